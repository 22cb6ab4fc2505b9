// The file of the thread that looks at a user's own files, and builds an atlas of them.
import { parentPort, workerData } from 'node:worker_threads';
import { draftRows } from '../../atlas/drafting/draft-rows.ts';
import { failureOf } from '../../atlas/threads.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { refusalBody } from '../answer-body.ts';
import { buildOwnAtlas } from './build-own-atlas.ts';
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
  tell(await buildOwnAtlas(asked, (step, fraction) => tell({ step, fraction })));
}
