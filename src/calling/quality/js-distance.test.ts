import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { histogramOf, jensenShannonDistance, poissonHistogram } from './js-distance.ts';

/** Bin by bin: how many of the poorest bins lie below each share, and what of the reads they hold. */
function slowly(a: readonly number[], b: readonly number[]): number {
  const steps = 100_000;
  const curve = (counts: readonly number[]): number[] => {
    const filled = counts.filter((count) => count > 0).sort((x, y) => x - y);
    const all = filled.reduce((sum, count) => sum + count, 0);
    // The curve bends only where the reads of a bin change.
    const points = [[0, 0]];
    let below = 0;
    filled.forEach((count, at) => {
      below += count;
      if (filled[at + 1] !== count) points.push([(at + 1) / filled.length, below / all]);
    });
    return Array.from({ length: steps + 1 }, (_, step) => {
      const share = step / steps;
      const right = points.findIndex(([x]) => x > share);
      if (right < 0) return 1;
      const [[x0, y0], [x1, y1]] = [points[right - 1], points[right]];
      return y0 + ((share - x0) / (x1 - x0)) * (y1 - y0);
    });
  };
  const difference = (values: readonly number[]): number[] =>
    values.slice(1).map((value, at) => value - values[at]);
  const [p, q] = [difference(curve(a)), difference(curve(b))];
  const divergence = (of: readonly number[]): number =>
    of.reduce(
      (sum, value, at) => (value > 0 ? sum + value * Math.log2((2 * value) / (p[at] + q[at])) : sum),
      0,
    );
  return Math.sqrt((divergence(p) + divergence(q)) / 2);
}

function counts(bins: number, mean: (bin: number) => number, seed: number): number[] {
  const random = createRandom(seed);
  return Array.from({ length: bins }, (_, bin) => {
    let count = 0;
    for (let draw = 0; draw < 40; draw++) if (random.uniform() < mean(bin) / 40) count++;
    return count;
  });
}

const histogram = (values: readonly number[]) => histogramOf(Uint32Array.from(values).sort());

test('the distance of two samples is that of their curves, bin by bin', () => {
  const chip = counts(900, (bin) => (bin % 30 === 0 ? 20 : 1.5), 1);
  const input = counts(900, () => 2, 2);
  const found = jensenShannonDistance(histogram(chip), histogram(input));
  expect(found).toBeCloseTo(slowly(chip, input), 9);
  expect(found).toBeGreaterThan(0.1);
  expect(jensenShannonDistance(histogram(input), histogram(chip))).toBeCloseTo(found, 12);
  expect(jensenShannonDistance(histogram(chip), histogram(chip))).toBe(0);
});

test('reads that fall anywhere are near what chance gives, piles are not; without reads there is no distance', () => {
  const flat = counts(40_000, () => 2, 3);
  const mean = flat.reduce((sum, count) => sum + count, 0) / flat.length;
  expect(jensenShannonDistance(histogram(flat), poissonHistogram(mean))).toBeLessThan(0.03);
  const piles = flat.map((count, bin) => (bin % 50 === 0 ? 40 * count : count));
  expect(jensenShannonDistance(histogram(piles), poissonHistogram(mean))).toBeGreaterThan(0.2);
  expect(jensenShannonDistance(histogram([0, 0]), poissonHistogram(1))).toBeNaN();
});

test('bins of chance are those of the Poisson distribution', () => {
  const { reads, bins } = poissonHistogram(1.5);
  for (const [at, expected] of [
    [0, 0.3346952402],
    [1, 0.2510214302],
    [4, 0.0141199554],
  ])
    expect([reads[at], bins[at]]).toEqual([at + 1, expect.closeTo(expected, 9)]);
});
