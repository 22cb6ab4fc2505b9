import { expect, test } from 'vitest';
import { plainCell, spreadsheetCell, spreadsheetLink } from './cell-text.ts';

test('no text ends a line or a cell, or steers the terminal that a file is shown on', () => {
  for (const breaking of [
    '\n',
    '\r',
    '\t',
    '\u000b',
    '\u000c',
    '\u001c',
    '\u0085',
    '\u2028',
    '\u2029',
    '\u001b',
    '\u009b',
    '\u0000',
  ]) {
    expect(plainCell(`a${breaking}${breaking}b`)).toBe('a b');
    expect(spreadsheetCell(`a${breaking}=b`)).toBe('a =b');
    expect(spreadsheetCell(`${breaking}=b`)).toBe('=" =b"');
  }
  expect(plainCell('因子 "α" (é) <b>')).toBe('因子 "α" (é) <b>');
});

test.each([
  ['=HYPERLINK("http://x","y")', '="=HYPERLINK(""http://x"",""y"")"'],
  ['=cmd|"/C calc"!A0', '="=cmd|""/C calc""!A0"'],
  ['+1+1', '="+1+1"'],
  ['-2+3', '="-2+3"'],
  ['@SUM(1)', '="@SUM(1)"'],
  ['\t=1', '=" =1"'],
  ['  =1', '="  =1"'],
  ['\u00a0=1', '="\u00a0=1"'],
  ['\u200b=1', '="\u200b=1"'],
  ['＝1+1', '="＝1+1"'],
  ['+A1', '="+A1"'],
  ['--5', '="--5"'],
  ['"a', '="""a"'],
  ['="SEPT2"', '="=""SEPT2"""'],
  ['-0.5..0.3', '="-0.5..0.3"'],
])('a spreadsheet reads %s as text', (text, cell) => {
  expect(spreadsheetCell(text)).toBe(cell);
});

test.each([
  ['SEPT2', '="SEPT2"'],
  ['1E5', '="1E5"'],
  ['IRF4', 'IRF4'],
  ['HLA-DRA', 'HLA-DRA'],
  ['-', '-'],
  ['+', '+'],
  ['-1.5e-7', '-1.5e-7'],
  ['+5', '+5'],
  ['', ''],
  ['a=1', 'a=1'],
  ['5"', '5"'],
  ['https://evil.example/', 'https://evil.example/'],
])('%s is written as before', (text, cell) => {
  expect(spreadsheetCell(text)).toBe(cell);
});

test('a long text is put together from parts that a formula may hold', () => {
  const cell = spreadsheetCell(`=${'"'.repeat(600)}`);
  const parts = cell.slice(1).split('&');
  expect(parts).toHaveLength(3);
  expect(parts.map((part) => part.slice(1, -1).replaceAll('""', '"')).join('')).toBe(`=${'"'.repeat(600)}`);
  for (const part of parts) expect(part).toMatch(/^"(?:[^"]|"")*"$/);
});

test('only an address of the web is a link', () => {
  expect(spreadsheetLink('https://a.org/?b=c%3A1')).toBe('=HYPERLINK("https://a.org/?b=c%3A1")');
  for (const address of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://a.org/"&cmd',
    'https://a b/',
    '\\\\host\\share',
  ])
    expect(spreadsheetLink(address)).toBe(address);
  expect(spreadsheetLink('=1+1')).toBe('="=1+1"');
  expect(spreadsheetLink(`https://a.org/${'b'.repeat(300)}`)).toMatch(/^https/);
});
