import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { fileNameFault, pathInside } from './inside.ts';

test('a name of files that stays in its folder becomes a path', () => {
  const folder = folderWith({});
  expect(pathInside(folder, 'hg38/eachData/SRX1.05.bed', 'list')).toBe(
    join(folder, 'hg38', 'eachData', 'SRX1.05.bed'),
  );
});

test('names that lead out, or are none on some system, are refused', async () => {
  const folder = folderWith({});
  const names = [
    '../x',
    'a/../../x',
    '/etc/x',
    '',
    'a//b',
    '.',
    'a\u0000b',
    'C:x',
    'a\\b',
    'x.',
    'x ',
    'CON',
    'aux.txt',
  ];
  for (const name of [...names, 'a'.repeat(300)])
    expect(await refusal(async () => pathInside(folder, name, 'list.tab')), name).toMatch(/^list\.tab: /);
});

test('a link on the way that leads out is refused, one that stays is not', async () => {
  const outside = folderWith({});
  const folder = folderWith({});
  mkdirSync(join(folder, 'in'));
  symlinkSync(outside, join(folder, 'out'));
  symlinkSync(join(folder, 'in'), join(folder, 'also'));
  expect(await refusal(async () => pathInside(folder, 'out/x.bed', 'list'))).toContain('a link leads out');
  expect(pathInside(folder, 'also/x.bed', 'list')).toBe(join(folder, 'also', 'x.bed'));
});

test('names that one system alone takes are told', () => {
  expect(['COM1', 'nul.tsv', 'a:b', 'a?', 'lpt9.x'].map((name) => fileNameFault(name) !== undefined)).toEqual(
    Array(5).fill(true),
  );
  expect(['console', 'auxiliary', 'NKX3-1_α.tsv', '.chipmate'].map(fileNameFault)).toEqual(
    Array(4).fill(undefined),
  );
});
