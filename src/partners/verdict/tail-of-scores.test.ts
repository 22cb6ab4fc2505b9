import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { tailOfScores } from './tail-of-scores.ts';

const BINDERS = 120;
const DRAWS = 40;
const sizes = Array.from({ length: BINDERS }, (_, j) => 300 + 150 * j);

/** A random query's scores: skewed gamma variables, more so for small binders, each with its own mean and spread. */
function draw(random: ReturnType<typeof createRandom>): Float64Array {
  return Float64Array.from(sizes, (size, j) => {
    const shape = size / 60;
    return 0.1 * j + ((1 + (j % 3)) * (random.gamma(shape) - shape)) / Math.sqrt(shape);
  });
}

test('skewed scores without any partner give p-values at their level, also at 0.001', () => {
  const random = createRandom(4);
  let [tests, at5, at01] = [0, 0, 0];
  for (let query = 0; query < 120; query++) {
    const draws = Array.from({ length: DRAWS }, () => draw(random));
    for (let fresh = 0; fresh < 4; fresh++) {
      for (const log10P of tailOfScores(draw(random), draws, sizes)) {
        tests++;
        if (log10P <= Math.log10(0.05)) at5++;
        if (log10P <= -3) at01++;
      }
    }
  }
  expect(at5 / tests).toBeGreaterThan(0.045);
  expect(at5 / tests).toBeLessThan(0.055);
  expect(at01 / tests).toBeGreaterThan(0.0005);
  expect(at01 / tests).toBeLessThan(0.002);
});

test('a lone partner has a p as small as its score is large', () => {
  const random = createRandom(5);
  const draws = Array.from({ length: DRAWS }, () => draw(random));
  const p = [20, 40].map((score) => {
    const observed = draw(random);
    observed[60] = 6 + score;
    return tailOfScores(observed, draws, sizes)[60];
  });
  expect(p[0]).toBeLessThan(-12);
  expect(p[1]).toBeLessThan(p[0] - 5);
});

test('binders that are no candidates or whose draws do not vary have none', () => {
  const draws = Array.from({ length: 5 }, (_, i) => Float64Array.of(i, 1, 3 * i));
  const p = tailOfScores(Float64Array.of(2, 2, Number.NaN), draws, [10, 10, 10]);
  expect(p[0]).toBeLessThan(0);
  expect([...p.subarray(1)]).toEqual([Number.NaN, Number.NaN]);
});
