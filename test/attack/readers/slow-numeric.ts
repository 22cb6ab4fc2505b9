// Tables of numbers, read in the most obvious way.
import { decimal, leaveOpen, refuse, type Line } from './slow.ts';

const NONE = new Set(['', 'NA', 'N/A', 'NaN', 'nan', '-nan', 'null', 'NULL', 'Null', '--', '#N/A']);

export interface Numeric {
  readonly header: readonly string[];
  readonly ids: readonly string[];
  /** By name, in order; text where a column holds no number. */
  readonly columns: readonly {
    readonly name: string;
    readonly numbers?: readonly number[];
    readonly texts: readonly string[];
  }[];
}

export interface NumericOptions {
  readonly text?: (name: string) => boolean;
  /** Columns that must be numbers; then all others are text. */
  readonly only?: readonly string[];
  readonly infinite?: boolean;
  readonly emptyAreNumbers?: boolean;
}

/** Fields of a line: quotes that close where the field ends are taken off, others are text. */
export function fieldsOf(text: string, separator: string): string[] {
  const fields: string[] = [];
  for (let at = 0; at <= text.length; at++) {
    const quoted = text[at] === '"' ? text.indexOf('"', at + 1) : -1;
    const whole = quoted > 0 && (quoted + 1 === text.length || text[quoted + 1] === separator);
    const next = whole ? quoted + 1 : text.indexOf(separator, at);
    const end = next < 0 ? text.length : next;
    if (!whole && text[at] === '"') leaveOpen('a quote that does not close with its field');
    fields.push(whole ? text.slice(at + 1, quoted) : text.slice(at, end));
    at = end;
  }
  return fields;
}

/** A table of numbers: a header, a column of names, columns of numbers and of text. */
export function slowNumeric(
  all: readonly Line[],
  { text = () => false, only, infinite = false, emptyAreNumbers = only !== undefined }: NumericOptions,
): Numeric {
  if (all.some((line) => line.text.includes('\r'))) leaveOpen('carriage returns inside lines');
  const [head, ...rest] = all as [Line | undefined, ...Line[]];
  const body = rest.filter((line) => line.text !== '');
  if (head === undefined || body.length === 0) return refuse('a table without rows');
  const [separator] = ['\t', ',', ';'].sort((a, b) => head.text.split(b).length - head.text.split(a).length);
  let header = fieldsOf(head.text, separator);
  const rows = body.map(({ number, text: row }) => ({ number, fields: fieldsOf(row, separator) }));
  if (rows[0].fields.length === header.length + 1) header = ['', ...header];
  for (const { number, fields } of rows)
    if (fields.length !== header.length)
      refuse('a row with another number of columns than the header', number);
  if (new Set(header).size < header.length) leaveOpen('columns of one name');
  if (header.slice(1).some((name) => name.trim() === '')) leaveOpen('columns without a name');
  for (const { fields } of rows)
    if (fields.some((field) => /[\ufffd\u0000-\u0008\u000b-\u001f]/.test(field)) || fields[0].trim() === '')
      leaveOpen('names that are empty or no text');
  const columns = header.slice(1).map((name, i) => {
    const fields = rows.map((row) => row.fields[i + 1]);
    const filled = fields.filter((field) => !NONE.has(field.trim()));
    const isNumber = (field: string): boolean =>
      decimal(field) !== undefined || (infinite && /^[-+]?inf(?:inity)?$/i.test(field));
    const good = filled.filter(isNumber).length;
    const wanted = only?.includes(name) ?? !text(name);
    if (!infinite && filled.some((field) => /^[-+]?inf(?:inity)?$/i.test(field)))
      leaveOpen('infinite values');
    if (
      !wanted ||
      (filled.length === 0 && !emptyAreNumbers) ||
      (only === undefined &&
        filled.length > 0 &&
        filled.every(
          (field) => !/\d/.test(field) || decimal(field.replace(/[.,]/g, '').slice(0, 300)) === undefined,
        ))
    )
      return { name, texts: fields };
    if (good < filled.length && (only !== undefined || 2 * good >= filled.length))
      refuse(
        'text among numbers',
        // A column mostly of text is no fault of one line.
        2 * good < filled.length
          ? undefined
          : rows.find((row) => !NONE.has(row.fields[i + 1].trim()) && !isNumber(row.fields[i + 1]))?.number,
      );
    if (good < filled.length) leaveOpen('a column mostly of text');
    const numbers = fields.map((field) =>
      isNumber(field) ? Number(field.replace(/^([-+]?)inf.*$/i, '$1Infinity')) : NaN,
    );
    return { name, numbers, texts: fields };
  });
  return { header, ids: rows.map((row) => row.fields[0]), columns };
}
