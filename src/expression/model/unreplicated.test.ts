import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { intensityDependentZ } from './unreplicated.ts';

test('fold changes are judged by the spread at their expression level', () => {
  const random = createRandom(7);
  const average = Float64Array.from({ length: 4000 }, () => 4 + 8 * random.uniform());
  const foldChange = average.map((a) => (a < 8 ? 1 : 0.1) * random.normal());
  foldChange[0] = NaN;
  const z = intensityDependentZ(foldChange, average);
  expect(z[0]).toBeNaN();
  const deviation = (rows: number[]): number =>
    Math.sqrt(rows.reduce((sum, row) => sum + z[row] ** 2, 0) / rows.length);
  const rows = [...average.keys()].slice(1);
  expect(deviation(rows.filter((row) => average[row] < 6))).toBeCloseTo(1, 0);
  expect(deviation(rows.filter((row) => average[row] > 10))).toBeCloseTo(1, 0);
});
