import { expect, test } from 'vitest';
import { parseNumericTable } from './numeric-table-reader.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

test('a plain table: separators, quotes, missing values, text columns, line ends', () => {
  const table = parseNumericTable(
    bytes('\uFEFFprobe,"symbol",s1,s2\r\np1,"A, B",1.5,NA\r\n\r\np2,C,-2,3e2\r\n'),
    'x.csv',
  );
  expect(table.rowNames).toEqual(['p1', 'p2']);
  expect(table.rowNameColumn).toBe('probe');
  expect(table.numberColumns).toEqual(['s1', 's2']);
  expect([...table.values]).toEqual([1.5, -2, NaN, 300]);
  expect(table.textColumns.get('symbol')).toEqual(['A, B', 'C']);
});

test('a header one field short, as R writes it', () => {
  const table = parseNumericTable(bytes('s1\ts2\ng1\t1\t2\ng2\t3\t4'), 'x.tsv');
  expect(table.rowNames).toEqual(['g1', 'g2']);
  expect([...table.values]).toEqual([1, 3, 2, 4]);
});

test('rows cut short and text among numbers are named by their line', () => {
  expect(() => parseNumericTable(bytes('p\ts1\ts2\na\t1\t2\nb\t3\n'), 'x')).toThrow(
    /x, line 3.*\n.*3 columns/,
  );
  expect(() => parseNumericTable(bytes('p\ts1\na\t1\nb\t2\nc\tx\n'), 'x')).toThrow(
    /line 4: column 's1' holds text/,
  );
  expect(() => parseNumericTable(bytes('p\ts1\na\t7,5\nb\t2,1\n'), 'x')).toThrow(/decimal point/);
  expect(() => parseNumericTable(bytes('p\ts1\n'), 'x')).toThrow(/no rows/);
});

test('a column that is empty at first is what its first value is', () => {
  const rows = Array.from(
    { length: 150 },
    (_, i) => `p${i}\t${i < 120 ? '' : 'MYC'}\t${i < 120 ? 'NA' : i}\t`,
  );
  const table = parseNumericTable(bytes(['p\tsymbol\ts1\tnote', ...rows, ''].join('\n')), 'x');
  expect(table.numberColumns).toEqual(['s1']);
  expect(table.values[130]).toBe(130);
  expect(table.textColumns.get('symbol')![130]).toBe('MYC');
});
