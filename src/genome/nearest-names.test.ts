import { expect, test } from 'vitest';
import { nearestNames } from './nearest-names.ts';

const classes = ['Blood', 'Bone', 'Breast', 'Neural', 'Pluripotent stem cell', 'Muscle'];

test('finds what was meant', () => {
  expect(nearestNames('Blod', classes)).toContain('Blood');
  expect(nearestNames('bolod', classes)[0]).toBe('Blood');
  expect(nearestNames('stem', classes)).toEqual(['Pluripotent stem cell']);
  expect(nearestNames('IKZF', ['FOS', 'IKZF1', 'IKZF3', 'JUN'])).toEqual(['IKZF1', 'IKZF3']);
});

test('offers nothing where nothing is near', () => {
  expect(nearestNames('zebrafish heart', classes)).toEqual([]);
  expect(nearestNames('-', classes)).toEqual([]);
});
