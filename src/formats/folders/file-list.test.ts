import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { EMPTY_LIST, formatFileList, readFileList } from './file-list.ts';

const record = { bytes: 3, sha256: 'a'.repeat(64), by: 'test' };
const files = new Map([
  ['a.txt', record],
  ['tables/b.tsv', { ...record, bytes: 12_345 }],
]);

function place(text: string): string {
  const path = join(folderWith({}), 'files.json');
  writeFileSync(path, text);
  return path;
}

test('a list is read as it was written, with keys that this release does not know', () => {
  const list = { files, mixed: false, other: { later: ['a'] } };
  expect(readFileList(place(formatFileList(list)))).toEqual(list);
  expect(readFileList(join(folderWith({}), 'none.json'))).toBeUndefined();
});

test('of a list with a bit flipped nothing is believed but what it said before', () => {
  const path = place(formatFileList({ ...EMPTY_LIST, files }));
  const bytes = readFileSync(path);
  let damaged = 0;
  for (let bit = 0; bit < bytes.length * 8; bit += 7) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3] ^= 1 << (bit & 7);
    writeFileSync(path, flipped);
    const read = readFileList(path);
    if (read === undefined) damaged++;
    // A flip in white space between two parts changes nothing.
    else expect(read.files).toEqual(files);
  }
  expect(damaged).toBeGreaterThan(bytes.length * 0.8);
});

test('what is no list is none, paths that lead out among them; one of a later release is refused', async () => {
  for (const text of ['', '[]', 'null', '{}', '{"files":{}}'])
    expect(readFileList(place(text))).toBeUndefined();
  const outside = new Map([['../out.txt', record]]);
  expect(readFileList(place(formatFileList({ ...EMPTY_LIST, files: outside })))).toBeUndefined();
  const wrong = new Map([['a', { ...record, sha256: 'x' }]]);
  expect(readFileList(place(formatFileList({ ...EMPTY_LIST, files: wrong })))).toBeUndefined();
  expect(await refusal(() => readFileList(folderWith({})))).toMatch(/cannot be read/);
});
