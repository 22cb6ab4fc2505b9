import type { ColumnGroup, SiteColumn } from '../../atlas/site-columns.ts';

/** Below this number of columns partial correlations are biased downwards, and a cell type is no group of its own. */
export const FEWEST_COLUMNS = 20;

/** Cell types with at least 20 columns are groups of their own; the others share one. */
export function groupColumns(columns: readonly SiteColumn[]): {
  groups: ColumnGroup[];
  groupOfColumn: Uint16Array;
} {
  const byCell = new Map<string, number[]>();
  columns.forEach(({ cell }, i) => {
    const list = byCell.get(cell);
    if (list === undefined) byCell.set(cell, [i]);
    else list.push(i);
  });
  const groups: ColumnGroup[] = [];
  const groupOfColumn = new Uint16Array(columns.length);
  const rest: number[] = [];
  for (const [cell, list] of byCell) {
    if (list.length < FEWEST_COLUMNS) rest.push(...list);
    else {
      for (const column of list) groupOfColumn[column] = groups.length;
      groups.push({ cell, background: Uint16Array.from(list) });
    }
  }
  if (rest.length > 0) {
    for (const column of rest) groupOfColumn[column] = groups.length;
    const background =
      rest.length < FEWEST_COLUMNS ? Uint16Array.from(columns.keys()) : Uint16Array.from(rest);
    groups.push({ cell: '', background });
  }
  return { groups, groupOfColumn };
}
