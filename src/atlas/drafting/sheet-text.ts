// A sheet of experiments as text.
import type { DraftColumn } from './draft-rows.ts';

/** Columns of a sheet that chipmate writes, in their order; `unsure` names the cells that have to be looked at. */
export const SHEET_COLUMNS = [
  'experiment',
  'antigen',
  'antigen_class',
  'cell_class',
  'cell',
  'condition',
  'genome',
  'study',
  'title',
  'peaks',
  'file',
  'unsure',
] as const satisfies readonly (DraftColumn | 'peaks' | 'file' | 'unsure')[];

/** A row by the names of its columns. */
export type SheetRow = Readonly<Record<(typeof SHEET_COLUMNS)[number], string>>;

/** The sheet, tab-separated with its header. */
export function sheetText(rows: readonly SheetRow[]): string {
  return [SHEET_COLUMNS, ...rows.map((row) => SHEET_COLUMNS.map((column) => quoted(row[column])))]
    .map((cells) => `${cells.join('\t')}\n`)
    .join('');
}

/** A cell as a sheet writes it: one that holds quotes is quoted. */
function quoted(cell: string): string {
  return cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}
