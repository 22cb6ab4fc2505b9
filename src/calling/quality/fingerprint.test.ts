import { expect, test } from 'vitest';
import type { PairedReads, SingleReads } from '../../genome/reads/aligned-reads.ts';
import { createRandom } from '../../statistics/random.ts';
import { fingerprint } from './fingerprint.ts';

const LENGTH = 90_250;
const run = {
  ...{ meanLength: 36, firstLength: 36 },
  counts: {
    ...{ records: 0, kept: 0, unmapped: 0, secondary: 0, failed: 0 },
    ...{ markedDuplicates: 0, lowQuality: 0, unpaired: 0, mates: 0 },
  },
};

test('bins hold their reads, and the curve is summed bin by bin', () => {
  const source = createRandom(5);
  const places = (): Int32Array =>
    Int32Array.from({ length: 150 }, (_, read) =>
      read % 3 === 0 ? 40_000 + source.integer(400) : 1 + source.integer(LENGTH - 1),
    ).sort();
  const reads: SingleReads = {
    ...{ ...run, layout: 'single' },
    chromosomes: [
      { name: 'chr1', length: LENGTH, forward: places(), reverse: places() },
      { name: 'chr2', length: LENGTH, forward: new Int32Array(), reverse: new Int32Array() },
    ],
  };
  const [{ forward, reverse }] = reads.chromosomes;
  const all = [...forward, ...[...reverse].map((end) => end - 1)];
  const counts = Array.from(
    { length: 181 },
    (_, bin) => all.filter((p) => Math.floor(p / 500) === bin).length,
  );
  counts.sort((a, b) => a - b);
  const found = fingerprint(reads);
  expect([...found.sorted]).toEqual(counts);
  expect(found.empty).toBe(counts.filter((count) => count === 0).length / 181);
  const share = (bins: number): number => counts.slice(0, bins).reduce((sum, count) => sum + count, 0) / 300;
  const area = counts.reduce((sum, _, bin) => sum + (share(bin) + share(bin + 1)) / 2, 0) / 181;
  expect(found.area).toBeCloseTo(area, 12);
  const below = counts.map((_, bin) => bin / 180 - share(bin + 1));
  expect(found.elbow).toBe((below.indexOf(Math.max(...below)) + 1) / 181);
  expect(found.inTop).toBeCloseTo((counts[180] + 0.81 * counts[179]) / 300, 12);
});

test('fragments lie in the bin of their middle; alike bins give one half; without reads nothing is told', () => {
  const reads: PairedReads = {
    ...{ ...run, layout: 'paired' },
    chromosomes: [
      { name: '1', length: 1500, start: Int32Array.of(400, 450, 1000), end: Int32Array.of(500, 650, 1200) },
    ],
  };
  expect(fingerprint(reads)).toMatchObject({ sorted: Uint32Array.of(1, 1, 1), empty: 0, area: 0.5 });
  const none = fingerprint({ ...reads, chromosomes: [] });
  expect([none.empty, none.area, none.inTop]).toEqual([NaN, NaN, NaN]);
});
