import { expect, test } from 'vitest';
import { normalLog10P } from '../../statistics/distributions/normal.ts';
import { createRandom } from '../../statistics/random.ts';
import { estimateIdr, idrScore, type Idr } from './idr.ts';

type Truth = readonly [mu: number, sigma: number, rho: number, p: number];

/** Two replicates of which a share p of the peaks is reproducible. */
function replicates(n: number, [mu, sigma, rho, p]: Truth, seed: number) {
  const random = createRandom(seed);
  const first = new Float64Array(n);
  const second = new Float64Array(n);
  const real = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const [x, y] = [random.normal(), random.normal()];
    real[i] = Number(random.uniform() < p);
    first[i] = real[i] === 1 ? mu + sigma * x : x;
    second[i] = real[i] === 1 ? mu + sigma * (rho * x + Math.sqrt(1 - rho * rho) * y) : y;
  }
  return { first, second, real };
}

function estimated(first: Float64Array, second: Float64Array): Idr {
  const found = estimateIdr(first, second);
  if (found.kind !== 'estimated') throw new Error(found.kind);
  return found;
}

/** The reference's way, written from the densities: quantiles by halving, many maximisations for one set of pseudo-values. */
function slowly(first: Float64Array, second: Float64Array) {
  const n = first.length;
  const below = (z: number) => Math.exp(Math.LN10 * normalLog10P(z, 'lower'));
  const rank = (column: Float64Array) =>
    column.map((value) => column.filter((other) => other <= value).length);
  const ranks = [rank(first), rank(second)];
  const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  const pair = (x: number, y: number, rho: number) =>
    Math.exp(-(x * x - 2 * rho * x * y + y * y) / (2 * (1 - rho * rho))) /
    (2 * Math.PI * Math.sqrt(1 - rho * rho));
  const pseudo = ([mu, sigma, , p]: Truth) => {
    const quantiles = Array.from({ length: n }, (_, i) => {
      let [low, high] = [-12, 40];
      for (let k = 0; k < 46; k++) {
        const z = (low + high) / 2;
        if (p * below((z - mu) / sigma) + (1 - p) * below(z) < (i + 1) / (n + 1)) low = z;
        else high = z;
      }
      return low;
    });
    return ranks.map((each) => Array.from(each, (r) => quantiles[r - 1]));
  };
  const chances = ([mu, sigma, rho, p]: Truth, [z1, z2]: number[][]) =>
    z1.map((z, i) => {
      const signal = (p * pair((z - mu) / sigma, (z2[i] - mu) / sigma, rho)) / (sigma * sigma);
      return signal / (signal + (1 - p) * density(z) * density(z2[i]));
    });
  let truth: Truth = [0.1, 1, 0.2, 0.5];
  let z = pseudo(truth);
  for (let outer = 0; outer < 3000; outer++) {
    const before = truth;
    for (let inner = 0; inner < 20; inner++) {
      const e = chances(truth, z);
      const sum = (value: (i: number) => number) => e.reduce((all, each, i) => all + each * value(i), 0);
      const weight = sum(() => 1);
      const mu = sum((i) => z[0][i] + z[1][i]) / (2 * weight);
      const spread = sum((i) => (z[0][i] - mu) * (z[0][i] - mu) + (z[1][i] - mu) * (z[1][i] - mu));
      const rho = (2 * sum((i) => (z[0][i] - mu) * (z[1][i] - mu))) / spread;
      truth = [mu, Math.sqrt(spread / (2 * weight)), Math.min(0.99, Math.max(0.1, rho)), weight / n];
    }
    z = pseudo(truth);
    if (truth.every((value, i) => Math.abs(value - before[i]) < 1e-6)) break;
  }
  const local = chances(truth, z).map((e, i) => (z[0][i] + z[1][i] < 0 ? 1 : Math.max(1e-6, 1 - e)));
  const global = local.map((own) => {
    const lower = local.filter((other) => other <= own);
    return lower.reduce((a, b) => a + b, 0) / lower.length;
  });
  return { truth, local, global };
}

test.each([
  [1, [2.5, 0.6, 0.8, 0.5]],
  [2, [3, 0.9, 0.9, 0.3]],
] as const)('estimates and rates are those of the slow way (seed %d)', (seed, truth) => {
  const { first, second } = replicates(200, truth, seed);
  const { model, converged, localIdr, globalIdr, score, tied } = estimated(first, second);
  const slow = slowly(first, second);
  expect(converged).toBe(true);
  expect(tied).toBe(0);
  [model.mu, model.sigma, model.rho, model.p].forEach((value, i) =>
    expect(Math.abs(value - slow.truth[i])).toBeLessThan(1e-4),
  );
  slow.local.forEach((value, i) => expect(Math.abs(localIdr[i] - value)).toBeLessThan(1e-4));
  slow.global.forEach((value, i) => expect(Math.abs(globalIdr[i] - value)).toBeLessThan(1e-4));
  globalIdr.forEach((value, i) => expect(score[i]).toBe(idrScore(value)));
});

