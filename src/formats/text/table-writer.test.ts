import { expect, test } from 'vitest';
import { formatResult } from './result-json.ts';
import type { Column } from '../../tables/table.ts';
import { formatNumber, formatTable } from './table-writer.ts';

const LINK: Column = { label: 'column.link', link: true };

test('numbers have six significant digits, integers stay whole, missing values are NA', () => {
  expect([1234567, 0.123456789, -0, 1e-320, NaN, Infinity, 2.5e15, 1 / 3].map(formatNumber)).toEqual([
    '1234567',
    '0.123457',
    '0',
    '1e-320',
    'NA',
    'Inf',
    '2500000000000000',
    '0.333333',
  ]);
});

test('a number that JSON has shortened is written as the number itself', () => {
  const tie = 1.0000049999999998;
  expect(JSON.parse(formatResult(tie))).toBe(1.000005);
  expect(formatNumber(tie)).toBe(formatNumber(1.000005));
});

test('a table is tab-separated text with a header line, or one JSON array with the same rows', () => {
  const table = {
    columns: [
      { name: 'gene', values: ['SEPT2', 'IRF4', null] },
      { name: 'value', values: Float64Array.of(1.5, NaN, 3) },
    ],
  };
  expect(formatTable(table)).toBe('gene\tvalue\nSEPT2\t1.5\nIRF4\tNA\nNA\t3\n');
  expect(formatTable(table, { spreadsheet: true })).toContain('="SEPT2"');
  expect(JSON.parse(formatTable(table, { json: true }))).toEqual([
    { gene: 'SEPT2', value: 1.5 },
    { gene: 'IRF4', value: null },
    { gene: null, value: 3 },
  ]);
});

test('links to click on are those of chipmate; a name that looks like one stays a name', () => {
  const values = ['https://a.org/?b=c%3A1'];
  const columns = [
    { name: 'link', values, of: LINK },
    { name: 'gene', values },
  ];
  expect(formatTable({ columns }, { spreadsheet: true })).toBe(
    'link\tgene\n=HYPERLINK("https://a.org/?b=c%3A1")\thttps://a.org/?b=c%3A1\n',
  );
  expect(formatTable({ columns })).toBe('link\tgene\nhttps://a.org/?b=c%3A1\thttps://a.org/?b=c%3A1\n');
});

test('names of columns, too, are one cell of one line, and no formula', () => {
  const table = { columns: [{ name: '=a\n\tb', values: ['\u001b[31mred'] }] };
  expect(formatTable(table)).toBe('=a b\n [31mred\n');
  expect(formatTable(table, { spreadsheet: true })).toBe('="=a b"\n [31mred\n');
  expect(JSON.parse(formatTable(table, { json: true }))).toEqual([{ '=a\n\tb': '\u001b[31mred' }]);
});
