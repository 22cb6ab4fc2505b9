// Which rows of a table are shown, in which order: what is looked for, picked, sorted by, and folded beneath another row.
import type { Cell, TableColumn } from './table-column.ts';

/** What a reader asked of a table; columns by their names in files. */
export interface TableView {
  readonly sort: { readonly column: string; readonly down: boolean } | null;
  readonly search: string;
  /** The value that a column must have. */
  readonly picked: Readonly<Record<string, string>>;
}

/** A table as it is written. */
export const AS_WRITTEN: TableView = { sort: null, search: '', picked: {} };

/** The values of a column that a reader may pick, most frequent first; no more than these, or it is no choice. */
const MOST_KINDS = 400;

/** What stands for a missing cell. */
const MISSING = '–';

/** Rows of a table in the order of a column, or in their own; missing cells come last in both directions. */
export function sortedRows(
  rows: number,
  columns: readonly TableColumn[],
  sort: TableView['sort'],
): readonly number[] {
  const order = Array.from({ length: rows }, (_, row) => row);
  const column = columns.find(({ name }) => name === sort?.column);
  if (sort === null || column === undefined) return order;
  const keys = sortKeys(rows, column);
  const sign = sort.down ? -1 : 1;
  return order.sort((a, b) => {
    const [missingA, missingB] = [Number.isNaN(keys[a]), Number.isNaN(keys[b])];
    if (missingA || missingB) return Number(missingA) - Number(missingB) || a - b;
    return sign * (keys[a] - keys[b]) || a - b;
  });
}

/** A number for each row that sorts as its cell does; NaN where that is missing. Each text is compared once. */
function sortKeys(rows: number, { value }: TableColumn): Float64Array {
  const cells = Array.from({ length: rows }, (_, row) => value(row));
  if (!cells.some((cell) => typeof cell === 'string'))
    return Float64Array.from(cells, (cell) => (cell === null ? NaN : Number(cell)));
  const { compare } = new Intl.Collator();
  const texts = [...new Set(cells.filter((cell) => cell !== null).map(String))].sort(compare);
  const places = new Map(texts.map((text, place) => [text, place]));
  return Float64Array.from(cells, (cell) => (cell === null ? NaN : (places.get(String(cell)) ?? NaN)));
}

/** Text of each row that a search looks through, in small letters. */
export function searchedTexts(rows: number, columns: readonly TableColumn[]): readonly string[] {
  return Array.from({ length: rows }, (_, row) =>
    columns
      .map(({ value }) => value(row))
      .filter((cell) => typeof cell === 'string')
      .join('\n')
      .toLowerCase(),
  );
}

/** Whether a row has what was picked. */
export function isPicked(columns: readonly TableColumn[], picked: TableView['picked']) {
  const wanted = columns.flatMap(({ name, value }) =>
    picked[name] === undefined ? [] : [{ value, text: picked[name] }],
  );
  return (row: number): boolean => wanted.every(({ value, text }) => kindOf(value(row)) === text);
}

/** Values of a column with the number of rows that have them, most first; undefined where there is nothing to choose. */
export function kindsOf(
  rows: number,
  { value }: TableColumn,
): readonly (readonly [text: string, rows: number])[] | undefined {
  const counts = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    const text = kindOf(value(row));
    counts.set(text, (counts.get(text) ?? 0) + 1);
    if (counts.size > MOST_KINDS) return undefined;
  }
  if (counts.size < 2) return undefined;
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function kindOf(cell: Cell): string {
  return cell === null || cell === '' ? MISSING : String(cell);
}

/** Rows beneath which others are folded, with those others. */
export interface Folded {
  /** Rows that stand by themselves, in their order. */
  readonly heads: readonly number[];
  readonly beneath: ReadonlyMap<number, readonly number[]>;
  /** All of those others. */
  readonly folded: ReadonlySet<number>;
}

/**
 * Folds rows beneath the row that they belong to, where that is among them: a row whose head was not found stands by itself.
 * @param headOf the row itself where it stands by itself; all do where it is left out
 */
export function foldedRows(order: readonly number[], headOf: (row: number) => number = (row) => row): Folded {
  const present = new Set(order);
  const beneath = new Map<number, number[]>();
  const folded = new Set<number>();
  for (const row of order) {
    const head = headOf(row);
    if (head === row || !present.has(head)) continue;
    const others = beneath.get(head);
    if (others === undefined) beneath.set(head, [row]);
    else others.push(row);
    folded.add(row);
  }
  return { heads: order.filter((row) => !folded.has(row)), beneath, folded };
}

/** The row whose cell is longest. */
export function widestRow(rows: number, { value }: TableColumn): number {
  let [widest, length] = [0, -1];
  for (let row = 0; row < rows; row++) {
    const cell = value(row);
    const here = cell === null ? 0 : String(cell).length;
    if (here > length) [widest, length] = [row, here];
  }
  return widest;
}
