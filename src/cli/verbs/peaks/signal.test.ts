import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from '../../../../test/support/chipmate.ts';

const READS = Array.from({ length: 300 }, (_, i) => {
  const start = 10_000 * (1 + (i % 10)) + 20 * Math.floor(i / 10);
  return `chr1\t${start}\t${start + 36}\t.\t0\t${i % 3 === 0 ? '-' : '+'}\n`;
}).join('');
const peaks = (step: number): string =>
  Array.from({ length: 10 }, (_, i) => `chr1\t${step * (i + 1)}\t${step * (i + 1) + 600}\n`).join('');

const cwd = folderWith({ 'reads.bed': READS, 'a.bed': peaks(10_000), 'b.bed': peaks(20_000) });
const run = (...args: string[]) => chipmate(['peaks', 'signal', ...args], { cwd });
const ASKED = ['reads.bed', '--sites', 'a.bed', '--against', 'b.bed', '--fragment', '150'];

test('profiles, the matrix and pictures are written at once', () => {
  const files = ['--matrix', 'matrix.tsv.gz', '--figures', 'figures', '-o', 'profile.tsv'];
  const { status, stderr } = run(...ASKED, ...files);
  expect(status, stderr).toBe(0);
  expect(stderr).toContain('5 peaks of a share a base with a peak of b, 5 do not; 5 peaks of b share none');
  const rows = rowsOf(readFileSync(join(cwd, 'profile.tsv'), 'utf8'));
  expect(rows).toHaveLength(3 * 80);
  const near = rows.filter(({ from }) => from === '0').map(({ mean }) => Number(mean));
  expect(near[0]).toBeGreaterThan(1000);
  expect(near[2]).toBe(0);
  const matrix = gunzipSync(readFileSync(join(cwd, 'matrix.tsv.gz'))).toString('utf8');
  expect(matrix.trimEnd().split('\n')).toHaveLength(1 + 15);
  for (const name of ['profile.svg', 'heat-map.svg'])
    expect(readFileSync(join(cwd, 'figures', name), 'utf8')).toContain('a &#38; b');
});

test('a row for each group says what its middle is beside its edges', () => {
  const rows = rowsOf(run(...ASKED, '--show', 'groups', '-q').stdout);
  expect(rows.map(({ sites, measured }) => `${sites} ${measured}`)).toEqual([
    'a & b 5',
    'a only 5',
    'b only 5',
  ]);
  expect(Number(rows[0]['middle'])).toBeGreaterThan(Number(rows[0]['edges']));
});

test('nothing is written of what is refused', () => {
  const { status, stderr } = run('reads.bed', '--flank', '90', '--sites', 'a.bed', '--matrix', 'no.gz');
  expect(status).toBe(2);
  expect(stderr).toContain('bins of 50 bp do not fill windows of 90 bp');
  expect(existsSync(join(cwd, 'no.gz'))).toBe(false);
});
