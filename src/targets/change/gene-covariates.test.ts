import { expect, test } from 'vitest';
import { modelsOf } from '../../../test/support/hand-made-genes.ts';
import { groupTranscripts } from '../binding/gene-list.ts';
import { covariateDesign, designRows, geneCovariates, rankScores } from './gene-covariates.ts';

test('length, TSSs and neighbours of genes; a neighbour counts once, and not over chromosomes', () => {
  const genes = groupTranscripts(
    modelsOf(
      ['A', 'NM_1', 'chr1', 1_000_000, 1],
      ['A', 'NM_2', 'chr1', 1_000_000, 1],
      ['A', 'NM_3', 'chr1', 1_050_000, 1],
      ['B', 'NM_4', 'chr1', 1_150_000, 1],
      ['C', 'NM_5', 'chr1', 1_900_000, -1],
      ['C', 'NM_6', 'chr1', 2_000_000, -1],
      ['D', 'NM_7', 'chr2', 1_000_000, 1],
    ),
  );
  const found = geneCovariates(genes);
  expect([...found.length]).toEqual([1000, 1000, 1000, 1000]);
  expect([...found.tssCount]).toEqual([2, 1, 2, 1]);
  expect([...found.within100kb]).toEqual([1, 1, 0, 0]);
  expect([...found.within1Mb]).toEqual([2, 2, 2, 0]);
});

test('the design has an intercept, the number of TSSs and splines of what is known', () => {
  const values = Float64Array.from({ length: 50 }, (_, i) => (i * 37) % 50);
  const covariates = { length: values, tssCount: values, within100kb: values, within1Mb: values };
  const genes = [...values.keys()];
  const plain = covariateDesign(covariates, genes);
  expect(plain.columnNames.length).toBe(1 + 1 + 3 + 3 + 3);
  const full = covariateDesign(covariates, genes, { expression: values, open: values, breadth: values });
  expect(full.columnNames.length).toBe(11 + 15);
  const [first, second] = ['length 1', 'length 2'].map((name) =>
    Array.from(plain.values.subarray(50 * plain.columnNames.indexOf(name)).subarray(0, 50)),
  );
  expect(first).toEqual([...rankScores(values)]);
  // d_0 - d_2 over knots .02, .34, .66, .98 at the rank score (37 + .5) / 50 of the second gene.
  const d = (knot: number) =>
    (Math.max(0, 0.75 - knot) * Math.max(0, 0.75 - knot) * (0.75 - knot)) / (0.98 - knot);
  expect(second[1]).toBeCloseTo(d(0.02) - d(0.66), 12);
  const rows = designRows(plain, [1, 3]);
  expect(rows.samples).toBe(2);
  expect([...rows.values.subarray(4, 6)]).toEqual([first[1], first[3]]);
});

test('rank scores share ranks of equal values and put what is unknown into the middle', () => {
  expect([...rankScores([5, NaN, 1, 5, 9])]).toEqual([0.5, 0.5, 0.125, 0.5, 0.875]);
});
