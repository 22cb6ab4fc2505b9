// Reads are used where they lie: known by number, never opened by a path that a page sends, and never removed.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { madeUpTags } from '../../test/support/made-up-tags.ts';
import { routesOf, type Routes } from '../../test/support/route.ts';
import { ReadsInPlace } from './reads-in-place.ts';
import type { HandedOver } from './routes/files.ts';
import { Uploads } from './uploads.ts';

const SAMPLES = ['a1', 'a2', 'b1', 'b2'];
let folder: string;
let outside: string;
let uploads: Uploads;
let routes: Routes;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chipmate-reads-in-place-'));
  const reads = join(folder, 'reads');
  mkdirSync(join(reads, 'run 1'), { recursive: true });
  for (const [seed, name] of SAMPLES.entries()) {
    const atSite = name.startsWith('a') ? 80 : 30;
    const tags = madeUpTags({ seed: seed + 1, background: 4000, atSite, sites: 30 });
    writeFileSync(join(reads, 'run 1', `${name}.bed`), tags);
  }
  writeFileSync(join(reads, 'notes.txt'), 'no reads');
  outside = join(folder, 'outside.bed');
  writeFileSync(outside, madeUpTags({ seed: 9, background: 4000, atSite: 80, sites: 30 }));
});
beforeEach(() => {
  uploads = new Uploads();
  routes = routesOf([], uploads, undefined, new ReadsInPlace([join(folder, 'reads')], undefined, uploads));
  return async () => routes.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const files = async (): Promise<HandedOver[]> =>
  (await (await routes.ask('api/files')).json()) as HandedOver[];
const ask = async (question: string, chosen: unknown): Promise<{ status: number; text: string }> => {
  const body = JSON.stringify(chosen);
  const response = await routes.ask(`api/questions/${encodeURIComponent(question)}`, {
    method: 'POST',
    body,
  });
  return { status: response.status, text: await response.text() };
};
const handOver = async (text: string, name: string): Promise<number> => {
  const response = await routes.ask(`api/files?any=1&name=${name}`, { method: 'POST', body: text });
  return ((await response.json()) as HandedOver).file;
};
const sheetOf = (names: readonly string[]): string =>
  `sample\treads\tgroup\n${SAMPLES.map((sample, at) => `${sample}\t${names[at]}\t${sample[0]}\n`).join('')}`;

test('files of the folder are listed with numbers that stay, and are not removed', async () => {
  const listed = await files();
  expect(listed.map(({ name, inPlace, recognised }) => [name, inPlace, recognised.kind])).toEqual(
    SAMPLES.map((name) => [`run 1/${name}.bed`, true, 'reads']),
  );
  const added = join(folder, 'reads', '0.bw');
  writeFileSync(added, 'not looked into');
  const more = await files();
  rmSync(added);
  expect(more.filter(({ name }) => name !== '0.bw')).toEqual(listed);
  expect(more.find(({ name }) => name === '0.bw')?.recognised.kind).toBe('signal track');
  const [first] = listed;
  expect((await routes.ask(`api/files/${first.file}`, { method: 'DELETE' })).status).toBe(200);
  expect(existsSync(join(folder, 'reads', first.name))).toBe(true);
});

test('peaks are called of them, and what is said names no folder', async () => {
  const [a1, a2] = await files();
  const { status, text } = await ask('peaks call', {
    chip: [a1.file, a2.file],
    genomeSize: '2e7',
    fragment: 200,
  });
  expect([status, text.includes(folder), status === 200 ? '' : text]).toEqual([200, false, '']);
  const { columns, notices } = JSON.parse(text) as {
    columns: { name: string; values: number[] }[];
    notices: { about?: { file?: string } }[];
  };
  expect(notices.some(({ about }) => about?.file === 'run 1/a1.bed')).toBe(true);
  const [start, offset] = ['start', 'peak'].map((name) => columns.find((each) => each.name === name)!.values);
  const summits = start.map((at, row) => at + offset[row]);
  expect(summits).toHaveLength(30);
  summits.forEach((summit, row) => expect(Math.abs(summit - 100_000 * (row + 1))).toBeLessThan(60));
});

test('a sheet names these files, and no path is opened', async () => {
  await files();
  const peaks = Array.from(
    { length: 30 },
    (_, i) => `chr18\t${100_000 * (i + 1) - 150}\t${100_000 * (i + 1) + 150}\n`,
  );
  const bed = await handOver(peaks.join(''), 'peaks.bed');
  const asked = async (names: readonly string[]) =>
    ask('peaks differential', { sheet: await handOver(sheetOf(names), 'sheet.tsv'), peaks: [bed] });
  const good = await asked(SAMPLES.map((name) => `somewhere/else/${name}.bed`));
  expect([good.status, good.text.includes(folder), good.status === 200 ? '' : good.text]).toEqual([
    200,
    false,
    '',
  ]);
  const bad = await asked([outside, 'a2.bed', 'b1.bed', 'b2.bed']);
  expect([bad.status, bad.text.includes('peaks-differential.not-among')]).toEqual([422, true]);
  // Nor may a page say which files may be named.
  const sheet = await handOver(sheetOf([outside, 'a2.bed', 'b1.bed', 'b2.bed']), 'sheet.tsv');
  const said = await ask('peaks differential', { sheet, peaks: [bed], among: [outside] });
  expect(said.status).toBe(422);
});
