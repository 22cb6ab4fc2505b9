import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from '../../../../test/support/chipmate.ts';

test('the template says that its numbers are made up, and is read', () => {
  const cwd = folderWith({});
  const made = chipmate(['assay', 'combination', '--template', '-o', 'bars.tsv'], { cwd });
  expect(made.stderr).toMatch(/^chipmate: caution: made-up numbers/);
  const answer = chipmate(['assay', 'combination', 'bars.tsv', '--figures', 'figures'], { cwd });
  expect(answer.status, answer.stderr).toBe(0);
  expect(rowsOf(answer.stdout).map(({ question }) => question)).toEqual([
    ...['drug alone', 'better of the two', 'expected'],
  ]);
  expect(readdirSync(join(cwd, 'figures')).filter((name) => name.endsWith('.svg'))).toHaveLength(1);
});

test.each([
  ['models', 6],
  ['pairs', 1],
])('--show %s', (show, rows) => {
  const cwd = folderWith({});
  chipmate(['assay', 'combination', '--template', '-o', 'bars.tsv'], { cwd });
  const answer = chipmate(['assay', 'combination', 'bars.tsv', '--show', show], { cwd });
  expect(rowsOf(answer.stdout)).toHaveLength(rows);
});
