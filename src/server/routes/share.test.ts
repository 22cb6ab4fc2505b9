// What a page takes with it, and what it is shown of a study that somebody shares.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routesOf, type Routes } from '../../../test/support/route.ts';
import { plantedAtlas } from '../../../test/support/shared-atlases.ts';
import { ranStudy } from '../../../test/support/studies.ts';
import { bundleOf } from '../../formats/bundles/bundle-writer.ts';
import { openBundle } from '../../formats/bundles/bundle-reader.ts';
import { zipDirectory, zipPart } from '../../formats/workbooks/zip-parts.ts';
import { Uploads } from '../uploads.ts';
import type { HandedOver } from './files.ts';
import type { OpenedBundle } from './share.ts';

const PEAKS = Array.from({ length: 40 }, (_, i) => `chr1\t${1000 * i + 100}\t${1000 * i + 400}\tp\t${i}\n`);
let folder: string;
let world: string;
let routes: Routes;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chipmate-share-route-'));
  const study = join(folder, 'mine');
  mkdirSync(study);
  writeFileSync(join(study, 'a.bed'), PEAKS.join(''));
  writeFileSync(
    join(study, 'study.yaml'),
    'study: Mine\nfactor: IKZF1\ngenome: hg38\nchip_seq:\n  - { name: MM.1S, cell: MM.1S, peaks: [a.bed] }\n',
  );
  await ranStudy(study, 'study.yaml', 'results');
  world = await plantedAtlas();
  routes = routesOf([join(world, 'atlas')], new Uploads(), folder);
  await routes.ask('api/studies');
});
afterAll(async () => {
  await routes.close();
  rmSync(folder, { recursive: true });
});

const partsOf = async (response: Response): Promise<Map<string, string>> => {
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
  const bytes = Buffer.from(await response.arrayBuffer());
  const entries = zipDirectory(bytes, 'zip');
  return new Map(
    [...entries.values()].map((entry) => [entry.name, zipPart(bytes, entry, 'zip').toString('utf8')]),
  );
};
const handed = async (content: Uint8Array): Promise<Response> =>
  routes.ask('api/files?name=study.zip', { method: 'POST', body: new Uint8Array(content) });

test('a study goes out as a bundle, comes in as a file, and is shown with its report', async () => {
  const response = await routes.ask('api/studies/1/bundle');
  expect(response.status).toBe(200);
  expect(decodeURIComponent(response.headers.get('x-chipmate-notices') ?? '')).toContain('share.renamed');
  const bundle = Buffer.from(await response.arrayBuffer());
  const { files, read } = openBundle(bundle, 'zip');
  const taken = (await (await handed(bundle)).json()) as HandedOver;
  expect(taken.recognised).toEqual({ kind: 'bundle', title: 'Mine', simulated: false });

  const opened = (await (await routes.ask(`api/bundles/${taken.file}`)).json()) as OpenedBundle;
  expect(opened).toMatchObject({ about: { title: 'Mine', genome: 'hg38' }, report: true, files });
  expect(opened.chromosomes[0]).toEqual(['chr1', 248_956_422]);
  const at = files.findIndex(({ path }) => path.endsWith('.bed'));
  const file = await routes.ask(`api/bundles/${taken.file}/files/${at}`);
  expect(file.headers.get('content-type')).toBe('application/octet-stream');
  expect(Buffer.from(await file.arrayBuffer())).toEqual(Buffer.from(read(files[at].path)));
  expect((await routes.ask(`api/bundles/${taken.file}/files/${files.length}`)).status).toBe(404);
  const genes = await routes.ask(`api/bundles/${taken.file}/genes?chrom=chr18&start=63000000&end=64000000`);
  expect(JSON.stringify(await genes.json())).toContain('BCL2');

  const report = await routes.ask(`bundles/${taken.file}/report`);
  expect(report.status).toBe(200);
  expect(report.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox allow-scripts/);
  expect(await report.text()).toContain('Mine');
});

