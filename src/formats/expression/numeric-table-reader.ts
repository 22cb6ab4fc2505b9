import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { nameFault, wrongName } from '../text/doors.ts';
import { HeldStrings, STRING_BYTES } from '../text/held-memory.ts';
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
  /** Read Inf and -Inf as numbers instead of missing values, but in columns whose range has an end; defaults to false. */
  readonly infinite?: boolean;
  /** What all numbers lie between; defaults to every finite number. */
  readonly range?: NumberRange;
  /** What the numbers of a column lie between, by its name. */
  readonly ranges?: ReadonlyMap<string, NumberRange>;
}

/** Numbers from `low` to `high`. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
}

/** Characters that no name has: control characters, and what stands for bytes that are no UTF-8. */
const ODD = /[\u0000-\u001f\u007f-\u009f\ufffd]/;
const LONGEST_NAME = 4_000;
const FINITE: NumberRange = { low: -Number.MAX_VALUE, high: Number.MAX_VALUE };
/** Characters of the longest number that is read. */
const LONGEST_NUMBER = 400;
/** Of each character at most one part of the pattern, so that it takes linear time. */
const LOOKS_NUMERIC = /^[+-]?(?:\d+(?:[.,]\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

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
 * @throws InputError for rows of another length (a file cut short), for text among numbers, for numbers that are not finite or out of
 *   their range, and for names that are damaged or stand twice above numbers
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
    throw refused(
      'table.no-rows',
      {},
      { file, line: firstLine, expected: 'a header and rows of numbers', fix: undefined },
    );
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
  const held = new HeldStrings(file);
  const rowTexts = STRING_BYTES * Math.min(isText.filter(Boolean).length, sample[0].length);
  const rows = countRows(bytes, body, (line) => held.keep(rowTexts, firstLine + line));
  // Every field takes a byte, its separator: nothing is reserved for more fields than the file can hold.
  if (rows * columns > bytes.length - body + 1)
    throw shortRow(bytes, file, { body, firstLine, separator, columns });
  const numberOf = new Int32Array(columns).fill(-1);
  const numberColumns: string[] = [];
  header.forEach((name, column) => {
    if (!isText[column]) numberOf[column] = numberColumns.push(name) - 1;
  });
  checkColumnNames(numberColumns, file, firstLine);
  const range = options.range ?? FINITE;
  const infinite = header.map(
    (name) => options.infinite === true && (options.ranges?.get(name)?.high ?? Infinity) === Infinity,
  );
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
        if (value !== value) {
          const field = decodeText(bytes, from, to);
          value = infinite[column] ? infinity(field) : NaN;
          if (value !== value && !MISSING.has(field.trim()))
            throw notNumber(file, line, header[column], field, options.ranges?.get(header[column]) ?? range);
        }
        values[number * rows + row] = value;
      } else texts[column]![row] = decodeText(bytes, from, to);
      column++;
    }
    if (column !== columns) throw raggedRow(file, line, columns, column);
  }
  const rowNames = texts[0] ?? [];
  const read = { file, firstLine, bytes, body, rowNames, numberColumns, values };
  checkRowNames(read);
  numberColumns.forEach((name, column) => {
    const own = options.ranges?.get(name) ?? (options.infinite === true ? undefined : range);
    if (own !== undefined) checkRange(read, column, own);
  });
  const textColumns = new Map<string, string[]>();
  header.forEach((name, column) => {
    if (column > 0 && texts[column] !== undefined) textColumns.set(name, texts[column]);
  });
  return { rowNames, rowNameColumn: header[0], numberColumns, values, textColumns };
}

function raggedRow(file: string, line: number, expected: number, found: number): InputError {
  return refused(
    'table.other-columns',
    {},
    {
      file,
      line,
      expected: `${expected} columns`,
      found: `${found}`,
      fix:
        found < expected
          ? 'the file may be cut short: fetch or export it again'
          : 'mend the row or the header',
    },
  );
}

function notNumber(
  file: string,
  line: number,
  column: string,
  found: string,
  { low, high }: NumberRange,
): InputError {
  const text = found.length > LONGEST_NUMBER ? '' : found;
  if (/^-?Infinity$/.test(text) || (LOOKS_NUMERIC.test(text) && !text.includes(',')))
    return refused(
      'table.number-range',
      { column },
      {
        file,
        line,
        expected:
          low === -high
            ? `a number of at most ${high}`
            : high === Infinity
              ? `${low} or more`
              : `a number from ${low} to ${high}`,
        found: found.slice(0, 200),
      },
    );
  return refused(
    'table.text-among-numbers',
    { column },
    {
      file,
      line,
      expected: 'a number, or an empty field or NA for a missing value',
      found: found.slice(0, 200),
      fix: /^-?\d+,\d+$/.test(text)
        ? 'write numbers with a decimal point, not a comma'
        : 'remove the line or the text, or leave the column out',
    },
  );
}

