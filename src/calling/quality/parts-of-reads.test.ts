import { expect, test } from 'vitest';
import type { PairedReads, SingleReads } from '../../genome/reads/aligned-reads.ts';
import { countReads } from '../../genome/reads/read-numbers.ts';
import { foundShare, partsOfReads } from './parts-of-reads.ts';

const run = {
  ...{ meanLength: 36, firstLength: 36 },
  counts: {
    ...{ records: 0, kept: 0, unmapped: 0, secondary: 0, failed: 0 },
    ...{ markedDuplicates: 0, lowQuality: 0, unpaired: 0, mates: 0 },
  },
};
const upTo = (reads: number): Int32Array => Int32Array.from({ length: reads }, (_, read) => read);
const single: SingleReads = {
  ...{ ...run, layout: 'single' },
  chromosomes: [
    { name: 'chr2', length: 9000, forward: upTo(1001), reverse: upTo(500) },
    { name: 'chr1', length: 9000, forward: upTo(700), reverse: upTo(300) },
  ],
};

test('parts have equal sizes, each sample holds the one before it, and none depends on the order of chromosomes', () => {
  const part = partsOfReads(single, 4, 5);
  expect([1, 2, 3, 4].map((parts) => countReads(part(parts)))).toEqual([625, 1251, 1876, 2501]);
  expect(part(4)).toEqual(single);
  const [two, one] = [part(2), part(1)] as SingleReads[];
  for (const [at, { forward }] of one.chromosomes.entries()) {
    const held = new Set(two.chromosomes[at].forward);
    expect([...forward].every((place) => held.has(place))).toBe(true);
  }
  const turned = { ...single, chromosomes: [...single.chromosomes].reverse() };
  const [second, first] = part(1).chromosomes;
  expect(partsOfReads(turned, 4, 5)(1).chromosomes).toEqual([first, second]);
  expect(partsOfReads(single, 4, 6)(1)).not.toEqual(one);
});

test('both ends of a pair stay together', () => {
  const start = upTo(400);
  const pairs: PairedReads = {
    ...{ ...run, layout: 'paired' },
    chromosomes: [{ name: '1', length: 900, start, end: start.map((place) => 3 * place + 1) }],
  };
  const [found] = (partsOfReads(pairs, 2, 1)(1) as PairedReads).chromosomes;
  expect(found.start.length).toBe(200);
  expect([...found.end]).toEqual([...found.start].map((place) => 3 * place + 1));
});

test('a peak is found where another shares a base with it', () => {
  const peaks = (name: string, ...each: [number, number][]) => ({
    name,
    peaks: { start: each.map(([start]) => start), end: each.map(([, end]) => end) },
  });
  const all = [peaks('chr1', [10, 20], [30, 40], [50, 60]), peaks('chr2', [10, 20])];
  expect(foundShare(all, [peaks('chr1', [19, 30], [5, 11], [60, 70])])).toBe(0.25);
  expect(foundShare(all, all)).toBe(1);
  expect(foundShare([], all)).toBeNaN();
});
