// An atlas of the user's own files with its sheet beside it: an atlas never stands there without.
import { existsSync, rmSync } from 'node:fs';
import { findGenes } from '../../analyses/inputs/genes/gene-models.ts';
import { sitesWithin } from '../../analyses/atlas/make-sites.ts';
import { sourceOfSheet, writeAtlas } from '../../atlas/making/build-atlas.ts';
import { sheetOf } from '../../atlas/making/sheet.ts';
import { openAssembly } from '../../formats/genes/chrom-sizes-reader.ts';
import { writeFileAtomically } from '../../formats/text/file-writer.ts';
import type { Notice } from '../../messages/message.ts';
import type { OwnTask } from './own-atlas.ts';

/**
 * Builds it. The sheet comes first: a process that is killed leaves it alone or with its atlas, and the same build goes on. However else it
 * ends, neither is there without the other.
 */
export async function buildOwnAtlas(
  { build, genome, genomes, atlas, sheet, text }: Extract<OwnTask, { build: unknown }>,
  onProgress: (step: 'index' | 'sites', fraction: number) => void,
): Promise<{ readonly sentences: readonly string[]; readonly notices: readonly Notice[] }> {
  const assembly = await openAssembly(genome);
  const { models: genes } = await findGenes({ genomes, assembly: assembly.name });
  const sentences: string[] = [];
  let notices: readonly Notice[] = [];
  const forget = (): void => {
    if (!existsSync(atlas)) rmSync(sheet, { force: true });
  };
  process.once('exit', forget);
  try {
    writeFileAtomically(sheet, text);
    await writeAtlas(atlas, sourceOfSheet(sheetOf(build, sheet, assembly.name)), {
      ...{ assembly, genes },
      onMessage: (sentence) => sentences.push(sentence),
      onProgress: (fraction) => onProgress('index', fraction),
      finish: (change) => {
        ({ notices } = sitesWithin(change, (fraction) => onProgress('sites', fraction)));
      },
    });
    return { sentences, notices };
  } finally {
    process.off('exit', forget);
    forget();
  }
}
