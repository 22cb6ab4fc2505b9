import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { STYLES, xlsxFile, xlsxParts, zipFile, type Part } from '../../../test/support/workbooks.ts';
import { parseGrids, readGrids } from './grids-reader.ts';
import { placeIn, textOf, type Grid } from './grid.ts';
import { spreadsheets } from './library.ts';

const SHEET = {
  name: 'Results',
  rows: [
    ['Well', 'Cq'],
    ['A01', 23.5],
  ],
} as const;

/** An .xls of rows. */
function xlsFile(rows: unknown[][], bookType: 'biff8' | 'biff5' = 'biff8'): Buffer {
  const { utils, write } = spreadsheets();
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Sheet1');
  return write(book, { type: 'buffer', bookType }) as Buffer;
}

const shown = ({ rows }: Grid): string[][] => rows.map((row) => row.map(textOf));

test.each(['biff8', 'biff5'] as const)('an .xlsx and an .xls (%s) give the same cells', (bookType) => {
  const rows = [
    ['遺伝子', 'Cq'],
    ['IRF4', 23.456789012345],
    ['MYC', 'Undetermined'],
  ];
  const latin = bookType === 'biff8' ? rows : [['gene', 'Cq'], ...rows.slice(1)];
  const [grid] = parseGrids(xlsFile(latin, bookType), 'a.xls');
  expect(grid.rows).toEqual(latin);
  expect(parseGrids(xlsxFile([{ name: 'Sheet1', rows: latin }]), 'a.xlsx')[0].rows).toEqual(latin);
});

test('cells keep their place over empty rows and columns, and are told with sheet and cell', () => {
  const rows = [['title'], [], [null, null, 'x', 5]];
  const [grid] = parseGrids(xlsxFile([{ name: 'Plate 1', rows }]), 'a.xlsx');
  expect(grid.rows).toEqual([['title'], [null, null, 'x', 5]]);
  expect(placeIn(grid, 1, 3)).toEqual({ file: "a.xlsx, sheet 'Plate 1', cell D3" });
});

test('what a spreadsheet made of a name is told: a date, a power of ten, a formula never calculated, an error', () => {
  const cells = [
    { xml: ` s="${STYLES.date}"><v>44806</v>` },
    { xml: ` s="${STYLES.power}"><v>100000</v>` },
    { xml: `><f>1+1</f><v/>` },
    { xml: ` t="e"><v>#DIV/0!</v>` },
    { xml: `><f>1+1</f><v>2</v>` },
    { xml: ` t="b"><v>1</v>` },
  ];
  const [{ rows }] = parseGrids(xlsxFile([{ name: 'x', rows: [cells] }]), 'a.xlsx');
  expect(rows).toEqual([
    [
      { made: 'date', number: 44806, text: '2022-09-02' },
      { made: 'power', number: 100000, text: '100000' },
      { made: 'formula', number: NaN, text: 'a formula without a value' },
      '#DIV/0!',
      2,
      'TRUE',
    ],
  ]);
});

test('merged cells are told as rows and columns', () => {
  const [grid] = parseGrids(xlsxFile([{ ...SHEET, merged: ['A2:A4'] }]), 'a.xlsx');
  expect(grid.merged).toEqual([{ top: 1, left: 0, bottom: 3, right: 0 }]);
});

test('a sheet with one cell at its very end costs nothing', () => {
  const parts = xlsxParts([SHEET]).map((part) =>
    part.name.endsWith('sheet1.xml')
      ? {
          ...part,
          bytes: `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData></worksheet>`,
        }
      : part,
  );
  const [grid] = parseGrids(zipFile(parts), 'a.xlsx');
  expect(grid.rows.length).toBe(1);
  expect(grid.line).toEqual([1_048_576]);
  expect(grid.rows[0][16_383]).toBe(7);
});

test('gzip around a workbook is taken off, whatever the name says', async () => {
  const folder = folderWith({ 'data.txt': gzipSync(xlsxFile([SHEET])) });
  expect(shown((await readGrids(join(folder, 'data.txt')))[0])).toEqual([
    ['Well', 'Cq'],
    ['A01', '23.5'],
  ]);
});

const good = xlsxParts([SHEET]);
const withPart = (change: Partial<Part>): Buffer =>
  zipFile(good.map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, ...change } : part)));
const zeros = Buffer.alloc(1 << 27, 65);

