import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../test/support/chipmate.ts';
import { keepResult, keptPath, keptResult } from './kept-results.ts';

const as = { step: 'partners a b', key: 'f'.repeat(64) };
const result = { notices: [], odds: [0.8956, 1 / 3], name: 'Ikaros ☢' };

test('a result is kept as it was found, under its step and key', () => {
  const cache = folderWith({});
  expect(keptResult(cache, as)).toBe('absent');
  const kept = keepResult(cache, as, result);
  expect(keptResult(cache, as)).toEqual(kept);
  expect(kept).toEqual({ ...result, odds: [0.8956, 0.333333333333] });
  // The same work for an entry whose name differs in a sign alone is another result: it bears that name.
  expect(keptResult(cache, { ...as, step: 'partners a_b' })).toBe('absent');
});

test('a kept result with any bit flipped is not believed', () => {
  const cache = folderWith({});
  keepResult(cache, as, result);
  const path = keptPath(cache, as);
  const bytes = readFileSync(path);
  for (let bit = 0; bit < bytes.length * 8; bit += 7) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3] ^= 1 << (bit & 7);
    writeFileSync(path, flipped);
    expect(keptResult(cache, as), `bit ${bit}`).toBe('damaged');
  }
  for (const text of ['', '{', '{"key":"', 'null', `{"key":"${as.key}","result":{"notices":[]}}`]) {
    writeFileSync(path, text);
    expect(keptResult(cache, as), text).toBe('damaged');
  }
});

test('a long name of a step is no long name of a file, and a folder in its place is damage', () => {
  const cache = folderWith({});
  const long = { ...as, step: '日'.repeat(300) };
  keepResult(cache, long, result);
  expect(keptResult(cache, long)).toMatchObject({ name: 'Ikaros ☢' });
  const other = { ...as, step: 'other' };
  mkdirSync(keptPath(cache, other));
  expect(keptResult(cache, other)).toBe('damaged');
  writeFileSync(join(cache, 'x'), '');
});
