import { spawn, spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { InputError } from '../../errors.ts';
import { makeFolder, writeFileAtomically } from './file-writer.ts';
import { writeFault } from './system-fault.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'chipmate-output-'));

test('a file is replaced as a whole, and nothing else is left', () => {
  const at = folder();
  writeFileAtomically(join(at, 'a.tsv'), 'old');
  writeFileAtomically(join(at, 'a.tsv'), 'new');
  writeFileAtomically(join(at, 'a.tsv.gz'), 'new');
  expect(readFileSync(join(at, 'a.tsv'), 'utf8')).toBe('new');
  expect(gunzipSync(readFileSync(join(at, 'a.tsv.gz'))).toString()).toBe('new');
  expect(readdirSync(at)).toEqual(['a.tsv', 'a.tsv.gz']);
});

test('a folder that is not there and a folder in the place of the file are said', () => {
  const at = folder();
  expect(() => writeFileAtomically(join(at, 'none', 'a.tsv'), '')).toThrow(
    /a.tsv: the folder of this file is not there/,
  );
  mkdirSync(join(at, 'b.tsv'));
  expect(() => writeFileAtomically(join(at, 'b.tsv'), '')).toThrow(/b.tsv: this is a folder/);
});

test.skipIf(process.platform === 'win32')('a link stays a link to the new content', () => {
  const at = folder();
  writeFileSync(join(at, 'real.tsv'), 'old');
  symlinkSync('real.tsv', join(at, 'link.tsv'));
  writeFileAtomically(join(at, 'link.tsv'), 'new');
  expect(lstatSync(join(at, 'link.tsv')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(at, 'real.tsv'), 'utf8')).toBe('new');
});

test.skipIf(process.platform === 'win32')(
  'a pipe, like any device, is written to and stays what it is',
  async () => {
    const pipe = join(folder(), 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    const reader = spawn('cat', [pipe]);
    const read = new Promise<string>((resolve) => {
      let text = '';
      reader.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
      reader.stdout.on('end', () => resolve(text));
    });
    writeFileAtomically(pipe, 'through the pipe');
    expect(await read).toBe('through the pipe');
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  },
);

test('whatever the system says against writing is one sentence with the file', () => {
  const at = folder();
  const long = join(at, 'x'.repeat(300));
  expect(() => writeFileAtomically(long, '')).toThrow(/: the name is too long for the file system\n/);
  writeFileSync(join(at, 'file'), '');
  expect(() => writeFileAtomically(join(at, 'file', 'a.tsv'), '')).toThrow(/a file stands where a folder is/);
  expect(() => makeFolder(join(at, 'file'))).toThrow(/file: a file of this name is there, where a folder/);
  expect(() => makeFolder(join(at, 'file', 'below'))).toThrow(
    /below: a file stands where a folder is needed/,
  );
  for (const code of ['EACCES', 'EROFS', 'ENOSPC', 'EBUSY', 'EMFILE', 'EXDEV', 'EIO', 'ELOOP'])
    expect(writeFault(Object.assign(new Error(code), { code }), 'a.tsv'), code).toBeInstanceOf(InputError);
  const bug = new TypeError('a bug');
  expect(writeFault(bug, 'a.tsv')).toBe(bug);
});

test('the longest name that a disk takes has its temporary name, too', () => {
  const at = folder();
  const name = `${'x'.repeat(251)}.tsv`;
  writeFileAtomically(join(at, name), 'a');
  expect(readdirSync(at)).toEqual([name]);
});
