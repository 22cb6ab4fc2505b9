import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { folderWith, writeFiles } from '../../../test/support/chipmate.ts';
import { takeLock } from './lock.ts';
import { readResultFolder } from './read-result-folder.ts';
import { openResultFolder, writeBesides, writeResults } from './result-folder.ts';

const OPTIONS = { by: 'test', whole: true, alone: 'results of a test' };
type Files = Readonly<Record<string, string>>;

function write(folder: string, files: Files, options: Parameters<typeof writeResults>[1] = OPTIONS): void {
  writeResults(folder, options, Object.entries(files));
}

/** All files of a folder but chipmate's notes. */
function contents(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  const paths = entries.map((each) => join(each.parentPath, each.name)).sort();
  return Object.fromEntries(
    paths
      .filter((path) => !path.includes('.chipmate'))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

const OLD: Files = { 'a.txt': 'old a', 'tables/x.tsv': 'old x', 'tables/y.tsv': 'same', 'gone/z.tsv': 'z' };
const NEW: Files = { 'a.txt': 'new a', 'tables/x.tsv': 'new x', 'tables/y.tsv': 'same', 'more/w.tsv': 'w' };

test('files are replaced as a whole, obsolete ones and their empty folders go, what others put there stays', () => {
  const folder = join(folderWith({}), 'results');
  write(folder, OLD);
  expect(contents(folder)).toEqual(OLD);
  writeFiles(folder, { 'tables/mine.tsv': 'mine', 'notes.txt': 'mine', 'tables/.DS_Store': '' });
  write(folder, NEW);
  expect(contents(folder)).toEqual({
    ...NEW,
    'tables/mine.tsv': 'mine',
    'notes.txt': 'mine',
    'tables/.DS_Store': '',
  });
  expect(existsSync(join(folder, 'gone'))).toBe(false);
  expect(readdirSync(join(folder, '.chipmate'))).toEqual(['files.json']);
});

test('who reads while a living run puts its results in their places waits for it', () => {
  const folder = join(folderWith({}), 'results');
  write(folder, OLD);
  const state = join(folder, '.chipmate');
  mkdirSync(join(state, 'ready'));
  renameSync(join(state, 'files.json'), join(state, 'ready', 'files.json'));
  const lock = takeLock(join(state, 'lock'), folder);
  const script = `setTimeout(() => fs.renameSync('ready/files.json', 'files.json'), 200)`;
  spawn(process.execPath, ['-e', script], { cwd: state });
  expect([...(readResultFolder(folder)?.files.keys() ?? [])].sort()).toEqual(Object.keys(OLD).sort());
  lock.release();
});

test('a folder that holds anything else is refused, empty folders and what desktops leave are nothing', async () => {
  const folder = folderWith({ 'st.yaml': 'mine', 'tables/mine.tsv': 'mine' });
  const before = contents(folder);
  const said = await refusal(() => write(folder, OLD));
  expect(said).toMatch(/this folder is not empty, and what it holds is not results of a test/);
  expect(said).toContain('st.yaml, tables');
  expect(contents(folder)).toEqual(before);
  expect(existsSync(join(folder, '.chipmate'))).toBe(false);
  const fresh = folderWith({ '.DS_Store': '', 'Thumbs.db': '', 'desktop.ini': '', '~$x.xlsx': '' });
  mkdirSync(join(fresh, 'tables'));
  write(fresh, OLD);
  expect(contents(fresh)).toMatchObject(OLD);
});

test("nothing stands in a new file's place unless it was written by chipmate and is as it was", async () => {
  const refused = async (change: (folder: string) => void, files = NEW): Promise<string> => {
    const folder = join(folderWith({}), 'results');
    write(folder, OLD);
    change(folder);
    const before = contents(folder);
    const said = await refusal(() => write(folder, files));
    expect(contents(folder)).toEqual(before);
    return said;
  };
  expect(await refused((folder) => writeFiles(folder, { 'tables/x.tsv': 'edited' }))).toMatch(
    /x\.tsv: this file was changed since chipmate wrote it/,
  );
  expect(await refused((folder) => writeFiles(folder, { 'gone/z.tsv': 'edited' }))).toMatch(/z\.tsv/);
  expect(await refused((folder) => writeFiles(folder, { 'more/w.tsv': 'mine' }))).toMatch(
    /w\.tsv: this file is there already, and chipmate did not write it/,
  );
  expect(await refused((folder) => writeFiles(folder, { more: 'mine' }))).toMatch(
    /a file stands where a folder is needed/,
  );
  expect(await refused((folder) => mkdirSync(join(folder, 'more', 'w.tsv'), { recursive: true }))).toMatch(
    /a folder stands where a file is needed/,
  );
  const elsewhere = folderWith({ 'x.tsv': 'old x', 'y.tsv': 'same' });
  const linked = (folder: string): void => {
    rmSync(join(folder, 'tables'), { recursive: true });
    symlinkSync(elsewhere, join(folder, 'tables'));
  };
  expect(await refused(linked)).toMatch(/a link stands where a folder is needed/);
  expect(contents(elsewhere)).toEqual({ 'x.tsv': 'old x', 'y.tsv': 'same' });
  const linkedFile = (folder: string): void => {
    rmSync(join(folder, 'a.txt'));
    symlinkSync(join(elsewhere, 'x.tsv'), join(folder, 'a.txt'));
  };
  expect(await refused(linkedFile)).toMatch(/this is no ordinary file/);
  expect(await refused(() => undefined, { ...NEW, '../out.txt': 'x' })).toMatch(/out\.txt/);
});

test('two results of one name are refused, also where capitals alone tell them apart', async () => {
  const folder = folderWith({});
  expect(await refusal(() => write(folder, { 'a.tsv': '1', 'A.tsv': '2' }))).toMatch(
    /two results would be one file\n {2}found: {4}a\.tsv and A\.tsv/,
  );
  expect(contents(folder)).toEqual({});
});

test('files of several writers live in one folder, and a file of the same content is taken over', () => {
  const folder = folderWith({ 'a.svg': 'same' });
  write(folder, { 'a.svg': 'same', 'b.svg': '1' }, { by: 'one' });
  write(folder, { 'b.svg': '2' }, { by: 'two' });
  write(folder, { 'c.svg': '3' }, { by: 'one' });
  expect(contents(folder)).toEqual({ 'a.svg': 'same', 'b.svg': '2', 'c.svg': '3' });
});

test('files beside a prefix have notes of their own', async () => {
  const folder = folderWith({ 'drug_b.txt': 'mine' });
  writeBesides(join(folder, 'other'), { '_a.txt': '1' });
  expect(await refusal(() => writeBesides(join(folder, 'drug'), { '_a.txt': '1', '_b.txt': '2' }))).toMatch(
    /drug_b\.txt: this file is there already/,
  );
  renameSync(join(folder, 'drug_b.txt'), join(folder, 'mine.txt'));
  writeBesides(join(folder, 'drug'), { '_a.txt': '1', '_b.txt': '2' });
  writeBesides(join(folder, 'drug'), { '_a.txt': '3', '_b.txt': '2' });
  expect(contents(folder)).toEqual({
    'drug_a.txt': '3',
    'drug_b.txt': '2',
    'mine.txt': 'mine',
    'other_a.txt': '1',
  });
  writeBesides(`${folder}/new/`, { '_a.txt': '1' });
  expect(readFileSync(join(folder, 'new', '_a.txt'), 'utf8')).toBe('1');
});

test('text in pieces is packed where its name says so, and one process writes at a time', async () => {
  const folder = join(folderWith({}), 'results');
  const open = openResultFolder(folder, { by: 'export' });
  await open.stagePieces('deep/all.bed.gz', ['a\n', 'b\n']);
  expect(await refusal(() => openResultFolder(folder, { by: 'export' }))).toMatch(
    /another process is writing here/,
  );
  open.commit();
  open.close();
  expect(gunzipSync(readFileSync(join(folder, 'deep', 'all.bed.gz'))).toString()).toBe('a\nb\n');
  const unused = join(folder, 'unused');
  openResultFolder(unused, { by: 'export' }).close();
  expect(existsSync(unused)).toBe(false);
});

test('a list that is damaged is believed in nothing; the files of earlier releases are known otherwise', async () => {
  const folder = join(folderWith({}), 'results');
  write(folder, OLD);
  const list = join(folder, '.chipmate', 'files.json');
  const text = readFileSync(list, 'utf8');
  writeFileSync(list, text.replace(/"sha256": "./, '"sha256": "x'));
  expect(await refusal(() => write(folder, NEW))).toMatch(/not results of a test/);
  const files = JSON.parse(text) as { files: Record<string, { bytes: number; sha256: string }> };
  const earlier = (): Map<string, { bytes: number; sha256: string }> => new Map(Object.entries(files.files));
  const open = openResultFolder(folder, { ...OPTIONS, earlier });
  expect(open.notices.map(({ key }) => key)).toEqual(['folder.list-damaged']);
  for (const [path, content] of Object.entries(NEW)) open.stage(path, content);
  open.commit();
  open.close();
  expect(contents(folder)).toEqual(NEW);
  writeFileSync(list, text.replace('chipmate files 1', 'chipmate files 2'));
  expect(await refusal(() => write(folder, NEW))).toMatch(/not results of a test/);
});

/** Writes the new files in a process that ends at one of its changes of the disk. @returns whether it did */
function stopped(folder: string, env: NodeJS.ProcessEnv): { killed: boolean; said: string } {
  const module = new URL('../../../dist/formats/folders/result-folder.js', import.meta.url).href;
  const preload = new URL('../../../test/support/stopped-at.mjs', import.meta.url).href;
  const script = `import { writeResults } from ${JSON.stringify(module)};
    try { writeResults(${JSON.stringify(folder)}, ${JSON.stringify(OPTIONS)}, ${JSON.stringify(Object.entries(NEW))}); }
    catch (error) { console.log(error.name + ': ' + error.message); }`;
  const { signal, stdout } = spawnSync(
    process.execPath,
    ['--import', preload, '--input-type=module', '-e', script],
    { env: { ...process.env, ...env }, encoding: 'utf8' },
  );
  return { killed: signal === 'SIGKILL', said: stdout };
}

test('killed at any renaming or removal, a folder has the old files or the new ones, and the next run goes on', () => {
  const seen = { old: 0, new: 0, between: 0 };
  for (let at = 0, killed = true; killed; at++) {
    const folder = join(folderWith({}), 'results');
    write(folder, OLD);
    writeFiles(folder, { 'tables/mine.tsv': 'mine' });
    ({ killed } = stopped(folder, { STOP_AT: String(at), STOP_IN: '^(?:rename|rm|rmdir)Sync.*results' }));
    const { 'tables/mine.tsv': mine, ...found } = contents(folder);
    expect(mine).toBe('mine');
    if (existsSync(join(folder, '.chipmate', 'ready', 'files.json'))) seen.between++;
    readResultFolder(folder);
    const { 'tables/mine.tsv': stays, ...read } = contents(folder);
    expect(stays).toBe('mine');
    const isNew = read['a.txt'] === NEW['a.txt'];
    expect(read, `killed at ${at}, found ${JSON.stringify(found)}`).toEqual(isNew ? NEW : OLD);
    seen[isNew ? 'new' : 'old']++;
    write(folder, NEW);
    expect(contents(folder)).toEqual({ ...NEW, 'tables/mine.tsv': 'mine' });
    expect(readdirSync(join(folder, '.chipmate')).filter((name) => !name.startsWith('lock.'))).toEqual([
      'files.json',
    ]);
  }
  expect(seen.old).toBeGreaterThan(2);
  expect(seen.between).toBeGreaterThan(4);
  expect(seen.new).toBeGreaterThan(seen.between);
});

test('a disk that is full leaves the old files; a file that is open elsewhere is named, and the same command goes on', async () => {
  const folder = join(folderWith({}), 'results');
  write(folder, OLD);
  const full = stopped(folder, { STOP_AT: '1', STOP_IN: 'openSync.*next', STOP_WITH: 'ENOSPC' });
  expect(full.said).toMatch(/^InputError: .*results.*: the disk is full\n/);
  expect(contents(folder)).toEqual(OLD);
  const busy = stopped(folder, {
    STOP_AT: '1',
    STOP_IN: 'renameSync.*ready/[0-9a-f]{32}',
    STOP_WITH: 'EBUSY',
  });
  expect(busy.said).toMatch(/x\.tsv: another program is using this\n[^]*give the same command again/);
  expect(contents(folder)).toMatchObject({ 'a.txt': 'new a', 'tables/x.tsv': 'old x' });
  const open = openResultFolder(folder, OPTIONS);
  expect(open.notices.map(({ key }) => key)).toEqual(['folder.finished']);
  open.close();
  expect(contents(folder)).toEqual(NEW);
});

/** A folder whose writer was killed between the renames. */
function halfReplaced(): string {
  const folder = join(folderWith({}), 'results');
  write(folder, OLD);
  expect(stopped(folder, { STOP_AT: '1', STOP_IN: 'renameSync.*ready/[0-9a-f]{32}' }).killed).toBe(true);
  expect(contents(folder)).toMatchObject({ 'a.txt': 'new a', 'tables/x.tsv': 'old x' });
  return folder;
}

test('what somebody changed while a folder was between old and new is not replaced either', async () => {
  const folder = halfReplaced();
  writeFiles(folder, { 'tables/x.tsv': 'edited meanwhile' });
  expect(await refusal(() => readResultFolder(folder))).toMatch(/x\.tsv: this file was changed/);
  expect(await refusal(() => write(folder, NEW))).toMatch(/x\.tsv: this file was changed/);
  renameSync(join(folder, 'tables', 'x.tsv'), join(folder, 'tables', 'mine.tsv'));
  readResultFolder(folder);
  expect(contents(folder)).toEqual({ ...NEW, 'tables/mine.tsv': 'edited meanwhile' });
});

test('what was ready and is damaged is not put in place: readers refuse, the next run makes all anew', async () => {
  for (const damage of ['x.tsv', 'files.json']) {
    const folder = halfReplaced();
    const ready = join(folder, '.chipmate', 'ready');
    const name = readdirSync(ready).find((each) => (each === 'files.json') === (damage === 'files.json'));
    const bytes = readFileSync(join(ready, name ?? ''));
    bytes[bytes.length - 3] ^= 1;
    writeFileSync(join(ready, name ?? ''), bytes);
    expect(await refusal(() => readResultFolder(folder))).toMatch(/what it had ready is damaged/);
    if (damage === 'files.json') {
      // Nothing tells any more that the file that was replaced already is chipmate's.
      expect(await refusal(() => write(folder, { ...NEW, 'a.txt': 'newer a' }))).toMatch(/a\.txt/);
      continue;
    }
    const open = openResultFolder(folder, OPTIONS);
    expect(open.notices.map(({ key }) => key)).toEqual(['folder.made-anew']);
    open.close();
    expect(await refusal(() => readResultFolder(folder))).toMatch(/those of several runs/);
    write(folder, NEW);
    expect(contents(folder)).toEqual(NEW);
    expect(readResultFolder(folder)?.files.size).toBe(4);
  }
});
