// What the slow readers have in common: bytes to text to lines to fields, each in the most obvious way.
import { gunzipSync } from 'node:zlib';
import { faulty, type Verdict } from '../fuzz/target.ts';

/** Thrown by a slow reader where an input means nothing, or where the documentation leaves it open. */
export class Stop extends Error {
  readonly verdict: Verdict;

  constructor(verdict: Verdict) {
    super(verdict.is);
    this.verdict = verdict;
  }
}

export function refuse(why: string, line?: number): never {
  throw new Stop(faulty(why, line));
}

export function leaveOpen(why: string): never {
  throw new Stop({ is: 'open', why });
}

/** An oracle from a slow reader that gives a value or stops. */
export function slowly(read: (bytes: Buffer) => unknown): (bytes: Buffer) => Verdict {
  return (bytes) => {
    try {
      return { is: 'meaningful', value: read(bytes) };
    } catch (error) {
      if (error instanceof Stop) return error.verdict;
      throw error;
    }
  };
}

export interface Line {
  readonly number: number;
  readonly text: string;
}

/** The bytes in gzip members, all of which must be whole; zeros may follow them. */
export function unpacked(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  let whole: { buffer: Buffer; engine: { bytesWritten: number } };
  try {
    whole = gunzipSync(bytes, { info: true }) as unknown as typeof whole;
  } catch {
    return refuse('the gzip file is damaged');
  }
  if (bytes.subarray(whole.engine.bytesWritten).some((byte) => byte !== 0))
    refuse('more than zeros follow the gzip members');
  return whole.buffer;
}

/** The text of a file, unpacked, without its mark. */
export function textOf(bytes: Buffer): string {
  const plain = unpacked(bytes);
  if (plain.includes(0)) refuse('the file holds NUL bytes');
  const text = plain.toString('utf8').replace(/^\ufeff/, '');
  return text.startsWith('\ufeff') ? leaveOpen('two byte-order marks') : text;
}

/** Lines with their numbers, without the line ends; nothing follows the last one. */
export function linesOf(text: string): Line[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, i) => ({ number: i + 1, text: line.replace(/\r$/, '') }));
}

/** Whether a line has nothing in it; other white space than blanks and tabs is left open. */
export function blank(text: string): boolean {
  if (/^[ \t]*$/.test(text)) return true;
  if (text.trim() === '') leaveOpen('a line of odd white space');
  return false;
}

export const MISSING = /^(?:|\.|na|nan)$/i;

