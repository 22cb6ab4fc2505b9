import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { clearAbandoned, makePrivateFolder } from './private-folder.ts';

const within = mkdtempSync(join(tmpdir(), 'chipmate-private-test-'));
afterAll(() => rmSync(within, { recursive: true }));

const folder = (name: string, owner?: unknown): string => {
  mkdirSync(join(within, name));
  writeFileSync(join(within, name, 'peaks.bed'), 'chr1\t1\t2\n');
  if (owner !== undefined) writeFileSync(join(within, name, 'owner.json'), JSON.stringify(owner));
  return join(within, name);
};
/** No process has the number. */
const gone = { pid: 2 ** 30, host: hostname(), started: 'x' };

test('what a killed process left is cleared away, and nothing else', () => {
  const own = makePrivateFolder(within);
  const dead = folder('chipmate-serve-AAAAAA', gone);
  // The number is another process' since.
  const again = folder('chipmate-serve-AAAAAB', { ...gone, pid: process.pid });
  const elsewhere = join(within, 'kept');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'owner.json'), JSON.stringify(gone));
  symlinkSync(elsewhere, join(within, 'chipmate-serve-AAAAAC'));
  const kept = [
    own,
    elsewhere,
    join(within, 'chipmate-serve-AAAAAC'),
    folder('chipmate-serve-AAAAAD'),
    folder('chipmate-serve-AAAAAE', { ...gone, host: 'another-machine' }),
    folder('chipmate-serve-AAAAAF', { pid: -1 }),
    folder('chipmate-serve-of-mine', gone),
  ];
  expect(clearAbandoned(within)).toBe(2);
  expect([dead, again].some((each) => existsSync(each))).toBe(false);
  for (const each of kept) expect(existsSync(each), each).toBe(true);
});

test('what a process left that was killed while it made the folder goes after a minute, and nothing that holds files', () => {
  const made = [
    'chipmate-serve-BBBBBA',
    'chipmate-serve-BBBBBB',
    'chipmate-serve-BBBBBC',
    'chipmate-serve-BBBBBD',
  ];
  const [empty, cut, full, young] = made.map((name) => join(within, name));
  for (const each of [empty, cut, full, young]) mkdirSync(each);
  for (const each of [cut, full]) writeFileSync(join(each, 'owner.json'), '{"pid": 12');
  writeFileSync(join(full, 'peaks.bed'), 'chr1\t1\t2\n');
  const past = new Date(Date.now() - 61_000);
  for (const each of [empty, cut, full]) utimesSync(each, past, past);
  expect(clearAbandoned(within)).toBe(2);
  expect([empty, cut, full, young].map((each) => existsSync(each))).toEqual([false, false, true, true]);
});

test("the folder is its owner's alone, and says whose process made it", () => {
  const own = makePrivateFolder(within);
  expect(JSON.parse(readFileSync(join(own, 'owner.json'), 'utf8'))).toMatchObject({ pid: process.pid });
  if (process.platform !== 'win32') expect(statSync(own).mode & 0o777).toBe(0o700);
});
