// Several files that were handed over become a study: what a page is told of them, what it may correct, what is written.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routesOf, type Routes } from '../../../test/support/route.ts';
import type { PlacedUpload } from './drafts.ts';
import { Uploads } from '../uploads.ts';

let around: string;
let root: string;
let routes: Routes;
beforeAll(() => {
  around = mkdtempSync(join(tmpdir(), 'chipmate-drafts-'));
  root = join(around, 'studies');
  mkdirSync(root);
  routes = routesOf([], new Uploads(), root);
});
afterAll(async () => {
  await routes.close();
  rmSync(around, { recursive: true });
});

const post = (path: string, body: unknown): Promise<Response> =>
  routes.ask(`api/drafts/${path}`, { method: 'POST', body: JSON.stringify(body) });
async function handOver(path: string, content: string): Promise<number> {
  const name = path.split('/').at(-1) ?? '';
  const query = `name=${encodeURIComponent(name)}&any=1&path=${encodeURIComponent(path)}`;
  const response = await routes.ask(`api/files?${query}`, { method: 'POST', body: content });
  return ((await response.json()) as { file: number }).file;
}
const PEAKS = Array.from({ length: 9 }, (_, i) => `chr1\t${i}100\t${i}400\n`).join('');

test('files are placed, corrected and written into the folder of a study; their folders are words alone', async () => {
  const files = [
    await handOver('../../NALM6/IKZF1_rep1.bed', PEAKS),
    await handOver('K562/IKZF1_rep1.bed', PEAKS.replaceAll('400', '401')),
    await handOver('readme.md', 'Notes of the study: see the folders.\n'),
  ];
  const placed = (await (await post('places', { files })).json()) as PlacedUpload[];
  expect(placed.map(({ name, place, factor, cell }) => [name, place, factor, cell])).toEqual([
    ['folder/folder/NALM6/IKZF1_rep1.bed', 'peaks', 'IKZF1', 'NALM6'],
    ['K562/IKZF1_rep1.bed', 'peaks', 'IKZF1', 'K562'],
    ['readme.md', 'none', '', ''],
  ]);
  expect(placed[2].reason).toMatchObject({ key: 'told.unknown' });
  const settled = placed.map(({ file, place, factor, cell, condition }, i) => ({
    ...{ file, place, factor, condition },
    cell: i === 1 ? 'K562: a clone' : cell,
  }));
  const made = await post('study', { title: 'Two lines', date: '2026-11-23', files: settled });
  expect(await made.json()).toEqual({ study: expect.any(Number) as number });
  const folder = join(root, 'Two lines');
  expect(readdirSync(folder).sort()).toEqual(['IKZF1_rep1 2.bed', 'IKZF1_rep1.bed', 'study.yaml']);
  const text = readFileSync(join(folder, 'study.yaml'), 'utf8');
  expect(text).toContain('    cell: NALM6\n    peaks:\n      - IKZF1_rep1.bed\n');
  expect(text).toContain('    cell: "K562: a clone"\n    peaks:\n      - IKZF1_rep1 2.bed\n');
  expect(text).toMatch(/genome: hg38 {3}# unsure: /);
});

test('what is no number of a file, no place or no atlas is refused, and nothing is left behind', async () => {
  const file = await handOver('a.bed', PEAKS);
  const start = { title: 'refused', date: '2026-11-23' };
  const entry = { file, place: 'peaks', factor: '', cell: '', condition: '' };
  for (const body of [
    { ...start, files: [{ ...entry, file: 999 }] },
    { ...start, files: [{ ...entry, place: '/etc/passwd' }] },
    { ...start, files: [entry], atlas: 7 },
    { ...start, files: [] },
    { ...start, files: [{ ...entry, path: '/etc/passwd' }] },
  ])
    expect((await post('study', body)).status).toBe(422);
  expect((await post('places', { files: ['/etc/passwd'] })).status).toBe(422);
  expect(existsSync(join(root, 'refused'))).toBe(false);
});

test('a sheet that nothing goes with says so before the study is made, and in the study', async () => {
  const sheet = 'sample\ttreatment\ns1\tDMSO\ns2\tDMSO\ns3\tlen\ns4\tlen\n';
  const files = [
    await handOver('my-peaks.bed', PEAKS.replaceAll('400', '402')),
    await handOver('design.tsv', sheet),
  ];
  const placed = (await (await post('places', { files })).json()) as PlacedUpload[];
  expect(placed.map(({ place, doubts }) => [place, doubts.map(({ key }) => key)])).toEqual([
    ['peaks', ['draft.no-factor', 'draft.no-cell']],
    ['design', expect.arrayContaining(['draft.no-matrix'])],
  ]);
  const settled = placed.map(({ file, place, factor, cell, condition }) => ({
    ...{ file, place, factor, cell, condition },
  }));
  const made = await post('study', { title: 'A sheet alone', date: '2026-11-23', files: settled });
  expect(made.status).toBe(200);
  const text = readFileSync(join(root, 'A sheet alone', 'study.yaml'), 'utf8');
  expect(text).toContain('# design.tsv: not used: ');
});
