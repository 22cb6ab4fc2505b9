import { expect, test } from 'vitest';
import { familyTests } from './family-tests.ts';

test('a family has one p of all members, and q is for the number of families', () => {
  // Families 3 (three motifs that agree), 0 (one of two stands out), 5 (alone).
  const family = [3, 0, 3, 5, 0, 3];
  const log10P = Float64Array.of(-4, -3, -4, -1, 0, -4);
  const tests = familyTests(
    family,
    log10P,
    log10P.map((p) => p * 1.1),
  );
  expect(tests.families).toEqual([0, 3, 5]);
  expect(tests.members).toEqual([[1, 4], [0, 2, 5], [3]]);
  expect([...tests.leading]).toEqual([1, 0, 3]);
  expect(tests.log10P[1]).toBeCloseTo(-4.4, 12);
  expect(tests.log10P[0]).toBeCloseTo(-3.3 + Math.log10(2), 12);
  expect(tests.log10Q[1]).toBeCloseTo(-4 + Math.log10(3), 12);
  expect(tests.log10Q[0]).toBeCloseTo(-3 + Math.log10(2) + Math.log10(3 / 2), 12);
});
