import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { renamePatiently } from './durable.ts';
import { beginFolder, endDeadWriters, restoreReplaced } from './folder-transaction.ts';

/** The id of a process that has ended. */
const deadPid = spawnSync(process.execPath, ['-e', '']).pid;

function parent(): string {
  return mkdtempSync(join(tmpdir(), 'chipmate-folder-'));
}

function put(folder: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'atlas.json'), text);
}

test('the target changes only at commit, and nothing else stays behind', () => {
  const target = join(parent(), 'atlas');
  put(target, 'old');
  const writing = beginFolder(target);
  put(writing.folder, 'new');
  expect(readFileSync(join(target, 'atlas.json'), 'utf8')).toBe('old');
  writing.commit();
  expect(readFileSync(join(target, 'atlas.json'), 'utf8')).toBe('new');
  expect(readdirSync(join(target, '..'))).toEqual(['atlas']);
});

test('an aborted build leaves the old folder and no other', () => {
  const target = join(parent(), 'atlas');
  put(target, 'old');
  const writing = beginFolder(target);
  put(writing.folder, 'new');
  writing.abort();
  expect(readdirSync(join(target, '..'))).toEqual(['atlas']);
  expect(readFileSync(join(target, 'atlas.json'), 'utf8')).toBe('old');
});

test('a second writer is refused while the first lives', () => {
  const target = join(parent(), 'atlas');
  const writing = beginFolder(target);
  expect(() => beginFolder(target)).toThrow(/another process is writing here/);
  writing.abort();
  beginFolder(target).abort();
});

test('left-overs of dead builds are cleared, also where other processes have their numbers, and a moved-aside atlas is put back', () => {
  const target = join(parent(), 'atlas');
  const at = (name: string): string => join(target, '..', name);
  put(at(`.atlas.replaced-${process.ppid}-aa`), 'old');
  put(at(`.atlas.building-${deadPid}-aa`), 'half');
  put(at(`.atlas.building-${process.ppid}-bb`), 'half');
  put(at(`.atlas.building-notes`), "the user's own");
  writeFileSync(at('.atlas.lock'), JSON.stringify({ pid: deadPid, host: hostname() }));
  const writing = beginFolder(target);
  expect(writing.notes).toHaveLength(4);
  writing.abort();
  expect(readdirSync(join(target, '..')).sort()).toEqual(['.atlas.building-notes', 'atlas']);
  expect(readFileSync(join(target, 'atlas.json'), 'utf8')).toBe('old');
});

test('opening alone puts a moved-aside atlas back, too, but not while its writer lives', () => {
  const target = join(parent(), 'atlas');
  expect(restoreReplaced(target)).toBe(false);
  const aside = join(target, '..', `.atlas.replaced-${deadPid}-aa`);
  const lock = join(target, '..', '.atlas.lock');
  put(aside, 'old');
  writeFileSync(lock, JSON.stringify({ pid: process.ppid, host: hostname() }));
  expect(restoreReplaced(target)).toBe(false);
  expect(existsSync(aside)).toBe(true);
  rmSync(lock);
  expect(restoreReplaced(target)).toBe(true);
  expect(existsSync(join(target, 'atlas.json'))).toBe(true);
  expect(readdirSync(join(target, '..'))).toEqual(['atlas']);
});

test('a link stays a link, and what it names is replaced, there or not', () => {
  const folder = parent();
  const [target, link, chain] = ['atlas', 'link', 'chain'].map((name) => join(folder, name));
  symlinkSync('atlas', link);
  symlinkSync(link, chain);
  for (const text of ['first', 'second']) {
    const writing = beginFolder(chain);
    expect(() => beginFolder(target)).toThrow(/another process is writing here/);
    put(writing.folder, text);
    writing.commit();
    expect([link, chain].map((path) => lstatSync(path).isSymbolicLink())).toEqual([true, true]);
    expect(readFileSync(join(target, 'atlas.json'), 'utf8')).toBe(text);
  }
  expect(readdirSync(folder).sort()).toEqual(['atlas', 'chain', 'link']);
  symlinkSync('circle', join(folder, 'circle'));
  expect(() => beginFolder(join(folder, 'circle'))).toThrow(/lead in a circle/);
});

test('where the new folder cannot take its place, the old one is back', () => {
  const target = join(parent(), 'atlas');
  put(target, 'old');
  const writing = beginFolder(target);
  rmSync(writing.folder, { recursive: true });
  expect(() => writing.commit()).toThrow();
  writing.abort();
  expect(readFileSync(join(target, 'atlas.json'), 'utf8')).toBe('old');
  expect(readdirSync(join(target, '..'))).toEqual(['atlas']);
});

test('a name that stays in use is told in a sentence where the system refuses it for that', () => {
  const folder = parent();
  put(join(folder, 'from'), '');
  put(join(folder, 'to'), 'in use');
  const rename = (): void => renamePatiently(join(folder, 'from'), join(folder, 'to'), 'win32');
  expect(rename).toThrow(/another program has this open/);
});

test('what writers began that died is ended for a whole folder, and what a living one has stays', () => {
  const folder = parent();
  const dead = JSON.stringify({ pid: deadPid, host: hostname() });
  put(join(folder, `.moved.replaced-${deadPid}-0123abcd`), 'old');
  put(join(folder, `.moved.building-${deadPid}-0123abcd`), 'half');
  put(join(folder, `.first.building-${deadPid}-0123abcd`), 'half');
  put(join(folder, '.mine.building-of-something'), 'mine');
  for (const name of ['first', 'locked']) writeFileSync(join(folder, `.${name}.lock`), dead);
  const living = beginFolder(join(folder, 'living'));
  endDeadWriters(folder);
  expect(readdirSync(folder).sort()).toEqual(
    ['.living.lock', '.mine.building-of-something', basename(living.folder), 'moved'].sort(),
  );
  expect(readFileSync(join(folder, 'moved', 'atlas.json'), 'utf8')).toBe('old');
  living.abort();
});
