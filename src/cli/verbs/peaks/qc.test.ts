import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from '../../../../test/support/chipmate.ts';
import { createRandom } from '../../../statistics/random.ts';

/** Reads of fragments of 150 bp, every second at one of 100 places. */
function reads(seed: number, isBound: boolean): string {
  const random = createRandom(seed);
  return Array.from({ length: 12_000 }, (_, read) => {
    const middle =
      isBound && read % 2 === 0
        ? 5000 + 20_000 * random.integer(100) + 30 * random.normal()
        : 500 + random.uniform() * 1_999_000;
    const isForward = random.integer(2) === 0;
    const start = Math.round(middle) + (isForward ? -75 : 39);
    return `chr21\t${start}\t${start + 36}\t.\t0\t${isForward ? '+' : '-'}\n`;
  }).join('');
}

const cwd = folderWith({
  '#chip.bed': reads(1, true),
  'input.bed': reads(2, false),
  'peaks.bed': Array.from({ length: 100 }, (_, i) => `21\t${4800 + 20_000 * i}\t${5200 + 20_000 * i}\n`).join(
    '',
  ),
  'far.bed': 'chr22\t10\t200\n',
});
const run = (...args: string[]) => chipmate(['peaks', 'qc', ...args], { cwd });

test('two samples are measured beside each other; the table, the pictures and the file for MultiQC agree', () => {
  const { status, stdout, stderr } = run(
    ...['#chip.bed', 'input.bed', '--peaks', 'peaks.bed', '--control', 'input.bed', '--genome', 'hg38'],
    ...['--figures', 'figures', '--multiqc', 'quality_mqc.tsv'],
  );
  expect(status, stderr).toBe(0);
  expect(stderr).toContain('2 files: each is a sample of its own');
  expect(stderr).toMatch(/caution: input.bed: no enrichment is seen/);
  expect(stderr).not.toMatch(/caution: #chip.bed/);
  const rows = rowsOf(stdout);
  expect(new Set(rows.map(({ sample }) => sample))).toEqual(new Set(['#chip', 'input']));
  const value = (sample: string, measure: string) =>
    rows.find((row) => row['sample'] === sample && row['measure'] === measure)!;
  expect(value('#chip', 'FRiP')['verdict']).toBe('supported');
  expect(Number(value('#chip', 'FRiP')['value'])).toBeGreaterThan(0.4);
  expect(value('input', 'JS distance from the control')['value']).toBe('0');
  expect(value('#chip', 'distinct reads')['reason']).toBe('reads of a part of the genome');
  expect(readdirSync(join(cwd, 'figures')).filter((name) => name.endsWith('.svg'))).toEqual([
    'cross-correlation.svg',
    'fingerprint.svg',
    'saturation.svg',
    'tss.svg',
  ]);
  const lines = readFileSync(join(cwd, 'quality_mqc.tsv'), 'utf8').trimEnd().split('\n');
  const [head, first, second] = lines.filter((line) => !line.startsWith('#')).map((line) => line.split('\t'));
  expect([first[0], second[0]]).toEqual(['&#35;chip', 'input']);
  expect(first[head.indexOf('FRiP')]).toBe(value('#chip', 'FRiP')['value']);
  expect(head).not.toContain('reads in blacklisted regions');
});

test.each([
  [['input.bed', '--peaks', 'far.bed'], 'these reads and far.bed share no chromosome'],
  [['input.bed', '--peaks', 'peaks.bed', '--peaks', 'peaks.bed'], 'so many files of peaks'],
  [['input.bed', '--multiqc', 'quality.tsv'], 'MultiQC would not find a file of this name'],
  [['input.bed', '--saturation', 'peaks'], 'nothing tells the size of the genome'],
])('refused: %s', (args, words) => {
  const { status, stdout, stderr } = run(...args);
  expect(stderr).toContain(words);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});
