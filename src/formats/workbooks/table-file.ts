// A table as a file, by the suffix of its name.
import { InputError } from '../../errors.ts';
import type { Table } from '../../tables/table.ts';
import { writeFileAtomically } from '../text/file-writer.ts';
import { formatTable, type TableFormat } from '../text/table-writer.ts';
import { workbookOf } from './workbook-writer.ts';

export interface TableFileFormat extends TableFormat {
  /** False leaves the header line out. */
  readonly header?: boolean;
}

/** Whether a file of this name is written as a workbook. */
export function isWorkbookName(path: string): boolean {
  return /\.xlsx$/i.test(path);
}

/**
 * Writes a table whole or not at all: a workbook where the name ends in `.xlsx`, else text, compressed where it ends in `.gz`.
 * @throws InputError where it cannot be written, or would be JSON in a workbook
 */
export function writeTableFile(path: string, table: Table, format: TableFileFormat = {}): void {
  const isWorkbook = isWorkbookName(path);
  if (isWorkbook && format.json === true)
    throw new InputError('JSON is no workbook', {
      file: path,
      expected: 'a name that does not end in .xlsx',
      fix: 'leave --json out, or write to FILE.json',
    });
  writeFileAtomically(path, isWorkbook ? workbookOf(table, path, format.header) : tableText(table, format));
}

/** A table as text, with or without its header line. */
export function tableText(table: Table, format: TableFileFormat = {}): string {
  const whole = formatTable(table, format);
  return format.header === false && format.json !== true ? whole.slice(whole.indexOf('\n') + 1) : whole;
}
