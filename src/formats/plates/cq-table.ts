// Is it a table of Cq values? They are no effects: a higher one is less RNA, and a reference gene belongs to it.
import { refused } from '../../messages/refused.ts';
import { gridName, placeIn, textOf, type Cell, type Grid } from '../workbooks/grid.ts';
import { parseGrids } from '../workbooks/grids-reader.ts';
import { headingOf, roleOf } from './column-names.ts';
import type { FileBytes } from './readings-reader.ts';

/** @throws InputError for a table whose values are Cq */
export function refuseCq({ bytes, name }: FileBytes): void {
  for (const grid of parseGrids(bytes, name)) {
    const found = cqHeading(grid);
    if (found === undefined) continue;
    throw refused(
      'effects.cq-values',
      {},
      {
        ...(found.row === 0 ? { file: gridName(grid) } : placeIn(grid, found.row)),
        expected: 'an effect for each line or donor, such as log2_fold_change',
        found: `a column ${found.heading}`,
        fix: 'run chipmate assay qpcr on this table first, and give its table of fold changes (-o FILE) to assay replicate',
      },
    );
  }
}

/** The heading of Cq values, in the first row that names columns, where that names no other values. */
function cqHeading({ rows }: Grid): { readonly row: number; readonly heading: string } | undefined {
  for (const [row, cells] of rows.entries()) {
    const texts = cells.map((cell: Cell) => textOf(cell));
    const keys = texts.map((text) => headingOf(text).key);
    if (keys.some((key) => roleOf(key, 'replicate')?.role === 'value')) return undefined;
    const at = keys.findIndex((key) => roleOf(key, 'qpcr')?.role === 'value');
    // A level may be called CT, for control; a heading has others beside it.
    if (at >= 0 && keys.some((key, i) => i !== at && roleOf(key, 'qpcr') !== undefined))
      return { row, heading: texts[at] };
  }
  return undefined;
}
