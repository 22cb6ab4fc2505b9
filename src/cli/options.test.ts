import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatTable } from '../formats/text/table-writer.ts';
import { parseGrids } from '../formats/workbooks/grids-reader.ts';
import { partnerColumns } from '../partners/score/ranking-columns.ts';
import type { Table } from '../tables/table.ts';
import { chooseColumns } from './table-columns.ts';
import { displayWidth, probabilityText } from '../formats/text/terminal-table.ts';
import { writeTable, type OutputOptions } from './options.ts';

const ROWS = 1204;

/** A ranking as `partners` writes it; the first q is smaller than any number that is not 0. */
function ranking(rows = ROWS): Table {
  const values = Array.from({ length: rows }, (_, row) => row + 1);
  const of = partnerColumns;
  return {
    columns: [
      { name: 'rank', values, of: of.rank },
      { name: 'antigen', values: values.map((row) => (row === 1 ? '因子' : `F${row}`)), of: of.antigen },
      { name: 'cobinding_score', values: values.map((row) => 12.3456789 / row), of: of.cobindingScore },
      { name: 'minus_log10_p', values: values.map((row) => 2 / row), of: of.minusLog10P },
      {
        name: 'minus_log10_q',
        values: values.map((row) => (row === 1 ? 345.67 : row === 2 ? NaN : 1.5)),
        of: of.minusLog10Q,
      },
      {
        name: 'cell',
        values: values.map(() => 'K-562\u001b[31m and what its long name says besides'),
        of: of.cell,
      },
    ],
  };
}

function written(
  table: Table,
  options: Partial<OutputOptions>,
  tty: { columns?: number } | undefined,
): string {
  let text = '';
  const out = {
    isTTY: tty !== undefined,
    columns: tty?.columns ?? 0,
    write: (piece: string) => (text += piece),
  };
  writeTable(table, { output: '-', ...options }, out);
  return text;
}

test('a terminal shows the main columns and the first rows, and says what it leaves out', () => {
  const lines = written(ranking(), {}, { columns: 100 }).split('\n');
  expect(lines.slice(0, 4)).toEqual([
    'rank  antigen  cobinding_score         q  cell',
    '   1  因子               12.35  2.1e-346  K-562\\u001b[31m and what its long name says besides',
    '   2  F2                 6.173        NA  K-562\\u001b[31m and what its long name says besides',
    '   3  F3                 4.115     0.032  K-562\\u001b[31m and what its long name says besides',
  ]);
  expect(lines.slice(31)).toEqual([
    '',
    '5 of 6 columns and 30 of 1,204 rows shown; -o FILE or a pipe gives all, --columns chooses',
    '',
  ]);
});

test('what does not fit is cut, then left out, and nothing is wrapped', () => {
  const narrow = written(ranking(2), {}, { columns: 76 }).split('\n');
  expect(narrow[1]).toBe('   1  因子               12.35  2.1e-346  K-562\\u001b[31m and what its long…');
  expect(displayWidth(narrow[1])).toBe(76);
  expect(narrow[4]).toBe('5 of 6 columns shown; -o FILE or a pipe gives all, --columns chooses');
  for (const columns of [10, 20, 40, 60, 80]) {
    const table = written(ranking(), {}, { columns }).split('\n').slice(0, 31);
    for (const line of table) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
  }
  // A terminal that does not tell its width.
  expect(written(ranking(2), {}, {})).toBe(written(ranking(2), {}, { columns: 100 }));
});

test('a long name is cut before a result is left out', () => {
  const table = ranking(2);
  const names = ['Histone acetyltransferase p300, as a sheet calls it', 'FOS'];
  const long = {
    columns: table.columns.map((column, i) => (i === 1 ? { ...column, values: names } : column)),
  };
  for (const columns of [60, 70]) {
    const lines = written(long, {}, { columns }).split('\n');
    expect(lines[0]).toMatch(/^rank  antigen +cobinding_score +q/);
    expect(lines[1]).toMatch(/ Histone acet[^…]*… +12\.35  2\.1e-346/);
    for (const line of lines.slice(0, 3)) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
  }
});

test('a main column without any value in the rows that are shown is left out', () => {
  const table = ranking(3);
  const empty = { ...table.columns[2], values: [NaN, null, undefined] };
  const text = written({ columns: [...table.columns.slice(0, 2), empty] }, {}, { columns: 100 });
  expect(text.split('\n')[0]).toBe('rank  antigen');
  expect(text).toContain('2 of 3 columns shown');
});

