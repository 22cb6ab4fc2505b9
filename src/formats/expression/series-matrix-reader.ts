import { InputError } from '../../errors.ts';
import { MEASURABLE, type ExpressionFile } from './expression-file.ts';
import { parseNumericTable } from './numeric-table-reader.ts';
import { decodeText, textLines, unquote } from '../text/text-lines.ts';

const TABLE_BEGIN = '!series_matrix_table_begin';
const TABLE_END = '!series_matrix_table_end';

/**
 * Reads a GEO series matrix: the values and what the file says about its samples. `key: value`
 * characteristics become attributes of their own.
 * @throws InputError for a file cut short, several tables, or samples of several platforms
 */
export function parseSeriesMatrix(bytes: Uint8Array, file: string): ExpressionFile {
  let table: { start: number; end: number; line: number } | undefined;
  let open = false;
  const sampleLines: { key: string; values: string[] }[] = [];
  for (const line of textLines(bytes)) {
    if (bytes[line.start] !== 33) continue; // '!'
    const text = decodeText(bytes, line.start, line.end);
    if (text.startsWith(TABLE_BEGIN)) {
      if (table !== undefined)
        throw new InputError('the series matrix holds more than one table', {
          file,
          line: line.number,
          fix: 'split the file into one series matrix per platform',
        });
      table = { start: line.next, end: bytes.length, line: line.number + 1 };
      open = true;
    } else if (text.startsWith(TABLE_END)) {
      if (table !== undefined) table.end = line.start;
      open = false;
    } else if (text.startsWith('!Sample_')) {
      const [key, ...values] = text.split('\t');
      sampleLines.push({ key: key.slice('!Sample_'.length), values: values.map(unquote) });
    }
  }
  if (table === undefined || open)
    throw new InputError('the series matrix is cut short', {
      file,
      expected: `a table between ${TABLE_BEGIN} and ${TABLE_END}`,
      found: table === undefined ? 'no table' : 'no end of the table',
      fix: 'fetch the file again from GEO',
    });
  const numbers = parseNumericTable(bytes.subarray(table.start, table.end), file, {
    firstLine: table.line,
    emptyAreNumbers: true,
    range: MEASURABLE,
  });
  const [text] = numbers.textColumns.keys();
  if (text !== undefined)
    throw new InputError(`the column '${text}' of the series matrix holds text`, {
      file,
      line: table.line,
      expected: 'one column of values per sample',
    });
  const samples = numbers.numberColumns.length;
  const attributes = sampleAttributes(sampleLines, samples, file);
  checkAccessions(attributes.get('geo_accession'), numbers.numberColumns, file, table.line);
  const platforms = new Set(attributes.get('platform_id') ?? []);
  if (platforms.size > 1)
    throw new InputError('the samples come from several array platforms', {
      file,
      found: [...platforms].join(', '),
      expected: 'samples of one platform: probes of several cannot be compared row by row',
      fix: `GEO has a series matrix of each platform: take one of them, such as GSE...-${[...platforms][0]}_series_matrix.txt.gz`,
    });
  return {
    format: 'GEO series matrix',
    matrix: { rowNames: numbers.rowNames, sampleNames: numbers.numberColumns, values: numbers.values },
    attributes,
    annotation: new Map(),
    notices: [],
  };
}

/** Demands that the table has the samples that the lines above it describe, in their order. */
function checkAccessions(
  described: readonly string[] | undefined,
  columns: readonly string[],
  file: string,
  line: number,
): void {
  const odd = described?.findIndex((name, sample) => name !== columns[sample]) ?? -1;
  if (described === undefined || odd < 0) return;
  throw new InputError('the samples of the table are not those that the lines above it describe', {
    file,
    line,
    expected: described[odd],
    found: columns[odd],
    fix: 'fetch the file again from GEO',
  });
}

/** Times that a table of all values may be larger than what the file gives of it. */
const MOST_SPARSE = 20;

/**
 * Refuses a table that would be nearly empty, so that memory goes with the size of the file.
 * @param cells of the whole table
 * @param given how many of them (or bytes of them) the file has
 * @throws InputError
 */
export function refuseSparse(cells: number, given: number, what: string, file: string): void {
  if (cells <= MOST_SPARSE * given + (1 << 20)) return;
  throw new InputError(`the ${what} have nearly nothing in common`, {
    file,
    expected: 'samples that are described and measured in one way',
    fix: 'split the file, or give a plain matrix and a sheet of the samples',
  });
}

/** Sample lines as columns; every `characteristics` line of the form `key: value` under its key. */
export function sampleAttributes(
  lines: readonly { key: string; values: readonly string[] }[],
  samples: number,
  file: string,
): Map<string, string[]> {
  const attributes = new Map<string, string[]>();
  for (const { key, values } of lines) {
    if (key.startsWith('characteristics')) {
      values.slice(0, samples).forEach((value, sample) => {
        const pair = /^([^:]+):(.*)$/.exec(value);
        if (pair === null) return;
        const column = attributes.get(pair[1]) ?? new Array<string>(samples).fill('NA');
        column[sample] = pair[2].trimStart();
        attributes.set(pair[1], column);
        refuseSparse(attributes.size * samples, lines.length * samples, 'attributes of the samples', file);
      });
    } else if (values.length === samples && !attributes.has(key)) attributes.set(key, [...values]);
  }
  return attributes;
}
