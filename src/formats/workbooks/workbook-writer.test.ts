import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { CellObject } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import type { Table } from '../../tables/table.ts';
import { parseGrids } from './grids-reader.ts';
import { spreadsheets } from './library.ts';
import { writeTableFile } from './table-file.ts';
import { workbookOf } from './workbook-writer.ts';

const NAMES = [
  'SEPT2',
  '1E5',
  '=1+1',
  '+5',
  '-x',
  '@SUM(A1)',
  'µM 遺伝子',
  '_x0041_',
  ' a b ',
  '<b>&"',
  '007',
];
const NUMBERS = [0.1 + 0.2, 1e-300, -0, 123456789012345680, 5, NaN, Infinity, 1 / 3, 2 ** 53, 1e300, -7];
const TABLE: Table = {
  columns: [
    { name: 'name', values: NAMES },
    { name: 'number', values: NUMBERS },
    { name: 'open', values: NAMES.map((_, i) => (i % 2 === 0 ? null : i === 1)) },
  ],
};

test('texts come back as texts, numbers to the last digit, missing values as empty cells', () => {
  const [{ rows, sheet }] = parseGrids(workbookOf(TABLE, 'a.xlsx'), 'a.xlsx');
  expect(sheet).toBe('table');
  expect(rows[0]).toEqual(['name', 'number', 'open']);
  expect(rows.slice(1).map(([name]) => name)).toEqual(NAMES);
  expect(rows.slice(1).map((row) => row[1] ?? null)).toEqual(
    NUMBERS.map((value) =>
      Number.isNaN(value) ? null : value === Infinity ? 'Inf' : value === 0 ? 0 : value,
    ),
  );
  expect(rows[2][2]).toBe('yes');
  expect(rows[4][2]).toBe('no');
});

test('no cell is a formula, and every text has the format Text', () => {
  const { SheetNames, Sheets } = spreadsheets().read(workbookOf(TABLE, 'a.xlsx'), {
    type: 'buffer',
    cellNF: true,
    cellFormula: true,
  });
  const cells = Object.entries(Sheets[SheetNames[0]]).filter(([at]) => !at.startsWith('!'));
  for (const [at, { t, z, f }] of cells as [string, CellObject][]) {
    expect(f, at).toBeUndefined();
    expect(t === 's' ? z : t, at).toBe(t === 's' ? '@' : 'n');
  }
});

test('the same table gives the same bytes', () => {
  const hash = createHash('sha256').update(workbookOf(TABLE, 'a.xlsx')).digest('hex');
  expect(createHash('sha256').update(workbookOf(TABLE, 'b.xlsx')).digest('hex')).toBe(hash);
  expect(hash).toBe('ab9cdb7798b136932edd5063e590465c28a2fbe99c6c367e7fa9a5b0c3375da5');
});

test('what no sheet holds is refused', async () => {
  const long: Table = { columns: [{ name: 'x', values: ['a'.repeat(40_000)] }] };
  expect(await refusal(() => workbookOf(long, 'a.xlsx'))).toMatch(/a\.xlsx[^]*32767 characters/);
  const many: Table = { columns: [{ name: 'x', values: new Float64Array(1_048_576) }] };
  expect(await refusal(() => workbookOf(many, 'a.xlsx'))).toMatch(/does not fit a sheet/);
  expect(await refusal(() => writeTableFile('a.xlsx', TABLE, { json: true }))).toMatch(/JSON is no workbook/);
});

test('a file is a workbook or text by its suffix', () => {
  const folder = folderWith({});
  for (const name of ['a.xlsx', 'a.XLSX', 'a.tsv'])
    writeTableFile(join(folder, name), TABLE, { header: false });
  expect(readFileSync(join(folder, 'a.tsv'), 'utf8').split('\n')[0]).toBe('SEPT2\t0.3\tNA');
  for (const name of ['a.xlsx', 'a.XLSX'])
    expect(parseGrids(readFileSync(join(folder, name)), name)[0].rows[0]).toEqual(['SEPT2', 0.1 + 0.2]);
});

test('what somebody left who was killed while writing goes after a minute, and what is being written stays', () => {
  const left = '.a.xlsx.0123456789ab.partial';
  const fresh = '.a.xlsx.ba9876543210.partial';
  const folder = folderWith({ [left]: 'x', [fresh]: 'y', '.b.xlsx.0123456789ab.partial': 'z' });
  const past = new Date(Date.now() - 61_000);
  for (const name of [left, '.b.xlsx.0123456789ab.partial']) utimesSync(join(folder, name), past, past);
  writeTableFile(join(folder, 'a.xlsx'), TABLE);
  expect(readdirSync(folder).sort()).toEqual([fresh, '.b.xlsx.0123456789ab.partial', 'a.xlsx'].sort());
});
