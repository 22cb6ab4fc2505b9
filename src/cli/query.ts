import { counted } from '../counted.ts';
import { Option, type Command } from 'commander';
import type { Atlas } from '../atlas/open-atlas.ts';
import { BuildCheck } from '../atlas/build/build-check.ts';
import { InputError } from '../errors.ts';
import { readPeakFile } from '../formats/peak-file.ts';
import type { Assembly } from '../genome/assembly.ts';
import { overlapFlags, splitByOverlap } from '../genome/blacklist.ts';
import { namingStyle } from '../genome/chromosome-names.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { placeOnAssembly, takePeaks, unknownChromosomes } from '../genome/place.ts';
import { whole } from './numbers.ts';
import { collect, say } from './options.ts';

/** Options that change which of the query's sites are used. */
export interface QueryOptions {
  readonly blacklist?: string;
  readonly within?: readonly string[];
  readonly notWithin?: readonly string[];
  readonly quiet?: boolean;
}

export function addQueryOptions(command: Command): Command {
  return command
    .option('--blacklist <bed>', 'leave out query intervals that overlap these regions')
    .option('--within <bed>', 'only query intervals that overlap these regions', collect)
    .option('--not-within <bed>', 'only query intervals that overlap none of these regions', collect);
}

/** `--min-score`, refused later where the atlas does not know what its scores are. */
export function addMinScoreOption(command: Command): Command {
  return command.addOption(
    new Option('--min-score <n>', 'only peaks with at least this score (-10 log10 Q)').argParser(
      whole('--min-score', 0),
    ),
  );
}

/** A query as it was read, and what its options keep of it: the same object where they keep all. */
export interface RestrictedQuery {
  /** All peaks: what the query is can be told by them alone, not by a part. */
  readonly whole: PeakColumns;
  readonly peaks: PeakColumns;
}

/** The peaks of a query that its options keep, see `readRestrictedQuery`. */
export async function readQuery(path: string, genome: Assembly, options: QueryOptions): Promise<PeakColumns> {
  return (await readRestrictedQuery(path, genome, options)).peaks;
}

/**
 * Reads a query and places it on the genome of an atlas; says what was left out.
 * @param path peak file, `-` for standard input
 * @throws InputError for a faulty file, one without a chromosome of the genome, or one of another build
 */
export async function readRestrictedQuery(
  path: string,
  genome: Assembly,
  options: QueryOptions,
): Promise<RestrictedQuery> {
  const file = await readPeakFile(path);
  const name = path === '-' ? 'standard input' : path;
  const tell = say(options);
  for (const note of file.notes) tell(`${name}: ${note}`);
  const { peaks, dropped, beyondEnd, clipped } = placeOnAssembly(file.peaks, genome);
  if (beyondEnd + clipped > 0)
    new BuildCheck(genome, undefined).refuseOtherBuild(name, file.peaks, beyondEnd + clipped);
  if (peaks.count === 0) throw unknownChromosomes(name, file.peaks.chromosomeNames, genome);
  const naming = namingStyle(file.peaks.chromosomeNames);
  if (naming !== namingStyle(genome.chromosomeNames)) {
    const example = file.peaks.chromosomeNames.find((each) => genome.find(each) >= 0) ?? '';
    tell(
      `${name}: chromosomes are named otherwise than in ${genome.name}; ${example} is taken as ${genome.chromosomeNames[genome.find(example)]}, and so on`,
    );
  }
  if (dropped.length > 0) {
    const lost = dropped.reduce((sum, each) => sum + each.peaks, 0);
    const named = dropped.slice(0, 5).map((each) => `${each.name} ${each.peaks}`);
    tell(
      `${name}: left out ${counted(lost, 'interval')} on ${counted(dropped.length, 'sequence')} that ${genome.name} does not have: ${named.join(', ')}${dropped.length > 5 ? ', ...' : ''}`,
    );
  }
  if (beyondEnd > 0)
    tell(
      `${name}: left out ${counted(beyondEnd, 'interval that begins', 'intervals that begin')} beyond the end of the chromosome`,
    );
  return { whole: peaks, peaks: await restrict(peaks, genome, options, name) };
}

