import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { LineStart } from './byte-lines.ts';
import { readChunks, sourceName } from './byte-source.ts';
import { HeldStrings, STRING_BYTES } from './held-memory.ts';
import { unquote } from './text-lines.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;
const HASH = 35;
const LONGEST_RECORD = 1 << 24;

export interface DelimitedOptions {
  /** One character; by default the first of tab, comma, semicolon that the first line holds, else blanks. */
  readonly separator?: string;
  /** Column names, for a file without a header line. */
  readonly names?: readonly string[];
  /** Keep only these columns (those of them that the file has), which is faster; by default all. */
  readonly columns?: readonly string[];
  /** Whether `"..."` around a field are quotes (doubled quotes and line ends inside are kept); defaults to true. */
  readonly quotes?: boolean;
  /** Whether lines that begin with `#` before the header or data are skipped; defaults to true. */
  readonly comments?: boolean;
  /** Lines with fewer fields than the header: refused, or filled with empty fields, surplus fields being left out. Defaults to refused. */
  readonly ragged?: 'refuse' | 'fill';
}

/** A delimited text table: named columns of strings, one element per row. */
export interface DelimitedTable {
  readonly path: string;
  readonly columnNames: readonly string[];
  readonly count: number;
  /** Line of the file on which each row begins, 1-based. */
  readonly line: Uint32Array;
  /** Whether there is a column of that name. */
  has(name: string): boolean;
  /** A column's values. @throws InputError, naming the columns there are, where it is missing */
  column(name: string): readonly string[];
}

/**
 * Reads a delimited text table (tab, comma or semicolon; plain or gzip; LF or CRLF; UTF-8 with or without
 * byte-order mark; quoted fields) from a path or standard input (`-`). Lines without any field are skipped.
 * A header with one field fewer than the rows, as R writes it, names all columns but the first, which is
 * then called `row_names`.
 * @throws InputError for an unreadable or empty file, repeated column names, and rows that do not fit the header
 */
export async function readDelimited(path: string, options: DelimitedOptions = {}): Promise<DelimitedTable> {
  const table = new TableCollector(sourceName(path), options);
  await scanDelimited(path, (fields, line) => table.add(fields, line), options);
  return table.finish();
}

/** The same from bytes or text in memory; `name` is what messages call them. */
export function parseDelimited(
  content: Uint8Array | string,
  name: string,
  options: DelimitedOptions = {},
): DelimitedTable {
  const table = new TableCollector(name, options);
  parseRows(content, name, (fields, line) => table.add(fields, line), options);
  return table.finish();
}

/** `scanDelimited` of bytes or text in memory. */
export function parseRows(
  content: Uint8Array | string,
  name: string,
  onRow: (fields: string[], line: number) => void,
  options: DelimitedOptions = {},
): void {
  const scanner = new RecordScanner(name, onRow, options);
  const bytes =
    typeof content === 'string'
      ? Buffer.from(content)
      : Buffer.from(content.buffer, content.byteOffset, content.length);
  scanner.push(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes);
  scanner.finish();
}

/**
 * Hands over the rows of a delimited file one after another, the header among them, without keeping any:
 * for files larger than memory. Neither `names` nor `columns` nor `ragged` matter here.
 * @param onRow gets the fields and the 1-based line on which the row begins
 * @public
 */
export async function scanDelimited(
  path: string,
  onRow: (fields: string[], line: number) => void,
  options: DelimitedOptions = {},
): Promise<void> {
  const scanner = new RecordScanner(sourceName(path), onRow, options);
  for await (const chunk of readChunks(path)) scanner.push(chunk);
  scanner.finish();
}

/** Cuts bytes into records and fields. */
class RecordScanner {
  readonly #file: string;
  readonly #onRow: (fields: string[], line: number) => void;
  readonly #quotes: boolean;
  readonly #comments: boolean;
  #separator: number;
  #blanks = false;
  /** The beginning of a row that has not ended. */
  readonly #carry = new LineStart();
  /** Bytes that the carry must have before it is looked at again. */
  #enough = 0;
  #line = 1;
  #begun = false;

  constructor(file: string, onRow: (fields: string[], line: number) => void, options: DelimitedOptions) {
    this.#file = file;
    this.#onRow = onRow;
    this.#quotes = options.quotes ?? true;
    this.#comments = options.comments ?? true;
    this.#separator = options.separator === undefined ? 0 : options.separator.charCodeAt(0);
  }

