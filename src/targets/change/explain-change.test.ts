import { expect, test } from 'vitest';
import { calibrateAreas, explainChange } from './explain-change.ts';

test('potentials that tell changed genes from unchanged ones', () => {
  const potential = Float64Array.of(3, 2, 1, 0, 0, 9);
  const found = explainChange(potential, Int8Array.of(1, 1, 0, 0, 0, -1));
  expect(found.areaUnderCurve).toBe(1);
  expect(found.boundChanged).toBe(2);
  expect([...calibrateAreas(Float64Array.of(0.5, 0.6, 0.55, 0.9))].map((z) => z > 2)).toEqual([
    false,
    false,
    false,
    true,
  ]);
});