/**
 * Reads a query and divides it: what `--within` and `--not-within` keep against what overlaps the regions of `against`.
 * Without either of the two, the first part is all that does not overlap them. An interval in both parts is left out.
 * @returns the first part's peaks before the other's, how many they are, and all peaks
 * @throws InputError where a part is empty
 */
export async function readQueryParts(
  path: string,
  genome: Assembly,
  options: QueryOptions,
  against: string,
): Promise<RestrictedQuery & { first: number }> {
  const { within, notWithin, ...rest } = options;
  const { whole, peaks: all } = await readRestrictedQuery(path, genome, rest);
  const hits = async (regions: string) => overlapFlags(all, await readRegions(regions, genome));
  const inOther = await hits(against);
  const inFirst = new Uint8Array(all.count).fill(1);
  for (const regions of within ?? []) (await hits(regions)).forEach((hit, i) => (inFirst[i] &= hit));
  for (const regions of notWithin ?? []) (await hits(regions)).forEach((hit, i) => (inFirst[i] &= 1 - hit));
  const chosen = within !== undefined || notWithin !== undefined;
  const rows = [...inFirst.keys()];
  const first = rows.filter((row) => inFirst[row] === 1 && inOther[row] === 0);
  const other = rows.filter((row) => inOther[row] === 1 && !(chosen && inFirst[row] === 1));
  if (first.length === 0 || other.length === 0) {
    throw new InputError('a part of the query that is to be compared is empty', {
      file: other.length === 0 ? against : path,
      expected: 'intervals of the query in both parts',
      found: `${first.length} against ${other.length}`,
      fix: 'for two sets of peaks of their own: chipmate compare A B',
    });
  }
  const both = chosen ? rows.filter((row) => inFirst[row] === 1 && inOther[row] === 1).length : 0;
  say(options)(
    `compared: ${counted(first.length, 'interval')} of the query with ${other.length}${both > 0 ? `; left out, being in both parts: ${both}` : ''}`,
  );
  return { whole, peaks: takePeaks(all, [...first, ...other]), first: first.length };
}

async function restrict(
  query: PeakColumns,
  genome: Assembly,
  { blacklist, within, notWithin, quiet }: QueryOptions,
  name: string,
): Promise<PeakColumns> {
  let kept = query;
  for (const path of [...(notWithin ?? []), ...(blacklist === undefined ? [] : [blacklist])])
    kept = splitByOverlap(kept, await readRegions(path, genome)).outside;
  for (const path of within ?? []) kept = splitByOverlap(kept, await readRegions(path, genome)).inside;
  if (kept.count < query.count)
    say(quiet === undefined ? {} : { quiet })(
      `${name}: ${kept.count} of ${query.count} intervals are left after the regions given`,
    );
  if (kept.count === 0) throw new InputError('no interval of the query is left', { file: name });
  return kept;
}

/**
 * Regions of a file, placed on the genome.
 * @throws InputError for a file without a chromosome of the genome, or one of another build: it would leave out nothing
 */
export async function readRegions(path: string, genome: Assembly): Promise<PeakColumns> {
  const file = await readPeakFile(path);
  const { peaks, beyondEnd, clipped } = placeOnAssembly(file.peaks, genome);
  if (beyondEnd + clipped > 0)
    new BuildCheck(genome, undefined).refuseOtherBuild(path, file.peaks, beyondEnd + clipped);
  if (peaks.count === 0) throw unknownChromosomes(path, file.peaks.chromosomeNames, genome);
  return peaks;
}

/** @throws InputError where the scores of an experiment that is to be shown are not known to be -10 log10 Q */
export function checkMinScore(atlas: Atlas, rows: Uint32Array, minScore: number | undefined): void {
  if (minScore === undefined) return;
  for (const row of rows) {
    const { score, scoreIsMinus10Log10Q } = atlas.meaningOf(row);
    if (scoreIsMinus10Log10Q) continue;
    throw new InputError(
      `--min-score needs scores that are -10 log10 Q, and the atlas does not say so of ${atlas.experiments.experiment[row]}`,
      {
        expected: 'experiments of ChIP-Atlas or MACS, or an atlas that was built with --score-is-q',
        found: `a score from ${score}`,
        fix: 'leave --min-score out, or choose other experiments with the filters',
      },
    );
  }
}