test.each<[string, () => Buffer, RegExp]>([
  ['more unpacked than a table has', () => withPart({ size: 2 ** 31 }), /unpacks to more than it may/],
  [
    'one byte again and again',
    () => zipFile([...good, { name: 'xl/a.xml', bytes: zeros }]),
    /repeats the same bytes/,
  ],
  [
    'a size that is said too small',
    () => zipFile([...good, { name: 'xl/a.xml', bytes: zeros, size: 1000, localSize: 1000 }]),
    /damaged[^]*xl\/a\.xml does not unpack to what it was/,
  ],
  ['another size', () => withPart({ size: 12 }), /sheet1\.xml does not unpack/],
  [
    'parts over each other',
    () =>
      zipFile([
        ...good,
        ...Array.from({ length: 40 }, (_, i) => ({
          name: `xl/${i}.xml`,
          bytes: Buffer.from(Array.from({ length: 400 }, (__, k) => (k * k * 31) % 251)),
          at: 0,
        })),
      ]).subarray(0),
    /not where the directory says|over each other|does not unpack/,
  ],
  [
    'too many parts',
    () => zipFile(Array.from({ length: 6000 }, (_, i) => ({ name: `${i}`, bytes: '' }))),
    /too many parts/,
  ],
  ['a part that is there twice', () => zipFile([...good, good[5]]), /there twice/],
  ['a protected part', () => withPart({ flags: 1 }), /protected with a password/],
  ['a file that was cut off', () => xlsxFile([SHEET]).subarray(0, -30), /damaged[^]*cut off/],
  ['its first bytes alone', () => xlsxFile([SHEET]).subarray(0, 6), /damaged/],
  [
    'another archive',
    () => zipFile([{ name: 'rdml_data.xml', bytes: '<rdml/>' }]),
    /no workbook[^]*rdml_data/,
  ],
  ['no XML in it', () => withPart({ bytes: 'nothing' }), /damaged|no sheet/],
])('an .xlsx with %s is refused', async (_, make, said) => {
  const bytes = make();
  const message = await refusal(() => {
    const [grid] = parseGrids(bytes, 'plate.xlsx');
    if (grid.rows.length === 0) parseGrids(Buffer.from('PK\x03\x04'), 'plate.xlsx');
  });
  expect(message).toMatch(said);
  expect(message).toContain('plate.xlsx');
});

test('one changed bit in what a workbook holds is noticed', async () => {
  const bytes = xlsxFile([SHEET]);
  const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 24 + 60;
  bytes[at] ^= 4;
  expect(await refusal(() => parseGrids(bytes, 'a.xlsx'))).toMatch(/damaged[^]*does not unpack/);
});

test('an .xls that is cut off is refused, at every length', async () => {
  const bytes = xlsFile([['gene', 'Cq'], ...Array.from({ length: 300 }, (_, i) => [`g${i}`, i / 7])]);
  for (const part of [0.02, 0.1, 0.3, 0.5, 0.7, 0.9])
    expect(
      await refusal(() => parseGrids(bytes.subarray(0, Math.floor(bytes.length * part)), 'a.xls')),
    ).toMatch(/a\.xls: the workbook is damaged/);
});

test('a workbook with a password is refused', async () => {
  const { CFB } = spreadsheets();
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5000, 3));
  CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(5000, 3));
  const bytes = Buffer.from(CFB.write(container, { type: 'buffer' }));
  expect(await refusal(() => parseGrids(bytes, 'a.xlsx'))).toMatch(/password/);
  const word = CFB.utils.cfb_new();
  CFB.utils.cfb_add(word, '/WordDocument', Buffer.alloc(5000, 3));
  const document = Buffer.from(CFB.write(word, { type: 'buffer' }));
  expect(await refusal(() => parseGrids(document, 'a.xls'))).toMatch(/no workbook[^]*\.xlsx/);
});

test.each([
  '<html><table><tr><td>Well</td></tr></table></html>',
  '\ufeff<!DOCTYPE html><html/>',
  '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="x"/>',
  '  <table><tr><td>1</td></tr></table>',
])('%s is no workbook', async (text) => {
  expect(await refusal(() => parseGrids(Buffer.from(text), 'plate.xls'))).toMatch(
    /plate\.xls: this is no workbook[^]*save it as \.xlsx, or as tab-delimited text/,
  );
});