test('the estimate is the one that unhurried steps lead to', () => {
  const signals = (seed: number): Float64Array => {
    const [random, common] = [createRandom(seed), createRandom(99)];
    return Float64Array.from({ length: 500 }, (_, i) => {
      const real = 3 + common.normal();
      return Math.exp(i % 2 === 0 ? real + 0.3 * random.normal() : random.normal());
    });
  };
  const { model, globalIdr } = estimated(signals(15), signals(16));
  // By 533 steps of expectation and maximisation, one after the other.
  expect(Math.abs(model.p - 0.4673)).toBeLessThan(1e-3);
  expect(Math.abs(model.mu - 2.4808)).toBeLessThan(1e-3);
  expect(globalIdr.filter((idr) => idr <= 0.05)).toHaveLength(245);
});

test('a planted share of reproducible peaks comes back, with its mean, deviation and correlation', () => {
  const { first, second } = replicates(20_000, [2.5, 1, 0.8, 0.4], 3);
  const { model } = estimated(first, second);
  expect(Math.abs(model.p - 0.4)).toBeLessThan(0.02);
  expect(Math.abs(model.mu - 2.5)).toBeLessThan(0.1);
  expect(Math.abs(model.sigma - 1)).toBeLessThan(0.1);
  expect(Math.abs(model.rho - 0.8)).toBeLessThan(0.02);
});

test('of peaks with an IDR of at most 0.05, a twentieth is not reproducible, over seeds', () => {
  let [chosen, wrong] = [0, 0];
  for (let seed = 10; seed < 22; seed++) {
    const { first, second, real } = replicates(800, [2.5, 0.7, 0.8, 0.5], seed);
    estimated(first, second).globalIdr.forEach((idr, i) => {
      if (idr > 0.05) return;
      chosen++;
      wrong += 1 - real[i];
    });
  }
  expect(chosen).toBeGreaterThan(12 * 300);
  expect(wrong / chosen).toBeGreaterThan(0.03);
  expect(wrong / chosen).toBeLessThan(0.07);
});

test('replicates that have nothing in common have no reproducible peaks', () => {
  const { first, second } = replicates(2000, [0, 1, 0, 0], 5);
  const { globalIdr } = estimated(first, second);
  expect(globalIdr.filter((idr) => idr <= 0.05).length).toBeLessThan(20);
});

test('the order of the peaks and the scale of the signals change nothing; ties are counted', () => {
  const { first, second } = replicates(300, [2.5, 0.7, 0.8, 0.5], 6);
  const [a, b] = [first, second].map((column) => column.map((value) => Math.round(4 * value)));
  const found = estimated(a, b);
  expect(found.tied).toBeGreaterThan(290);
  const turned = estimated(
    a.toReversed(),
    b.toReversed().map((value) => Math.exp(value)),
  );
  turned.localIdr.toReversed().forEach((value, i) => expect(value).toBeCloseTo(found.localIdr[i], 6));
});

test('too few peaks, and too few different signals, are an answer of their own', () => {
  const { first, second } = replicates(30, [2.5, 0.7, 0.8, 0.5], 7);
  expect(estimateIdr(first.slice(0, 19), second.slice(0, 19))).toEqual({ kind: 'too few peaks', count: 19 });
  expect(
    estimateIdr(
      first,
      second.map((value) => Math.round(value)),
    ),
  ).toMatchObject({ kind: 'too few values' });
  expect(estimated(first, second).globalIdr.every((idr) => idr >= 1e-6 && idr <= 1)).toBe(true);
});

test('the same column twice stays within the bounds', () => {
  const { first } = replicates(500, [2.5, 0.7, 0.8, 0.5], 8);
  const { model, globalIdr } = estimated(first, first);
  expect(model.rho).toBe(0.99);
  expect(globalIdr.every((idr) => idr >= 0 && idr <= 1)).toBe(true);
});

test('scores are those of the format', () => {
  expect([0.05, 1, 1e-6, 0.5].map(idrScore)).toEqual([540, 0, 1000, 125 - 1]);
});