/** The first row with fewer fields than the header. */
function shortRow(
  bytes: Uint8Array,
  file: string,
  table: { body: number; firstLine: number; separator: number; columns: number },
): InputError {
  let line = table.firstLine;
  for (let at = table.body; at < bytes.length;) {
    line++;
    const end = endOfLine(bytes, at);
    const found =
      end === at || isBlank(bytes, at) ? table.columns : fieldsOf(bytes, at, end, table.separator).length;
    if (found < table.columns) return raggedRow(file, line, table.columns, found);
    at = end + 1;
  }
  return raggedRow(file, line, table.columns, 0);
}

/** Demands that columns of numbers have names of their own. */
function checkColumnNames(names: readonly string[], file: string, line: number): void {
  const seen = new Set<string>();
  for (const name of names) {
    const fault = nameFault(name) ?? (seen.has(name) ? 'stands twice' : undefined);
    seen.add(name);
    if (fault === undefined) continue;
    const called = name.trim() === '' || name.length > 100 ? 'of a column of numbers' : `'${name}'`;
    throw wrongName(`name ${called}`, fault, {
      file,
      line,
      expected: 'a header with a name of its own for every column of numbers, in UTF-8',
      found: JSON.stringify(name),
      fix: 'name the column, or leave it out; it may be no sample, or the file may have no header',
    });
  }
}

/** What has been read, and where its lines stand. */
interface ReadTable {
  readonly file: string;
  readonly firstLine: number;
  readonly bytes: Uint8Array;
  /** Where the rows begin. */
  readonly body: number;
  readonly rowNames: readonly string[];
  readonly numberColumns: readonly string[];
  readonly values: Float64Array;
}

/** Names of rows may be missing (probes without a gene), but hold text alone. */
function checkRowNames(table: ReadTable): void {
  const names = table.rowNames;
  const row = names.findIndex((name) => name.length > LONGEST_NAME || ODD.test(name));
  const fault = row < 0 ? undefined : nameFault(names[row]);
  if (fault === undefined) return;
  throw wrongName('name of a row', fault, {
    file: table.file,
    line: lineOfRow(table, row),
    expected: 'a name of a gene or probe, in UTF-8',
    found: JSON.stringify(names[row]),
    fix: 'the file may be damaged: fetch or export it again',
  });
}

/** Demands of the numbers of a column that they lie in their range; a pass of its own, which the reading of fields does not feel. */
function checkRange(table: ReadTable, column: number, range: NumberRange): void {
  const { numberColumns, values, rowNames } = table;
  const { low, high } = range;
  const end = (column + 1) * rowNames.length;
  for (let at = column * rowNames.length; at < end; at++) {
    if (values[at] >= low && values[at] <= high) continue;
    if (values[at] !== values[at]) continue;
    const line = lineOfRow(table, at % rowNames.length);
    throw notNumber(table.file, line, numberColumns[column], String(values[at]), range);
  }
}

/** The line of the file on which a row stands. */
function lineOfRow({ bytes, body, firstLine }: ReadTable, row: number): number {
  let line = firstLine + 1;
  for (let at = body; ; line++) {
    const end = endOfLine(bytes, at);
    if (end > at && !isBlank(bytes, at) && row-- === 0) return line;
    at = end + 1;
  }
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

/** @param onRow gets the line of every row, counted from the first behind the header: the place to stop where they are too many */
function countRows(bytes: Uint8Array, from: number, onRow: (line: number) => void): number {
  let rows = 0;
  let line = 0;
  for (let at = from; at < bytes.length;) {
    const end = endOfLine(bytes, at);
    line++;
    if (end > at && !isBlank(bytes, at)) {
      rows++;
      onRow(line);
    }
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
    if (field.length <= LONGEST_NUMBER && LOOKS_NUMERIC.test(field)) numbers++;
  }
  return filled > 0 ? 2 * numbers >= filled : empty;
}

function infinity(text: string): number {
  const match = /^([-+]?)inf(?:inity)?$/i.exec(text);
  return match === null ? NaN : match[1] === '-' ? -Infinity : Infinity;
}
