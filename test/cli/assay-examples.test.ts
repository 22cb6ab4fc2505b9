// The worked examples of the assays' pages run as they are written.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { chipmate, folderWith } from '../support/chipmate.ts';

const folder = fileURLToPath(new URL('../../docs/assays/', import.meta.url));

test.each(readdirSync(folder).filter((name) => name.endsWith('.md')))('%s', (page) => {
  const [, block = ''] = /```sh\n([\s\S]*?)```/.exec(readFileSync(join(folder, page), 'utf8')) ?? [];
  const calls = block.split('\n').filter((line) => line.startsWith('chipmate '));
  expect(calls.length).toBeGreaterThan(1);
  const cwd = folderWith({});
  for (const call of calls) {
    const { status, stderr } = chipmate(call.split(' ').slice(1), { cwd });
    expect(status, `${call}\n${stderr}`).toBe(0);
  }
});
