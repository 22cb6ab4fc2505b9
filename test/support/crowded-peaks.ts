// Random peaks and queries that provoke edge cases, and the slowest possible way to count their overlaps.
import type { Assembly } from '../../src/genome/assembly.ts';
import type { PeakColumns } from '../../src/genome/peak-columns.ts';
import { PeaksFileWriter } from '../../src/atlas/peaks-file/peaks-file-writer.ts';
import type { Random } from '../../src/statistics/random.ts';

/** One interval: chromosome number, start, end, and for peaks the experiment and score. */
export interface TestInterval {
  readonly chromosome: number;
  readonly start: number;
  readonly end: number;
  readonly experiment: number;
  readonly score: number;
}

/** Intervals that crowd, nest, touch, repeat, have no width, or lie at chromosome ends. */
export function trickyIntervals(
  random: Random,
  assembly: Assembly,
  count: number,
  experiments: number,
  widest: number,
): TestInterval[] {
  const list: TestInterval[] = [];
  for (let i = 0; i < count; i++) {
    const previous = list[random.integer(Math.max(1, list.length))] as TestInterval | undefined;
    const chromosome = previous?.chromosome ?? random.integer(assembly.sizes.length);
    const size = assembly.sizes[chromosome];
    const width = random.uniform() < 0.04 ? 0 : 1 + random.integer(random.uniform() < 0.9 ? 60 : widest);
    const kind = random.integer(8);
    let fresh = random.integer(assembly.sizes.length);
    let start = random.integer(assembly.sizes[fresh]);
    if (previous !== undefined && kind < 6) {
      fresh = chromosome;
      start = [
        previous.start,
        previous.end,
        previous.start - width,
        previous.start + random.integer(20) - 10,
        size - width,
        previous.end - 1,
      ][kind];
    }
    const limit = assembly.sizes[fresh];
    start = Math.min(Math.max(start, width === 0 ? 1 : 0), limit);
    const end = Math.min(start + width, limit);
    list.push({
      chromosome: fresh,
      start,
      end,
      experiment: random.integer(experiments),
      score: random.integer(1000),
    });
  }
  return list.filter(({ start, end }) => start < end || start > 0);
}

export function writePeaks(
  path: string,
  assembly: Assembly,
  experiments: number,
  peaks: readonly TestInterval[],
): void {
  const linear = ({ chromosome, start }: TestInterval): number => assembly.offsets[chromosome] + start;
  const sorted = [...peaks].sort(
    (a, b) => linear(a) - linear(b) || a.end - a.start - (b.end - b.start) || a.experiment - b.experiment,
  );
  const writer = new PeaksFileWriter(path, { genome: assembly, experiments });
  writer.append({
    count: sorted.length,
    start: Uint32Array.from(sorted, linear),
    width: Uint32Array.from(sorted, ({ start, end }) => end - start),
    experiment: Uint32Array.from(sorted, ({ experiment }) => experiment),
    summitOffset: Uint32Array.from(sorted, ({ start, end }) => (end - start) >> 1),
    signalCode: Uint8Array.from(sorted, ({ score }) => score & 255),
    score: Uint32Array.from(sorted, ({ score }) => score),
  });
  writer.finish();
}

export function asColumns(intervals: readonly TestInterval[], assembly: Assembly): PeakColumns {
  const count = intervals.length;
  const middle = ({ start, end }: TestInterval): number => (start + end) >> 1;
  return {
    count,
    chromosomeNames: assembly.chromosomeNames,
    chromosome: Uint16Array.from(intervals, ({ chromosome }) => chromosome),
    start: Int32Array.from(intervals, ({ start }) => start),
    end: Int32Array.from(intervals, ({ end }) => end),
    summit: Int32Array.from(intervals, middle),
    signal: new Float64Array(count).fill(NaN),
    score: new Float64Array(count).fill(NaN),
  };
}

/** Whether two intervals share a base; one without width stands for the bases on both sides of it. */
export function overlaps(a: TestInterval, b: TestInterval): boolean {
  const [aStart, aEnd] = a.start === a.end ? [a.start - 1, a.end + 1] : [a.start, a.end];
  const [bStart, bEnd] = b.start === b.end ? [b.start - 1, b.end + 1] : [b.start, b.end];
  return a.chromosome === b.chromosome && aStart < bEnd && bStart < aEnd;
}

/** Counts by comparing everything with everything. */
export function bruteForceCounts(
  query: readonly TestInterval[],
  peaks: readonly TestInterval[],
  experiments: number,
): { queryHits: Uint32Array; peaksHit: Uint32Array } {
  const queryHits = new Uint32Array(experiments);
  const peaksHit = new Uint32Array(experiments);
  for (const interval of query) {
    const met = new Set<number>();
    for (const peak of peaks) if (overlaps(interval, peak)) met.add(peak.experiment);
    for (const experiment of met) queryHits[experiment]++;
  }
  for (const peak of peaks) {
    if (query.some((interval) => overlaps(interval, peak))) peaksHit[peak.experiment]++;
  }
  return { queryHits, peaksHit };
}
