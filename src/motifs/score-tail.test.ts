import { describe, expect, test } from 'vitest';
import { createRandom } from '../statistics/random.ts';
import { power } from '../statistics/power.ts';
import {
  backgroundOf,
  baseProbabilities,
  columnInformation,
  logOdds,
  UNIFORM,
  wholeScores,
  type Background,
} from './score-matrix.ts';
import { mostShort, scoreTail } from './score-tail.ts';

// TGA[CG]TCA, with a probability for every word by enumeration of all 4^7.
const AP1 = {
  kind: 'counts' as const,
  values: Float64Array.from(
    [
      [0, 0, 1, 19],
      [0, 0, 20, 0],
      [18, 1, 0, 1],
      [0, 9, 11, 0],
      [1, 0, 0, 19],
      [0, 18, 1, 1],
      [20, 0, 0, 0],
    ].flat(),
  ),
  sites: NaN,
};
const SKEWED: Background = [0.295, 0.205, 0.205, 0.295];

function scoreOf(scores: ArrayLike<number>, word: string): number {
  return Array.from(word, (base, column) => scores[column * 4 + 'ACGT'.indexOf(base)]).reduce(
    (a, b) => a + b,
    0,
  );
}

describe('golden numbers', () => {
  const bits = logOdds(AP1, SKEWED, 0.1);
  const whole = wholeScores(bits);
  const tail = scoreTail(whole, SKEWED, 1);
  test.each([
    ['TGACTCA', 12.26475, 1.3049072e-4],
    ['TGAGTCA', 12.55366, 6.5245362e-5],
    ['TGACTAA', 2.48495, 3.8691742e-3],
    ['TGAATCA', 3.48331, 2.4355294e-3],
  ])('%s', (word, score, p) => {
    expect(scoreOf(bits, word)).toBeCloseTo(score, 5);
    expect(Math.abs(scoreOf(whole, word) / 1000 - score)).toBeLessThan(0.0036);
    const found = tail.p[tail.highest - scoreOf(whole, word)];
    expect(Math.abs(found / p - 1)).toBeLessThan(1e-7);
  });
});

/** P of each score by going through all words. */
function enumerated(whole: Int32Array, background: Background, score: number): number {
  const width = whole.length / 4;
  let p = 0;
  for (let word = 0; word < power(4, width); word++) {
    let [share, sum] = [1, 0];
    for (let column = 0, rest = word; column < width; column++, rest = Math.floor(rest / 4)) {
      share *= background[rest % 4];
      sum += whole[column * 4 + (rest % 4)];
    }
    if (sum >= score) p += share;
  }
  return p;
}

test('every probability of small random matrices is that of all words', () => {
  const random = createRandom(5);
  for (let round = 0; round < 12; round++) {
    const width = 1 + random.integer(5);
    const values = Float64Array.from(
      { length: width * 4 },
      () => random.integer(12) + (random.integer(3) === 0 ? 9 : 0.5),
    );
    const whole = wholeScores(logOdds({ kind: 'counts', values, sites: NaN }, SKEWED, 0.8));
    const limit = [1, 0.3, 0.01][round % 3];
    const tail = scoreTail(whole, SKEWED, limit);
    for (let i = 0; i < tail.p.length; i += 1 + random.integer(400))
      expect(Math.abs(tail.p[i] - enumerated(whole, SKEWED, tail.highest - i))).toBeLessThan(1e-12);
    const most = mostShort(tail, limit);
    if (most >= 0) expect(tail.p[most]).toBeLessThanOrEqual(limit);
    if (most + 1 < tail.p.length) expect(tail.p[most + 1]).toBeGreaterThan(limit);
  }
});

test('a word scores as the bases that it allows, and its P is the product of their shares', () => {
  const allowed = Float64Array.from(
    [
      [0, 0.5, 0.5, 0],
      [1, 0, 0, 0],
      [0.25, 0.25, 0.25, 0.25],
    ].flat(),
  );
  const whole = wholeScores(logOdds({ kind: 'word', values: allowed, sites: NaN }, SKEWED));
  const tail = scoreTail(whole, SKEWED, 1);
  expect(tail.p[0]).toBeCloseTo(0.41 * 0.295, 15);
  expect(scoreOf(whole, 'CAT')).toBe(tail.highest);
  expect(scoreOf(whole, 'CCT')).toBeLessThan(-100_000);
});

test('a motif too short for the limit has no score that it allows', () => {
  const whole = wholeScores(logOdds({ kind: 'word', values: Float64Array.from([1, 0, 0, 0]), sites: NaN }));
  expect(mostShort(scoreTail(whole, UNIFORM, 1e-4), 1e-4)).toBe(-1);
});

test('probabilities rest on the sites that are known, else on twenty', () => {
  const values = Float64Array.from([1, 0, 0, 0]);
  const a = (sites: number): number =>
    baseProbabilities({ kind: 'probabilities', values, sites }, UNIFORM, 1)[0];
  expect(a(99)).toBeCloseTo(0.9925, 15);
  expect(a(NaN)).toBeCloseTo(20.25 / 21, 15);
  expect([...columnInformation(Float64Array.from([1, 0, 0, 0, 0.25, 0.25, 0.25, 0.25]))]).toEqual([2, 0]);
});

test('the background of sequences is the same on both strands and has no zero', () => {
  const background = backgroundOf([Uint8Array.from([0, 0, 0, 0, 0, 0, 1, 1, 4, 4])]);
  expect(background).toEqual([4 / 12, 2 / 12, 2 / 12, 4 / 12]);
});
