import { expect, test } from 'vitest';
import { parseDifferentialTable } from '../formats/expression/differential-table-reader.ts';
import { betaTargets } from './beta-targets.ts';
import { modelsOf } from '../../test/support/hand-made-genes.ts';

test('BETA lists: dense binding ranks, expression ranks with gaps, both over the direction', () => {
  const models = modelsOf(
    ['A', 'NM_1', 'chr1', 1, 1],
    ['B', 'NM_2', 'chr1', 2, 1],
    ['C', 'NM_3', 'chr1', 3, 1],
    ['D', 'NM_4', 'chr1', 4, 1],
  );
  const table = parseDifferentialTable(
    Buffer.from(
      'ID\tlogFC\tP.Value\tadj.P.Val\nNM_1_at\t1\t.01\t.01\nNM_2_at\t2\t.01\t.01\nNM_3_at\t3\t.02\t.03\nNM_4_at\t-1\t.02\t.03\n',
    ),
    'limma.tsv',
  );
  const up = betaTargets(models, Float64Array.of(1, 10, 9, 5), table, 1, 1);
  expect(Array.from(up.row)).toEqual([1, 0, 2]);
  expect(up.rankProduct[0]).toBeCloseTo((1 / 3) * (1 / 3), 12);
  expect(up.rankProduct[1]).toBeCloseTo((3 / 3) * (1 / 3), 12);
  expect(up.rankProduct[2]).toBeCloseTo((2 / 3) * (3 / 3), 12);
});
