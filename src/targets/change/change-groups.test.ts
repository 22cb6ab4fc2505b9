import { expect, test } from 'vitest';
import { genesEveryMegabase } from '../../../test/support/hand-made-genes.ts';
import type { DifferentialTable } from '../../formats/expression/differential-table-reader.ts';
import { groupTranscripts } from '../binding/gene-list.ts';
import { changeGroups, measuredGenes, type ChangeGroup, type MeasuredGenes } from './change-groups.ts';
import type { ChangeRule } from './change-rule.ts';

/** Genes with these fold changes and p-values; a gene without a p has NaN. */
function measured(
  rows: readonly (readonly [number, number])[],
  rule: ChangeRule = {},
  levels: (row: number) => number = () => NaN,
): MeasuredGenes {
  const ids = rows.map((_, i) => `G${i}`);
  const column = (value: (row: readonly [number, number]) => number) => Float64Array.from(rows, value);
  const table: DifferentialTable = {
    ...{ format: 'chipmate', ids, symbols: ids },
    log2FoldChange: column(([change]) => change),
    ...{
      low: column(() => NaN),
      high: column(() => NaN),
      averageExpression: Float64Array.from(rows.keys(), levels),
    },
    log10P: column(([, p]) => Math.log10(p)),
    adjustedP: column(([, p]) => p),
  };
  const genes = groupTranscripts(genesEveryMegabase(ids));
  return measuredGenes(genes, table, { rowOfGene: Int32Array.from(ids.keys()) }, rule);
}

const counts = (groups: readonly ChangeGroup[]): unknown =>
  groups.map(({ direction, changed, judged, unchanged }) => [direction, changed, judged, unchanged]);

test('the most changed genes are judged by p, then by fold change; few unchanged ones are joined by the least changed', () => {
  const rows = Array.from({ length: 200 }, (_, i): [number, number] =>
    i < 120 ? [1 + i / 1000, i < 60 ? 0 : 0.001] : i < 140 ? [-1, 0.01] : [0.1, 0.5],
  );
  const found = measured(rows);
  expect(found.strength[0]).toBe(141);
  expect(found.strength[59]).toBe(200);
  const groups = changeGroups(found);
  expect(groups.map(({ standIns }) => standIns)).toEqual([true, true, true]);
  expect(counts(groups)).toEqual([
    ['up', 120, 50, 80],
    ['down', 20, 20, 80],
    ['both', 140, 70, 80],
  ]);
});

test('without p-values the largest fold changes are compared with the half that changes least', () => {
  const rows = Array.from({ length: 100 }, (_, i): [number, number] => [(i - 49.5) / 10, NaN]);
  const found = measured(rows);
  expect(found.testable).toBe(false);
  expect(counts(changeGroups(found))).toEqual([
    ['up', 5, 5, 50],
    ['down', 5, 5, 50],
    ['both', 10, 10, 50],
  ]);
  expect([...changeGroups(found)[0].state.slice(94)]).toEqual([-1, 1, 1, 1, 1, 1]);
  const asked = measured(rows, { minimalFoldChange: 4.7 });
  expect(counts(changeGroups(asked, { minimalFoldChange: 4.7 }))).toEqual([
    ['up', 3, 3, 94],
    ['down', 3, 3, 94],
    ['both', 6, 6, 94],
  ]);
});

test('a gene with a fold change and no adjusted p takes no part, one without a p is not measured', () => {
  const found = measured([
    [1, 0.01],
    [2, NaN],
    [0.1, 0.9],
  ]);
  expect([...found.genes]).toEqual([0, 2]);
  expect(found.expression).toBeUndefined();
});

test('one level, or the same one everywhere, is no mean expression', () => {
  const rows = Array.from({ length: 100 }, (): [number, number] => [1, 0.5]);
  const known = (levels: (row: number) => number): boolean =>
    measured(rows, {}, levels).expression !== undefined;
  expect(known((row) => (row === 0 ? 8 : NaN))).toBe(false);
  expect(known(() => 8)).toBe(false);
  expect(known((row) => (row < 5 ? NaN : row))).toBe(true);
});
