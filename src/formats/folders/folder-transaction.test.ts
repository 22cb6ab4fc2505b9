import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { beginFolder, restoreReplaced } from './folder-transaction.ts';

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

test('left-overs of a dead build are cleared and a moved-aside atlas is put back', () => {
  const target = join(parent(), 'atlas');
  const at = (name: string): string => join(target, '..', name);
  put(at(`.atlas.replaced-${deadPid}-aa`), 'old');
  put(at(`.atlas.building-${deadPid}-aa`), 'half');
  put(at(`.atlas.building-${process.pid}-bb`), 'living');
  writeFileSync(at('.atlas.lock'), JSON.stringify({ pid: deadPid, host: hostname() }));
  const writing = beginFolder(target);
  expect(writing.notes).toHaveLength(3);
  writing.abort();
  expect(readdirSync(join(target, '..')).sort()).toEqual([`.atlas.building-${process.pid}-bb`, 'atlas']);
  expect(readFileSync(join(target, 'atlas.json'), 'utf8')).toBe('old');
});

test('opening alone puts a moved-aside atlas back, too', () => {
  const target = join(parent(), 'atlas');
  expect(restoreReplaced(target)).toBe(false);
  put(join(target, '..', `.atlas.replaced-${deadPid}-aa`), 'old');
  expect(restoreReplaced(target)).toBe(true);
  expect(existsSync(join(target, 'atlas.json'))).toBe(true);
});
