import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { refusal } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { readGenesTable } from './genes-table.ts';

const path = join(folderWith({}), 'genes.tsv.gz');
const HEADER = '# source\nsymbol\tgene_id\ttranscript\tchrom\tstart\tend\ttss\tstrand\n';
const ROW = 'FOS\tG1\tT1\tchr1\t100\t200\t199\t-\n';

function read(text: string): ReturnType<typeof readGenesTable> {
  writeFileSync(path, gzipSync(text));
  return readGenesTable(path);
}

test('rows come back, also of a gene that ends before the first base', () => {
  const { symbol, tss } = read(`${HEADER}${ROW}A\t\t\tchr1\t0\t0\t-1\t-\n`);
  expect([symbol, [...tss]]).toEqual([
    ['FOS', 'A'],
    [199, -1],
  ]);
});

test.each([
  ['that ends early', 'MYC\tG2\tT2\tchr1\n', /line 4: this is not the gene table/],
  ['with a position beyond the type', ROW.replace('200', '4294967396'), /line 4: the end is out of range/],
  [
    'with a negative position',
    ROW.replace('100', '-5'),
    /line 4: the start is not a number|line 4: the start is out of range/,
  ],
  ['with a TSS that is none', ROW.replace('199', 'x'), /line 4: the tss is not a number/],
  ['without an end', ROW.trimEnd(), /a last line without an end/],
])('a row %s is refused with its line', async (_, row, said) => {
  const message = await refusal(() => read(`${HEADER}${ROW}${row}`));
  expect(message).toContain(path);
  expect(message).toMatch(said);
});
