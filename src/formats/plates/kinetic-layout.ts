// Plate readers that follow a plate: a column for each well, a row for each time.
import { placeIn, textOf, type Cell, type Grid } from '../workbooks/grid.ts';
import type { ColumnRole } from './column-aliases.ts';
import { headingOf, roleOf } from './column-names.ts';
import type { Draft, DraftColumn } from './draft.ts';
import { wellAt, wellName } from './wells.ts';

/** Columns named after wells that make a table of them. */
const FEWEST = 3;

/** The readings of such a table; undefined where a grid has none. */
export function kineticDraft(grid: Grid): Draft | undefined {
  const header = grid.rows.findIndex(
    (row) => row.filter((cell) => wellAt(textOf(cell)) !== undefined).length >= FEWEST,
  );
  if (header < 0) return undefined;
  const heads = grid.rows[header].map(textOf);
  const wells = heads.flatMap((text, column) => {
    const well = wellAt(text);
    return well === undefined ? [] : [{ column, name: wellName(well.row, well.column) }];
  });
  const others = heads.flatMap((text, column) => {
    const heading = headingOf(text);
    const role = roleOf(heading.key, 'growth')?.role;
    return role === 'time' || role === 'plate' ? [{ column, heading, role }] : [];
  });
  const lines = grid.rows.flatMap((row, at) =>
    at > header && wells.some(({ column }) => textOf(row[column]) !== '') ? [at] : [],
  );
  if (lines.length === 0) return undefined;
  const rows = lines.flatMap((line) => wells.map(({ column, name }) => ({ line, column, name })));
  const columnOf = (heading: string, cells: Cell[], at?: number): DraftColumn => ({
    heading,
    unit: null,
    cells,
    place: (row) => placeIn(grid, rows[row].line, at ?? rows[row].column),
  });
  const columns = new Map<ColumnRole, DraftColumn>([
    [
      'well',
      columnOf(
        'well',
        rows.map(({ name }) => name),
      ),
    ],
    [
      'value',
      columnOf(
        'value',
        rows.map(({ line, column }) => grid.rows[line][column] ?? null),
      ),
    ],
  ]);
  for (const { column, heading, role } of others) {
    const cells = rows.map(({ line }) => grid.rows[line][column] ?? null);
    columns.set(role, { ...columnOf(heading.text, cells, column), unit: heading.unit });
  }
  return { file: grid.file, count: rows.length, columns, wells: wells.length > 96 ? 384 : 96, notices: [] };
}
