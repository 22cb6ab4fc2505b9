import { expect, test } from 'vitest';
import { lastTermTest } from './last-term.ts';
import { pooledTTest } from './t-tests.ts';

test('a mean and a group are Student’s test with one variance', () => {
  const [a, b] = [
    [1.2, 1.9, 1.4],
    [0.1, 0.4, 0.2, 0.7],
  ];
  const ones = [1, 1, 1, 1, 1, 1, 1];
  const fit = lastTermTest([ones, [1, 1, 1, 0, 0, 0, 0]], [...a, ...b]);
  const known = pooledTTest(a, b);
  for (const key of ['estimate', 'low', 'high', 't', 'degreesOfFreedom', 'log10P'] as const)
    expect(fit[key]).toBeCloseTo(known[key], 12);
});

test('a column that others span is left out and costs no degree of freedom', () => {
  const y = [1, 2, 4, 3, 7, 6];
  const group = [0, 0, 1, 0, 1, 1];
  const with_ = lastTermTest([[1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2], group], y);
  expect(with_).toEqual(lastTermTest([[1, 1, 1, 1, 1, 1], group], y));
});

test('what cannot be known is NaN', () => {
  expect(
    lastTermTest(
      [
        [1, 1],
        [2, 2],
      ],
      [1, 2],
    ).estimate,
  ).toBeNaN();
  const full = lastTermTest(
    [
      [1, 1],
      [0, 1],
    ],
    [1, 2],
  );
  expect(full.estimate).toBeCloseTo(1, 12);
  expect(full.log10P).toBeNaN();
});
