import { InputError } from '../../errors.ts';
import { parseNumber } from '../text/parse-number.ts';
import { decodeText } from '../text/text-lines.ts';

/** A text table of numbers: one row name, some text columns, and numbers. */
export interface NumericTable {
  readonly rowNames: readonly string[];
  /** Header of the row-name column; empty where the file gives none. */
  readonly rowNameColumn: string;
  readonly numberColumns: readonly string[];
  /** Column-major, rows x number columns; NaN is a missing value. */
  readonly values: Float64Array;
  readonly textColumns: ReadonlyMap<string, readonly string[]>;
}

export interface NumericTableOptions {
  /** Line of the file on which the bytes begin, for messages; defaults to 1. */
  readonly firstLine?: number;
  /** Columns that are text even if they look like numbers (annotation), in any case. */
  readonly textNames?: readonly string[];
  /** The only columns that may hold numbers; by default any. */
  readonly numberNames?: ReadonlySet<string>;
  /** Columns without any value hold numbers; defaults to whether `numberNames` is given. */
  readonly emptyAreNumbers?: boolean;
  /** Read Inf and -Inf as numbers instead of missing values; defaults to false. */
  readonly infinite?: boolean;
}

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const TAB = 9;
const MISSING = new Set([
  '',
  'NA',
  'N/A',
  'NaN',
  'nan',
  '-nan',
  'null',
  'NULL',
  'Null',
  '--',
  '#N/A',
  'Inf',
  '-Inf',
]);
/** Rows that decide which columns hold numbers. */
const PROBED_ROWS = 100;

/**
 * Reads a delimited table (tab, comma or semicolon, by its header) whose first column names the rows. A header with one
 * field fewer than the rows has no name for that column (as R writes it). Columns of numbers and of text
 * are told apart by their first rows.
 * @throws InputError for rows of another length (a file cut short) and for text among numbers
 */
export function parseNumericTable(
  bytes: Uint8Array,
  file: string,
  options: NumericTableOptions = {},
): NumericTable {
  const firstLine = options.firstLine ?? 1;
  const headerEnd = endOfLine(bytes, 0);
  const separator = separatorOf(bytes, headerEnd);
  let header = fieldsOf(bytes, 0, headerEnd, separator);
  if (header.length > 0) header[0] = header[0].replace(/^\uFEFF/, '');
  const body = headerEnd + 1;
  const sample = decidingRows(bytes, body, separator);
  if (sample.length === 0)
    throw new InputError('the table has no rows', {
      file,
      line: firstLine,
      expected: 'a header and rows of numbers',
    });
  if (sample[0].length === header.length + 1) header = ['', ...header];
  const columns = header.length;
  const text = new Set(options.textNames?.map((name) => name.toLowerCase()));
  const isText = header.map(
    (name, column) =>
      column === 0 ||
      text.has(name.toLowerCase()) ||
      options.numberNames?.has(name) === false ||
      !looksNumeric(sample, column, options.emptyAreNumbers ?? options.numberNames !== undefined),
  );
  const rows = countRows(bytes, body);
  const numberOf = new Int32Array(columns).fill(-1);
  const numberColumns: string[] = [];
  header.forEach((name, column) => {
    if (!isText[column]) numberOf[column] = numberColumns.push(name) - 1;
  });
  const values = new Float64Array(rows * numberColumns.length);
  const texts = header.map((_, column) => (isText[column] ? new Array<string>(rows) : undefined));
  let at = body;
  let line = firstLine;
  for (let row = 0; row < rows; row++) {
    line++;
    while (isBlank(bytes, at)) {
      at = endOfLine(bytes, at) + 1;
      line++;
    }
    let column = 0;
    let more = true;
    while (more) {
      let from = at;
      // Separators inside quotes belong to the field.
      if (bytes[at] === QUOTE) at = closingQuote(bytes, at);
      while (at < bytes.length && bytes[at] !== separator && bytes[at] !== NEWLINE) at++;
      more = at < bytes.length && bytes[at] === separator;
      let to = at++;
      if (!more && to > from && bytes[to - 1] === RETURN) to--;
      if (bytes[from] === QUOTE && to - from > 1 && bytes[to - 1] === QUOTE) {
        from++;
        to--;
      }
      if (column >= columns) throw raggedRow(file, line, columns, column + 1);
      const number = numberOf[column];
      if (number >= 0) {
        let value = parseNumber(bytes, from, to);
        if (value !== value && options.infinite === true) value = infinity(decodeText(bytes, from, to));
        if (value !== value && !isMissing(bytes, from, to))
          throw notNumber(file, line, header[column], decodeText(bytes, from, to));
        values[number * rows + row] = value;
      } else texts[column]![row] = decodeText(bytes, from, to);
      column++;
    }
    if (column !== columns) throw raggedRow(file, line, columns, column);
  }
  const textColumns = new Map<string, string[]>();
  header.forEach((name, column) => {
    if (column > 0 && texts[column] !== undefined) textColumns.set(name, texts[column]);
  });
  return { rowNames: texts[0] ?? [], rowNameColumn: header[0], numberColumns, values, textColumns };
}

