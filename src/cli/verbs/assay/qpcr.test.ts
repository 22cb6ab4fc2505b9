import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from '../../../../test/support/chipmate.ts';

test('the template is a table that the verb reads, and says first that its numbers are made up', () => {
  const cwd = folderWith({});
  const made = chipmate(['assay', 'qpcr', '--template', '-o', 'qpcr.tsv'], { cwd });
  expect([made.status, made.stdout]).toEqual([0, '']);
  expect(made.stderr.split('\n')[0]).toContain('made-up numbers');
  const files = ['--miqe', 'miqe.tsv', '--figures', 'pictures'];
  const run = chipmate(['assay', 'qpcr', 'qpcr.tsv', ...files], { cwd });
  expect(run.status, run.stderr).toBe(0);
  const irf4 = rowsOf(run.stdout).filter((row) => row['target'] === 'IRF4');
  expect(irf4.map((row) => row['verdict'])).toContain('supported');
  expect(irf4.find((row) => row['contrast'] === 'interaction')?.['together']).toBe('more than both together');
  expect(rowsOf(readFileSync(join(cwd, 'miqe.tsv'), 'utf8'))).toHaveLength(12);
  const pictures = readdirSync(join(cwd, 'pictures')).filter((name) => name.endsWith('.svg'));
  expect(pictures).toHaveLength(3);
  expect(readFileSync(join(cwd, 'pictures', pictures[1]), 'utf8')).toContain('siFOS + lenalidomide (n = 3)');
});

test('tables of primers and of quantities are asked for', () => {
  const cwd = folderWith({});
  chipmate(['assay', 'qpcr', '--template', '-o', 'qpcr.tsv'], { cwd });
  const primers = rowsOf(chipmate(['assay', 'qpcr', 'qpcr.tsv', '--show', 'primers', '-q'], { cwd }).stdout);
  expect(primers.map((row) => row['efficiency_source'])).toEqual(Array(5).fill('dilution series'));
  const all = rowsOf(chipmate(['assay', 'qpcr', 'qpcr.tsv', '--show', 'quantities', '-q'], { cwd }).stdout);
  expect(all).toHaveLength(3 * 4 * 3);
});

test('without a table the template is offered', () => {
  const { status, stderr } = chipmate(['assay', 'qpcr']);
  expect(status).toBe(2);
  expect(stderr).toContain('--template');
});