test('--top and --columns choose on a terminal, too', () => {
  const text = written(ranking(), { top: 2, columns: ['minus_log10_p', 'antigen'] }, { columns: 100 });
  expect(text).toBe(
    '   p  antigen\n0.01  因子\n 0.1  F2\n\n' +
      '2 of 6 columns and 2 of 1,204 rows shown; -o FILE or a pipe gives all, --columns chooses\n',
  );
  const whole: Table = { columns: ranking(3).columns.slice(0, 2) };
  expect(written(whole, {}, { columns: 100 })).toBe('rank  antigen\n   1  因子\n   2  F2\n   3  F3\n');
  expect(written(whole, { top: 1 }, { columns: 100 })).toContain(
    '\n1 of 3 rows shown; -o FILE or a pipe gives all, --top N shows more\n',
  );
});

test('a pipe, a file, --json, --spreadsheet and --no-header get everything', () => {
  const table = ranking();
  const terminal = { columns: 40 };
  expect(written(table, {}, undefined)).toBe(formatTable(table));
  expect(written(table, { json: true }, terminal)).toBe(formatTable(table, { json: true }));
  expect(written(table, { spreadsheet: true }, terminal)).toBe(formatTable(table, { spreadsheet: true }));
  expect(written(table, { header: false }, terminal).split('\n')).toHaveLength(ROWS + 1);
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-terminal-'));
  expect(written(table, { output: join(folder, 'a.tsv') }, terminal)).toBe('');
  expect(readFileSync(join(folder, 'a.tsv'), 'utf8')).toBe(formatTable(table));
  rmSync(folder, { recursive: true });
});

test('-o FILE.xlsx is a workbook with the same rows and columns, and numbers in full', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-workbook-'));
  const output = join(folder, 'a.xlsx');
  expect(written(ranking(5), { output, top: 3, columns: ['antigen', 'cobinding_score'] }, undefined)).toBe(
    '',
  );
  expect(parseGrids(readFileSync(output), output)[0].rows).toEqual([
    ['antigen', 'cobinding_score'],
    ['因子', 12.3456789],
    ['F2', 12.3456789 / 2],
    ['F3', 12.3456789 / 3],
  ]);
  expect(() => written(ranking(5), { output, json: true }, undefined)).toThrow(/JSON is no workbook/);
  rmSync(folder, { recursive: true });
});

test('no name steers the terminal, whatever is written to it', () => {
  const names = ['\u001b]0;title\u0007', 'a\nb\tc', '\u009b31m', 'FOS\u202egpj', 'FOS\u200b', 'FOS\u2028'];
  const table: Table = { columns: [{ name: 'name\u001b[2J', values: names }] };
  for (const options of [{}, { json: true }, { spreadsheet: true }, { header: false }]) {
    const text = written(table, options, { columns: 80 });
    expect(text).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u);
    expect(text.trimEnd().split('\n')).toHaveLength('json' in options ? 8 : 'header' in options ? 6 : 7);
  }
  expect(written(table, {}, { columns: 80 })).toContain('FOS\\u202egpj\nFOS\\u200b\n');
  expect(JSON.parse(written(table, { json: true }, { columns: 80 }))).toEqual(
    names.map((name) => ({ 'name\u001b[2J': name })),
  );
  // A pipe keeps what is no control character.
  expect(written(table, {}, undefined)).toContain('FOS\u202egpj\nFOS\u200b\n');
});

test('--columns chooses on every kind of output and refuses what is not there', () => {
  const table = ranking(1);
  const columns = ['cobinding_score', 'rank'];
  expect(written(table, { columns }, undefined)).toBe('cobinding_score\trank\n12.3457\t1\n');
  expect(written(table, { columns, json: true }, undefined)).toBe(
    '[\n{"cobinding_score":12.3457,"rank":1}\n]\n',
  );
  expect(() => chooseColumns(table, ['antigne'])).toThrow(/no column 'antigne'[\s\S]*perhaps antigen/);
  expect(() => chooseColumns(table, ['zzz'])).toThrow(/rank, antigen, cobinding_score/);
  // The heading of a probability on a terminal is no column's name, and leads to it.
  expect(() => chooseColumns(table, ['q'])).toThrow(/no column 'q'[\s\S]*perhaps minus_log10_q/);
  const many = { columns: Array.from({ length: 41 }, (_, i) => ({ name: `column_${i}`, values: [] })) };
  expect(() => chooseColumns(many, ['zzz'])).toThrow(/column_39, \.\.\.$/m);
});

test.each([
  [0, '1'],
  [-0.30103, '0.5'],
  [-2.999, '0.001'],
  [-3, '1.0e-3'],
  [-33.92, '1.2e-34'],
  [-9.00001, '1.0e-9'],
  [-345.67, '2.1e-346'],
  [-Infinity, '0'],
])('10^%d is written %s', (log10, text) => {
  expect(probabilityText(log10)).toBe(text);
});
