// The folder of a study's results as processes leave it: only what chipmate wrote is ever replaced or removed, and the results are
// those of one run, whenever a process ends.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { chipmate, commandLine, folderWith, type Run } from '../support/chipmate.ts';

const fixtures = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixtures');
const preload = new URL('../support/stopped-at.mjs', import.meta.url).href;
let folder: string;
const at = (...path: string[]): string => join(folder, ...path);
const run = (...args: string[]): Run =>
  chipmate(args[1] === 'diff' ? args : [...args, '-q'], { cwd: folder });

/** Every result in a folder: chipmate's notes are none. */
function contents(results: string): Record<string, string> {
  const entries = readdirSync(at(results), { recursive: true, withFileTypes: true });
  const paths = entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  const results_ = paths.filter((path) => !path.includes('.chipmate')).sort();
  return Object.fromEntries(
    results_.map((path) => [path.slice(at(results).length + 1), readFileSync(path, 'latin1')]),
  );
}

/** Runs the other study into a folder, in a process that ends at a change of the disk. */
function stopped(
  results: string,
  env: NodeJS.ProcessEnv,
): { signal: string | null; status: number | null; stderr: string } {
  return spawnSync(
    process.execPath,
    ['--import', preload, commandLine, 'study', 'run', 'other.yaml', '-o', results, '-q'],
    { cwd: folder, env: { ...process.env, ...env }, encoding: 'utf8' },
  );
}

/** A finished folder with the kept steps of both studies. */
function finished(name: string): string {
  cpSync(at('old'), at(name), { recursive: true });
  for (const kept of readdirSync(at('new', '.chipmate')).filter((each) => each !== 'files.json'))
    cpSync(at('new', '.chipmate', kept), at(name, '.chipmate', kept));
  return name;
}

beforeAll(() => {
  const parent = folderWith({});
  cpSync(join(fixtures, 'inputs'), join(parent, 'inputs'), { recursive: true });
  folder = join(parent, 'work');
  for (const name of ['atlas', 'study.yaml'])
    cpSync(join(fixtures, 'release-0.1.0', name), at(name), { recursive: true });
  const text = readFileSync(at('study.yaml'), 'utf8');
  const other = text
    .replace(/^compare: .*\n/m, '')
    .replace(/^genes_of_interest: .*/m, 'genes_of_interest: [GENE7]');
  writeFileSync(at('other.yaml'), other);
  for (const [study, results] of [
    ['study.yaml', 'old'],
    ['other.yaml', 'new'],
  ]) {
    const { status, stderr } = run('study', 'run', study, '-o', results);
    expect(status, stderr).toBe(0);
  }
});

test("a folder with somebody's files is refused in one sentence, and nothing of it changes", () => {
  for (const name of ['tables', 'figures', 'exports']) mkdirSync(at('mine', name), { recursive: true });
  writeFileSync(at('mine', 'tables', 'mine.tsv'), 'mine');
  writeFileSync(
    at('mine', 'st.yaml'),
    readFileSync(at('study.yaml'), 'utf8')
      .replaceAll('../inputs', '../../inputs')
      .replace('atlas: ', 'atlas: ../'),
  );
  const { status, stderr } = chipmate(['study', 'run', 'st.yaml', '-o', '.', '-q'], { cwd: at('mine') });
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /^chipmate: \.: this folder is not empty, and what it holds is not results of a study\n/,
  );
  expect(stderr).toContain('choose a new or an empty folder with -o');
  expect(Object.keys(contents('mine'))).toEqual(['st.yaml', 'tables/mine.tsv']);
  expect(readdirSync(at('mine'))).not.toContain('.chipmate');
});

test('a table that was edited is named before anything runs; moved away, it stays', () => {
  const results = finished('edited');
  const table = at(results, 'tables', 'simulated.partners_one.tsv');
  writeFileSync(table, 'edited');
  const { status, stderr } = chipmate(['study', 'run', 'study.yaml', '-o', results], { cwd: folder });
  expect([status, stderr]).toEqual([
    2,
    expect.stringMatching(/^chipmate: edited\/tables\/simulated\.partners_one\.tsv: this file was changed/),
  ]);
  expect(readFileSync(table, 'utf8')).toBe('edited');
  cpSync(table, at(results, 'tables', 'mine.tsv'));
  rmSync(table);
  expect(run('study', 'run', 'other.yaml', '-o', results).status).toBe(0);
  expect(contents(results)).toEqual({ ...contents('new'), 'tables/mine.tsv': 'edited' });
});

