import type { DifferentialTable } from '../../formats/expression/differential-table-reader.ts';

/** From where on a gene counts as changed. */
export interface ChangeRule {
  /** Adjusted p-value up to which a gene counts as changed; defaults to 0.05. */
  readonly significance?: number;
  /** Smallest absolute log2 fold change of a changed gene; defaults to 0. */
  readonly minimalFoldChange?: number;
}

/** Whether a table has p-values at all: one without replicates has none. */
export function isTestable(table: Pick<DifferentialTable, 'log10P'>): boolean {
  return table.log10P.some((value) => value === value);
}

/**
 * Whether a row counts as changed: by its adjusted p-value and fold change; in a table without any p-value by its fold change alone, if a
 * smallest one is asked for. Undefined where that cannot be said.
 */
export function changeRule(
  table: DifferentialTable,
  { significance = 0.05, minimalFoldChange = 0 }: ChangeRule,
): (row: number) => boolean | undefined {
  const byFoldChange = minimalFoldChange > 0 && !isTestable(table);
  return (row) => {
    const size = Math.abs(table.log2FoldChange[row]);
    const p = byFoldChange ? 0 : table.adjustedP[row];
    return size === size && p === p ? p <= significance && size >= minimalFoldChange : undefined;
  };
}
