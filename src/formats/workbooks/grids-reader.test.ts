import { expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { parseGrids } from './grids-reader.ts';

const rows = (bytes: Buffer | string): unknown => parseGrids(Buffer.from(bytes), 'a.txt')[0].rows;
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const TEXT = 'ウェル\tCq\nA1\t23.5\n';
const CELLS = [
  ['ウェル', 'Cq'],
  ['A1', '23.5'],
];

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`)],
  ['UTF-16, little end first', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
  ['UTF-16, big end first', utf16be(`\ufeff${TEXT}`)],
  ['Shift-JIS', Buffer.from([0x83, 0x45, 0x83, 0x46, 0x83, 0x8b, ...Buffer.from('\tCq\nA1\t23.5\n')])],
  ['old line ends', Buffer.from(TEXT.replaceAll('\n', '\r'))],
  ['CRLF', Buffer.from(TEXT.replaceAll('\n', '\r\n'))],
])('%s', (_, bytes) => expect(rows(bytes)).toEqual(CELLS));

test.each([Buffer.from('Well,Cq\nA1,23.5\n', 'utf16le'), utf16be('Well,Cq\nA1,23.5\n')])(
  'UTF-16 is known without its mark, too',
  (bytes) =>
    expect(rows(bytes)).toEqual([
      ['Well', 'Cq'],
      ['A1', '23.5'],
    ]),
);

test('half-width kana in words are Shift-JIS, a lone µ is not', () => {
  expect(rows(Buffer.from([0xb1, 0xb2, 0xb3, 0x09, 0x31, 0x0a]))).toEqual([['ｱｲｳ', '1']]);
  expect(rows(Buffer.from('dose (\u00b5M)\t\u00b0C\n', 'latin1'))).toEqual([['dose (µM)', '°C']]);
});

test.each([
  [
    'a;b\n1,5;2\n2,5;3\n',
    [
      ['a', 'b'],
      ['1,5', '2'],
      ['2,5', '3'],
    ],
  ],
  [
    'a,b\n1.5,2\n',
    [
      ['a', 'b'],
      ['1.5', '2'],
    ],
  ],
  ['sep=;\na;b\n', [['a', 'b']]],
  ['made,by,hand\na\tb\n1\t2\n3\t4\n', [['made,by,hand'], ['a', 'b'], ['1', '2'], ['3', '4']]],
  [
    'a,b\n"x;y, z",2\n',
    [
      ['a', 'b'],
      ['x;y, z', '2'],
    ],
  ],
])('%j is cut at the right separator', (text, cells) => expect(rows(text)).toEqual(cells));

test('lines are those of the file', () => {
  const [grid] = parseGrids(Buffer.from('sep=,\nx,y\n\n,,\n1,2\n'), 'a.csv');
  expect(grid.line).toEqual([2, 5]);
});

test.each([
  [Buffer.from('%PDF-1.4 abc'), /PDF/],
  [Buffer.from([1, 2, 3, 0, 0, 9, 4, 0, 7]), /binary|no text/],
  [Buffer.from([0x61, 0x81, 0x0a]), /windows|no text|./i],
])('what is no text is refused', async (bytes, said) => {
  if (bytes[0] === 0x61) return expect(rows(bytes)).toBeDefined();
  expect(await refusal(() => parseGrids(bytes, 'a.txt'))).toMatch(said);
});
