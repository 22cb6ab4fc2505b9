import { expect, test } from 'vitest';
import { readingsOf } from '../../../test/support/readings.ts';
import { armsOf } from './arms.ts';
import { interactionOf, interactionWord, squaresOf } from './interaction.ts';

const units = (...values: number[]): Map<string, number> =>
  new Map(values.map((value, i) => [`e${i}`, value]));

test('a square is an arm with perturbation and drug whose parts are arms, too', () => {
  const rows = [
    ['siCtrl', 'DMSO'],
    ['siFOS', 'DMSO'],
    ['siCtrl', 'len'],
    ['siFOS', 'len'],
    ['siJUN', 'len'],
  ].map(([perturbation, drug]) => ({ value: 1, perturbation, drug }));
  expect(squaresOf(armsOf(readingsOf(rows)))).toEqual([{ control: 0, perturbed: 1, drugged: 2, both: 3 }]);
});

// R: t.test(c(-.6, -.75, -.5)): -0.9292471 to -0.3040862
test('within experiments it is a one-sample test of the extra effect', () => {
  const extra = interactionOf({
    control: units(1, 1.2, 0.9),
    perturbed: units(0.7, 0.9, 0.6),
    drugged: units(0.6, 0.75, 0.5),
    both: units(-0.3, -0.3, -0.3),
  });
  expect(extra).toMatchObject({ n: 3, paired: true, noTest: null });
  expect(extra.estimate).toBeCloseTo(-0.6166667, 6);
  expect(extra.degreesOfFreedom).toBe(2);
  expect([extra.low.toFixed(6), extra.high.toFixed(6)]).toEqual(['-0.929247', '-0.304086']);
  expect(interactionWord(extra, -0.7, true)).toBe('more than both together');
  expect(interactionWord(extra, 0.7, true)).toBe('less than both together');
});

test('without shared experiments it rests on the four means; one experiment has no test', () => {
  const arm = (name: string, ...values: number[]) =>
    new Map(values.map((value, i) => [name + String(i), value]));
  const apart = interactionOf({
    ...{ control: arm('a', 1, 1.2), perturbed: arm('b', 1, 1.1) },
    ...{ drugged: arm('c', 1, 0.9), both: arm('d', 0.2, 0.4) },
  });
  expect(apart).toMatchObject({ n: 2, paired: false, noTest: null });
  expect(apart.estimate).toBeCloseTo(0.3 - 1.05 - 0.95 + 1.1, 10);
  expect(
    interactionOf({ control: units(1), perturbed: units(1), drugged: units(1), both: units(1) }).noTest,
  ).toBe('one experiment');
});

test('"no more" is said only where the interval leaves no room', () => {
  const effect = { low: -0.2, high: 0.2, estimate: 0 } as ReturnType<typeof interactionOf>;
  expect(interactionWord(effect, -1, false)).toBe('no more than both together');
  expect(interactionWord(effect, -0.3, false)).toBe('cannot be told');
  expect(interactionWord({ ...effect, low: NaN, high: NaN }, -1, false)).toBe('cannot be told');
});
