// A table for a person at a terminal: aligned, the main columns and the first rows, and what is left out.
import { inEnglish, message, type Message } from '../../messages/message.ts';
import { rowCount } from './table-writer.ts';
import { visible } from '../../messages/plain-text.ts';
import type { Column, Table, TableColumn } from '../../tables/table.ts';
import { power } from '../../statistics/power.ts';

/** Room on the terminal, in characters and rows. */
export interface Room {
  readonly width: number;
  readonly rows: number;
}

/** Longest cell where not all columns fit as they are, and the shortest that a text may be cut to. */
const LONGEST = 28;
const SHORTEST = 12;
const BETWEEN = '  ';

/** The texts of one column. */
interface Shown {
  readonly heading: string;
  readonly cells: readonly string[];
  readonly isNumber: boolean;
  readonly width: number;
}

/**
 * The table as lines that are no longer than the terminal is wide, and a last line that says what is left out.
 * @param asked show these columns instead of the main ones, in their order
 */
export function terminalTable(table: Table, room: Room, asked?: Table): string {
  const rows = Math.min(room.rows, rowCount(table));
  const wanted = asked?.columns ?? mainColumns(table.columns, rows);
  const shown = fitting(wanted, rows, room.width);
  const lines = [shown.map((column) => padded(column.heading, column))];
  for (let row = 0; row < rows; row++) lines.push(shown.map((column) => padded(column.cells[row], column)));
  const text = lines.map((cells) => `${cells.join(BETWEEN).trimEnd()}\n`).join('');
  const left = leftOut(table, shown.length, rows);
  return left === undefined ? text : `${text}\n${inEnglish(left)}\n`;
}

/** The declared main columns that have something to show; all of a table that declares none. */
function mainColumns(columns: readonly TableColumn[], rows: number): readonly TableColumn[] {
  const isEmpty = ({ values }: TableColumn): boolean =>
    rows > 0 && Array.from({ length: rows }, (_, row) => values[row]).every(isMissing);
  const main = columns.filter((column) => column.of?.main !== undefined && !isEmpty(column));
  return main.length === 0 ? columns : main;
}

/**
 * Columns that fit beside each other: the most important ones, in the order of the table. Texts of the main columns are
 * cut before one of these columns is left out, so that a long name does not take the place of a result.
 */
function fitting(columns: readonly TableColumn[], rows: number, width: number): Shown[] {
  const natural = columns.map((column) => textsOf(column, rows));
  if (lineWidth(natural) <= width) return natural;
  const importance = (i: number): number => columns[i].of?.main ?? 3;
  const order = [...columns.keys()].sort((a, b) => importance(a) - importance(b) || a - b);
  const line: Line = { given: new Map(), left: width + BETWEEN.length };
  choose(
    order.filter((i) => importance(i) === 1),
    natural,
    SHORTEST,
    line,
  );
  widen(natural, LONGEST, line);
  choose(
    order.filter((i) => importance(i) !== 1),
    natural,
    LONGEST,
    line,
  );
  widen(natural, Infinity, line);
  return [...line.given].sort(([a], [b]) => a - b).map(([i, given]) => cutTo(natural[i], given));
}

/** Widths of the columns that have a place, and the room that is left, with what stands between columns. */
interface Line {
  readonly given: Map<number, number>;
  left: number;
}

/** Gives a place to those that have one: numbers whole, texts up to `longest` or, where there is less room, cut shorter. */
function choose(order: readonly number[], columns: readonly Shown[], longest: number, line: Line): void {
  for (const i of order) {
    const { isNumber, width } = columns[i];
    const wanted = isNumber ? width : Math.min(width, longest);
    const given = Math.min(wanted, line.left - BETWEEN.length);
    const isEnough = given === wanted || line.given.size === 0 || (!isNumber && given >= SHORTEST);
    if (!isEnough) continue;
    line.given.set(i, given);
    line.left -= given + BETWEEN.length;
  }
}

/** Spends the room that is left on columns that are cut. */
function widen(columns: readonly Shown[], longest: number, line: Line): void {
  for (const [i, given] of line.given) {
    const wider = Math.max(given, Math.min(columns[i].width, longest, given + line.left));
    line.given.set(i, wider);
    line.left -= wider - given;
  }
}

function lineWidth(columns: readonly Shown[]): number {
  return columns.reduce((sum, { width }) => sum + width, BETWEEN.length * (columns.length - 1));
}

function textsOf({ name, values, of }: TableColumn, rows: number): Shown {
  const shown = Array.from({ length: rows }, (_, row) => values[row]);
  const heading = oneLine(of?.scale === undefined ? name : name.replace(/^(?:minus_)?log10_/, ''));
  const cells = shown.map((value) => cellText(value, of?.scale));
  return {
    heading,
    cells,
    isNumber: shown.every((value) => value === null || value === undefined || typeof value === 'number'),
    width: [heading, ...cells].reduce((widest, text) => Math.max(widest, displayWidth(text)), 0),
  };
}

function cutTo(column: Shown, width: number): Shown {
  if (column.width <= width) return column;
  return {
    ...column,
    heading: cut(column.heading, width),
    cells: column.cells.map((cell) => cut(cell, width)),
    width,
  };
}

function isMissing(value: TableColumn['values'][number]): value is null | undefined {
  return value === null || value === undefined || Number.isNaN(value);
}

function cellText(value: TableColumn['values'][number], scale: Column['scale']): string {
  if (isMissing(value)) return 'NA';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return oneLine(value);
  if (scale === undefined) return shortNumber(value);
  if (scale === 'probability') return probabilityText(Math.log10(value));
  return probabilityText(scale === 'log10' ? value : -value);
}

/** Four significant digits, whole numbers in full. */
function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf';
  return String(Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4)));
}

/** A probability with two digits, `1.2e-345`, from its logarithm: also where the number itself would be 0. */
export function probabilityText(log10: number): string {
  if (log10 === -Infinity) return '0';
  if (log10 > -3) return String(Number(power(10, log10).toPrecision(2)));
  const exponent = Math.floor(log10);
  const mantissa = power(10, log10 - exponent).toFixed(1);
  return mantissa === '10.0' ? `1.0e${exponent + 1}` : `${mantissa}e${exponent}`;
}

/** Text on one line without anything that steers a terminal; what cannot be seen is shown, so that two names never look alike. */
function oneLine(text: string): string {
  return visible(text.replace(/[\t\r\n]+/g, ' '));
}

function padded(text: string, { width, isNumber }: Shown): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return isNumber ? space + text : text + space;
}

/** The beginning of a text that is too wide, with an ellipsis. */
function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 1;
  for (const character of text) {
    used += displayWidth(character);
    if (used > width) break;
    kept += character;
  }
  return `${kept}…`;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Places that a text takes on a terminal: East-Asian wide characters take two, combining marks none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /\p{M}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** What the lines do not show; undefined where they show everything. */
function leftOut(table: Table, columns: number, rows: number): Message | undefined {
  const number = (value: number): string => value.toLocaleString('en');
  const all = { columns: table.columns.length, rows: rowCount(table) };
  const ofColumns = { columns: number(columns), allColumns: number(all.columns) };
  const ofRows = { rows: number(rows), allRows: number(all.rows) };
  if (columns < all.columns && rows < all.rows) return message('terminal.both', { ...ofColumns, ...ofRows });
  if (columns < all.columns) return message('terminal.columns', ofColumns);
  return rows < all.rows ? message('terminal.rows', ofRows) : undefined;
}
