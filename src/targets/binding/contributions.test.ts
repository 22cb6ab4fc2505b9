import { expect, test } from 'vitest';
import { indexTss } from '../../genome/nearest-tss.ts';
import { betaPotential, halvingPotential } from './contributions.ts';
import { modelsOf, peaksAt } from '../../../test/support/hand-made-genes.ts';

test('weights of BETA and Lisa fall with the distance', () => {
  const index = indexTss(modelsOf(['A', 'NM_1', 'chr1', 1_000_000, 1]));
  const peaks = peaksAt(
    ['chr1', 1_000_000],
    ['chr1', 1_001_000],
    ['1', 990_000],
    ['chr1', 1_050_000],
    ['chr1', 900_001],
    ['chr1', 900_000],
  );
  const { weight, distance } = betaPotential(index, peaks);
  [0.606531, 0.582748, 0.40657, 0.082085, 0.011109].forEach((value, i) =>
    expect(weight[i]).toBeCloseTo(value, 6),
  );
  expect(weight.length).toBe(5);
  expect([...distance]).toEqual([0, 1000, -10_000, 50_000, -99_999]);
  expect([...halvingPotential(index, peaks).weight.slice(0, 3)]).toEqual([1, 2 ** -0.1, 0.5]);
});
