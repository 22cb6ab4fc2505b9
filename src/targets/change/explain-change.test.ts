import { expect, test } from 'vitest';
import { orthogonalize } from '../../expression/model/least-squares.ts';
import { createRandom } from '../../statistics/random.ts';
import { rankSumTest } from '../../statistics/tests/rank-tests.ts';
import { adjustedDifference } from './adjusted-difference.ts';
import { aboveOthers, differenceLog10P, explaining, pooledExplanation } from './explain-change.ts';
import { rankScores } from './gene-covariates.ts';

const GENES = 600;
const random = createRandom(3);
/** 30 genes in question, all of a high level. */
const group = Uint8Array.from({ length: GENES }, (_, gene) => Number(gene % 20 === 0));
const level = Float64Array.from(
  group,
  (value) => (value === 1 ? 0.7 : 0) + (value === 1 ? 0.3 : 1) * random.uniform(),
);
const basis = orthogonalize({
  columnNames: ['intercept', 'level'],
  samples: GENES,
  values: Float64Array.of(...new Array<number>(GENES).fill(1), ...level),
});
/** Potentials that rise with the level, and for the group by some more. */
const potentials = (more: number, noise: number): Float64Array =>
  level.map((value, gene) => Math.max(0, value + more * group[gene] + noise * random.normal()));

const { explain, degreesOfFreedom } = explaining(basis, group);

test('what the covariates tell does not count, what the group has beyond it does', () => {
  const [alike, driven] = [explain(potentials(0, 0.3)), explain(potentials(0.5, 0.3))];
  expect(alike.areaUnderCurve).toBeGreaterThan(0.65);
  expect(differenceLog10P(alike.difference, alike.standardError, degreesOfFreedom)).toBeGreaterThan(-1.3);
  expect(differenceLog10P(driven.difference, driven.standardError, degreesOfFreedom)).toBeLessThan(-4);
  expect(driven.difference).toBeGreaterThan(0.8);
  expect(degreesOfFreedom).toBeGreaterThan(24);
  expect(degreesOfFreedom).toBeLessThan(40);
});

test('is the adjusted difference in another unit, and the area of the rank-sum test', () => {
  const potential = potentials(0.2, 0.3);
  const found = explain(potential);
  const { z } = adjustedDifference(basis, group)(rankScores(potential));
  expect(found.difference / found.standardError).toBeCloseTo(z, 9);
  const own = potential.filter((_, gene) => group[gene] === 1);
  const others = potential.filter((_, gene) => group[gene] === 0);
  expect(found.areaUnderCurve).toBeCloseTo(
    rankSumTest(own, others, 'upper').statistic / own.length / others.length,
    10,
  );
  expect(found.bound).toBe(own.filter((value) => value > 0).length);
  const squares = found.influence.reduce((sum, value) => sum + value * value, 0);
  expect(Math.sqrt(squares)).toBeCloseTo(found.standardError, 6);
});

test('potentials that do not vary have no difference, and a factor of such experiments none', () => {
  const flat = explain(new Float64Array(GENES));
  expect(flat.difference).toBeNaN();
  expect(pooledExplanation([flat])).toBeUndefined();
  expect([...aboveOthers(Float64Array.of(0.5, NaN, 0.6, 0.55, 0.9))].map((z) => z > 2)).toEqual([
    false,
    false,
    false,
    false,
    true,
  ]);
});

test('the same experiment again makes a factor no surer, an independent one does', () => {
  const one = potentials(0.3, 0.3);
  const again = Array.from({ length: 8 }, () => explain(one.map((value) => value + 0.01 * random.normal())));
  const [single, copies] = [pooledExplanation(again.slice(0, 1)), pooledExplanation(again)];
  expect(copies?.standardError).toBeGreaterThan(0.9 * (single?.standardError ?? Infinity));
  const apart = Array.from({ length: 8 }, () => explain(potentials(0.3, 0.3)));
  expect(pooledExplanation(apart)?.standardError).toBeLessThan(0.7 * (single?.standardError ?? 0));
});
