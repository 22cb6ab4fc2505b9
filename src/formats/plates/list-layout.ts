// Tables with a header line and one reading in each row, as cyclers, image programs and people write them.
import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { note, type Notice } from '../../messages/message.ts';
import { placeIn, textOf, type Cell, type Grid } from '../workbooks/grid.ts';
import type { ColumnRole, TableKind } from './column-aliases.ts';
import { headingOf, roleOf, type Heading } from './column-names.ts';
import { someOf, type Draft, type DraftColumn } from './draft.ts';
import { refuseMergedOrFill } from './merged-cells.ts';

/** Rows in which a header is looked for. */
const LOOKED_AT = 400;

interface Found {
  readonly column: number;
  readonly heading: Heading;
  readonly rank: number;
}

/** A header line: which column is what. */
interface Header {
  readonly row: number;
  readonly roles: ReadonlyMap<ColumnRole, Found>;
  readonly unused: readonly string[];
}

/**
 * The table of a grid whose header names a column of values (or, of a map, a well or a sample).
 * @returns undefined where there is no such header
 * @throws InputError for two of them, and for a heading that occurs twice
 */
export function listDraft(whole: Grid, kind: TableKind): Draft | undefined {
  const grid = resultsOf(whole);
  const headers = headersOf(grid, kind);
  const best = Math.max(...headers.map(({ roles }) => roles.size));
  const header = headers.find(({ roles }) => roles.size === best);
  if (header === undefined) return undefined;
  const { rows, lanes, summaries } = rowsBelow(grid, header, headers);
  const columns = columnsOf(grid, header, rows);
  if (lanes.some((lane) => lane !== null) && !columns.has('lane'))
    columns.set('lane', {
      heading: 'lane',
      unit: null,
      cells: lanes,
      place: (row) => placeIn(grid, rows[row]),
    });
  const notices: Notice[] = [
    ...(header.unused.length > 0 && kind !== 'map'
      ? [note('readings.columns-unused', { names: someOf(header.unused, 12) })]
      : []),
    ...(summaries.length > 0 ? [note('readings.summaries-left-out', { names: someOf(summaries) })] : []),
  ];
  const wells = grid.rows.slice(0, header.row).some((row) => row.some((cell) => /384/.test(textOf(cell))))
    ? 384
    : undefined;
  return { file: grid.file, count: rows.length, columns, wells, notices };
}

/** Of an export with sections in brackets the one of the results. */
function resultsOf(grid: Grid): Grid {
  const isSection = (row: readonly Cell[]): boolean => /^\[[^\]]+\]$/.test(textOf(row[0]));
  const from = grid.rows.findIndex((row) => /^\[results\]$/i.test(textOf(row[0])));
  if (from < 0) return grid;
  const after = grid.rows.findIndex((row, i) => i > from && isSection(row));
  const to = after < 0 ? grid.rows.length : after;
  const about = grid.rows.slice(0, from).filter((row) => /block type/i.test(textOf(row[0])));
  // What is said of the plate stays above the table.
  return {
    ...grid,
    rows: [...about, ...grid.rows.slice(from + 1, to)],
    line: [...about.map(() => 0), ...grid.line.slice(from + 1, to)],
  };
}

function headersOf(grid: Grid, kind: TableKind): Header[] {
  return grid.rows.slice(0, LOOKED_AT).flatMap((row, i): Header[] => {
    const header = headerOf(grid, i, kind);
    const { roles } = header;
    if (kind === 'map') return MAP_KEYS.some((role) => roles.has(role)) && roles.size > 1 ? [header] : [];
    // A lone word `value` above other things is no header of a table with many columns.
    return roles.has('value') && (roles.size > 1 || row.filter((cell) => cell !== null).length <= 2)
      ? [header]
      : [];
  });
}

/** What joins a map to readings, the first that both have. */
export const MAP_KEYS = ['well', 'sample', 'lane'] as const;

function headerOf(grid: Grid, row: number, kind: TableKind): Header {
  const roles = new Map<ColumnRole, Found>();
  const unused: string[] = [];
  const cells = grid.rows[row];
  const headings = cells.map((cell) => (typeof cell === 'string' ? headingOf(cell) : null));
  const keys = headings.map((heading) => heading?.key);
  headings.forEach((heading, column) => {
    if (heading === null || heading.key === '') return;
    const known = ignored(heading.key, keys, kind) ? undefined : roleOf(heading.key, kind);
    const before = known === undefined ? undefined : roles.get(known.role);
    if (known === undefined || (before !== undefined && before.rank < known.rank)) {
      unused.push(heading.text.trim());
      return;
    }
    if (before?.rank === known.rank)
      throw refused(
        'plates.column-twice',
        { column: heading.text.trim() },
        {
          ...placeIn(grid, row, column),
          expected: 'one column of each name, and one table in a sheet',
          found: `${before.heading.text.trim()}, and ${heading.text.trim()}`,
        },
      );
    if (before !== undefined) unused.push(before.heading.text.trim());
    roles.set(known.role, { column, heading, rank: known.rank });
  });
  measuredByImage(roles, headings, keys, kind);
  return { row, roles, unused };
}

