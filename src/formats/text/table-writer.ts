import type { Table } from '../../tables/table.ts';
import { plainCell, spreadsheetCell, spreadsheetLink } from './cell-text.ts';
import { resultNumber } from '../../tables/result-number.ts';

export type { Table, TableColumn } from '../../tables/table.ts';

export interface TableFormat {
  /** Rows as one JSON array of objects instead of tab-separated text; defaults to false. */
  readonly json?: boolean;
  /**
   * Write texts so that a spreadsheet reads none of them as a date, a number or a formula, and links to click on; defaults to
   * false.
   */
  readonly spreadsheet?: boolean;
}

/** Number of rows of a table. */
export function rowCount(table: Table): number {
  return table.columns.length === 0 ? 0 : table.columns[0].values.length;
}

/** A number with six significant digits; integers in full, missing and undefined values as `NA`. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return 'NA';
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value === 0 ? 0 : value);
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf';
  return String(Number(resultNumber(value).toPrecision(6)));
}

/**
 * A table as text: tab-separated with a header line (no `#`), `NA` for missing values, six significant
 * digits; or one JSON array with the same rows (missing values as null).
 */
export function formatTable(table: Table, format: TableFormat = {}): string {
  const rows = rowCount(table);
  for (const column of table.columns) {
    if (column.values.length !== rows)
      throw new Error(`column ${column.name} has ${column.values.length} rows, not ${rows}`);
  }
  return format.json === true ? formatJson(table, rows) : formatTsv(table, rows, format.spreadsheet === true);
}

function formatTsv(table: Table, rows: number, spreadsheet: boolean): string {
  const text = spreadsheet ? spreadsheetCell : plainCell;
  const link = spreadsheet ? spreadsheetLink : plainCell;
  const cells = table.columns.map(({ of }) => (of?.link === true ? link : text));
  const lines = [table.columns.map(({ name }) => text(name)).join('\t')];
  for (let row = 0; row < rows; row++) {
    lines.push(table.columns.map(({ values }, i) => tsvCell(values[row], cells[i])).join('\t'));
  }
  return lines.join('\n') + '\n';
}

function tsvCell(
  value: number | string | boolean | null | undefined,
  textCell: (text: string) => string,
): string {
  if (value === null || value === undefined) return 'NA';
  if (typeof value === 'number') return formatNumber(value);
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : textCell(value);
}

function formatJson(table: Table, rows: number): string {
  const lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    const entries = table.columns.map(
      (column) => `${JSON.stringify(column.name)}:${jsonCell(column.values[row])}`,
    );
    lines.push(`{${entries.join(',')}}`);
  }
  return rows === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
}

function jsonCell(value: number | string | boolean | null | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return Number.isFinite(value) ? formatNumber(value) : 'null';
  return JSON.stringify(value);
}
