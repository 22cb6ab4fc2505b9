// The file of the thread that looks at a user's own files, and builds an atlas of them.
import { parentPort, workerData } from 'node:worker_threads';
import { findGenes } from '../../analyses/inputs/genes/gene-models.ts';
import { sitesWithin } from '../../analyses/atlas/make-sites.ts';
import { draftRows } from '../../atlas/drafting/draft-rows.ts';
import { sourceOfSheet, writeAtlas } from '../../atlas/making/build-atlas.ts';
import { sheetOf } from '../../atlas/making/sheet.ts';
import { failureOf } from '../../atlas/threads.ts';
import { openAssembly } from '../../formats/genes/chrom-sizes-reader.ts';
import { writeFileAtomically } from '../../formats/text/file-writer.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import type { Notice } from '../../messages/message.ts';
import { refusalBody } from '../answer-body.ts';
import type { LeftOut, OwnReply, OwnTask } from './own-atlas.ts';

const tell = (reply: OwnReply): void => parentPort?.postMessage(reply);
// What ends a process of the command line: half-written folders and locks are removed on the way out.
parentPort?.on('message', () => process.exit(0));

const task = workerData as OwnTask;
try {
  if ('draft' in task) await draft(task);
  else await build(task);
} catch (error) {
  tell({ failure: failureOf(error) });
} finally {
  parentPort?.close();
}

async function draft(asked: Extract<OwnTask, { draft: unknown }>): Promise<void> {
  const { rows, leftOut } = await draftRows(asked.draft, new KnownNames(), (fraction) =>
    tell({ step: 'drafting', fraction }),
  );
  const told = leftOut.flatMap(({ file, why }): LeftOut[] => {
    const refusal = refusalBody(why)?.refusal;
    return refusal === undefined ? [] : [{ file, refusal: { ...refusal, file: null } }];
  });
  tell({ drafted: rows, leftOut: told });
}

async function build(asked: Extract<OwnTask, { build: unknown }>): Promise<void> {
  const { atlas, sheet, text, genomes } = asked;
  const assembly = await openAssembly(asked.genome);
  const { models: genes } = await findGenes({ genomes, assembly: assembly.name });
  const sentences: string[] = [];
  let notices: readonly Notice[] = [];
  await writeAtlas(atlas, sourceOfSheet(sheetOf(asked.build, sheet, assembly.name)), {
    ...{ assembly, genes },
    onMessage: (sentence) => sentences.push(sentence),
    onProgress: (fraction) => tell({ step: 'index', fraction }),
    finish: (change) => {
      ({ notices } = sitesWithin(change, (fraction) => tell({ step: 'sites', fraction })));
    },
  });
  writeFileAtomically(sheet, text);
  tell({ sentences, notices });
}
