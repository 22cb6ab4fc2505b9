import { BuildCheck } from '../../atlas/making/build-check.ts';
import { InputError } from '../../errors.ts';
import { readPeakFile, type PeakFile } from '../../formats/peaks/peak-reader.ts';
import { knownAssembly, type Assembly } from '../../genome/assembly.ts';
import { overlapFlags } from '../../genome/intervals.ts';
import { namingStyle } from '../../genome/chromosome-names.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { placeOnAssembly, takePeaks, unknownChromosomes } from '../../genome/place.ts';
import { about, note, type Notice } from '../../messages/message.ts';

/** Sequences that are named in a notice. */
const NAMED = 5;

/** A query as it was read and placed, and what is kept of it: the same object where all is. */
export interface Query {
  /** What messages call it. */
  readonly name: string;
  /** All peaks: what the query is can be told by them alone, not by a part. */
  readonly whole: PeakColumns;
  readonly peaks: PeakColumns;
  readonly notices: readonly Notice[];
}

/** Files of regions that change which of the query's sites are used. */
export interface RegionFiles {
  /** Only intervals that overlap all of these. */
  readonly within?: readonly string[];
  /** Only intervals that overlap none of these. */
  readonly notWithin?: readonly string[];
  /** One more of the same. */
  readonly blacklist?: string;
}

/**
 * Places the peaks of a file on a genome and says what was left out.
 * @param name what messages call the file; its path where left out
 * @throws InputError for a file without a chromosome of the genome, or one of another build
 */
export function placeQuery(
  file: Pick<PeakFile, 'path' | 'peaks' | 'notices'>,
  genome: Assembly,
  name = file.path,
): Query {
  const { peaks, dropped, beyondEnd } = placed(file, genome, name);
  const notices = [...file.notices];
  const { chromosomeNames } = file.peaks;
  if (namingStyle(chromosomeNames) !== namingStyle(genome.chromosomeNames)) {
    const example = chromosomeNames.find((each) => genome.find(each) >= 0) ?? '';
    notices.push(
      note('query.other-names', {
        genome: genome.name,
        example,
        name: genome.chromosomeNames[genome.find(example)],
      }),
    );
  }
  if (dropped.length > 0) {
    const named = dropped.slice(0, NAMED).map((each) => `${each.name} ${each.peaks}`);
    notices.push(
      note('query.dropped', {
        intervals: dropped.reduce((sum, each) => sum + each.peaks, 0),
        sequences: dropped.length,
        genome: genome.name,
        names: named.join(', ') + (dropped.length > NAMED ? ', ...' : ''),
      }),
    );
  }
  if (beyondEnd > 0) notices.push(note('query.beyond-end', { intervals: beyondEnd }));
  return { name, whole: peaks, peaks, notices: about({ file: name }, notices) };
}

/** The peaks of a file for questions about genes: placed where the assembly is known, else as they stand in the file. */
export function placeWhereKnown(file: PeakFile, assembly: string | undefined): Query {
  const genome = assembly === undefined ? undefined : knownAssembly(assembly);
  if (genome !== undefined) return placeQuery(file, genome);
  const { path: name, peaks } = file;
  return { name, whole: peaks, peaks, notices: about({ file: name }, file.notices) };
}

/** Reads a query, places it, and keeps what the regions leave of it. @param path peak file, `-` for standard input */
export async function readQuery(path: string, genome: Assembly, regions: RegionFiles = {}): Promise<Query> {
  const query = placeQuery(await readPeakFile(path), genome);
  const { whole, name } = query;
  const flags = new Uint8Array(whole.count).fill(1);
  const { within = [], notWithin = [], blacklist } = regions;
  const without = blacklist === undefined ? notWithin : [...notWithin, blacklist];
  if (within.length + without.length === 0) return query;
  await keepRegions(flags, whole, genome, { within, notWithin: without });
  const peaks = takePeaks(whole, rowsOf(flags, 1));
  if (peaks.count === 0)
    throw new InputError('no interval of the query is left', { key: 'query.nothing-left', file: name });
  if (peaks.count === whole.count) return query;
  const restricted = note('query.restricted', { kept: peaks.count, all: whole.count });
  return { name, whole, peaks, notices: [...query.notices, ...about({ file: name }, [restricted])] };
}

