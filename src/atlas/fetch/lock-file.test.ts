import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../test/support/chipmate.ts';
import { InputError } from '../../errors.ts';
import { createRandom } from '../../statistics/random.ts';
import {
  LOCK_NAME,
  noteFinished,
  readFinished,
  readLockFile,
  writeLockFile,
  type LockedFile,
  type LockFile,
} from './lock-file.ts';

const entry = (file: string): LockedFile => ({
  file,
  address: `https://chip.example/data/${file}`,
  bytes: 12,
  sha256: 'a'.repeat(64),
  date: '2026-09-28T00:00:00.000Z',
  etag: '"1"',
});
const lock: LockFile = {
  format: 1,
  source: 'ChIP-Atlas',
  base: 'https://chip.example/data/',
  release: '2026-09-28',
  selection: {
    genome: 'hg38',
    threshold: '05',
    files: 'per-experiment',
    antigenClass: ['TFs and others'],
    antigen: [],
    cellClass: [],
    cell: [],
    unperturbed: false,
  },
  cite: ['somebody'],
  files: [entry('metadata/experimentList.tab'), entry('hg38/eachData/bed05/SRX1.05.bed')],
  missing: ['hg38/eachData/bed05/SRX2.05.bed'],
};

function written(): { folder: string; path: string; text: string } {
  const folder = folderWith({});
  writeLockFile(folder, lock);
  const path = join(folder, LOCK_NAME);
  return { folder, path, text: readFileSync(path, 'utf8') };
}

describe('a lock file', () => {
  test('comes back as it was written, in the order of its names', () => {
    const { path } = written();
    expect(readLockFile(path)).toEqual({ ...lock, files: [...lock.files].reverse() });
  });

  test('of an earlier release has no checksum and is read', () => {
    const { path } = written();
    writeFileSync(path, JSON.stringify(lock));
    expect(readLockFile(path)).toEqual(lock);
  });

  test('with a flipped bit is refused, or says the same', () => {
    const { path, text } = written();
    const random = createRandom(5);
    let refused = 0;
    for (let i = 0; i < 400; i++) {
      const bytes = Buffer.from(text);
      bytes[random.integer(bytes.length)] ^= 1 << random.integer(8);
      writeFileSync(path, bytes);
      try {
        expect(readLockFile(path)).toMatchObject({ ...lock, files: [...lock.files].reverse() });
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(300);
  });

  test('of other shapes is refused with one sentence', () => {
    const path = join(folderWith({}), 'lock.json');
    const changes: Record<string, unknown>[] = [
      { files: [{ file: null }] },
      { files: [{ ...entry('a/b'), sha256: 'aa' }] },
      { files: [{ ...entry('a/b'), bytes: -1 }] },
      { files: [entry('../../evil')] },
      { files: [entry('/etc/evil')] },
      { files: [entry('a/b\u0000')] },
      { files: [entry('a/b'), entry('a/b')] },
      { files: {} },
      { missing: ['../x'] },
      { missing: [5] },
      { selection: {} },
      { selection: null },
      { selection: { ...lock.selection, genome: 5, antigenClass: 'x', antigen: {}, cellClass: null } },
      { selection: { ...lock.selection, unperturbed: 0 } },
      { base: undefined },
      { release: { x: 1 } },
      { format: '1' },
    ];
    for (const change of changes) {
      writeFileSync(path, JSON.stringify({ ...lock, ...change }));
      expect(() => readLockFile(path)).toThrow(InputError);
    }
    for (const text of ['', 'null', '[]', '5', '{', '\0', '"format"']) {
      writeFileSync(path, text);
      expect(() => readLockFile(path)).toThrow(/this is not a lock file/);
    }
    expect(() => readLockFile(join(path, 'x'))).toThrow(InputError);
    expect(() => readLockFile(folderWith({}))).toThrow(/this is not a lock file/);
  });
});

describe('the journal', () => {
  test('is believed line by line', () => {
    const folder = folderWith({});
    noteFinished(folder, entry('a/1'));
    noteFinished(folder, entry('a/2'));
    const journal = join(folder, '.fetch-journal');
    appendFileSync(journal, `\n${JSON.stringify(entry('a/3'))}`);
    appendFileSync(journal, `\n${JSON.stringify({ ...entry('a/4'), file: '../a/4' })}`);
    appendFileSync(journal, '\n{"file":"a/5"}\nnull\n7');
    const text = readFileSync(journal, 'utf8');
    writeFileSync(journal, `${text}\n${text.split('\n')[1].slice(0, 90)}`);
    const finished = readFinished(folder);
    expect([...finished.keys()]).toEqual(['a/1', 'a/2', 'a/3']);
    expect([...finished.values()].map(({ inspected }) => inspected)).toEqual([true, true, false]);
  });

  test('a flipped bit takes its line away', () => {
    const folder = folderWith({});
    noteFinished(folder, entry('a/1'));
    const journal = join(folder, '.fetch-journal');
    const text = readFileSync(journal, 'utf8');
    writeFileSync(journal, text.replace('"bytes":12', '"bytes":13'));
    expect(readFinished(folder).size).toBe(0);
  });
});