test('killed while results are replaced, the folder is finished by whoever comes first', () => {
  const renames = Object.keys(contents('new')).length;
  const readers: (readonly string[])[] = [
    ['study', 'diff', 'killed', 'new'],
    ['cite', 'killed'],
    ['study', 'run', 'other.yaml', '-o', 'killed'],
  ];
  // Before it is decided; after some of the renames; before the list.
  const points = [
    { STOP_IN: 'renameSync.*next ', STOP_AT: '0' },
    { STOP_IN: 'renameSync.*ready/[0-9a-f]{32}', STOP_AT: '2' },
    { STOP_IN: 'renameSync.*ready/files', STOP_AT: '0' },
  ];
  for (const [index, point] of points.entries()) {
    rmSync(at('killed'), { recursive: true, force: true });
    finished('killed');
    expect(stopped('killed', point).signal).toBe('SIGKILL');
    const { status, stderr } = run(...readers[index]);
    expect([status, stderr.replace(/chipmate: caution.*\n/g, '')]).toEqual([0, '']);
    expect(contents('killed'), JSON.stringify(point)).toEqual(contents(index === 0 ? 'old' : 'new'));
    expect(run('study', 'run', 'other.yaml', '-o', 'killed').status).toBe(0);
    expect(contents('killed')).toEqual(contents('new'));
  }
  expect(renames).toBeGreaterThan(20);
});

test('a full disk leaves the old results, also one that fills while a step is kept', () => {
  for (const place of ['openSync.*next', 'openSync.*peaks-one']) {
    const results = finished(`full-${place.length}`);
    // The step is kept anew.
    for (const name of readdirSync(at(results, '.chipmate')))
      if (name.startsWith('peaks-one')) rmSync(at(results, '.chipmate', name));
    const { status, stderr } = stopped(results, { STOP_AT: '0', STOP_IN: place, STOP_WITH: 'ENOSPC' });
    expect(status, stderr).toBe(2);
    expect(stderr).toMatch(/the disk is full/);
    expect(contents(results)).toEqual(contents('old'));
  }
});

test('a kept step that was damaged is made again, and a note says so', () => {
  const results = finished('flipped');
  const kept = readdirSync(at(results, '.chipmate')).find((name) => name.startsWith('partners-one')) ?? '';
  const text = readFileSync(at(results, '.chipmate', kept), 'utf8');
  const flipped = text.replace(/"log2OddsRatio":\[(\d)/, (all, digit: string) =>
    all.replace(digit, String(Number(digit) ^ 1)),
  );
  expect(flipped).not.toBe(text);
  writeFileSync(at(results, '.chipmate', kept), flipped);
  const { status, stderr } = chipmate(['study', 'run', 'study.yaml', '-o', results], { cwd: folder });
  expect([status, stderr]).toEqual([
    0,
    expect.stringContaining('the kept result of “partners one” is damaged'),
  ]);
  expect(contents(results)).toEqual(contents('old'));
});

test('places that cannot be written are one sentence and exit code 2, for a study and for an export', () => {
  writeFileSync(at('file'), '');
  const long = 'x'.repeat(300);
  const writing = [
    ['study', 'run', 'study.yaml', '-o', 'file'],
    ['study', 'run', 'study.yaml', '-o', long],
    ['atlas', 'export', 'atlas', '-o', 'file/below'],
  ];
  for (const args of writing) {
    const { status, stderr } = run(...args);
    expect(status, stderr).toBe(2);
    expect(stderr).toMatch(
      /^chipmate: .*: (a file .*|the name is too long.*)\n(?: {2}found: .*\n)? {2}fix: .*\n$/,
    );
  }
  const readOnly = stopped('denied', { STOP_AT: '0', STOP_IN: 'mkdirSync.*denied', STOP_WITH: 'EROFS' });
  expect([readOnly.status, readOnly.stderr]).toEqual([
    2,
    expect.stringMatching(/^chipmate: denied: the disk is read-only\n/),
  ]);
  expect(existsSync(at('denied'))).toBe(false);
});

test("an export and peaks beside a prefix leave somebody's files alone", () => {
  mkdirSync(at('exported', 'metadata'), { recursive: true });
  writeFileSync(at('exported', 'metadata', 'experimentList.tab'), 'mine');
  const exported = run('atlas', 'export', 'atlas', '-o', 'exported');
  expect(exported.stderr).toMatch(
    /experimentList\.tab: this file is there already, and chipmate did not write it/,
  );
  expect(contents('exported')).toEqual({ 'metadata/experimentList.tab': 'mine' });
  writeFileSync(at('drug_common.narrowPeak'), 'mine');
  const peaks = ['../inputs/a.narrowPeak', '../inputs/b.narrowPeak', '--a-cell', 'ONE', '--b-cell', 'TWO'];
  const compared = run(
    'compare',
    ...peaks,
    '--atlas',
    'atlas',
    '--query-antigen',
    'IKZF1',
    '--sites',
    'drug',
  );
  expect([exported.status, compared.status]).toEqual([2, 2]);
  expect(compared.stderr).toMatch(/drug_common\.narrowPeak: this file is there already/);
  expect(readFileSync(at('drug_common.narrowPeak'), 'utf8')).toBe('mine');
  expect(existsSync(at('drug_a_only.narrowPeak'))).toBe(false);
});
