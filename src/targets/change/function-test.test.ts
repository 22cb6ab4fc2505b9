import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { functionTest } from './function-test.ts';

test('the function test sees larger potentials only', () => {
  const random = createRandom(3);
  const sample = (n: number, shift: number): Float64Array =>
    Float64Array.from({ length: n }, () => shift + random.normal());
  const more = functionTest(sample(200, 1), sample(500, 0))!;
  expect(more.log10P).toBeLessThan(-10);
  expect(more.areaUnderCurve).toBeCloseTo(0.76, 1);
  expect(functionTest(sample(200, -1), sample(500, 0))!.log10P).toBeGreaterThan(-0.5);
  expect(functionTest(new Float64Array(0), sample(5, 0))).toBeUndefined();
});
