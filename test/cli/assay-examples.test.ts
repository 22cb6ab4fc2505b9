// The worked examples of the assays' pages run as they are written.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/cli/catalogue.ts';
import { chipmate, folderWith } from '../support/chipmate.ts';

const folder = fileURLToPath(new URL('../../docs/assays/', import.meta.url));

const pages = readdirSync(folder).flatMap((page) => {
  const [, block = ''] = /```sh\n([\s\S]*?)```/.exec(readFileSync(join(folder, page), 'utf8')) ?? [];
  return block === '' ? [] : [[page, block] as const];
});

test('every assay has a worked example', () => {
  const assays = Object.keys(catalogue).flatMap((verb) => (verb.startsWith('assay ') ? [verb.slice(6)] : []));
  expect(pages.map(([page]) => page)).toEqual(expect.arrayContaining(assays.map((name) => `${name}.md`)));
});

test.each(pages)('%s', (_, block) => {
  const calls = block.split('\n').filter((line) => line.startsWith('chipmate '));
  expect(calls.length).toBeGreaterThan(1);
  const cwd = folderWith({});
  for (const call of calls) {
    const { status, stderr } = chipmate(call.split(' ').slice(1), { cwd });
    expect(status, `${call}\n${stderr}`).toBe(0);
  }
});
