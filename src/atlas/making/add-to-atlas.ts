import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../errors.ts';
import { assemblyOf, SHARDS_FOLDER } from '../manifest.ts';
import { Shard, shardFolders } from '../shard.ts';
import { sheetSource, writeAtlas, type BuildOptions, type BuildSummary } from './build-atlas.ts';

/**
 * Adds the experiments of a sheet to an atlas. They go into a folder of their own inside it; nothing that is
 * there is rewritten, and the addition appears in one step.
 * @param atlas the folder
 * @param sheet path of the sheet of experiments
 * @throws InputError where the atlas has an experiment of that name, or as `buildAtlas`
 */
export async function addToAtlas(
  atlas: string,
  sheet: string,
  options: Omit<BuildOptions, 'assembly' | 'replace' | 'genes'>,
): Promise<BuildSummary> {
  const folders = shardFolders(atlas);
  const shards = folders.map((folder) => new Shard(folder));
  const assembly = assemblyOf(shards[0].manifest.genome);
  const source = sheetSource(sheet, { ...options, assembly });
  const present = new Set(shards.flatMap((shard) => shard.experiments.experiment));
  const names = source.columns.get('experiment') ?? [];
  const twice = names.findIndex((name) => present.has(name));
  if (twice >= 0) {
    throw new InputError(`the atlas has an experiment ${names[twice]} already`, {
      file: sheet,
      line: source.line[twice],
      expected: 'experiments that the atlas does not have',
      fix: 'leave the row out, or give the experiment another name',
    });
  }
  const last = folders.length === 1 ? 1 : Number(folders[folders.length - 1].slice(-NUMBER_WIDTH));
  const number = String(last + 1).padStart(NUMBER_WIDTH, '0');
  try {
    return await writeAtlas(join(atlas, SHARDS_FOLDER, number), source, { ...options, assembly });
  } finally {
    removeIfEmpty(join(atlas, SHARDS_FOLDER));
  }
}

/** An addition that failed leaves nothing behind. */
function removeIfEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

/** Digits of a shard's name: the first addition is 0002, the atlas itself being the first shard. */
const NUMBER_WIDTH = 4;
