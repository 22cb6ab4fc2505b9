import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from '../../../../test/support/chipmate.ts';

const PLACES = `amplicon	chrom	start	end	gene
IRF4 promoter	chr6	391700	391820	IRF4
BCL2 promoter	chr18	63319000	63319120	BCL2
negative region	chr12	61667000	61667100	
`;

test('the template with places and peaks: what is bound, and what lies on no peak', () => {
  const cwd = folderWith({ 'places.tsv': PLACES, 'peaks.bed': 'chr6\t391000\t392000\n' });
  const made = chipmate(['assay', 'chip-qpcr', '--template', '-o', 'chip.tsv'], { cwd });
  expect(made.stderr.split('\n')[0]).toContain('made-up numbers');
  const asked = ['assay', 'chip-qpcr', 'chip.tsv', '--amplicons', 'places.tsv', '--peaks', 'peaks.bed'];
  const run = chipmate([...asked, '--figures', 'pictures'], { cwd });
  expect(run.status, run.stderr).toBe(0);
  const rows = rowsOf(run.stdout).filter((row) => row['perturbation'] === 'siCtrl');
  expect(rows.map((row) => [row['amplicon'], row['place'], row['verdict']])).toEqual([
    ['IRF4 promoter', 'on a peak', 'supported'],
    ['SLAMF7 promoter', 'not placed', 'supported'],
    ['BCL2 promoter', 'on no peak', 'no significant difference'],
    ['negative region', 'negative region', 'not tested'],
  ]);
  expect(rows[0]).toMatchObject({ chrom: 'chr6', start: '391700', gene: 'IRF4' });
  expect(run.stderr).toContain('BCL2 promoter lies on no peak');
  expect(readdirSync(join(cwd, 'pictures')).filter((name) => name.endsWith('.svg'))).toHaveLength(4);
  const moved = rowsOf(chipmate([...asked, '--show', 'differences', '-q'], { cwd }).stdout);
  expect(moved.map((row) => row['verdict']).slice(0, 2)).toEqual(['supported', 'no significant difference']);
});

test.each([
  [PLACES.replace('391820', '391600'), 'peaks.bed', 'this is no place'],
  [PLACES.replaceAll(/chr(?=\d)/g, 'scaffold'), 'peaks.bed', 'no amplicon lies on a chromosome'],
])('places that are none are refused', (places, peaks, words) => {
  const cwd = folderWith({ 'places.tsv': places, 'peaks.bed': 'chr6\t391000\t392000\n' });
  chipmate(['assay', 'chip-qpcr', '--template', '-o', 'chip.tsv'], { cwd });
  const asked = ['assay', 'chip-qpcr', 'chip.tsv', '--amplicons', 'places.tsv', '--peaks', peaks];
  const { status, stderr } = chipmate(asked, { cwd });
  expect([status, stderr]).toEqual([2, expect.stringContaining(words)]);
});

test('peaks without a place of any amplicon are refused', () => {
  const cwd = folderWith({ 'peaks.bed': 'chr6\t391000\t392000\n' });
  chipmate(['assay', 'chip-qpcr', '--template', '-o', 'chip.tsv'], { cwd });
  const { status, stderr } = chipmate(['assay', 'chip-qpcr', 'chip.tsv', '--peaks', 'peaks.bed'], { cwd });
  expect([status, stderr]).toEqual([2, expect.stringContaining('--amplicons')]);
});
