import { expect, test } from 'vitest';
import type { AlignedReads, ReadCounts } from '../../genome/reads/aligned-reads.ts';
import { poolReads, splitReads } from './split-reads.ts';

function counts(kept: number): ReadCounts {
  const none = {
    unmapped: 0,
    secondary: 0,
    failed: 0,
    markedDuplicates: 0,
    lowQuality: 0,
    unpaired: 0,
    mates: 0,
  };
  return { records: kept, kept, ...none };
}

const run = { meanLength: 50, firstLength: 50 };
const chr1 = {
  ...{ name: 'chr1', length: 5000 },
  forward: Int32Array.from({ length: 101 }, (_, i) => 10 * i),
  reverse: Int32Array.of(60, 60, 70),
};
const chr2 = { name: 'chr2', length: 900, forward: Int32Array.of(5), reverse: Int32Array.of() };
const SINGLE: AlignedReads = { ...run, layout: 'single', chromosomes: [chr1, chr2], counts: counts(105) };
const PAIRED: AlignedReads = {
  ...{ ...run, layout: 'paired', counts: counts(4) },
  chromosomes: [
    { name: 'chr1', length: 99, start: Int32Array.of(1, 1, 2, 9), end: Int32Array.of(5, 7, 4, 20) },
  ],
};

test('two halves hold every read once, and pooled they are what was split', () => {
  for (const reads of [SINGLE, PAIRED]) {
    const halves = splitReads(reads, 7);
    expect(Math.abs(halves[0].counts.kept - halves[1].counts.kept)).toBeLessThanOrEqual(1);
    expect(poolReads(halves)).toEqual(reads);
  }
});

test('a seed gives one split, another seed another; the order of chromosomes changes nothing', () => {
  const [first] = splitReads(SINGLE, 7);
  expect(splitReads(SINGLE, 7)[0]).toEqual(first);
  expect(splitReads(SINGLE, 8)[0]).not.toEqual(first);
  const [turned] = splitReads({ ...SINGLE, chromosomes: [chr2, chr1] }, 7);
  expect(turned.chromosomes.toReversed()).toEqual(first.chromosomes);
});

test('single ends and pairs are not pooled', () => {
  expect(() => poolReads([SINGLE, PAIRED])).toThrow(RangeError);
  expect(() => poolReads([])).toThrow(RangeError);
});
