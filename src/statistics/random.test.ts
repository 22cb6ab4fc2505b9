import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialLog10P } from './distributions/binomial.ts';
import { logIncompleteBeta, logIncompleteGamma } from './distributions/incomplete-gamma-beta.ts';
import { uniformityTest } from './tests/kolmogorov-smirnov.ts';
import { normalLog10P } from './distributions/normal.ts';
import { poissonLog10P } from './distributions/poisson.ts';
import { createRandom } from './random.ts';

function moments(draws: number, draw: () => number): { mean: number; variance: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < draws; i++) {
    const x = draw();
    sum += x;
    squares += x * x;
  }
  return { mean: sum / draws, variance: squares / draws - (sum / draws) ** 2 };
}

describe('random numbers', () => {
  it('are the same stream everywhere', () => {
    const random = createRandom(20190401);
    expect([random.integer(1000), random.integer(1000), random.integer(1000)]).toMatchInlineSnapshot(`
      [
        76,
        395,
        502,
      ]
    `);
    expect(random.uniform()).toMatchInlineSnapshot(`0.6486871615056559`);
    expect(random.split('pair').integer(1e9)).toMatchInlineSnapshot(`312784201`);
  });

  it('differ between seeds and between labels, not between orders of drawing', () => {
    const first = createRandom(1);
    const before = first.split('a').uniform();
    for (let i = 0; i < 100; i++) first.normal();
    expect(first.split('a').uniform()).toBe(before);
    expect(first.split('b').uniform()).not.toBe(before);
    expect(first.split('1').uniform()).not.toBe(first.split(1).uniform());
    expect(createRandom(2).split('a').uniform()).not.toBe(before);
    expect(createRandom(-1).uniform()).not.toBe(createRandom(1).uniform());
    expect(() => createRandom(0.5)).toThrow(RangeError);
  });

  // Tolerances are five standard errors; the seeds are fixed, so these cannot fail by chance later.
  const n = 200_000;
  const random = createRandom(7);
  it.each<[string, () => number, number, number]>([
    ['uniform', () => random.uniform(), 0.5, 1 / 12],
    ['integer of 10', () => random.integer(10), 4.5, 8.25],
    ['integer of 3e9', () => random.integer(3e9) / 3e9, 0.5, 1 / 12],
    ['integer of 2^53', () => random.integer(2 ** 53) / 2 ** 53, 0.5, 1 / 12],
    ['normal', () => random.normal(), 0, 1],
    ['gumbel', () => random.gumbel(), 0.5772156649, Math.PI ** 2 / 6],
    ['exponential', () => random.exponential(), 1, 1],
    ['gamma 0.3', () => random.gamma(0.3), 0.3, 0.3],
    ['gamma 50', () => random.gamma(50), 50, 50],
    ['beta 2, 5', () => random.beta(2, 5), 2 / 7, 10 / (49 * 8)],
    ['poisson 3', () => random.poisson(3), 3, 3],
    ['poisson 400', () => random.poisson(400), 400, 400],
    ['binomial 10, .3', () => random.binomial(10, 0.3), 3, 2.1],
    ['binomial 1000, .03', () => random.binomial(1000, 0.03), 30, 29.1],
    ['binomial 1000, .9', () => random.binomial(1000, 0.9), 900, 90],
  ])('have the mean and the variance of %s', (_name, draw, mean, variance) => {
    const found = moments(n, draw);
    expect(Math.abs(found.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / n));
    expect(Math.abs(found.variance / variance - 1)).toBeLessThan(5 * Math.sqrt(20 / n));
  });

  it.each<[string, () => number]>([
    ['normal', () => 10 ** normalLog10P(random.normal(), 'lower')],
    ['gumbel', () => Math.exp(-Math.exp(-random.gumbel()))],
    ['exponential', () => 1 - Math.exp(-random.exponential())],
    ['gamma 0.3', () => Math.exp(logIncompleteGamma(0.3, random.gamma(0.3), 'lower'))],
    ['gamma 7', () => Math.exp(logIncompleteGamma(7, random.gamma(7), 'lower'))],
    ['beta 0.5, 3', () => Math.exp(logIncompleteBeta(0.5, 3, random.beta(0.5, 3)))],
    // counts are spread evenly over the step of their distribution
    ['poisson 60', () => spread(random.poisson(60), (k) => poissonLog10P(k, 60, 'lower'))],
    [
      'binomial 300, .2',
      () => spread(random.binomial(300, 0.2), (k) => binomialLog10P(k, 300, 0.2, 'lower')),
    ],
  ])('have the distribution of %s', (_name, draw) => {
    const shares = Float64Array.from({ length: 20_000 }, draw);
    expect(uniformityTest(shares).log10P).toBeGreaterThan(-3);
  });

  function spread(k: number, lower: (k: number) => number): number {
    const below = k === 0 ? 0 : 10 ** lower(k - 1);
    return below + random.uniform() * (10 ** lower(k) - below);
  }

  it('shuffle evenly', () => {
    const counts = new Float64Array(24);
    const stream = createRandom(3);
    for (let i = 0; i < 24_000; i++) {
      const order = stream.shuffle([0, 1, 2, 3]);
      const left = order.map((value, at) => order.slice(at + 1).filter((other) => other < value).length);
      counts[left[0] * 6 + left[1] * 2 + left[2]]++;
    }
    // chi-squared with 23 degrees of freedom: 99.99 % lie below 58
    expect(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(58);
  });

  it('sample without replacement', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (size, part) => {
          const count = Math.floor(part * size);
          const chosen = createRandom(size).sample(size, count);
          expect(new Set(chosen).size).toBe(count);
          for (const value of chosen) expect(value).toBeLessThan(size);
        },
      ),
    );
    expect(() => createRandom(1).sample(3, 4)).toThrow(RangeError);
  });

  it('refuse impossible parameters', () => {
    expect(() => createRandom(1).integer(0)).toThrow(RangeError);
    expect(() => createRandom(1).poisson(-1)).toThrow(RangeError);
    expect(() => createRandom(1).binomial(3, 2)).toThrow(RangeError);
    expect(() => createRandom(1).gamma(0)).toThrow(RangeError);
  });
});