function raggedRow(file: string, line: number, expected: number, found: number): InputError {
  return new InputError('this row has another number of columns than the header', {
    file,
    line,
    expected: `${expected} columns`,
    found: `${found}`,
    fix:
      found < expected ? 'the file may be cut short: fetch or export it again' : 'mend the row or the header',
  });
}

function notNumber(file: string, line: number, column: string, found: string): InputError {
  return new InputError(`column '${column}' holds text among its numbers`, {
    file,
    line,
    expected: 'a number, or an empty field or NA for a missing value',
    found,
    fix: /^-?\d+,\d+$/.test(found)
      ? 'write numbers with a decimal point, not a comma'
      : 'remove the line or the text, or leave the column out',
  });
}

function endOfLine(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(NEWLINE, from);
  return end < 0 ? bytes.length : end;
}

function isBlank(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === NEWLINE || (bytes[at] === RETURN && bytes[at + 1] === NEWLINE);
}

function closingQuote(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(QUOTE, from + 1);
  return end < 0 ? from : end + 1;
}

function countRows(bytes: Uint8Array, from: number): number {
  let rows = 0;
  for (let at = from; at < bytes.length;) {
    const end = endOfLine(bytes, at);
    if (end > at && !isBlank(bytes, at)) rows++;
    at = end + 1;
  }
  return rows;
}

function separatorOf(bytes: Uint8Array, headerEnd: number): number {
  const header = decodeText(bytes, 0, headerEnd);
  let best = TAB;
  let most = 0;
  for (const candidate of ['\t', ',', ';']) {
    const count = header.split(candidate).length;
    if (count > most) {
      most = count;
      best = candidate.charCodeAt(0);
    }
  }
  return best;
}

/** The fields of one line, without their quotes. */
function fieldsOf(bytes: Uint8Array, from: number, to: number, separator: number): string[] {
  const fields: string[] = [];
  if (to > from && bytes[to - 1] === RETURN) to--;
  let at = from;
  for (;;) {
    const start = at;
    if (bytes[at] === QUOTE) at = Math.min(to, closingQuote(bytes, at));
    while (at < to && bytes[at] !== separator) at++;
    const quoted = bytes[start] === QUOTE && at - start > 1 && bytes[at - 1] === QUOTE;
    fields.push(quoted ? decodeText(bytes, start + 1, at - 1) : decodeText(bytes, start, at));
    if (at >= to) return fields;
    at++;
  }
}

/** The first rows, and for columns that are empty there the first row that fills them. */
function decidingRows(bytes: Uint8Array, from: number, separator: number): string[][] {
  const rows: string[][] = [];
  let empty: number[] = [];
  for (let at = from; at < bytes.length;) {
    const end = endOfLine(bytes, at);
    if (end > at && !isBlank(bytes, at)) {
      const row = fieldsOf(bytes, at, end, separator);
      const isEmpty = (column: number): boolean => MISSING.has(row[column] ?? '');
      if (rows.length === 0) empty = [...row.keys()];
      const left = empty.filter(isEmpty);
      if (rows.length < PROBED_ROWS || left.length < empty.length) rows.push(row);
      empty = left;
    }
    if (rows.length >= PROBED_ROWS && empty.length === 0) break;
    at = end + 1;
  }
  return rows;
}

/**
 * At least half of the filled fields are numbers: one stray text is an error, not a text column.
 * @param empty what a column without any filled field is
 */
function looksNumeric(rows: readonly (readonly string[])[], column: number, empty: boolean): boolean {
  let numbers = 0;
  let filled = 0;
  for (const row of rows) {
    const field = row[column] ?? '';
    if (MISSING.has(field)) continue;
    filled++;
    if (/^[+-]?(?:\d+(?:[.,]\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(field)) numbers++;
  }
  return filled > 0 ? 2 * numbers >= filled : empty;
}

function isMissing(bytes: Uint8Array, from: number, to: number): boolean {
  return MISSING.has(decodeText(bytes, from, to).trim());
}

function infinity(text: string): number {
  const match = /^([-+]?)inf(?:inity)?$/i.exec(text);
  return match === null ? NaN : match[1] === '-' ? -Infinity : Infinity;
}
