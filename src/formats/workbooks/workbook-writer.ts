// A table as a workbook: names as text that no spreadsheet makes a date or a formula of, numbers as numbers.
import type { CellObject } from '@e965/xlsx';
import { InputError } from '../../errors.ts';
import type { Table } from '../../tables/table.ts';
import { plainCell } from '../text/cell-text.ts';
import { spreadsheets } from './library.ts';

/** What a sheet of an .xlsx can have. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const LONGEST_TEXT = 32_767;

/**
 * An .xlsx with one sheet: a header line unless `header` is false; texts as cells of the format Text, whatever they begin with; numbers
 * in full precision; missing values as empty cells, which a spreadsheet leaves out of a mean; infinite ones as text. The same table
 * gives the same bytes.
 * @param file what messages call it
 * @throws InputError for more rows, columns or letters than a sheet can have
 */
export function workbookOf(table: Table, file: string, header = true): Buffer {
  const rows = table.columns.length === 0 ? 0 : table.columns[0].values.length;
  const top = header ? 1 : 0;
  if (rows + top > MOST_ROWS || table.columns.length > MOST_COLUMNS)
    throw new InputError('the table does not fit a sheet of a workbook', {
      file,
      expected: `at most ${MOST_ROWS} rows and ${MOST_COLUMNS} columns`,
      found: `${rows} rows, ${table.columns.length} columns`,
      fix: 'write a .tsv or .tsv.gz',
    });
  const data: (CellObject | undefined)[][] = [];
  if (header) data.push(table.columns.map(({ name }) => textCell(name, file)));
  for (let row = 0; row < rows; row++)
    data.push(table.columns.map(({ values }) => cellOf(values[row], file)));
  const { utils, write } = spreadsheets();
  const last = { r: Math.max(0, data.length - 1), c: Math.max(0, table.columns.length - 1) };
  const sheet = {
    '!data': data as CellObject[][],
    '!ref': utils.encode_range({ s: { r: 0, c: 0 }, e: last }),
  };
  const workbook = { SheetNames: ['table'], Sheets: { table: sheet } };
  return write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true, bookSST: true }) as Buffer;
}

function cellOf(value: number | string | boolean | null | undefined, file: string): CellObject | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return textCell(value, file);
  if (typeof value === 'boolean') return textCell(value ? 'yes' : 'no', file);
  if (Number.isNaN(value)) return undefined;
  if (Number.isFinite(value)) return { t: 'n', v: value === 0 ? 0 : value };
  return textCell(value > 0 ? 'Inf' : '-Inf', file);
}

function textCell(text: string, file: string): CellObject | undefined {
  // As UTF-8, so that no half of a pair of surrogates gets into the XML.
  const plain = Buffer.from(plainCell(text), 'utf8')
    .toString('utf8')
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd');
  if (plain === '') return undefined;
  if (plain.length > LONGEST_TEXT)
    throw new InputError('a text does not fit a cell of a workbook', {
      file,
      expected: `at most ${LONGEST_TEXT} characters`,
      found: `${plain.length}: ${plain.slice(0, 60)}...`,
      fix: 'write a .tsv or .tsv.gz',
    });
  // What looks like an escaped character is escaped itself, or a reader makes a letter of it.
  return { t: 's', v: plain.replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'), z: '@' };
}
