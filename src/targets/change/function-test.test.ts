import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import type { ChangeGroup } from './change-groups.ts';
import { comparedWithWorld, comparisonOf, functionTest } from './function-test.ts';
import { covariateDesign, rankScores } from './gene-covariates.ts';

const random = createRandom(3);
const GENES = 2000;
const normal = (): Float64Array => Float64Array.from({ length: GENES }, () => random.normal());
const expression = normal();
const flat = new Float64Array(GENES).fill(1);
const design = covariateDesign(
  { length: normal(), tssCount: flat, within100kb: flat, within1Mb: flat },
  [...flat.keys()],
  { expression },
);
/** Expressed genes change more often. */
const state = Int8Array.from(expression, (level) => Number(level + 2 * random.normal() > 2.5));
const judged = state.reduce((sum, value) => sum + value, 0);
const unchanged = GENES - judged;
const group: ChangeGroup = { direction: 'up', state, changed: judged, judged, unchanged, standIns: false };
const comparison = comparisonOf(design, group);
const of = (potential: Float64Array, others: readonly number[] = []) =>
  functionTest(comparison, potential, rankScores(potential), others)!;

test('a factor that merely sits at expressed genes does not carry more at changed ones of like expression', () => {
  const open = Float64Array.from(expression, (level) => level + 0.5 * random.normal());
  const bystander = of(open);
  expect(bystander.areaUnderCurve).toBeGreaterThan(0.6);
  expect(bystander.ksLog10P).toBeLessThan(-5);
  expect(Math.abs(bystander.difference.z)).toBeLessThan(3);
  expect(bystander.fires).toBe(false);
  const driver = of(open.map((value, gene) => value + 1.5 * state[gene]));
  expect(driver.difference.z).toBeGreaterThan(10);
  expect(driver.fires).toBe(true);
});

test('what counts is the larger of its own p and the world’s; alone, a third of its standard errors', () => {
  const driver = normal().map((value, gene) => value + 0.45 * state[gene]);
  const alone = of(driver);
  const { z } = alone.difference;
  expect(alone.world).toBeUndefined();
  expect(alone.log10P).toBeCloseTo(comparedWithWorld(z / 3, [0]).log10P, 10);
  const spread = (count: number, width: number): number[] =>
    Array.from({ length: count }, (_, i) => width * ((2 * i) / (count - 1) - 1));
  const quiet = of(driver, spread(100, 0.5));
  expect(quiet.log10P).toBe(quiet.ownLog10P);
  expect(quiet.world).toMatchObject({ experiments: 100, spread: 1, rank: 1 / 101 });
  const wide = of(driver, spread(100, 30));
  expect(wide.log10P).toBe(wide.world!.log10P);
  expect(wide.fires).toBe(false);
  const few = of(driver, spread(10, 0.5));
  expect(few.log10P).toBeCloseTo(alone.log10P, 10);
});

test('the spread of the world is no less than its upper half has', () => {
  expect(comparedWithWorld(5, [0, 0, 0, 0, 6]).spread).toBe(6);
  expect(comparedWithWorld(5, [0, 0, 0, 0, 6]).rank).toBe(2 / 6);
  expect(comparedWithWorld(5, [1])).toMatchObject({ centre: 1, spread: 1, rank: 0.5 });
});

test('fewer than five changed genes are not tested', () => {
  const few = { ...group, judged: 4 };
  expect(functionTest({ ...comparison, group: few }, flat, flat, [])).toBeUndefined();
});
