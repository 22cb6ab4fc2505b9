import { expect, test } from 'vitest';
import { seenResponse } from './response-direction.ts';

const series = (doses: readonly number[], values: readonly number[]) => ({
  doses: Float64Array.from(doses),
  values: Float64Array.from(values),
});

test.each([
  ['falling percentages', [100, 80, 50, 10], 'viability', 'viability'],
  ['rising percentages', [2, 10, 50, 90], 'inhibition', 'inhibition'],
  ['flat percentages', [101, 98, 99, 101], null, 'viability'],
  ['flat values about 0', [0, -2, 2, -1], null, 'inhibition'],
  ['flat signals', [5200, 5100, 5300, 5200], null, 'viability'],
  ['flat absorbances', [0.52, 0.51, 0.53, 0.52], null, null],
  ['falling absorbances', [0.9, 0.7, 0.4, 0.1], 'viability', null],
  ['a drug that makes cells grow', [100, 120, 140, 170], 'inhibition', 'viability'],
] as const)('%s', (_, values, byDose, byControl) => {
  expect(seenResponse([series([0, 1, 10, 100], values)])).toEqual({ byDose, byControl });
});

test('the mean over all curves decides', () => {
  const falling = series([0, 1, 10], [100, 50, 10]);
  expect(seenResponse([falling, falling, falling, falling, series([0, 1, 10], [100, 101, 102])]).byDose).toBe(
    'viability',
  );
});
