import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { geNorm } from './genorm.ts';

test('M is the mean standard deviation of the log2 ratios, V that of successive geometric means', () => {
  // Ratios: a - b: 0 0 0; a - c: 0 1 2 (SD 1); b - c the same.
  const { m, order, v, enough } = geNorm([
    [1, 2, 3],
    [4, 5, 6],
    [1, 1, 1],
  ]);
  expect([...m]).toEqual([0.5, 0.5, 1]);
  expect(order[2]).toBe(2);
  // log2 NF2 - log2 NF3: a third of (mean of a and b) - c, whose SD is 1.
  expect(v[2]).toBeCloseTo(1 / 3, 12);
  expect(enough).toBe(3);
});

test('a gene that moves is left out first, and the steady two are enough', () => {
  const random = createRandom(7);
  const loading = Array.from({ length: 12 }, () => random.normal());
  const gene = (spread: number): number[] => loading.map((value) => value + spread * random.normal());
  const { order, enough, m } = geNorm([gene(0.9), gene(0.1), gene(0.1), gene(0.2)]);
  expect(order[3]).toBe(0);
  expect(m[0]).toBe(Math.max(...m));
  expect(enough).toBe(2);
});

test('amounts of loaded RNA change nothing', () => {
  const genes = [
    [1, 2.1, 3.3],
    [4, 5.2, 6.1],
    [1, 1.5, 1.1],
  ];
  const shifted = genes.map((values) => values.map((value, i) => value + [0, 3, -2][i]));
  expect(geNorm(shifted).m[0]).toBeCloseTo(geNorm(genes).m[0], 12);
});
