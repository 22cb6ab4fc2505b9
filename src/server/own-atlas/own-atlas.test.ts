// The sheet of one's own files as the server keeps it: what pages may say, and what of places they learn.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../start-server.ts';
import type { CheckedSheet, OwnAtlasBody } from '../routes/own-atlas.ts';
import type { OwnRow } from './own-sheet.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-own-sheet-'));
const home = join(folder, 'home');
const peaks = Array.from({ length: 50 }, (_, i) => `chr1\t${1e6 + i * 1e4}\t${1e6 + i * 1e4 + 200}\n`).join(
  '',
);
let server: RunningServer;
let api: string;

beforeAll(async () => {
  mkdirSync(join(folder, 'peaks'));
  for (const name of ['K562_GATA1.bed', 'K562_TAL1.bed', 'secret_MAX.bed', 'K562_IgG.bed', 'notes.pdf'])
    writeFileSync(join(folder, 'peaks', name), peaks);
  server = await startServer({ atlases: [], data: home, peaks: [join(folder, 'peaks')] });
  api = `${server.address.replace('?token=', '')}/api/own-atlas`;
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function asked<Body>(path: string, method: string, what?: unknown): Promise<Body> {
  const response = await fetch(`${api}${path}`, { method, body: JSON.stringify(what) });
  return (await response.json()) as Body;
}

/** Waits until the work has ended. */
async function settled(): Promise<OwnAtlasBody> {
  for (;;) {
    const body = await asked<OwnAtlasBody>('', 'GET');
    if (!['drafting', 'index', 'sites'].includes(body.state.step)) return body;
    await new Promise((done) => setTimeout(done, 50));
  }
}

const edit = (rows: readonly unknown[]): Promise<CheckedSheet> =>
  asked('/sheet', 'PUT', { rows, genome: 'hg38' });
const said = ({ file, cells, taken, unsure }: OwnRow): Record<string, unknown> => ({
  ...{ file, cells, taken },
  unsure: unsure.map(({ column }) => column),
});
const keyOf = (body: unknown): unknown => (body as { refusal?: { key: string } }).refusal?.key;

test('a folder is drafted by number, corrected, refused where a row is at fault, and built', async () => {
  expect(await asked('/draft', 'POST', { folder: 0 })).not.toHaveProperty('refusal');
  const { rows, leftOut, folders } = await settled();
  expect([folders, rows.map(({ name }) => name)]).toEqual([
    ['peaks'],
    ['K562_GATA1.bed', 'K562_TAL1.bed', 'secret_MAX.bed'],
  ]);
  expect(leftOut.map(({ file, refusal }) => [file, refusal.key])).toEqual([
    ['K562_IgG.bed', 'draft.control'],
    ['notes.pdf', 'draft.no-peak-name'],
  ]);
  // Nothing that a page gets says where files lie, and nothing that it sends names a file.
  expect(JSON.stringify(await settled())).not.toContain(folder);
  const sheet = rows.map(said);
  const unsure = await edit(sheet);
  expect(unsure.faults.map(({ row, column, refusal }) => [row, column, refusal.key])).toEqual([
    [2, 'unsure', 'sheet.unsure'],
  ]);
  expect(keyOf(await asked('/build', 'POST', { name: 'mine', genome: 'hg38' }))).toBe('sheet.unsure');
  sheet[2] = { ...sheet[2], unsure: [], cells: { ...rows[2].cells, cell: 'MM.1S', experiment: 'K562_TAL1' } };
  const twice = await edit(sheet);
  expect(twice.faults.map(({ row, column, refusal }) => [row, column, refusal.key])).toEqual([
    [2, 'experiment', 'sheet.name-twice'],
  ]);
  expect(twice.classes).toContainEqual({ row: 2, column: 'cell_class', value: 'Blood' });
  sheet[2] = { ...sheet[2], taken: false };
  expect((await edit(sheet)).faults).toEqual([]);
  for (const [name, key] of [
    ['../out', 'own-atlas.name'],
    ['', 'own-atlas.name'],
    ['myeloma', 'own-atlas.name-taken'],
  ])
    expect(keyOf(await asked('/build', 'POST', { name, genome: 'hg38' }))).toBe(key);
  // A sheet that lies there is never replaced; the one of a build that was killed is this one, and goes on.
  const text = 'experiment\tantigen_class\n';
  writeFileSync(join(home, 'mine.sheet.tsv'), text);
  expect(keyOf(await asked('/build', 'POST', { name: 'mine', genome: 'hg38' }))).toBe('own-atlas.name-taken');
  expect(readFileSync(join(home, 'mine.sheet.tsv'), 'utf8')).toBe(text);
  rmSync(join(home, 'mine.sheet.tsv'));
  await asked('/build', 'POST', { name: 'mine', genome: 'hg38' });
  expect((await settled()).state).toMatchObject({ step: 'made' });
  const kept = readFileSync(join(home, 'mine.sheet.tsv'), 'utf8');
  rmSync(join(home, 'mine'), { recursive: true });
  await asked('/build', 'POST', { name: 'mine', genome: 'hg38' });
  // While it builds, the sheet stays as it is.
  expect(keyOf(await edit(sheet))).toBe('own-atlas.busy');
  expect((await settled()).state).toMatchObject({ step: 'made', atlas: 0, sheet: 'mine.sheet.tsv' });
  expect(readFileSync(join(home, 'mine.sheet.tsv'), 'utf8')).toBe(kept);
  expect(keyOf(await asked('/build', 'POST', { name: 'mine', genome: 'hg38' }))).toBe('own-atlas.name-taken');
});

test('what is no row, no file and no folder of the app is refused', async () => {
  const { rows } = await settled();
  for (const [path, method, what, key] of [
    ['/draft', 'POST', { folder: 1 }, 'body.wrong'],
    ['/draft', 'POST', { folder: '../..' }, 'body.wrong'],
    ['/draft', 'POST', { files: ['/etc/passwd'] }, 'upload.gone'],
    ['/draft', 'POST', {}, 'body.wrong'],
    ['/sheet', 'PUT', { rows: [{ ...said(rows[0]), file: 99 }], genome: 'hg38' }, 'own-atlas.gone'],
    ['/sheet', 'PUT', { rows: [said(rows[0]), said(rows[0])], genome: 'hg38' }, 'own-atlas.gone'],
    ['/sheet', 'PUT', { rows: [{ ...said(rows[0]), cells: {} }], genome: 'hg38' }, 'body.wrong'],
    ['/sheet', 'PUT', { rows: rows.map(said), genome: '/etc/passwd' }, 'body.wrong'],
  ] as const)
    expect([path, keyOf(await asked(path, method, what))]).toEqual([path, key]);
});

test('links in the folder are no atlases', async () => {
  const other = join(folder, 'linked');
  mkdirSync(other);
  symlinkSync(join(home, 'mine'), join(other, 'elsewhere'));
  const linked = await startServer({ atlases: [], data: other });
  const { atlases } = (await (await fetch(`${linked.address.replace('?token=', '')}/api/state`)).json()) as {
    atlases: unknown[];
  };
  await linked.close();
  expect(atlases).toEqual([]);
});