/** LightCycler's `Concentration` is what it calculated from the standards; ImageJ's `Area` is no column of values beside an IntDen. */
function ignored(key: string, keys: readonly (string | undefined)[], kind: TableKind): boolean {
  const cycler = kind === 'qpcr' || kind === 'chip-qpcr';
  return cycler && /^(?:conc|concentration)$/.test(key) && keys.includes('standard');
}

/** ImageJ: the first column without a name counts bands; its gel tool calls the band's density `Area`, and has `Percent` beside it. */
function measuredByImage(
  roles: Map<ColumnRole, Found>,
  headings: readonly (Heading | null)[],
  keys: readonly (string | undefined)[],
  kind: TableKind,
): void {
  if (kind !== 'blot') return;
  const area = keys.indexOf('area');
  if (area < 0) return;
  const isGelTool = keys.includes('percent') && !keys.includes('mean');
  const heading = headings[area];
  if (isGelTool && heading !== null) roles.set('value', { column: area, heading, rank: 0 });
  if (!roles.has('lane') && (keys[0] ?? '') === '' && area > 0)
    roles.set('lane', { column: 0, heading: { text: 'number', key: 'lane', unit: null }, rank: 0 });
}

interface Below {
  readonly rows: number[];
  /** The lane that a line above a block of rows names. */
  readonly lanes: (string | null)[];
  readonly summaries: string[];
}

function rowsBelow(grid: Grid, header: Header, headers: readonly Header[]): Below {
  const below: Below = { rows: [], lanes: [], summaries: [] };
  const used = [...header.roles.values()].map(({ column }) => column);
  const value = header.roles.get('value')?.column;
  let lane: string | null = null;
  let last = header.row;
  for (let row = 0; row < grid.rows.length; row++) {
    const cells = grid.rows[row];
    const filled = cells.filter((cell) => textOf(cell) !== '');
    lane = (filled.length === 1 ? laneOf(filled[0]) : undefined) ?? lane;
    if (row <= header.row || (filled.length === 1 && laneOf(filled[0]) !== undefined)) continue;
    const again = headers.find((one) => one.row === row);
    if (again !== undefined && again.roles.size * 2 > header.roles.size) {
      if (lane !== null && sameCells(cells, grid.rows[header.row])) continue;
      throw secondTable(grid, row, [...again.roles.values()][0].column);
    }
    const gap = grid.line[row] > grid.line[last] + 1;
    const isEmpty = used.every((column) => textOf(cells[column]) === '');
    // Behind an empty line programs write what they calculated and with which settings.
    const isFooter =
      value !== undefined &&
      textOf(cells[value]) === '' &&
      (gap || filled.length === 1) &&
      filled.length <= 2;
    if (isEmpty || isFooter) continue;
    const first = textOf(cells.find((cell) => textOf(cell) !== ''));
    if (value !== undefined && isSummary(cells, used, value)) {
      below.summaries.push(first);
      continue;
    }
    if (grid.sheet === null) refuseOtherWidth(grid, row, header, value);
    below.rows.push(row);
    below.lanes.push(lane);
    last = row;
  }
  return below;
}

/** In a text, a row that ends before the column of values, or goes on behind the last heading, has lost or gained a separator. */
function refuseOtherWidth(grid: Grid, row: number, header: Header, value: number | undefined): void {
  const cells = grid.rows[row];
  const width = grid.rows[header.row].length;
  const tooLong = cells.slice(width).some((cell) => textOf(cell) !== '');
  if (!tooLong && (value === undefined || cells.length > value)) return;
  throw refused(
    'table.ragged-row',
    {},
    {
      ...placeIn(grid, row),
      expected: `${width} fields as in the header (line ${grid.line[header.row]})`,
      found: `${cells.length} fields`,
    },
  );
}

function laneOf(cell: Cell): string | undefined {
  return /^(?:lane|レーン)\s*(\d{1,3})$/i.exec(textOf(cell))?.[1];
}

/** `Mean`, `SD`, `Min`, `Max` below a table of measurements, with names nowhere else in the row. */
function isSummary(cells: readonly Cell[], used: readonly number[], value: number): boolean {
  const names = cells.filter(
    (cell, column) => typeof cell === 'string' && !/^[\d.,+-]*$/.test(cell) && column !== value,
  );
  return (
    names.length === 1 && /^(?:mean|sd|stdev|std ?dev|min|max)$/i.test(textOf(names[0])) && used.length > 0
  );
}

function sameCells(one: readonly Cell[], other: readonly Cell[]): boolean {
  return one.length === other.length && one.every((cell, i) => textOf(cell) === textOf(other[i]));
}

function secondTable(grid: Grid, row: number, column: number): InputError {
  return refused(
    'plates.second-table',
    {},
    {
      ...placeIn(grid, row, column),
      expected: 'one table in a sheet or file',
      found: grid.rows[row]
        .map(textOf)
        .filter((text) => text !== '')
        .slice(0, 6)
        .join(', '),
    },
  );
}

function columnsOf(grid: Grid, header: Header, rows: readonly number[]): Map<ColumnRole, DraftColumn> {
  const cellAt = refuseMergedOrFill(grid, header, rows);
  return new Map(
    [...header.roles].map(([role, { column, heading }]): [ColumnRole, DraftColumn] => [
      role,
      {
        heading: heading.text.trim(),
        unit: heading.unit,
        cells: rows.map((row) => cellAt(row, column)),
        place: (row) => placeIn(grid, rows[row], column),
      },
    ]),
  );
}
