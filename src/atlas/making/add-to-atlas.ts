import { counted } from '../../counted.ts';
import { InputError } from '../../errors.ts';
import type { Assembly } from '../../genome/assembly.ts';
import { assemblyOf, ATLAS_FILES, describeGenome, type AtlasManifest } from '../manifest.ts';
import type { Shard } from '../shard.ts';
import {
  indexInto,
  sheetSource,
  type BuildOptions,
  type BuildSummary,
  type ExperimentSource,
} from './build-atlas.ts';
import { beginChange, type AtlasChange } from './change-atlas.ts';
import { asDiskProblem } from './disk-problems.ts';

/** What adding needs to be told; the genome is the atlas'. */
type AddOptions = Omit<BuildOptions, 'assembly' | 'replace' | 'genes'> & {
  /** What the blacklist was placed on; refused where the atlas is of another genome by now. */
  readonly assembly?: Assembly;
};

/**
 * Adds the experiments of a sheet to an atlas. They go into a folder of their own inside it; nothing that is
 * there is rewritten, and the addition appears in one step. What was added before, peak for peak, is not added again.
 * @param atlas the folder
 * @param sheet path of the sheet of experiments
 * @throws InputError where the atlas has another experiment of that name, or as `buildAtlas`
 */
export async function addToAtlas(atlas: string, sheet: string, options: AddOptions): Promise<BuildSummary> {
  return changing(atlas, options, async (change, assembly) => {
    const source = sheetSource(sheet, { ...options, assembly });
    const before = earlierAddition(change.shards, source, sheet);
    const folder = change.newShard();
    const { sentences, ...counts } = await indexInto(folder, source, { ...options, assembly });
    if (before !== undefined) {
      if (!holdTheSame(before.manifest, change.addShard().manifest)) throw hasAlready(source, 0, sheet);
      change.dropShard();
    } else change.addShard();
    await options.finish?.(change);
    change.commit();
    for (const sentence of sentences) options.onMessage?.(sentence);
    if (before !== undefined)
      options.onMessage?.(
        `the atlas has ${counted(counts.experiments, 'experiment')} of these names with the same peaks already: nothing was added`,
      );
    return before === undefined
      ? { folder, ...counts }
      : { folder: before.folder, ...counts, wasThere: true };
  });
}

/**
 * Adds the experiments that an atlas lacks, in the same way.
 * @param sourceWithout gives what is to be added, when it is told what the atlas has
 * @throws InputError as `addToAtlas`
 */
export async function addMissing(
  atlas: string,
  sourceWithout: (present: ReadonlySet<string>) => ExperimentSource,
  options: AddOptions,
): Promise<BuildSummary> {
  return changing(atlas, options, async (change, assembly) => {
    const present = new Set(change.shards.flatMap(({ experiments }) => experiments.experiment));
    const source = sourceWithout(present);
    if (source.statedPeaks.length === 0) {
      options.onMessage?.('the atlas has all of these experiments already: nothing was added');
      return { folder: atlas, experiments: 0, peaks: 0, wasThere: true };
    }
    const folder = change.newShard();
    const { sentences, ...counts } = await indexInto(folder, source, { ...options, assembly });
    change.addShard();
    await options.finish?.(change);
    change.commit();
    for (const sentence of sentences) options.onMessage?.(sentence);
    return { folder, ...counts };
  });
}

async function changing(
  atlas: string,
  options: AddOptions,
  work: (change: AtlasChange, assembly: Assembly) => Promise<BuildSummary>,
): Promise<BuildSummary> {
  const change = beginChange(atlas);
  try {
    for (const note of change.notes) options.onMessage?.(note);
    const assembly = assemblyOf(change.manifest.genome);
    refuseOtherGenome(options.assembly ?? assembly, change.manifest, atlas);
    return await work(change, assembly);
  } catch (error) {
    throw asDiskProblem(error, atlas);
  } finally {
    change.abort();
  }
}

function refuseOtherGenome(expected: Assembly, { genome }: AtlasManifest, atlas: string): void {
  if (JSON.stringify(describeGenome(expected)) === JSON.stringify(genome)) return;
  throw new InputError('the atlas was replaced by one of another genome', {
    file: atlas,
    expected: expected.name,
    found: genome.name,
    fix: 'repeat the command with peaks of that genome',
  });
}

type SheetSource = ReturnType<typeof sheetSource>;

/**
 * The part of the atlas that has exactly these experiments; undefined where the atlas has none of them.
 * @throws InputError where it has some of them
 */
function earlierAddition(shards: readonly Shard[], source: SheetSource, sheet: string): Shard | undefined {
  const names = source.columns.get('experiment') ?? [];
  const present = new Set(shards.flatMap(({ experiments }) => experiments.experiment));
  const twice = names.findIndex((name) => present.has(name));
  if (twice < 0) return undefined;
  const before = shards.find(
    ({ experiments: { count, experiment } }) =>
      count === names.length && names.every((name, i) => experiment[i] === name),
  );
  if (before === undefined) throw hasAlready(source, twice, sheet);
  return before;
}

function hasAlready({ columns, line }: SheetSource, row: number, sheet: string): InputError {
  return new InputError(`the atlas has an experiment ${columns.get('experiment')?.[row] ?? ''} already`, {
    file: sheet,
    line: line[row],
    expected:
      'experiments that the atlas does not have, or exactly those of one addition with the same peaks',
    fix: 'leave the row out, or give the experiment another name',
  });
}

const COMPARED = [ATLAS_FILES.experiments, ATLAS_FILES.peaks, ATLAS_FILES.scores, ATLAS_FILES.signals];

/** Whether two folders hold the same experiments with the same peaks, which mean the same. */
function holdTheSame(a: AtlasManifest, b: AtlasManifest): boolean {
  const content = ({ files, meanings, blacklist, dropped }: AtlasManifest): string =>
    JSON.stringify([COMPARED.map((name) => files[name].sha256), meanings, blacklist, dropped]);
  return content(a) === content(b);
}
