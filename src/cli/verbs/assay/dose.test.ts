import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from '../../../../test/support/chipmate.ts';

test('the template says that its numbers are made up, and is read', () => {
  const cwd = folderWith({});
  const made = chipmate(['assay', 'dose', '--template', '-o', 'table.tsv'], { cwd });
  expect(made.stderr).toMatch(/^chipmate: caution: made-up numbers/);
  const answer = chipmate(['assay', 'dose', 'table.tsv', '--figures', 'figures'], { cwd });
  expect(answer.status, answer.stderr).toBe(0);
  expect(rowsOf(answer.stdout)).toHaveLength(2);
  expect(readdirSync(join(cwd, 'figures')).filter((name) => name.endsWith('.svg'))).toHaveLength(1);
});

test('without a table the template is offered', () => {
  const { status, stderr } = chipmate(['assay', 'dose'], { cwd: folderWith({}) });
  expect([status, stderr]).toEqual([2, expect.stringContaining('--template writes one')]);
});

test('a table without values is refused with the columns that it has', () => {
  const cwd = folderWith({ 'a.tsv': 'dose\tcolour\n1\t2\n' });
  const { status, stderr } = chipmate(['assay', 'dose', 'a.tsv'], { cwd });
  expect([status, stderr]).toEqual([2, expect.stringContaining('dose, colour')]);
});
