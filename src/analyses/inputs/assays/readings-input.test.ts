import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { refusal } from '../../../../test/support/answers.ts';
import { folderWith } from '../../../../test/support/chipmate.ts';
import { xlsxFile } from '../../../../test/support/workbooks.ts';
import { labelAt } from '../../../tables/readings.ts';
import { readReadings } from './readings-input.ts';

const plate = [
  [null, 1, 2, 3],
  ['A', 0.5, 0.25, 0.125],
  ['B', 1, 2, 3],
];
const folder = folderWith({
  'plate.xlsx': xlsxFile([
    { name: 'notes', rows: [['made up']] },
    { name: 'plate', rows: plate },
  ]),
  'map.csv.gz': gzipSync('well,sample\nA1,s1\nA2,s2\nA3,s3\nB1,s4\nB2,s5\nB3,-\n'),
  'page.xls': '<html><table></table></html>',
});
const file = join(folder, 'plate.xlsx');

test('a workbook with a map beside it, as a user names them', async () => {
  const readings = await readReadings({ file, map: join(folder, 'map.csv.gz'), sheet: 'plate' }, 'growth');
  expect(readings.count).toBe(5);
  expect([labelAt(readings, 'sample', 4), readings.value[4]]).toEqual(['s5', 2]);
  expect(readings.place(4).file).toBe(`${file}, sheet 'plate', cell C3`);
});

test('what is none is refused by its name', async () => {
  const page = join(folder, 'page.xls');
  expect(await refusal(() => readReadings({ file: page }, 'blot'))).toContain(`${page}: this is no workbook`);
  expect(await refusal(() => readReadings({ file: join(folder, 'none.tsv') }, 'blot'))).toMatch(/none\.tsv/);
});
