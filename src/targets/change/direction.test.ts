import { expect, test } from 'vitest';
import { effectOfFactor } from './direction.ts';

test('an activating target of a factor that is lost goes down', () => {
  expect(effectOfFactor(-1, true, 'lowered')).toBe('activates');
  expect(effectOfFactor(1, true, 'lowered')).toBe('represses');
  expect(effectOfFactor(1, true, 'raised')).toBe('activates');
  expect(effectOfFactor(-3, false, 'lowered')).toBe('none');
});
