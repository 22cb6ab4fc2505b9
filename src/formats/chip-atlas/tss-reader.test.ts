import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../test/support/chipmate.ts';
import { readTssFile } from './tss-reader.ts';

const read = (text: string): ReturnType<typeof readTssFile> =>
  readTssFile(join(folderWith({ 'TSS.hg38.bed': text }), 'TSS.hg38.bed'));

test('genes of one base each', () => {
  const { symbol, start, end } = read('chr1\t0\t0\tMYC\tNM_1\nchr2\t2147483646\t5\tFOS\tNM_2\n');
  expect([symbol, [...start], [...end]]).toEqual([
    ['MYC', 'FOS'],
    [0, 2_147_483_646],
    [1, 2_147_483_647],
  ]);
});

test('positions that no column holds and names that are none are refused with their line', () => {
  const lines = [
    'chr1\t4294967295\t100\tMYC\tNM_1',
    'chr1\t2147483647\t2147483647\tMYC\tNM_1',
    'chr1\t9999999999999\t9999999999999\tMYC\tNM_1',
    'chr1\t1\t9999999999999\tMYC\tNM_1',
    'chr1\t1\tx\tMYC\tNM_1',
    '\t1\t1\tMYC\tNM_1',
    'chr1\t1\t1\t\tNM_1',
    'chr1\t1\t1\tMYC\t',
    'chr1\t1\t1\tMYC',
    'chr1\t1\t1\tM\u001bYC\tNM_1',
  ];
  for (const line of lines)
    expect(() => read(`chr1\t1\t1\tA\tNM_1\n${line}\n`)).toThrow(/TSS\.hg38\.bed, line 2: /);
});
