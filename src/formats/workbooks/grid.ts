// A sheet of a workbook, or a text, as rows of cells.
import type { InputErrorDetails } from '../../errors.ts';

/** What a spreadsheet made of what was typed: a date (`SEPT2`), a power of ten (`1E5`), or a formula that was never calculated. */
export interface Made {
  readonly made: 'date' | 'power' | 'formula';
  /** The number behind it. */
  readonly number: number;
  /** A date as 2024-05-01; else the number. */
  readonly text: string;
}

/** Null where a cell is empty. */
export type Cell = string | number | Made | null;

/** Cells that were merged: first and last row and column, from 0. */
export interface Merged {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Grid {
  /** What messages call the file. */
  readonly file: string;
  /** Name of the sheet; null of a text. */
  readonly sheet: string | null;
  /** Rows that hold something, each up to its last cell. */
  readonly rows: readonly (readonly Cell[])[];
  /** Row of the sheet or line of the text that each of them is, from 1. */
  readonly line: readonly number[];
  /** In rows of the sheet, from 0. */
  readonly merged: readonly Merged[];
}

/** Where a cell is, for messages. */
export type GridPlace = Pick<InputErrorDetails, 'file' | 'line'>;

/** Where a row, or a cell of it, stands. */
export function placeIn({ file, sheet, line }: Grid, row: number, column?: number): GridPlace {
  if (sheet === null) return { file, line: line[row] };
  const where = column === undefined ? `row ${line[row]}` : `cell ${columnLetters(column)}${line[row]}`;
  return { file: `${file}, sheet '${sheet}', ${where}` };
}

/** What messages call a grid as a whole. */
export function gridName({ file, sheet }: Pick<Grid, 'file' | 'sheet'>): string {
  return sheet === null ? file : `${file}, sheet '${sheet}'`;
}

/** 0 -> A, 25 -> Z, 26 -> AA. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

/** A cell as it is shown, without blanks around it; '' where it is empty. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim();
  return typeof cell === 'number' ? String(cell) : cell.text;
}
