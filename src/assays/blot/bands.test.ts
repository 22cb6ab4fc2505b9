import { expect, test } from 'vitest';
import { readingsOf } from '../../../test/support/readings.ts';
import { loadingControls, placeOf } from './bands.ts';

const readings = readingsOf(
  ['IRF4', 'β-actin', 'GAPDH', 'α-Tubulin', 'Histone H3', 'FOS', 'BCL2'].map((target, i) => ({
    ...{ value: 1, target, gel: 'A' },
    ...(i === 0 ? { lane: '3' } : {}),
  })),
);

test('loading controls are known by their names, and the one that is said by any of its own', () => {
  expect(loadingControls(readings, [])).toEqual(['β-actin', 'GAPDH', 'α-Tubulin', 'Histone H3']);
  expect(loadingControls(readings, ['c-Fos'])).toEqual(['FOS']);
});

test('a band is named by protein, gel and lane', () => {
  expect(placeOf(readings, 0)).toBe('IRF4 gel A lane 3');
  expect(placeOf(readingsOf([{ value: 1 }]), 0)).toBe('line 2');
});
