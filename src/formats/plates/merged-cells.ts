// Merged cells in a table: a name over several rows stands in each of them; a number over several rows is refused.
import { refused } from '../../messages/refused.ts';
import { placeIn, type Cell, type Grid } from '../workbooks/grid.ts';
import type { ColumnRole } from './column-aliases.ts';

/** Which column of a grid is what. */
interface Used {
  readonly row: number;
  readonly roles: ReadonlyMap<ColumnRole, { readonly column: number }>;
}

/**
 * The cells of a table with the names of merged cells in each row that they span.
 * @throws InputError where the column of values, or several columns that are used, are merged
 */
export function refuseMergedOrFill(
  grid: Grid,
  { row: header, roles }: Used,
  rows: readonly number[],
): (row: number, column: number) => Cell {
  const used = [...roles].map(([role, { column }]) => ({ role, column }));
  const lines = new Set([header, ...rows].map((row) => grid.line[row] - 1));
  const filled = new Map<number, Map<number, Cell>>();
  for (const { top, left, bottom, right } of grid.merged) {
    const touched = used.filter(({ column }) => column >= left && column <= right);
    const first = grid.line.indexOf(top + 1);
    if (touched.length === 0 || ![...lines].some((line) => line >= top && line <= bottom) || first < 0)
      continue;
    const isName = touched.every(({ role }) => role !== 'value') && left === right && first !== header;
    if (!isName && (bottom > top || touched.length > 1 || first === header))
      throw refused(
        'plates.merged-cells',
        {},
        {
          ...placeIn(grid, first, left),
          expected: 'one cell for each reading; only names may stand over several rows',
          found: `${bottom - top + 1} rows and ${right - left + 1} columns in one cell`,
        },
      );
    const cells = filled.get(left) ?? new Map<number, Cell>();
    for (let line = top; line <= bottom; line++) cells.set(line, grid.rows[first][left] ?? null);
    filled.set(left, cells);
  }
  return (row, column) => filled.get(column)?.get(grid.line[row] - 1) ?? grid.rows[row][column] ?? null;
}