  push(chunk: Buffer): void {
    const size = this.#carry.length + chunk.length;
    // A row that does not end is read again only when it has doubled, so that its time stays linear.
    if (size < this.#enough && size <= LONGEST_RECORD) return this.#carry.add(chunk);
    const bytes = this.#carry.length === 0 ? chunk : this.#carry.endWith(chunk);
    const used = this.#records(bytes, false);
    this.#carry.add(bytes.subarray(used));
    this.#enough = 2 * this.#carry.length;
    if (this.#carry.length > LONGEST_RECORD) this.#unclosed();
  }

  finish(): void {
    if (this.#carry.length === 0) return;
    const bytes = this.#carry.endWith(Uint8Array.of(LINE_FEED));
    if (this.#records(bytes, true) < bytes.length) this.#unclosed();
  }

  #unclosed(): never {
    throw refused(
      'table.endless-row',
      {},
      { file: this.#file, line: this.#line, expected: 'a closing quote, or rows of less than 16 MB' },
    );
  }

  /** Reads whole records; returns where the first incomplete one begins. */
  #records(bytes: Buffer, last: boolean): number {
    let at = 0;
    while (at < bytes.length) {
      const lineEnd = bytes.indexOf(LINE_FEED, at);
      if (lineEnd < 0) return at;
      if (!this.#begun) {
        if (this.#comments && bytes[at] === HASH) {
          this.#line++;
          at = lineEnd + 1;
          continue;
        }
        // A blank line tells no separator: it would become a header of one column.
        if (/^\s*$/.test(bytes.toString('latin1', at, lineEnd))) {
          this.#line++;
          at = lineEnd + 1;
          continue;
        }
        this.#begin(bytes, at, lineEnd);
      }
      const fields: string[] = [];
      const firstLine = this.#line;
      const next = this.#record(bytes, at, fields, last);
      if (next < 0) {
        this.#line = firstLine;
        return at;
      }
      if (next - at > LONGEST_RECORD) {
        this.#line = firstLine;
        this.#unclosed();
      }
      at = next;
      this.#line++;
      if (fields.some((field) => field !== '')) this.#onRow(fields, firstLine);
    }
    return at;
  }

  #begin(bytes: Buffer, from: number, to: number): void {
    this.#begun = true;
    if (this.#separator !== 0) return;
    const text = bytes.toString('latin1', from, to);
    const found = ['\t', ',', ';'].find((separator) => text.includes(separator));
    this.#blanks = found === undefined && /\S {1,}\S/.test(text);
    this.#separator = (found ?? '\t').charCodeAt(0);
  }

  /** Reads one record into `fields`; returns where the next begins, or -1 where this one is incomplete. */
  #record(bytes: Buffer, from: number, fields: string[], last: boolean): number {
    const separator = this.#separator;
    let at = from;
    for (;;) {
      if (this.#quotes && bytes[at] === QUOTE) {
        const end = this.#quoted(bytes, at, fields, last);
        if (end === -1) return -1;
        if (end > 0) {
          at = end;
          const byte = bytes[at++];
          if (byte === LINE_FEED) return at;
          if (byte === CARRIAGE_RETURN) return at + 1;
          continue;
        }
      }
      const begin = at;
      let wide = false;
      let byte = bytes[at];
      while (byte !== separator && byte !== LINE_FEED && at < bytes.length) {
        if (byte > 127) wide = true;
        byte = bytes[++at];
      }
      // After a quoted line end there need not be another one yet.
      if (at >= bytes.length) return -1;
      const end = byte === LINE_FEED && at > begin && bytes[at - 1] === CARRIAGE_RETURN ? at - 1 : at;
      const text = bytes.toString(wide ? 'utf8' : 'latin1', begin, end);
      // One by one: as arguments of a call, a million fields are too many.
      if (this.#blanks) for (const field of text.trim().split(/ +/)) fields.push(unquote(field));
      else fields.push(text);
      at++;
      if (byte === LINE_FEED) return at;
    }
  }

  /** Reads a quoted field; returns the position after it, -1 where it is incomplete, 0 where the quote is part of the text. */
  #quoted(bytes: Buffer, from: number, fields: string[], last: boolean): number {
    if (this.#blanks) return 0;
    let close = from;
    let lines = 0;
    for (;;) {
      const next = bytes.indexOf(QUOTE, close + 1);
      if (next < 0 || next + 1 >= bytes.length)
        return last && next < 0 ? this.#literalIfOneLine(bytes, from) : -1;
      close = next;
      if (bytes[close + 1] !== QUOTE) break;
      close++;
    }
    const after = bytes[close + 1];
    const ends =
      after === this.#separator ||
      after === LINE_FEED ||
      (after === CARRIAGE_RETURN && bytes[close + 2] === LINE_FEED);
    if (!ends) return 0;
    const text = bytes.toString('utf8', from + 1, close);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
    this.#line += lines;
    fields.push(text.includes('"') ? text.replaceAll('""', '"') : text);
    return close + 1;
  }

  /** A quote that never closes is text if other fields or rows follow it, as in `5" end`; else the row does not end. */
  #literalIfOneLine(bytes: Buffer, from: number): number {
    return bytes.indexOf(LINE_FEED, from) === bytes.length - 1 ? 0 : -1;
  }
}

/** Collects rows into columns, the first of them being the header unless names are given. */
class TableCollector {
  readonly #file: string;
  readonly #options: DelimitedOptions;
  #names: string[] | undefined;
  #headerLine = 0;
  #rowNames = false;
  #kept: number[] = [];
  #columns: string[][] = [];
  readonly #lines: number[] = [];
  readonly #held: HeldStrings;

  constructor(file: string, options: DelimitedOptions) {
    this.#file = file;
    this.#options = options;
    this.#held = new HeldStrings(file);
    if (options.names !== undefined) this.#useNames([...options.names], 1);
  }

  add(fields: string[], line: number): void {
    if (this.#names === undefined) {
      this.#useNames(
        withoutTrailingEmpty(fields).map((field) => field.trim()),
        line,
      );
      return;
    }
    let expected = this.#names.length;
    if (this.#lines.length === 0 && this.#options.names === undefined && fields.length === expected + 1) {
      if (fields[expected] !== '' && this.#options.ragged !== 'fill') {
        this.#rowNames = true;
        this.#useNames(['row_names', ...this.#names], this.#headerLine);
        expected++;
      }
    }
    if (this.#options.ragged !== 'fill') this.#check(fields, expected, line);
    for (let column = 0; column < this.#kept.length; column++) {
      const field = fields[this.#kept[column]] ?? '';
      this.#held.keep(STRING_BYTES + field.length, line);
      this.#columns[column].push(field);
    }
    this.#lines.push(line);
  }

  finish(): DelimitedTable {
    const names = this.#names;
    if (names === undefined) {
      throw refused(
        'table.empty',
        {},
        { file: this.#file, expected: 'a header line and rows', fix: undefined },
      );
    }
    const columnNames = this.#kept.map((column) => names[column]);
    const columns = new Map(columnNames.map((name, column) => [name, this.#columns[column]]));
    const file = this.#file;
    const headerLine = this.#headerLine;
    return {
      path: file,
      columnNames,
      count: this.#lines.length,
      line: Uint32Array.from(this.#lines),
      has: (name) => columns.has(name),
      column: (name) => {
        const values = columns.get(name);
        if (values !== undefined) return values;
        throw new InputError(`there is no column \`${name}\``, {
          key: 'table.no-column',
          values: { column: name },
          file,
          line: headerLine,
          expected: `a column named \`${name}\``,
          found: columnNames.join(', '),
          fix: 'add the column, or correct its name in the header line',
        });
      },
    };
  }

  #useNames(names: string[], line: number): void {
    const seen = new Set<string>();
    for (const name of names) {
      if (name !== '' && seen.has(name)) {
        throw refused(
          'table.column-twice',
          { column: name },
          { file: this.#file, line, expected: 'distinct column names' },
        );
      }
      seen.add(name);
    }
    this.#names = names;
    this.#headerLine = line;
    const wanted = this.#options.columns === undefined ? undefined : new Set(this.#options.columns);
    this.#kept = names.flatMap((name, column) => (wanted === undefined || wanted.has(name) ? [column] : []));
    this.#columns = this.#kept.map(() => []);
  }

  #check(fields: readonly string[], expected: number, line: number): void {
    if (fields.length === expected) return;
    const surplus = fields.slice(expected);
    if (fields.length > expected && surplus.every((field) => field === '')) return;
    const header = this.#options.names === undefined ? ` as in the header (line ${this.#headerLine})` : '';
    throw refused(
      'table.ragged-row',
      {},
      {
        file: this.#file,
        line,
        expected: `${expected} fields${header}${this.#rowNames ? ' with row names' : ''}`,
        found: `${fields.length} fields`,
      },
    );
  }
}

function withoutTrailingEmpty(fields: readonly string[]): string[] {
  let length = fields.length;
  while (length > 1 && fields[length - 1].trim() === '') length--;
  return fields.slice(0, length);
}
