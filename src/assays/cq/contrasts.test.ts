import { expect, test } from 'vitest';
import { interactionOf } from './contrasts.ts';

const units = (values: Readonly<Record<string, number>>): Map<string, number> =>
  new Map(Object.entries(values));
const of = (names: string, ...values: number[]): Map<string, number> =>
  units(Object.fromEntries(names.split('').map((name, i) => [name, values[i]])));

test('experiments with all four arms have a contrast each; others are left out', () => {
  const effect = interactionOf({
    both: of('abc', 3, 3.5, 4),
    first: of('abc', 1, 1, 1),
    second: of('abcd', 1, 1, 1, 1),
    neither: of('abc', 0, 0, 0),
  });
  expect(effect).toMatchObject({ estimate: 1.5, n: 3, degreesOfFreedom: 2, leftOut: ['d'] });
  expect(effect.design).toBe('within experiments');
});

// R: summary(lm(y ~ k * d)) of the twelve values
test('arms of other experiments are four groups', () => {
  const effect = interactionOf({
    both: of('abc', -3.1, -2.7, -3),
    first: of('def', -1.2, -0.9, -1.1),
    second: of('ghi', -0.8, -1.1, -1),
    neither: of('jkl', 0.1, -0.2, 0.1),
  });
  expect(effect).toMatchObject({ design: 'four groups', paired: false, n: 3, nControl: 3 });
  expect(effect.degreesOfFreedom).toBeGreaterThan(2);
  expect(effect.degreesOfFreedom).toBeLessThan(8);
  expect(effect.estimate).toBeCloseTo(-0.9, 10);
});

test('pairs of arms in other experiments keep a level for each experiment', () => {
  const effect = interactionOf({
    both: of('def', -3, -2.5, -3.4),
    first: of('abc', -1, -0.8, -1.3),
    second: of('def', -1.1, -0.7, -1.2),
    neither: of('abc', 0.1, 0.2, -0.1),
  });
  // Six experiments, a perturbation and the interaction; the drug lies between the experiments.
  expect(effect).toMatchObject({ design: 'linear model', paired: true, degreesOfFreedom: 4 });
  expect(effect.estimate).toBeCloseTo(-1.9666667 + 1.1, 6);
});

test('one experiment in each arm gives no test', () => {
  const arm = of('a', 1);
  expect(interactionOf({ both: arm, first: arm, second: arm, neither: arm })).toMatchObject({
    ...{ noTest: 'one experiment', low: NaN, log10P: NaN, estimate: 0 },
  });
});
