// Where `study init` writes its template.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipmate, folderWith } from '../support/chipmate.ts';

test('the file is the argument, the option or, without either, standard output', () => {
  const cwd = folderWith({});
  const init = (...args: string[]) => chipmate(['study', 'init', ...args], { cwd });
  const printed = init('--factor', 'FOS');
  expect(printed.status).toBe(0);
  expect(printed.stdout).toContain('\nfactor: FOS ');
  expect(init('-', '--factor', 'FOS').stdout).toBe(printed.stdout);
  expect(init('-o', '-', '--factor', 'FOS').stdout).toBe(printed.stdout);
  for (const args of [['a.yaml'], ['-o', 'b.yaml'], ['c.yaml', '-o', './c.yaml']]) {
    expect(init(...args, '--factor', 'FOS')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(cwd, args.at(-1)!), 'utf8')).toBe(printed.stdout);
  }
});

test('two files, and a file that is there, are refused', () => {
  const cwd = folderWith({ 'mine.yaml': 'mine' });
  for (const args of [['mine.yaml'], ['-o', 'mine.yaml']]) {
    const refused = chipmate(['study', 'init', ...args], { cwd });
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('mine.yaml: this file is there already');
  }
  expect(readFileSync(join(cwd, 'mine.yaml'), 'utf8')).toBe('mine');
  const two = chipmate(['study', 'init', 'a.yaml', '-o', 'b.yaml'], { cwd });
  expect(two.status).toBe(2);
  expect(two.stderr).toContain('a.yaml and -o b.yaml');
});
