import { expect, test } from 'vitest';
import { pointOf, unitOf } from '../../../test/support/unit-effects.ts';
import { countedUnits, pooledEffects, unitMeans, type PooledEffect, type Pooling } from './pooled-effect.ts';

const variances = [0.04, 0.09, 0.05, 0.12];
const units = [-0.82, -1.1, -0.35, -0.96].map((estimate, i) =>
  unitOf(`line ${i}`, estimate, { standardError: Math.sqrt(variances[i]) }),
);
const found = new Map(pooledEffects(units).map((pooled) => [pooled.pooling, pooled]));
const of = (pooling: Pooling): PooledEffect => found.get(pooling) ?? expect.unreachable();

test('golden values', () => {
  // R: metafor 3.8, rma(y, v, method = ...); t.test(y)
  expect(of('fixed effect').estimate).toBeCloseTo(-0.7405172414, 9);
  expect(of('fixed effect').standardError).toBeCloseTo(0.1245682198, 9);
  expect(of('fixed effect').cochranQ).toBeCloseTo(5.045316092, 8);
  expect(of('DerSimonian-Laird').estimate).toBeCloseTo(-0.7633442106, 9);
  expect(of('DerSimonian-Laird').betweenVariance).toBeCloseTo(0.04490662461, 9);
  // metafor stops at 1e-5 where it is not told otherwise; these are its values with a threshold of 1e-14
  expect(of('REML').estimate).toBeCloseTo(-0.7644124207726493, 9);
  expect(of('REML').iSquared).toBeCloseTo(42.19945044672443, 8);
  expect(of('Paule-Mandel').estimate).toBeCloseTo(-0.7622418777031668, 9);
  expect(of('REML, Knapp-Hartung').standardError).toBeCloseTo(0.1647623328, 7);
  expect(of('REML, Knapp-Hartung').low).toBeCloseTo(-1.288759623, 6);
  expect(of('REML, Knapp-Hartung').high).toBeCloseTo(-0.2400650682, 6);
  const means = of('unit means');
  expect([means.estimate, means.degreesOfFreedom]).toEqual([-0.8075, 3]);
  expect(means.low).toBeCloseTo(-1.3257886822, 9);
  expect(means.high).toBeCloseTo(-0.2892113178, 9);
  // R: predict(lm(y ~ 1), data.frame(1), interval = "prediction")
  expect(means.predictionLow).toBeCloseTo(-1.966428725, 8);
  expect(means.predictionHigh).toBeCloseTo(0.3514287253, 8);
});

test('a line with one experiment has no weight, a donor among donors has', () => {
  const mixed = [...units, pointOf('P01', 5, { kind: 'patient' })];
  expect(pooledEffects(mixed).map(({ units: count }) => count)).toEqual([4, 4, 4, 4, 4, 4]);
  const donors = [1, 2, 4].map((estimate, i) => pointOf(`P0${i}`, estimate, { kind: 'donor' }));
  expect(countedUnits(donors)).toHaveLength(3);
  const [means, ...weighed] = pooledEffects(donors);
  expect([means.units, means.noTest]).toEqual([3, null]);
  for (const { noTest, estimate, low } of weighed)
    expect([noTest, estimate, low]).toEqual(['no experiments', NaN, NaN]);
});

test('one unit, none, and units that are all alike have no interval and no p', () => {
  const alike = [unitOf('a', 1), unitOf('b', 1)];
  for (const [some, why] of [
    [[], 'no experiments'],
    [[unitOf('a', 1)], 'one experiment'],
    [alike, 'no spread'],
  ] as const) {
    const { noTest, low, log10P, predictionLow } = unitMeans(some);
    expect([noTest, low, log10P, predictionLow]).toEqual([why, NaN, NaN, NaN]);
  }
});