/** The finite number that a text is; undefined for anything else. */
export function decimal(text: string): number | undefined {
  if (
    text.length > 400 ||
    !/^[+-]?[0-9]*\.?[0-9]*(?:[eE][+-]?[0-9]+)?$/.test(text) ||
    !/^[^eE]*[0-9]/.test(text)
  )
    return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** A finite number. */
export function number(text: string | undefined, what: string, line?: number): number {
  return decimal(text ?? '') ?? refuse(`the ${what} is no finite number`, line);
}

/** A whole number up to 2^31 - 1. */
export function place(text: string | undefined, what: string, line?: number): number {
  if (text === undefined || !/^[0-9]{1,400}$/.test(text) || Number(text) > 2_147_483_647)
    refuse(`the ${what} is no position`, line);
  return Number(text);
}

/** A name: there, and nothing but text. */
export function named(text: string | undefined, what: string, line?: number): string {
  if (text === undefined || /^\s*$/.test(text)) return refuse(`the ${what} is missing`, line);
  if (/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/.test(text))
    refuse(`the ${what} holds control characters`, line);
  if (text.includes('\ufffd')) refuse(`the ${what} is not UTF-8`, line);
  if (text.length > 4_000) refuse(`the ${what} is too long`, line);
  return text;
}

export interface SlowTable {
  readonly names: readonly string[];
  readonly rows: readonly { readonly line: number; readonly fields: readonly string[] }[];
}

export interface SlowTableOptions {
  readonly quotes?: boolean;
  readonly comments?: boolean;
  readonly fill?: boolean;
  /** For a table without a header. */
  readonly names?: readonly string[];
}

/** A delimited table as docs/formats.md describes it, character by character. */
export function slowTable(text: string, options: SlowTableOptions = {}): SlowTable {
  const { quotes = true, comments = true, fill = false } = options;
  let lines = linesOf(text);
  if (lines.some((line) => line.text.includes('\r'))) leaveOpen('carriage returns inside lines');
  let first = 0;
  while (
    first < lines.length &&
    ((comments && lines[first].text.startsWith('#')) || blank(lines[first].text))
  )
    first++;
  lines = lines.slice(first);
  if (lines.length === 0)
    return options.names === undefined ? refuse('the table is empty') : { names: options.names, rows: [] };
  const separator = ['\t', ',', ';'].find((candidate) => lines[0].text.includes(candidate));
  const records =
    separator === undefined
      ? blankSeparated(lines)
      : quotes
        ? quotedRecords(lines, separator)
        : lines.map(({ number, text: line }) => ({ line: number, fields: line.split(separator) }));
  const filled = records.filter(({ fields }) => fields.some((field) => field !== ''));
  if (filled.some(({ fields }) => fields.every((field) => field.trim() === ''))) leaveOpen('a row of blanks');
  if (text.includes('\r\n') && filled.some(({ fields }) => fields.some((field) => field.includes('\n'))))
    leaveOpen('CRLF inside quotes');
  if (filled.length === 0 && options.names === undefined) refuse('the table is empty');
  if (options.names !== undefined)
    return {
      names: options.names,
      rows: filled.map(({ line, fields }) => ({
        line,
        fields: fit(fields, options.names ?? [], fill, line),
      })),
    };
  const [header] = filled;
  const rows = filled.slice(1);
  let names = header.fields.map((name) => name.trim());
  while (names.length > 1 && names.at(-1) === '') names = names.slice(0, -1);
  const some = names.filter((name) => name !== '');
  if (new Set(some).size < some.length) refuse('a column name is repeated', header.line);
  if (some.length < names.length) leaveOpen('columns without a name');
  if (!fill && rows.length > 0 && rows[0].fields.length === names.length + 1 && rows[0].fields.at(-1) !== '')
    names = ['row_names', ...names];
  if (new Set(names).size < names.length) refuse('a column name is repeated', header.line);
  return { names, rows: rows.map(({ line, fields }) => ({ line, fields: fit(fields, names, fill, line) })) };
}

function fit(fields: readonly string[], names: readonly string[], fill: boolean, line: number): string[] {
  const surplus = fields.slice(names.length).some((field) => field !== '');
  if (!fill && (surplus || fields.length < names.length)) refuse('a row does not fit the header', line);
  return names.map((_, column) => fields[column] ?? '');
}

function blankSeparated(lines: readonly Line[]): { line: number; fields: string[] }[] {
  if (lines.some(({ text }) => /[\t"]/.test(text))) leaveOpen('blanks between fields, and tabs or quotes');
  const single = !/\S +\S/.test(lines[0].text);
  return lines.map(({ number: line, text }) => ({ line, fields: single ? [text] : text.trim().split(/ +/) }));
}

/** Records whose fields may be quoted; quotes that do not close where the field ends are left open. */
function quotedRecords(lines: readonly Line[], separator: string): { line: number; fields: string[] }[] {
  const text = lines.map((line) => line.text).join('\n') + '\n';
  const records: { line: number; fields: string[] }[] = [];
  let line = lines[0].number;
  for (let at = 0; at < text.length;) {
    const record = { line, fields: [] as string[] };
    for (let ended = false; !ended; at++) {
      let field = '';
      if (text[at] === '"') {
        for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
          if (at >= text.length) leaveOpen('a quote that does not close');
          if (text[at] === '\n') line++;
          field += text[at];
          if (text[at] === '"') at++;
        }
        at++;
        if (text[at] !== separator && text[at] !== '\n') leaveOpen('a quote inside a field');
      } else while (text[at] !== separator && text[at] !== '\n') field += text[at++];
      record.fields.push(field);
      ended = text[at] === '\n';
    }
    line++;
    records.push(record);
  }
  return records;
}

/** Columns of a table as lists, under their names. */
export function columnsOf({ names, rows }: SlowTable): Map<string, string[]> {
  return new Map(names.map((name, column) => [name, rows.map(({ fields }) => fields[column])]));
}
