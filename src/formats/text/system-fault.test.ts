import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { systemFault } from './system-fault.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-fault-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What something throws. */
function thrown(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

test('what the system refuses is one sentence with the path and the system’s own words', () => {
  const missing = join(folder, 'not-there\n');
  const fault = systemFault(thrown(() => openSync(missing, 'r')));
  expect(fault?.message).toBe(
    `${missing.replace('\n', '\\n')}: no such file or folder\n  found:    ENOENT, open\n  fix:      check the path`,
  );
  writeFileSync(join(folder, 'file'), '');
  symlinkSync(join(folder, 'circle'), join(folder, 'circle'));
  for (const [path, problem] of [
    [folder, /^this is a folder/],
    [join(folder, 'file', 'below'), /is a file, not a folder$/],
    [join(folder, 'x'.repeat(3000)), /too long for the file system$/],
    [join(folder, 'circle'), /in a circle$/],
  ] as const)
    expect(systemFault(thrown(() => readFileSync(path)))?.problem).toMatch(problem);
  expect(systemFault(thrown(() => rmSync(folder)))?.problem).toMatch(/^this is a folder/);
});

test.each(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EMFILE', 'EIO', 'ETXTBSY', 'EBUSY', 'ENOMEM'])(
  'also where no path is known: %s',
  (code) => {
    const error = Object.assign(new Error(code), { code, errno: -1, syscall: 'write' });
    expect(systemFault(error)?.message).toMatch(/^\w[\w -]+\n {2}found: {4}E\w+, write\n {2}fix: {6}\w/);
    expect(systemFault(error, 'out.tsv')?.message).toMatch(/^out\.tsv: /);
  },
);

test('data beyond the bounds of the engine are no bug either', () => {
  expect(systemFault(thrown(() => 'x'.repeat(2 ** 29).repeat(4)))?.problem).toMatch(/size cannot be held/);
  expect(systemFault(thrown(() => new ArrayBuffer(2 ** 52)))?.problem).toMatch(/memory does not suffice/);
  const tooLong = Object.assign(new Error('Cannot create a string'), { code: 'ERR_STRING_TOO_LONG' });
  expect(systemFault(tooLong)?.problem).toMatch(/size cannot be held/);
});

test('a name from a file that no file can have', () => {
  expect(systemFault(thrown(() => openSync('a\0b', 'r')))?.message).toMatch(
    /^a path holds a NUL character\n.*a\\x00b/,
  );
});

test('everything else is a bug', () => {
  const handle = openSync(join(folder, 'file'), 'r');
  closeSync(handle);
  for (const bug of [
    thrown(() => readSync(handle, Buffer.alloc(1))),
    thrown(() => new Uint8Array(-1)),
    thrown(() => [].constructor.call(undefined, -1) as unknown),
    new TypeError('x is undefined'),
    Object.assign(new Error('constructor'), { code: 'constructor' }),
    'text',
    undefined,
  ])
    expect(systemFault(bug)).toBeUndefined();
});
