import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { falseShares, fitOn, unchangedGenes } from './false-share.ts';
import { covariateDesign, rankScores } from './gene-covariates.ts';

const GENES = 3000;
const CHANGED = 200;
const random = createRandom(11);
const normal = (): Float64Array => Float64Array.from({ length: GENES }, () => random.normal());
const expression = normal();
const flat = new Float64Array(GENES).fill(1);
const design = covariateDesign(
  { length: normal(), tssCount: flat, within100kb: flat, within1Mb: flat },
  [...flat.keys()],
  { expression },
);
const state = Int8Array.from(flat, (_, gene) => Number(gene < CHANGED));
const sign = new Int8Array(GENES).fill(1);
/** The first gene changes most. */
const strength = Uint32Array.from(flat, (_, gene) => GENES - gene);
const group = { state, direction: 'up' } as const;
const fit = fitOn(design, unchangedGenes(state));

function sharesOf(driven: number) {
  const potential = expression.map((level, gene) =>
    Math.max(0, level + random.normal() + (gene < driven ? 6 : 0)),
  );
  return falseShares(fit, group, potential, rankScores(potential), { strength, sign });
}

test('half of the changed genes driven: they have small false shares, the others do not', () => {
  const { falseShare, tail, observed, expected, byChance, score } = sharesOf(CHANGED / 2);
  const passing = [...falseShare.keys()].filter((gene) => falseShare[gene] <= 0.25);
  expect(passing.filter((gene) => gene < CHANGED / 2).length).toBeGreaterThan(85);
  expect(passing.filter((gene) => gene >= CHANGED / 2).length).toBeLessThan(15);
  expect(expected).toBe(20);
  expect(observed).toBeGreaterThan(90);
  expect(byChance).toBeGreaterThan(0.3);
  expect(byChance).toBeLessThan(0.7);
  const best = score.indexOf(Math.min(...score));
  expect(tail[best]).toBeCloseTo(1 / 401, 10);
  expect(score[best]).toBeCloseTo(Math.log(1 / 401) + Math.log((best + 1) / GENES) / 2, 10);
});

test('none driven: as many are bound as expected, and none passes', () => {
  const { falseShare, observed, byChance } = sharesOf(0);
  expect(Math.min(...falseShare)).toBeGreaterThan(0.25);
  expect(observed).toBeLessThan(32);
  expect(byChance).toBeGreaterThan(0.8);
});

test('a false share never falls with the score, and is 1 for genes that are bound as others are', () => {
  const { falseShare, tail, score } = sharesOf(CHANGED / 2);
  const order = [...score.keys()].filter((gene) => tail[gene] <= 0.1).sort((a, b) => score[a] - score[b]);
  order.slice(1).forEach((gene, i) => expect(falseShare[gene]).toBeGreaterThanOrEqual(falseShare[order[i]]));
  tail.forEach((value, gene) => {
    if (value > 0.1) expect(falseShare[gene]).toBe(1);
  });
});

test('the fit on some rows predicts all of them', () => {
  const line = {
    columnNames: ['intercept', 'x'],
    samples: 4,
    values: Float64Array.of(1, 1, 1, 1, 0, 1, 2, 5),
  };
  const fitted = fitOn(line, [0, 1, 2])([1, 3, 5, 100]);
  [1, 3, 5, 11].forEach((value, row) => expect(fitted[row]).toBeCloseTo(value, 12));
});
