import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { InputError } from '../../errors.ts';
import { parseDelimited, readDelimited } from './delimited-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-delimited-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a sheet: separators are recognised, comments and blank lines skipped, lines counted', () => {
  for (const separator of ['\t', ',', ';']) {
    const text = '# made by hand\n\nname,cell,n\r\nA,K-562,1\r\n\r\nB,,2'.replaceAll(',', separator);
    const table = parseDelimited(text, 'sheet');
    expect(table.columnNames).toEqual(['name', 'cell', 'n']);
    expect(table.column('cell')).toEqual(['K-562', '']);
    expect([...table.line]).toEqual([4, 6]);
  }
  // A line of blanks or tabs is no header of one column.
  for (const line of [' ', '\t\t', '\r'])
    expect([...parseDelimited(`${line}\na\tb\n1\t2\n`, 'sheet').line]).toEqual([3]);
  const blanks = parseDelimited('a b\n1  2\n"3" 4\n', 'sheet');
  expect(blanks.column('a')).toEqual(['1', '3']);
});

test('quoted fields keep separators, doubled quotes and line ends; other quotes are text', () => {
  const table = parseDelimited('a,b\n"x, ""y""\nz",1\n5" end,2\n"half" open,3\n', 'sheet');
  expect(table.column('a')).toEqual(['x, "y"\nz', '5" end', '"half" open']);
  expect([...table.line]).toEqual([2, 4, 5]);
  expect(parseDelimited('a,b\n"x\ny",1', 'sheet').column('b')).toEqual(['1']);
  const unquoted = parseDelimited('a\tb\n"x\t1\n', 'sheet', { quotes: false });
  expect(unquoted.column('a')).toEqual(['"x']);
});

test('header lines as R writes them, and as spreadsheets do', () => {
  const fromR = parseDelimited('s1\ts2\nIRF4\t1\t2\nMYC\t3\t4\n', 'counts');
  expect(fromR.columnNames).toEqual(['row_names', 's1', 's2']);
  expect(fromR.column('row_names')).toEqual(['IRF4', 'MYC']);
  const sheet = parseDelimited('a\tb\t\t\n1\t2\t\t\n\t\t\t\n', 'sheet');
  expect(sheet.columnNames).toEqual(['a', 'b']);
  expect(sheet.count).toBe(1);
});

test('only wanted columns, names for a file without header, ragged lines filled', () => {
  const table = parseDelimited('SRX1\thg38\tTFs\nSRX2\thg19\nSRX3\thg38\tx\ty\n', 'list', {
    names: ['experiment', 'genome', 'class'],
    columns: ['experiment', 'class'],
    ragged: 'fill',
  });
  expect(table.columnNames).toEqual(['experiment', 'class']);
  expect(table.column('class')).toEqual(['TFs', '', 'x']);
});

test('faults name the line', () => {
  const fault = (text: string): InputError['details'] => {
    try {
      parseDelimited(text, 'sheet').column('z');
    } catch (error) {
      if (error instanceof InputError) return error.details;
      throw error;
    }
    throw new Error('no fault');
  };
  expect(fault('a\tb\n1\t2\n1\n')).toMatchObject({ file: 'sheet', line: 3, found: '1 fields' });
  expect(fault('a\tb\n1\t2\n1\t2\t3\n')).toMatchObject({ line: 3, found: '3 fields' });
  expect(fault('a\ta\n')).toMatchObject({ line: 1 });
  expect(fault('')).toMatchObject({ expected: 'a header line and rows' });
  expect(fault('a\tb\n1\t2\n')).toMatchObject({ line: 1, found: 'a, b' });
  expect(fault('a,b\n"x,2\ny,3\n')).toMatchObject({ line: 2 });
});

test('from a file, packed or not', async () => {
  const path = join(folder, 'sheet.tsv.gz');
  writeFileSync(path, gzipSync('\ufeffa\tb\n1\tMünchen\n'));
  const table = await readDelimited(path);
  expect(table.columnNames).toEqual(['a', 'b']);
  expect(table.column('b')).toEqual(['München']);
});

test('what is written with quotes is read back, wherever the bytes are cut', () => {
  const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', 'é', ' ', '1'), maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 20 }), (rows) => {
      const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const kept = rows.filter((row) => row.some((text) => text !== ''));
      const text = ['x,y', ...rows.map((row) => row.map(quote).join(','))].join('\n');
      const table = parseDelimited(text, 'sheet');
      expect(table.column('x')).toEqual(kept.map(([x]) => x));
      expect(table.column('y')).toEqual(kept.map(([, y]) => y));
    }),
  );
});
