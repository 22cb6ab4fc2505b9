import { expect, test } from 'vitest';
import type { PairedReads, SingleReads } from '../../genome/reads/aligned-reads.ts';
import { createRandom } from '../../statistics/random.ts';
import { libraryComplexity } from './complexity.ts';
import { strandCorrelation } from './strand-correlation.ts';

const LENGTH = 9000;
const run = {
  ...{ meanLength: 36, firstLength: 36 },
  counts: {
    ...{ records: 0, kept: 0, unmapped: 0, secondary: 0, failed: 0 },
    ...{ markedDuplicates: 0, lowQuality: 0, unpaired: 0, mates: 0 },
  },
};

function single(seed: number): SingleReads {
  const source = createRandom(seed);
  const chromosomes = ['chr1', 'chr2'].map((name) => {
    const forward: number[] = [];
    const reverse: number[] = [];
    for (let read = 0; read < 400; read++) {
      const middle = read % 2 === 0 ? 300 + source.uniform() * (LENGTH - 600) : 4000 + 50 * source.uniform();
      const place = Math.round(middle);
      if (source.uniform() < 0.5) forward.push(place - 75);
      else reverse.push(place + 75);
    }
    return {
      name,
      length: LENGTH,
      forward: Int32Array.from(forward).sort(),
      reverse: Int32Array.from(reverse).sort(),
    };
  });
  return { ...run, layout: 'single', chromosomes };
}

const paired: PairedReads = {
  ...run,
  layout: 'paired',
  chromosomes: [
    { name: '1', length: LENGTH, start: Int32Array.of(1, 1, 1, 7), end: Int32Array.of(90, 90, 99, 99) },
  ],
};

test('places are counted by their reads', () => {
  const reads = single(1);
  const seen = new Map<string, number>();
  for (const { name, forward, reverse } of reads.chromosomes) {
    for (const place of [
      ...[...forward].map((f) => `${name}+${f}`),
      ...[...reverse].map((r) => `${name}-${r}`),
    ])
      seen.set(place, (seen.get(place) ?? 0) + 1);
  }
  const times = (n: number): number => [...seen.values()].filter((count) => count === n).length;
  expect(libraryComplexity(reads)).toEqual({
    ...{ reads: 800, distinct: seen.size, once: times(1), twice: times(2) },
    ...{ nrf: seen.size / 800, pbc1: times(1) / seen.size, pbc2: times(1) / times(2) },
  });
  expect(libraryComplexity(paired)).toMatchObject({ reads: 4, distinct: 3, once: 2, twice: 1, pbc2: 2 });
});

test('correlation of the strands is that of their counts, base by base', () => {
  const reads = single(2);
  const found = strandCorrelation(reads, 300);
  const counts = (strand: 'forward' | 'reverse', shift: number): number[] =>
    reads.chromosomes.flatMap((chromosome) => {
      const tracks = new Array<number>(LENGTH).fill(0);
      for (const place of chromosome[strand]) tracks[place]++;
      return Array.from({ length: LENGTH }, (_, base) => tracks[base + shift] ?? 0);
    });
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const plus = counts('forward', 0);
  const minus = counts('reverse', 0);
  const deviations = (values: readonly number[]): number[] => {
    const centre = mean(values);
    return values.map((value) => value - centre);
  };
  const spread = (values: readonly number[]): number => Math.hypot(...deviations(values));
  const means = plus.length * mean(plus) * mean(minus);
  for (const shift of [0, 36, 150, 299]) {
    const shifted = counts('reverse', shift);
    const product = plus.reduce((sum, value, base) => sum + value * shifted[base], 0) - means;
    expect(found.byShift[shift]).toBeCloseTo(product / (spread(plus) * spread(minus)), 12);
  }
  expect(Math.abs(found.fragment - 150)).toBeLessThan(25);
  const all = [...found.byShift];
  const [highest, lowest] = [Math.max(...all.slice(47)), Math.min(...all)];
  expect(all[found.fragment]).toBe(highest);
  expect(found.standsOut).toBe(true);
  expect(found.rsc).toBeCloseTo((highest - lowest) / (all[36] - lowest), 12);
  if (lowest > 0) expect(found.nsc).toBeCloseTo(highest / lowest, 12);
  else expect(found.nsc).toBeNaN();
});

test('of reads that lie anywhere no length stands out, however few they are', () => {
  for (const [count, seed] of [
    [40, 1],
    [1000, 2],
    [30_000, 3],
  ]) {
    const source = createRandom(seed);
    const anywhere = (): Int32Array =>
      Int32Array.from({ length: count }, () => source.integer(1_000_000)).sort();
    const reads: SingleReads = {
      ...{ ...run, layout: 'single' },
      chromosomes: [{ name: 'chr1', length: 1_000_000, forward: anywhere(), reverse: anywhere() }],
    };
    expect(strandCorrelation(reads)).toMatchObject({ standsOut: false, nsc: NaN, rsc: NaN });
  }
});
