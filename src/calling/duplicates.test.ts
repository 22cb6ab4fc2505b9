import { expect, test } from 'vitest';
import type { PairedReads, ReadCounts, SingleReads } from '../genome/reads/aligned-reads.ts';
import { countReads } from '../genome/reads/read-numbers.ts';
import { likelyAtOnePlace, withoutDuplicates } from './duplicates.ts';

const counts: ReadCounts = {
  ...{ records: 0, kept: 0, unmapped: 0, secondary: 0, failed: 0 },
  ...{ markedDuplicates: 0, lowQuality: 0, unpaired: 0, mates: 0 },
};
const run = { meanLength: 50, firstLength: 50, counts };
const single: SingleReads = {
  ...run,
  layout: 'single',
  chromosomes: [
    { name: 'chr1', length: 100, forward: Int32Array.of(1, 1, 1, 4), reverse: Int32Array.of(1, 60, 60) },
  ],
};
const paired: PairedReads = {
  ...run,
  layout: 'paired',
  chromosomes: [
    { name: 'chr1', length: 100, start: Int32Array.of(1, 1, 1, 4), end: Int32Array.of(50, 50, 60, 60) },
  ],
};

test('at most so many reads of one place and strand stay', () => {
  const one = withoutDuplicates(single, 1) as SingleReads;
  expect([...one.chromosomes[0].forward]).toEqual([1, 4]);
  expect([...one.chromosomes[0].reverse]).toEqual([1, 60]);
  expect(countReads(withoutDuplicates(single, 2))).toBe(6);
  expect(withoutDuplicates(single, Infinity)).toBe(single);
});

test('pairs are duplicates where both ends are the same', () => {
  const one = withoutDuplicates(paired, 1) as PairedReads;
  expect([...one.chromosomes[0].start]).toEqual([1, 1, 4]);
  expect([...one.chromosomes[0].end]).toEqual([50, 60, 60]);
});

test('how many may be at one place by chance grows with the depth', () => {
  // R: qbinom(1 - 1e-5, reads, 1 / 2.7e9)
  expect(likelyAtOnePlace(2.7e9, 2e7)).toBe(2);
  expect(likelyAtOnePlace(1e6, 3e6)).toBe(13);
  expect(likelyAtOnePlace(1e6, 2e7)).toBe(42);
});