/** A query whose first peaks are one part of it and whose other peaks the part that it is compared with. */
export interface DividedQuery extends Query {
  /** Peaks of the first part. */
  readonly first: number;
}

/**
 * Reads a query and divides it: what `within` and `notWithin` keep against what overlaps the regions of `against`.
 * Without either of the two, the first part is all that does not overlap them. An interval in both parts is left out.
 * @throws InputError where a part is empty
 */
export async function readDividedQuery(
  path: string,
  genome: Assembly,
  regions: RegionFiles,
  against: string,
): Promise<DividedQuery> {
  const { within, notWithin, blacklist } = regions;
  const query = await readQuery(path, genome, { blacklist });
  const all = query.peaks;
  const inOther = overlapFlags(all, await readRegions(against, genome));
  const inFirst = new Uint8Array(all.count).fill(1);
  await keepRegions(inFirst, all, genome, { within, notWithin });
  const chosen = within !== undefined || notWithin !== undefined;
  const rows = [...inFirst.keys()];
  const first = rows.filter((row) => inFirst[row] === 1 && inOther[row] === 0);
  const other = rows.filter((row) => inOther[row] === 1 && !(chosen && inFirst[row] === 1));
  if (first.length === 0 || other.length === 0) {
    throw new InputError('a part of the query that is to be compared is empty', {
      key: 'parts.empty',
      file: other.length === 0 ? against : path,
      expected: 'intervals of the query in both parts',
      found: `${first.length} against ${other.length}`,
      fix: 'for two sets of peaks of their own: chipmate compare A B',
    });
  }
  const both = chosen ? rows.filter((row) => inFirst[row] === 1 && inOther[row] === 1).length : 0;
  const counts = { first: first.length, other: other.length };
  const divided = both > 0 ? note('query.parts-in-both', { ...counts, both }) : note('query.parts', counts);
  return {
    ...query,
    peaks: takePeaks(all, [...first, ...other]),
    first: first.length,
    notices: [...query.notices, divided],
  };
}

/**
 * Regions of a file, placed on the genome.
 * @throws InputError for a file without a chromosome of the genome, or one of another build: it would leave out nothing
 */
export async function readRegions(path: string, genome: Assembly): Promise<PeakColumns> {
  return placed(await readPeakFile(path), genome, path).peaks;
}

/** Sets the flags of peaks to 0 that the regions do not keep. */
async function keepRegions(
  flags: Uint8Array,
  peaks: PeakColumns,
  genome: Assembly,
  { within = [], notWithin = [] }: RegionFiles,
): Promise<void> {
  for (const [paths, kept] of [
    [within, 1],
    [notWithin, 0],
  ] as const) {
    for (const path of paths) {
      const hits = overlapFlags(peaks, await readRegions(path, genome));
      hits.forEach((hit, i) => (flags[i] &= Number(hit === kept)));
    }
  }
}

function placed(file: Pick<PeakFile, 'peaks'>, genome: Assembly, name: string) {
  const found = placeOnAssembly(file.peaks, genome);
  const { peaks, beyondEnd, clipped } = found;
  if (beyondEnd + clipped > 0)
    new BuildCheck(genome, undefined).refuseOtherBuild(name, file.peaks, beyondEnd + clipped);
  if (peaks.count === 0) throw unknownChromosomes(name, file.peaks.chromosomeNames, genome);
  return found;
}

function rowsOf(flags: Uint8Array, value: number): number[] {
  return [...flags.keys()].filter((row) => flags[row] === value);
}
