import { expect, test } from 'vitest';
import type { AlignedReads, SingleReads } from '../../genome/reads/aligned-reads.ts';
import { createRandom } from '../../statistics/random.ts';
import { withoutDuplicates } from '../duplicates.ts';
import { readsOverlapping, readsWithin } from './count-reads.ts';
import { binsBetween, regionsOfPeaks } from './regions.ts';
import { peaksOf } from '../../../test/support/peaks-of-rows.ts';

const run = {
  ...{ meanLength: 30, firstLength: 30 },
  counts: {
    ...{ records: 0, kept: 0, unmapped: 0, secondary: 0, failed: 0 },
    ...{ markedDuplicates: 0, lowQuality: 0, unpaired: 0, mates: 0 },
  },
};

interface Read {
  readonly chromosome: string;
  readonly start: number;
  readonly end: number;
  readonly isReverse: boolean;
}
const random = createRandom(11);
const drawn: Read[] = Array.from({ length: 3000 }, () => {
  const start = random.integer(2000);
  return {
    chromosome: random.integer(2) === 0 ? 'chr1' : 'chr2',
    start,
    end: start + 1 + random.integer(60),
    isReverse: random.integer(2) === 0,
  };
});
const NAMES = ['chr1', 'chr2'];
const column = (name: string, isReverse: boolean | undefined, of: (read: Read) => number): Int32Array =>
  Int32Array.from(
    drawn.filter((read) => read.chromosome === name && (isReverse ?? read.isReverse) === read.isReverse),
    of,
  ).sort();
const single: SingleReads = {
  ...run,
  layout: 'single',
  chromosomes: NAMES.map((name) => ({
    ...{ name, length: 2100 },
    forward: column(name, false, ({ start }) => start),
    reverse: column(name, true, ({ end }) => end),
    forwardEnd: column(name, false, ({ end }) => end),
    reverseStart: column(name, true, ({ start }) => start),
  })),
};
const paired: AlignedReads = {
  ...run,
  layout: 'paired',
  chromosomes: NAMES.map((name) => {
    const own = drawn.filter((read) => read.chromosome === name);
    own.sort((a, b) => a.start - b.start || a.end - b.end);
    return {
      ...{ name, length: 2100 },
      start: Int32Array.from(own, ({ start }) => start),
      end: Int32Array.from(own, ({ end }) => end),
    };
  }),
};
const peaks = Array.from({ length: 40 }, (): [string, number, number] => {
  const start = random.integer(2000);
  return [random.integer(2) === 0 ? '1' : 'chr2', start, start + 1 + random.integer(40)];
});
const regions = regionsOfPeaks([peaksOf(peaks.slice(0, 20)), peaksOf(peaks.slice(20))]);

/** Region by region and read by read. */
function slowly(among: typeof regions, lies: (read: Read, start: number, end: number) => boolean): number[] {
  return among.chromosomes.flatMap(({ name, start, end }) =>
    Array.from(
      start,
      (from, at) =>
        drawn.filter(
          (read) => read.chromosome === (name === '1' ? 'chr1' : name) && lies(read, from, end[at]),
        ).length,
    ),
  );
}
const overlaps = (read: Read, start: number, end: number): boolean => read.start < end && read.end > start;

test('regions are what peaks cover together', () => {
  const covered = (name: string, at: number): boolean =>
    peaks.some(([own, start, end]) => own === name && start <= at && at < end);
  for (const { name, start, end } of regions.chromosomes)
    for (let at = 0; at < 2100; at++)
      expect(start.some((from, i) => from <= at && at < end[i])).toBe(covered(name, at));
  expect(regions.count).toBe(regions.chromosomes.reduce((sum, { start }) => sum + start.length, 0));
});

test('single reads count in every region that they overlap by 1 bp, fragments of pairs as well', () => {
  const expected = slowly(regions, overlaps);
  expect(Math.max(...expected)).toBeGreaterThan(30);
  expect([...readsOverlapping(single, regions)]).toEqual(expected);
  expect([...readsOverlapping(paired, regions)]).toEqual(expected);
});

test("bins hold 5' ends and middles, and none shares a base with a peak", () => {
  const few = regionsOfPeaks([peaksOf(peaks.slice(0, 6))]);
  const bins = binsBetween(
    few,
    NAMES.map((name) => ({ name, length: 2100 })),
    70,
  );
  const free = bins.chromosomes.flatMap(({ name, start, end }) =>
    Array.from(start, (from, at) => ({ name, from, to: end[at] })),
  );
  const isFree = (name: string, from: number): boolean =>
    peaks
      .slice(0, 6)
      .every(([own, start, end]) => own !== name.replace('chr1', '1') || end <= from || start >= from + 70);
  expect(free).toEqual(
    NAMES.flatMap((name) =>
      Array.from({ length: 30 }, (_, i) => ({ name, from: 70 * i, to: 70 * (i + 1) })).filter(({ from }) =>
        isFree(name, from),
      ),
    ),
  );
  expect(free.length).toBeLessThan(60);
  const place = (read: Read): number => (read.isReverse ? read.end - 1 : read.start);
  expect([...readsWithin(single, bins)]).toEqual(
    slowly(bins, (read, from, to) => from <= place(read) && place(read) < to),
  );
  const middle = ({ start, end }: Read): number => Math.floor((start + end) / 2);
  expect([...readsWithin(paired, bins)]).toEqual(
    slowly(bins, (read, from, to) => from <= middle(read) && middle(read) < to),
  );
});

test('reads without their other ends are not counted', () => {
  const chromosomes = single.chromosomes.map(({ name, length, forward, reverse }) => ({
    ...{ name, length, forward, reverse },
  }));
  expect(() => readsOverlapping({ ...single, chromosomes }, regions)).toThrow('both of their ends');
  expect(() => readsOverlapping(withoutDuplicates(single, 1), regions)).toThrow('both of their ends');
});
