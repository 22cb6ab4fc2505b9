// The one door for tables that are a workbook or a text: the first bytes decide, not the name.
import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { readBinary, sourceName } from '../text/byte-source.ts';
import { parseRows } from '../text/delimited-reader.ts';
import { decodeAnyText } from '../text/encoding.ts';
import { binary, foreignFormat } from '../text/foreign-format.ts';
import { endlessLine, LONGEST_LINE, refuseNothingPacked } from '../text/held-memory.ts';
import type { Cell, Grid } from './grid.ts';
import { parseXls, parseXlsx, type Sheet } from './workbook-reader.ts';

/**
 * Reads a workbook's sheets, or a text as the one grid that it is.
 * @param path a file, or `-` for standard input; gzip is unpacked
 * @throws InputError for what is neither, with what to do about it
 * @internal
 */
export async function readGrids(path: string, name = sourceName(path)): Promise<readonly (Grid | Sheet)[]> {
  return parseGrids(await readBinary(path, name, refuseNothingPacked), name);
}

/** The same of bytes in memory. */
export function parseGrids(bytes: Buffer, file: string): readonly (Grid | Sheet)[] {
  const head = bytes.toString('hex', 0, 4);
  if (head === '504b0304' || head === '504b0506') return parseXlsx(bytes, file);
  if (head === 'd0cf11e0') return parseXls(bytes, file);
  const marked = /^(?:fffe|feff)/.test(head);
  const foreign = marked ? undefined : foreignFormat(bytes);
  if (foreign !== undefined && !isWideText(bytes))
    throw new InputError(`this is ${foreign.what}`, {
      file,
      expected: 'a workbook or text',
      key: foreign.key,
      values: foreign.values,
      fix: foreign.fix,
    });
  return [textGrid(decodeAnyText(bytes, file), file)];
}

/** UTF-16 without a mark: zeros in every second byte, where a binary file has them anywhere. */
function isWideText(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 512).toString('latin1');
  return /^(?:\0[^\0]|[^\0]\0)+.?$/s.test(head);
}

function textGrid(text: string, file: string): Grid {
  refuseMarkup(text, file);
  const zero = text.indexOf('\0');
  if (zero >= 0) throw new InputError(`this is ${binary(zero).what}`, { file, expected: 'text' });
  const rows: Cell[][] = [];
  const line: number[] = [];
  const { separator, body, skipped } = separatorOf(text);
  refuseEndlessLines(body, file);
  parseRows(
    body,
    file,
    (fields, at) => {
      if (fields.every((field) => field.trim() === '')) return;
      rows.push(fields.map((field) => (field === '' ? null : field)));
      line.push(at + skipped);
    },
    { separator },
  );
  return { file, sheet: null, rows, line, merged: [] };
}

/** Pages and XML that call themselves .xls: a spreadsheet opens them, and they are none. */
function refuseMarkup(text: string, file: string): void {
  const head = text.slice(0, 1000);
  if (!/^\s*<(?:!doctype|html|head|body|table|meta|\?xml|\w+:?workbook)\b/i.test(head)) return;
  const found = /<\w*:?workbook\b/i.test(head) ? 'an XML table of Excel 2003' : 'a web page (HTML) or XML';
  throw refused('workbook.name-only', {}, { file, expected: 'a workbook (.xlsx, .xls) or text', found });
}

function refuseEndlessLines(text: string, file: string): void {
  for (let from = 0, line = 0; from < text.length; line++) {
    const end = text.indexOf('\n', from);
    const next = end < 0 ? text.length : end;
    if (next - from > LONGEST_LINE) throw endlessLine(file, line);
    from = next + 1;
  }
}

/** Lines that are looked at to find the separator. */
const LOOKED_AT = 500;

/**
 * The separator of a text: of tab, semicolon and comma the first that at least half as many lines have as have the commonest one.
 * Semicolons go before commas, which are decimals where both are there. Excel's own line `sep=;` is obeyed.
 */
function separatorOf(text: string): { separator: string; body: string; skipped: number } {
  const said = /^\ufeff?"?sep=([;,\t])"?\r?\n/i.exec(text);
  if (said !== null) return { separator: said[1], body: text.slice(said[0].length), skipped: 1 };
  const lines = text.split('\n', LOOKED_AT);
  const candidates = ['\t', ';', ','];
  // What stands between quotes separates nothing.
  const bare = lines.map((line) => line.replaceAll(/"[^"]*"/g, ''));
  const counts = candidates.map((one) => bare.filter((line) => line.includes(one)).length);
  const enough = Math.max(1, Math.max(...counts) / 2);
  const separator = candidates.find((_, i) => counts[i] >= enough) ?? '\t';
  return { separator, body: text, skipped: 0 };
}
