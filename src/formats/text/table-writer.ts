import type { Table } from '../../tables/table.ts';
import { resultNumber } from './result-json.ts';

export type { Table, TableColumn } from '../../tables/table.ts';

export interface TableFormat {
  /** Rows as one JSON array of objects instead of tab-separated text; defaults to false. */
  readonly json?: boolean;
  /** Write gene names so that a spreadsheet does not read SEPT2 as a date, and links to click on; defaults to false. */
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

// Symbols that Excel, LibreOffice or Google Sheets turn into a date or a number (SEPT2, MARCH1, DEC1, 1E5 ...).
const READ_AS_DATE = /^(?:JAN|FEB|MAR(?:CH|C)?|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)-?\d{1,4}$/i;

/** Text for a spreadsheet: `="SEPT2"` for names it would read as a date, `=HYPERLINK(...)` for links to click on. */
function forSpreadsheet(text: string): string {
  if (/^https?:\/\/[^\s"]+$/.test(text)) return `=HYPERLINK("${text}")`;
  return READ_AS_DATE.test(text) || /^\d+E\d+$/i.test(text) ? `="${text}"` : text;
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
  const lines = [table.columns.map((column) => column.name).join('\t')];
  for (let row = 0; row < rows; row++) {
    lines.push(table.columns.map((column) => tsvCell(column.values[row], spreadsheet)).join('\t'));
  }
  return lines.join('\n') + '\n';
}

function tsvCell(value: number | string | boolean | null | undefined, spreadsheet: boolean): string {
  if (value === null || value === undefined) return 'NA';
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = value.replace(/[\t\r\n]+/g, ' ');
  return spreadsheet ? forSpreadsheet(text) : text;
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