test('a report from elsewhere brings its data and none of its scripts', async () => {
  const { read } = openBundle(
    Buffer.from(await (await routes.ask('api/studies/1/bundle')).arrayBuffer()),
    'zip',
  );
  const page = Buffer.from(read('report.html')).toString('utf8');
  const evil = page.replace(
    '<script type="module">',
    '<script>stolen()</script><script type="module">evil();',
  );
  expect(evil).toContain('stolen()');
  const about = { title: 'Evil', factor: 'x', genome: 'hg38', version: '1', simulated: false };
  const bundle = bundleOf(about, new Map([['report.html', Buffer.from(evil)]]));
  const { file } = (await (await handed(bundle)).json()) as HandedOver;
  const shown = await (await routes.ask(`bundles/${file}/report`)).text();
  expect(shown).not.toMatch(/stolen|evil\(\)/);
  expect(shown).toContain('Mine');
});

describe('refused is', () => {
  test('a bundle that was changed, when it is handed over; a number that is none; another report', async () => {
    const about = { title: 'x', factor: 'x', genome: 'hg38', version: '1', simulated: false };
    const bundle = bundleOf(about, new Map([['report.html', Buffer.from('<p>')]]));
    const cut = await handed(bundle.subarray(0, bundle.length - 9));
    expect(cut.status).toBe(422);
    expect(await cut.json()).toMatchObject({ refusal: { key: 'bundle.damaged' } });
    const { file } = (await (await handed(bundle)).json()) as HandedOver;
    const other = await routes.ask(`bundles/${file}/report`);
    expect(await other.json()).toMatchObject({ refusal: { key: 'bundle.other-report' } });
    for (const path of ['api/bundles/999', 'bundles/999/report'])
      expect(await (await routes.ask(path)).json()).toMatchObject({ refusal: { key: 'upload.gone' } });
    const peaks = await routes.handOver(join(folder, 'mine', 'a.bed'));
    expect(await (await routes.ask(`api/bundles/${peaks}`)).json()).toMatchObject({
      refusal: { key: 'upload.gone' },
    });
  });
});

test('the tracks of a study are those that its run wrote', async () => {
  const parts = await partsOf(await routes.ask('api/studies/1/exports'));
  expect([...parts.keys()]).toEqual(
    expect.arrayContaining([
      'igv-session.xml',
      'ucsc-custom-tracks.bed',
      'tracks/IKZF1_MM.1S.bed',
      'hub/hub.txt',
    ]),
  );
  expect(parts.get('tracks/IKZF1_MM.1S.bed')?.split('\n')).toHaveLength(41);
});

test('the evidence behind a partner: its sites, the query and experiments as tracks, marked as simulated', async () => {
  const query = await routes.handOver(join(world, 'a.bed'));
  const asked = { query, partner: 'simulated-1', atlas: [0] };
  const table = (await (
    await routes.ask('api/questions/sites', { method: 'POST', body: JSON.stringify(asked) })
  ).json()) as { rows: number };
  const body = JSON.stringify({ ...asked, experiments: ['simulated-1', 'simulated-3'] });
  const parts = await partsOf(await routes.ask('api/evidence', { method: 'POST', body }));
  const sites = [...parts].find(([path]) => path.endsWith('sites.bed'))?.[1] ?? '';
  expect(table.rows).toBeGreaterThan(0);
  expect(sites.trim().split('\n')).toHaveLength(table.rows);
  expect(parts.get('igv-session.xml')).toContain('simulated-3');
  expect([...parts.keys()].filter((path) => path.startsWith('hub/')).length).toBe(2);
  const wrong = await routes.ask('api/evidence', {
    method: 'POST',
    body: JSON.stringify({ ...asked, query: '/etc/passwd', experiments: [] }),
  });
  expect(wrong.status).toBe(422);
});
