// Peak sets that mean nothing, or less than they did: moved, thinned, merged, and the sites that everything binds.
import type { CellClassSites } from '../../src/atlas/sites/cell-class-sites.ts';
import type { Assembly } from '../../src/genome/assembly.ts';
import { chromosomeCodes } from '../../src/genome/chromosome-names.ts';
import { chromosomeAt } from '../../src/genome/linear-regions.ts';
import type { PeakColumns } from '../../src/genome/peak-columns.ts';
import { takePeaks } from '../../src/genome/place.ts';
import type { Random } from '../../src/statistics/random.ts';

/** Some peaks of a set, each as likely as any other. */
export function randomPeaks(peaks: PeakColumns, count: number, random: Random): PeakColumns {
  return takePeaks(peaks, random.sample(peaks.count, count).sort());
}

/** The peaks of several sets as one. */
export function mergedPeaks(sets: readonly PeakColumns[]): PeakColumns {
  const [first] = sets;
  const names = [...new Set(sets.flatMap(({ chromosomeNames }) => chromosomeNames))];
  const count = sets.reduce((sum, each) => sum + each.count, 0);
  const whole = {
    count,
    chromosomeNames: names,
    chromosome: new Uint16Array(count),
    start: new Int32Array(count),
    end: new Int32Array(count),
    summit: new Int32Array(count),
    signal: new Float64Array(count),
    score: new Float64Array(count),
  };
  let at = 0;
  for (const set of sets) {
    const codes = chromosomeCodes(set.chromosomeNames, names);
    for (const key of ['start', 'end', 'summit', 'signal', 'score'] as const) whole[key].set(set[key], at);
    for (let i = 0; i < set.count; i++) whole.chromosome[at + i] = codes[set.chromosome[i]];
    at += set.count;
  }
  return first === undefined ? whole : { ...first, ...whole };
}

/** The peaks moved along their chromosomes, round the end: as many, as wide, as far from each other, at other places. */
export function movedPeaks(peaks: PeakColumns, genome: Assembly, by: number): PeakColumns {
  const sizes = peaks.chromosomeNames.map((name) => genome.sizes[genome.find(name)] ?? Infinity);
  const start = new Int32Array(peaks.count);
  const shift = Int32Array.from({ length: peaks.count }, (_, i) => {
    const width = peaks.end[i] - peaks.start[i];
    const room = sizes[peaks.chromosome[i]] - width;
    start[i] = (peaks.start[i] + by) % room;
    return start[i] - peaks.start[i];
  });
  return {
    ...peaks,
    start,
    end: peaks.end.map((end, i) => end + shift[i]),
    summit: peaks.summit.map((summit, i) => summit + shift[i]),
  };
}

/** Consensus sites as peaks whose summit is the middle. @param signal one value per site */
export function sitesAsPeaks(
  sites: Pick<CellClassSites, 'start' | 'end'>,
  rows: readonly number[],
  signal: (row: number, place: number) => number,
  genome: Assembly,
): PeakColumns {
  const chromosome = Uint16Array.from(rows, (row) => chromosomeAt(genome, sites.start[row], 0));
  const linear = (positions: Uint32Array): Int32Array =>
    Int32Array.from(rows, (row, i) => positions[row] - genome.offsets[chromosome[i]]);
  const [start, end] = [linear(sites.start), linear(sites.end)];
  return {
    count: rows.length,
    chromosomeNames: genome.chromosomeNames,
    chromosome,
    start,
    end,
    summit: start.map((from, i) => Math.floor((from + end[i]) / 2)),
    signal: Float64Array.from(rows, signal),
    score: new Float64Array(rows.length).fill(NaN),
  };
}

/** The sites of a class that the most binders have, as many as asked. */
export function mostBoundSites(sites: CellClassSites, count: number, genome: Assembly): PeakColumns {
  const { offset, siteCount } = sites.members;
  const binders = (row: number): number => offset[row + 1] - offset[row];
  const rows = Array.from({ length: siteCount }, (_, row) => row)
    .sort((a, b) => binders(b) - binders(a) || a - b)
    .slice(0, count)
    .sort((a, b) => a - b);
  return sitesAsPeaks(sites, rows, binders, genome);
}
