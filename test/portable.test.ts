// The repository and the sources work on Linux, macOS and Windows: rules of eslint.portable.js, and names of files.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import {
  EVERYWHERE,
  FALLBACK_MODULES,
  restricted,
  SLASHES_OF_THEIR_OWN,
  WITHOUT_FALLBACK,
} from '../eslint.portable.js';
import { fileNameFault } from '../src/formats/folders/inside.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const rules = [...EVERYWHERE, ...WITHOUT_FALLBACK];

/** What the rules say of a line of source. */
function said(source: string): string[] {
  const linter = new Linter({ configType: 'flat' });
  const config = {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    rules: { 'no-restricted-syntax': ['error', ...restricted(rules)] },
  } as Linter.Config;
  return linter.verify(source, config, 'a.ts').map(({ message }) => message);
}

describe('the rules on sources', () => {
  test.each(rules.map(({ refused, message }) => [refused, message]))('refuse %s', (refused, message) => {
    expect(said(refused)).toEqual([message]);
  });

  test.each([
    'new Worker(new URL(file, import.meta.url), options)',
    "readFileSync(new URL('./a.wasm', import.meta.url))",
    "process.once('SIGTERM', stop)",
    "import { spawnSync } from 'node:child_process';",
    "join(folder, ...path.split('/'))",
    "name.split('\\t')",
    'writeFileSync(join(folder, name), `${name}/${other}\\n`)',
    'readFileSync(`/proc/${pid}/stat`)',
    "import { readFileSync } from 'node:fs';",
    "import { rename } from './names.ts';",
    '`${genome}/eachData/${name}.bed`',
    "a / b + '%'",
  ])('take %s', (taken) => {
    expect(said(taken)).toEqual([]);
  });

  test('the exceptions are there, and each has a reason to be one', () => {
    const listed = spawnSync('git', ['ls-files', '--', ...FALLBACK_MODULES, ...SLASHES_OF_THEIR_OWN], {
      cwd: root,
      encoding: 'utf8',
    });
    if (listed.status !== 0) return;
    for (const module of [...FALLBACK_MODULES, ...SLASHES_OF_THEIR_OWN])
      expect(listed.stdout).toContain(module.replace('**', ''));
  });
});

/** What keeps names of a repository from being checked out on every system. */
function nameFaults(paths: readonly string[]): string[] {
  const faults: string[] = [];
  const seen = new Map<string, string>();
  for (const path of paths) {
    const parts = path.split('/');
    for (const [i, part] of parts.entries()) {
      const fault = fileNameFault(part);
      if (fault !== undefined) faults.push(`${path}: ${fault}`);
      // Folders, too: a/b and A/c are one folder elsewhere.
      const whole = parts.slice(0, i + 1).join('/');
      const folded = whole.normalize('NFC').toLowerCase();
      const other = seen.get(folded);
      if (other !== undefined && other !== whole)
        faults.push(`${path}: the same as ${other} but for its case`);
      seen.set(folded, whole);
    }
    // Windows takes 260 characters in all where nobody allowed more: 100 are left for the folder of the checkout.
    if (path.length > 160) faults.push(`${path}: too long`);
  }
  return faults;
}

test('names that are none elsewhere are found', () => {
  expect(nameFaults(['src/a.ts', 'src/b.ts', 'docs/a.ts'])).toEqual([]);
  for (const fault of [
    ['src/Errors.ts', 'src/errors.ts'],
    ['Docs/a.md', 'docs/b.md'],
    ['caf\u00e9.md', 'cafe\u0301.md'],
    ['src/aux.ts'],
    ['con/a.ts'],
    ['a:b.ts'],
    ['a\\b.ts'],
    ['notes.'],
    ['notes '],
    ['what?.md'],
    [`${'a/'.repeat(80)}b`],
  ])
    expect(nameFaults(fault), fault.join()).toHaveLength(1);
});

/** Lines of `git ls-files` with line ends other than LF, unless the bytes are meant to stay as they are. */
function lineEndFaults(listed: string): string[] {
  return listed.split('\n').filter((line) => /^i\/(?:crlf|mixed)/.test(line) && !/attr\/-text/.test(line));
}

test('line ends of another system are found', () => {
  const lines = [
    'i/lf w/lf attr/text=auto a',
    'i/crlf w/crlf attr/-text b',
    'i/-text w/-text attr/text=auto c',
  ];
  expect(lineEndFaults(lines.join('\n'))).toEqual([]);
  expect(lineEndFaults('i/crlf w/crlf attr/text=auto a\ni/mixed w/lf attr/ b')).toHaveLength(2);
});

const listed = (...options: string[]) =>
  spawnSync('git', ['ls-files', ...options], { cwd: root, encoding: 'utf8' });

describe.skipIf(listed().status !== 0)('the repository (needs a checkout of git)', () => {
  test('every name can be checked out on every system, short enough and told apart', () => {
    const paths = listed('-z').stdout.split('\0').filter(Boolean);
    expect(paths.length).toBeGreaterThan(500);
    expect(nameFaults(paths)).toEqual([]);
  });

  test('all text ends its lines alike, and nothing is a link', () => {
    expect(lineEndFaults(listed('--eol').stdout)).toEqual([]);
    expect(listed('-s').stdout).not.toMatch(/^120000/m);
  });
});
