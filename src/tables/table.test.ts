import { expect, test } from 'vitest';
import { tableOf, writtenName, type Columns } from './table.ts';

const columns = {
  gene: { label: 'column.gene' },
  log2FoldChange: { label: 'column.log2-fold-change', unit: 'log2' },
  zAbove0: { name: 'z_above_0', label: 'column.z-above-0', optional: true },
  ofExperiment: { name: '<experiment>', label: 'column.correlation', each: 'experiment' },
} as const satisfies Columns;

test('a table has its columns in the order in which they are declared, under the names of files', () => {
  const several = [{ name: 'E1', values: [3] }];
  const table = tableOf(columns, { ofExperiment: { several }, log2FoldChange: [1], gene: ['IRF4'] });
  expect(table.columns).toEqual([
    { name: 'gene', values: ['IRF4'], of: columns.gene },
    { name: 'log2_fold_change', values: [1], of: columns.log2FoldChange },
    { name: 'E1', values: [3], of: columns.ofExperiment },
  ]);
  const whole = tableOf(columns, {
    gene: [],
    log2FoldChange: [],
    zAbove0: [],
    ofExperiment: { several: [] },
  });
  expect(whole.columns.map(({ name }) => name)).toEqual(['gene', 'log2_fold_change', 'z_above_0']);
  expect(writtenName('minusLog10Q', { label: 'column.q' })).toBe('minus_log10_q');
});

test('neither a missing nor an undeclared value compiles', () => {
  const two = { gene: columns.gene, log2FoldChange: columns.log2FoldChange } as const satisfies Columns;
  // @ts-expect-error: the fold change is missing
  expect(tableOf(two, { gene: ['IRF4'] }).columns).toHaveLength(1);
  // @ts-expect-error: nobody declared this column
  expect(tableOf(two, { gene: ['IRF4'], log2FoldChange: [1], p: [1] }).columns).toHaveLength(2);
});
