import { expect, test } from 'vitest';
import { isFile } from './compared-with.tsx';

test('a number stands for a file where a file is declared, and there alone', () => {
  const choices = {
    query: { type: 'file', help: 'choice.query' },
    tables: { type: 'files', help: 'choice.query' },
    draws: { type: 'integer', min: 1, help: 'choice.query' },
    atlas: { type: 'folders', help: 'choice.atlas' },
  } as const;
  const names = [...Object.keys(choices), 'toString'];
  expect(names.filter((name) => isFile(choices, name))).toEqual(['query', 'tables']);
});
