// What a process says and how it ends where the system, a name or a bug stops it.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipmate, commandLine, folderWith } from '../../test/support/chipmate.ts';

const folder = folderWith({
  file: '',
  'refusing.cjs': `
    const fs = require('node:fs');
    const { syncBuiltinESMExports } = require('node:module');
    const whole = fs.openSync;
    fs.openSync = (path, ...rest) => {
      if (!String(path).includes('out.yaml')) return whole(path, ...rest);
      if (process.env.CODE === 'BUG') throw new TypeError('a \\u001b[31mbug');
      throw Object.assign(new Error('said by the system'), { code: process.env.CODE, errno: -1, syscall: 'open', path });
    };
    syncBuiltinESMExports();
  `,
});

symlinkSync('circle', join(folder, 'circle'));

/** Writes a study file where the system refuses with a code. */
function refused(code: string, ...options: string[]) {
  return chipmate(['study', 'init', 'out.yaml', ...options], {
    cwd: folder,
    env: { ...process.env, CODE: code, NODE_OPTIONS: `--require ${join(folder, 'refusing.cjs')}` },
  });
}

test.each(['EACCES', 'EROFS', 'ENOSPC', 'EIO', 'EMFILE', 'ETXTBSY', 'ENOMEM', 'EXDEV'])(
  'what the system refuses is one sentence and no bug: %s',
  (code) => {
    const { status, stdout, stderr } = refused(code);
    expect(stderr).toMatch(/^chipmate: \S*out\.yaml\S*: [a-z][\w -]+\n(?: {2}\w+: +.+\n)+$/);
    expect([status, stdout]).toEqual([2, '']);
  },
);

test('a bug says so with its stack, and steers no terminal', () => {
  const { status, stdout, stderr } = refused('BUG');
  expect(stderr).toMatch(
    /^chipmate: this is a bug of chipmate, please report it\nTypeError: a \\u001b\[31mbug\n +at /,
  );
  expect([status, stdout]).toEqual([1, '']);
  expect(refused('EBADF').status).toBe(1);
});

test.each([
  ['a name that is too long', ['enrich', `${'x'.repeat(3000)}.bed`, '--atlas', 'none']],
  ['links in a circle', ['enrich', 'circle', '--atlas', 'none']],
  ['a path through a file', ['study', 'check', join('file', 'study.yaml')]],
  ['a folder', ['study', 'check', '.']],
])('what cannot be read is one sentence: %s', (_, args) => {
  const { status, stderr } = chipmate(args, { cwd: folder });
  expect(stderr).toMatch(/^chipmate: [^\n]{1,3300}\n/);
  expect(stderr).not.toContain('bug');
  expect(status).toBe(2);
});

test.runIf(existsSync('/dev/full'))('a full disk behind standard output is no success', () => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [commandLine, 'study', 'init'], {
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  });
  closeSync(full);
  expect(stderr).toMatch(/^chipmate: the disk is full\n/);
  expect(status).toBe(2);
});

test('a refusal beside JSON is one line of JSON that steers no terminal', () => {
  const hostile = 'no\u009bsuch\u202e\u001b]0;title\u0007\nverb';
  const { status, stderr } = chipmate([hostile, '--json']);
  expect(stderr).not.toMatch(/[^\P{C}\n]/u);
  const said = JSON.parse(stderr) as Record<string, string>;
  expect(said['severity']).toBe('refusal');
  expect(said['problem']).toBe("'no\\u009bsuch\\u202e\\u001b]0;title\\u0007\\nverb' is not a chipmate verb");
  expect(status).toBe(2);
});

test('an option that is misspelt keeps its suggestion, and one that is hostile stays on its line', () => {
  expect(chipmate(['overlap', 'a.bed', '--atals', 'x']).stderr).toContain(
    "'--atals'\n(Did you mean --atlas?)\n",
  );
  const { stderr } = chipmate(['overlap', 'a.bed', '--x\nchipmate: all is fine', 'x']);
  expect(stderr.split('\n').filter((line) => line.startsWith('chipmate: '))).toHaveLength(1);
});
