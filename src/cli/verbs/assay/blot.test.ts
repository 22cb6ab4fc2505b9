import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from '../../../../test/support/chipmate.ts';
import { pageCommands } from '../../../../test/support/page-commands.ts';

test('the worked example of docs/assays/blot.md runs, and a photograph is shown', () => {
  const cwd = folderWith({});
  const commands = pageCommands('docs/assays/blot.md');
  expect(commands).toHaveLength(8);
  const runs = commands.map((args) => chipmate(args, { cwd }));
  for (const { status, stderr } of runs) expect(status, stderr).toBe(0);
  const verdicts = (name: string): string[] =>
    rowsOf(readFileSync(join(cwd, name), 'utf8')).map(({ verdict }) => verdict);
  expect(verdicts('proteins.tsv')).toContain('supported');
  expect(verdicts('interactions.tsv')).toEqual(['supported', 'supported']);
  expect(rowsOf(runs[5].stdout)[0]).toMatchObject({ verdict: 'suggested', reason: 'read by eye' });
  expect(readdirSync(join(cwd, 'blots')).filter((name) => name.endsWith('.svg'))).toHaveLength(1);
});

test('a photograph is read from its file and drawn with the names of its lanes', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAAAAABaVEP8AAAADklEQVR4nGNgYGD4DwABBAEAcCBlCwAAAABJRU5ErkJggg==',
    'base64',
  );
  const lanes = ['input', 'IP', 'IgG'].map((fraction, i) => `a\tg\t${i + 1}\t${fraction}\tIKZF1\tFOS\tyes\n`);
  const cwd = folderWith({
    'seen.tsv': `experiment\tgel\tlane\tfraction\tantibody\ttarget\tvalue\n${lanes.join('')}`,
    'blot.png': png,
  });
  const call = ['assay', 'blot', 'seen.tsv', '--picture', 'blot.png', '--figures', 'drawn'];
  const { status, stderr } = chipmate(call, { cwd });
  expect(status, stderr).toBe(0);
  const drawn = readFileSync(join(cwd, 'drawn', '1-blot.svg'), 'utf8');
  expect(drawn).toContain(png.toString('base64'));
  expect(drawn).toMatch(/input.*IP.*IgG/);
});

test('a picture that is none is refused by its name', () => {
  const cwd = folderWith({
    'seen.tsv': 'experiment\tfraction\tantibody\ttarget\tvalue\na\tIP\tIKZF1\tFOS\tyes\n',
    'blot.txt': 'no picture',
  });
  const { status, stderr } = chipmate(['assay', 'blot', 'seen.tsv', '--picture', 'blot.txt'], { cwd });
  expect([status, stderr.includes('blot.txt')]).toEqual([2, true]);
});
