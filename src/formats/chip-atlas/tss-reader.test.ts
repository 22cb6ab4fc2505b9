import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { folderWith } from '../../../test/support/chipmate.ts';
import { readTssFile } from './tss-reader.ts';

const read = (text: string | Uint8Array): ReturnType<typeof readTssFile> =>
  readTssFile(join(folderWith({ 'TSS.hg38.bed': text }), 'TSS.hg38.bed'));

test('genes of one base each', () => {
  const { symbol, start, end } = read('chr1\t0\t0\tMYC\tNM_1\nchr2\t2147483646\t5\tFOS\tNM_2\n');
  expect([symbol, [...start], [...end]]).toEqual([
    ['MYC', 'FOS'],
    [0, 2_147_483_646],
    [1, 2_147_483_647],
  ]);
});

test('with a byte-order mark, packed, without a last line end', () => {
  const text = '\ufeffchr1\t5\t5\tMYC\tNM_1\r\nchr1\t9\t9\tFOS\tNM_2\r';
  for (const form of [text, gzipSync(text)]) {
    const genes = read(form);
    expect([genes.chromosomeNames, genes.transcript]).toEqual([['chr1'], ['NM_1', 'NM_2']]);
  }
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
