import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { parseStudy } from './file/read-study.ts';
import { supportedPeaks, unrepeated } from './replicate-support.ts';

type Interval = readonly [chromosome: number, start: number, end: number];

function columns(rows: readonly Interval[]): PeakColumns {
  return {
    count: rows.length,
    chromosomeNames: ['chr1', 'chr2'],
    chromosome: Uint16Array.from(rows, ([chromosome]) => chromosome),
    start: Int32Array.from(rows, ([, start]) => start),
    end: Int32Array.from(rows, ([, , end]) => end),
    summit: Int32Array.from(rows, ([, start]) => start),
    signal: new Float64Array(rows.length),
    score: new Float64Array(rows.length),
  };
}

test('touching peaks do not support one another, one shared base does', () => {
  const peaks = columns([
    [0, 10, 20],
    [0, 30, 40],
    [1, 10, 20],
  ]);
  const other = columns([
    [0, 20, 30],
    [0, 39, 50],
  ]);
  expect(Array.from(supportedPeaks(peaks, [other]))).toEqual([1]);
  expect(Array.from(supportedPeaks(peaks, [other, columns([[1, 0, 11]])]))).toEqual([1, 2]);
});

test('a peak without width counts as the bases on both sides of it', () => {
  const summits = columns([
    [0, 9, 9],
    [0, 10, 10],
    [0, 20, 20],
    [0, 21, 21],
  ]);
  const wide = columns([[0, 10, 20]]);
  expect(Array.from(supportedPeaks(summits, [wide]))).toEqual([1, 2]);
  expect(Array.from(supportedPeaks(wide, [columns([[0, 20, 20]])]))).toEqual([0]);
});

test('agrees with comparing every pair', () => {
  const widened = ([chromosome, start, end]: Interval): Interval =>
    start === end ? [chromosome, start - 1, end + 1] : [chromosome, start, end];
  const interval = fc
    .tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 6 }))
    .map(([chromosome, start, width]): Interval => [chromosome, start, start + width]);
  fc.assert(
    fc.property(fc.array(interval), fc.array(interval), (a, b) => {
      const others = b.map(widened);
      const expected = a
        .map(widened)
        .flatMap((x, row) => (others.some((y) => x[0] === y[0] && x[1] < y[2] && y[1] < x[2]) ? [row] : []));
      expect(Array.from(supportedPeaks(columns(a), [columns(b)]))).toEqual(expected);
    }),
  );
});

test('one peak file is unreplicated unless it says of how many replicates it was made', () => {
  const { study } = parseStudy(
    `study: S
factor: IKZF1
genome: hg38
chip_seq:
  - { name: one, cell: A, peaks: a.bed }
  - { name: pooled, cell: A, peaks: a.bed, replicates: 2 }
  - { name: two, cell: A, peaks: [a.bed, b.bed] }
  - { name: failed, cell: A, peaks: a.bed }
`,
    'study.yaml',
  );
  const done = ['one', 'pooled', 'two'].map((name) => ({ name }));
  expect(unrepeated(study, done)).toEqual(['one']);
});
