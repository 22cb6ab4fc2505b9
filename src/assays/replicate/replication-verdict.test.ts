import { expect, test } from 'vitest';
import { pointOf, unitOf } from '../../../test/support/unit-effects.ts';
import type { Judged } from '../../tables/verdicts.ts';
import { clearUnits, heterogeneityOf } from './agreement.ts';
import { unitMeans, countedUnits } from './pooled-effect.ts';
import { replicationVerdict } from './replication-verdict.ts';
import type { UnitEffect } from './unit-effect.ts';

function verdictOf(units: readonly UnitEffect[], expected = 0, tests = 1): string {
  const mean = unitMeans(countedUnits(units));
  const { verdict, reason }: Judged = replicationVerdict({
    ...{ mean, log10Holm: mean.log10P + Math.log10(tests), expected },
    ...{ heterogeneity: heterogeneityOf(units), clear: clearUnits(units) },
  });
  return reason === null ? verdict : `${verdict} <- ${reason}`;
}

const lines = (...estimates: number[]): UnitEffect[] =>
  estimates.map((estimate, i) => unitOf(`line ${i}`, estimate));

test('three lines that agree replicate, whichever direction nobody expected', () => {
  expect(verdictOf(lines(-1, -1.2, -0.9))).toBe('supported');
  expect(verdictOf(lines(-1, -1.2, -0.9), -1)).toBe('supported');
  expect(verdictOf(lines(-1, -1.2, -0.9), 1)).toBe('contradicted <- opposite direction');
});

test('two lines suggest at most, one says nothing, nor do patients whose lines were not repeated', () => {
  expect(verdictOf(lines(-1, -1.01))).toBe('suggested <- two units');
  expect(verdictOf(lines(-1))).toBe('not estimable <- no residual degrees');
  expect(verdictOf([pointOf('a', -1), pointOf('b', -1.1), pointOf('c', -0.9)])).toBe(
    'not estimable <- no residual degrees',
  );
  expect(verdictOf(lines(-1, -1, -1))).toBe('not estimable <- no spread');
});

test('patients with one experiment each repeat each other', () => {
  const patients = [-1, -1.1, -0.9].map((estimate, i) => pointOf(`P0${i}`, estimate, { kind: 'patient' }));
  expect(verdictOf(patients)).toBe('supported');
  expect(verdictOf([...patients, pointOf('line', -1, { kind: 'line' })])).toBe(
    'not estimable <- no residual degrees',
  );
});

test('lines that clearly do the opposite of each other are mixed', () => {
  expect(verdictOf(lines(-2, -2.2, 2, 2.4))).toBe('contradicted <- units disagree');
  expect(verdictOf(lines(-2, 2))).toBe('contradicted <- units disagree');
  const most = [...Array.from({ length: 12 }, (_, i) => -3 - i / 50), 3];
  expect(verdictOf(lines(...most))).toBe('suggested <- some units opposite');
});

test('an interval with 0 is no difference, and says whether lines differ', () => {
  expect(verdictOf(lines(-0.2, 0.1, 0.15))).toBe('no significant difference');
  expect(verdictOf(lines(-0.1, -0.1, -6, -5))).toBe('no significant difference <- units differ');
  expect(verdictOf(lines(-1, -1.5, -0.8), 0, 20)).toBe('no significant difference <- several claims tested');
});
