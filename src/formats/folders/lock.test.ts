import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { takeLock } from './lock.ts';
import { isRunning, startOf } from './process-start.ts';

function place(): { folder: string; lock: string } {
  const folder = folderWith({});
  return { folder, lock: join(folder, '.x.lock') };
}

test('one process at a time holds a lock, and leaves nothing behind', async () => {
  const { folder, lock } = place();
  const held = takeLock(lock, 'x');
  expect(await refusal(async () => takeLock(lock, 'x'))).toMatch(/another process is writing here/);
  held.release();
  takeLock(lock, 'x').release();
  expect(readdirSync(folder)).toEqual([]);
});

test('the lock of a dead process is taken over, and so is one whose number another process has now', async () => {
  const { lock } = place();
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const others = { host: hostname(), token: 'x' };
  for (const content of [
    { pid: dead, ...others },
    { pid: process.ppid, started: 'another time', ...others },
    { pid: process.pid, started: 'another time', ...others },
  ]) {
    writeFileSync(lock, JSON.stringify(content));
    const held = takeLock(lock, 'x');
    expect(held.notes).toHaveLength(1);
    held.release();
  }
  writeFileSync(lock, JSON.stringify({ pid: process.ppid, started: startOf(process.ppid), ...others }));
  expect(await refusal(async () => takeLock(lock, 'x'))).toMatch(/held by process/);
  writeFileSync(lock, JSON.stringify({ pid: dead, host: 'elsewhere' }));
  expect(await refusal(async () => takeLock(lock, 'x'))).toMatch(/on elsewhere/);
});

test('a lock that cannot be read yet is heeded, and a folder of its name refused', async () => {
  const { lock } = place();
  writeFileSync(lock, '');
  expect(await refusal(async () => takeLock(lock, 'x'))).toMatch(/another process is writing here/);
  const other = place();
  mkdirSync(other.lock);
  expect(await refusal(async () => takeLock(other.lock, 'x'))).toMatch(
    /a folder has the name of a lock file/,
  );
});

test('of many processes that find a dead lock at once, one has it', async () => {
  const { lock } = place();
  writeFileSync(lock, JSON.stringify({ pid: spawnSync(process.execPath, ['-e', '']).pid, host: hostname() }));
  const module = new URL('../../../dist/formats/folders/lock.js', import.meta.url).href;
  const script = `import { takeLock } from ${JSON.stringify(module)};
    try { takeLock(${JSON.stringify(lock)}, 'x'); console.log('has it'); process.stdin.resume(); }
    catch (error) { console.log(error.name); }`;
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script]),
  );
  const closed = children.map((child) => once(child, 'close'));
  const said = await Promise.all(
    children.map(async (child) => String((await once(child.stdout, 'data'))[0]).trim()),
  );
  // Whoever has it keeps it until each has said what it found.
  for (const child of children) child.stdin.end();
  await Promise.all(closed);
  expect(said.filter((each) => each === 'has it')).toHaveLength(1);
  expect(said.filter((each) => each === 'InputError')).toHaveLength(5);
  expect(existsSync(lock)).toBe(false);
});

test('a process is known by its number and its beginning', () => {
  expect(isRunning(process.pid, startOf(process.pid))).toBe(true);
  expect(isRunning(process.ppid, 'another time')).toBe(process.platform === 'win32');
});
