import { expect, test } from 'vitest';
import type { PairedReads, SingleReads } from '../../genome/reads/aligned-reads.ts';
import { createRandom } from '../../statistics/random.ts';
import { libraryComplexity } from './complexity.ts';
import { saturation } from './saturation.ts';

const run = {
  ...{ meanLength: 36, firstLength: 36 },
  counts: {
    ...{ records: 0, kept: 0, unmapped: 0, secondary: 0, failed: 0 },
    ...{ markedDuplicates: 0, lowQuality: 0, unpaired: 0, mates: 0 },
  },
};

/** Each of so many places with three reads on either strand. */
function tripled(places: number): SingleReads {
  const each = Int32Array.from({ length: 3 * places }, (_, read) => 100 + Math.floor(read / 3));
  return {
    ...{ ...run, layout: 'single' },
    chromosomes: [{ name: 'chr1', length: 9000, forward: each, reverse: each }],
  };
}

test('places of a part of the reads are as many as when reads are shuffled and counted', () => {
  const reads = tripled(1000);
  const found = saturation(reads, 7);
  expect(found.reads).toEqual(Array.from({ length: 10 }, (_, part) => 600 * (part + 1)));
  expect(found.distinct[9]).toBe(libraryComplexity(reads).distinct);
  const source = createRandom(3);
  const all = Array.from({ length: 6000 }, (_, read) => ({ place: read % 2000, turn: source.uniform() }));
  all.sort((a, b) => a.turn - b.turn);
  for (const [part, distinct] of found.distinct.entries()) {
    const shuffled = new Set(all.slice(0, 600 * (part + 1)).map(({ place }) => place)).size;
    expect(Math.abs(distinct - shuffled)).toBeLessThan(100);
  }
});

test('the order of chromosomes does not matter, the seed does; of pairs both ends are the place', () => {
  const [chr1] = tripled(50).chromosomes;
  const chr2 = { ...chr1, name: 'chr2', forward: chr1.forward.slice(9) };
  const two = (chromosomes: SingleReads['chromosomes']): SingleReads => ({ ...tripled(1), chromosomes });
  expect(saturation(two([chr1, chr2]), 1)).toEqual(saturation(two([chr2, chr1]), 1));
  expect(saturation(two([chr1, chr2]), 1)).not.toEqual(saturation(two([chr1, chr2]), 2));
  const pairs: PairedReads = {
    ...{ ...run, layout: 'paired' },
    chromosomes: [
      { name: '1', length: 90, start: Int32Array.of(1, 1, 1, 7), end: Int32Array.of(9, 9, 8, 9) },
    ],
  };
  expect(saturation(pairs, 1).distinct[9]).toBe(3);
  expect(saturation({ ...pairs, chromosomes: [] }, 1).distinct).toEqual(new Array(10).fill(0));
});
