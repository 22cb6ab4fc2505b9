// One commit point: what atlas.json names is the atlas, whatever else lies in its folder, and only whole.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { refusal } from './support/answers.ts';
import { folderWith, writeFiles } from './support/chipmate.ts';
import { smallAtlas, smallBed } from './support/shared-atlases.ts';
import { buildSites, sitesWithin } from '../src/analyses/atlas/make-sites.ts';
import { openSitesToMake } from '../src/analyses/inputs/sites-to-make.ts';
import { encodedClass } from '../src/atlas/sites/sites-file.ts';
import { ATLAS_FILES, readManifest } from '../src/atlas/manifest.ts';
import { openAtlas } from '../src/atlas/open-atlas.ts';
import { openSitesFile } from '../src/atlas/sites/sites-file.ts';
import { refuseDamaged, verifyAtlas } from '../src/atlas/verify-atlas.ts';
import { addToAtlas } from '../src/atlas/making/add-to-atlas.ts';
import { beginChange } from '../src/atlas/making/change-atlas.ts';

const SHEET = 'experiment\tantigen_class\tantigen\tcell_class\tcell\tfile\n';
let small = '';
/** The small atlas, to which two sheets were added one after the other. */
let grown = '';

beforeAll(async () => {
  small = await smallAtlas();
  const { atlas, add } = copied();
  await add('more.tsv');
  await add('third.tsv');
  grown = atlas;
});

/** A copy of an atlas, the small one by default, with sheets beside it. */
function copied(from = join(small, 'atlas')): {
  folder: string;
  atlas: string;
  add: (sheet: string) => Promise<unknown>;
} {
  const folder = folderWith({
    'more.tsv': `${SHEET}E7\tTFs and others\tMAX\tBlood\tK-562\te7.bed\n`,
    'third.tsv': `${SHEET}E8\tTFs and others\tMYC\tLiver\tHepG2\te7.bed\n`,
    'e7.bed': smallBed(3, 30),
  });
  const atlas = join(folder, 'atlas');
  cpSync(from, atlas, { recursive: true });
  const add = (sheet: string): Promise<unknown> =>
    addToAtlas(atlas, join(folder, sheet), { threads: 1, finish: sitesWithin });
  return { folder, atlas, add };
}

async function experimentsOf(atlas: string): Promise<number> {
  const opened = await openAtlas(atlas);
  await opened.close();
  return opened.experiments.count;
}

/** Every file of a folder with its bytes. */
function bytesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }): [string, string] => [
        join(parentPath, name).slice(folder.length + 1),
        createHash('sha256')
          .update(readFileSync(join(parentPath, name)))
          .digest('hex'),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function notFine(atlas: string): string[] {
  return verifyAtlas(atlas).flatMap(({ file, verdict }) => (verdict === 'fine' ? [] : `${file} ${verdict}`));
}

/** Writes an atlas.json that its own checksum confirms. */
function rewrite(atlas: string, edit: (manifest: Record<string, unknown>) => Record<string, unknown>): void {
  const path = join(atlas, ATLAS_FILES.manifest);
  const before = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const after = JSON.stringify(edit({ ...before, sha256: undefined }));
  const sha256 = createHash('sha256').update(after).digest('hex');
  writeFileSync(path, JSON.stringify({ ...(JSON.parse(after) as object), sha256 }));
}

test('an addition and its sites appear together, beside what was there', async () => {
  const { atlas, add } = copied();
  const before = readManifest(atlas);
  expect(before).toMatchObject({ version: 2, shards: [], sites: 'sites.bin' });
  await add('more.tsv');
  const { shards = [], sites = '', files } = readManifest(atlas);
  expect(shards).toMatchObject([{ folder: 'shards/0002', experiments: 1 }]);
  expect(sites).toMatch(/^sites-[0-9a-f]{12}\.bin$/);
  expect(Object.keys(files)).toContain(sites);
  expect(readdirSync(atlas).filter((name) => name.startsWith('sites') || name.startsWith('.'))).toEqual([
    sites,
  ]);
  expect(readdirSync(join(atlas, 'shards'))).toEqual(['0002']);
  expect(notFine(atlas)).toEqual([]);
  const binders = openSitesFile(atlas)
    ?.bindersOf('Blood')
    .map(({ antigen }) => antigen);
  expect(binders).toContain('MAX');
  const done = bytesOf(atlas);
  await add('more.tsv');
  expect(buildSites(atlas).made).toEqual([]);
  expect(bytesOf(atlas)).toEqual(done);
});

describe('a part of an atlas that is not as atlas.json says', () => {
  const cases: [string, (atlas: string) => void, string, RegExp][] = [
    [
      'all shards gone',
      (atlas) => rmSync(join(atlas, 'shards'), { recursive: true }),
      'shards/0002/atlas.json missing',
      /0002: a part of the atlas is not as it was added/,
    ],
    [
      'one shard gone',
      (atlas) => rmSync(join(atlas, 'shards', '0003'), { recursive: true }),
      'shards/0003/atlas.json missing',
      /0003: a part of the atlas is not as it was added/,
    ],
    [
      'two shards exchanged',
      (atlas) => {
        const at = (name: string) => join(atlas, 'shards', name);
        renameSync(at('0002'), at('x'));
        renameSync(at('0003'), at('0002'));
        renameSync(at('x'), at('0003'));
      },
      'shards/0002/atlas.json foreign',
      /0002: a part of the atlas is not as it was added/,
    ],
    [
      "another atlas' shard",
      (atlas) => cpSync(join(atlas, 'shards', '0002'), join(atlas, 'shards', '0004'), { recursive: true }),
      'shards/0004 foreign',
      /0004: this folder is not part of the atlas/,
    ],
    [
      'a folder by hand',
      (atlas) => mkdirSync(join(atlas, 'shards', '0009')),
      'shards/0009 foreign',
      /0009: this folder is not part of the atlas/,
    ],
  ];
  test.each(cases)('%s: verify names it, opening and adding refuse it', async (_, spoil, verdict, said) => {
    const { atlas, add } = copied(grown);
    expect(await experimentsOf(atlas)).toBe(8);
    spoil(atlas);
    const spoilt = bytesOf(atlas);
    expect(notFine(atlas)).toContain(verdict);
    expect(await refusal(() => refuseDamaged(atlas, verifyAtlas(atlas)))).toContain(verdict);
    for (const use of [() => openAtlas(atlas), () => add('more.tsv'), () => buildSites(atlas)])
      expect(await refusal(use)).toMatch(said);
    expect(bytesOf(atlas)).toEqual(spoilt);
  });
});

test('what a change that died has left is no part of the atlas, no fault of it, and goes with the next change', async () => {
  const { atlas, add } = copied();
  const undisturbed = copied();
  await undisturbed.add('more.tsv');
  const whole = join(undisturbed.atlas, 'shards', '0002');
  cpSync(whole, join(atlas, 'shards', '0002'), { recursive: true });
  writeFileSync(join(atlas, 'shards', '.0002.adding'), '');
  writeFileSync(join(atlas, 'shards', '0002', 'runs-0.tmp'), 'half');
  writeFileSync(join(atlas, 'sites-0123456789ab.bin'), 'half');
  writeFileSync(join(atlas, '.atlas.json.0123456789ab.partial'), 'half');
  writeFileSync(
    join(atlas, '.lock'),
    JSON.stringify({ pid: 2 ** 22 + 1, host: 'x' }).replace(
      '"x"',
      JSON.stringify((await import('node:os')).hostname()),
    ),
  );
  expect(await experimentsOf(atlas)).toBe(6);
  expect(notFine(atlas)).toEqual([]);
  await add('more.tsv');
  expect(bytesOf(atlas)).toEqual(bytesOf(undisturbed.atlas));
});

test('while one process writes into an atlas, no other reads it for writing', async () => {
  const { atlas, add } = copied();
  const change = beginChange(atlas);
  for (const write of [() => add('more.tsv'), () => buildSites(atlas), () => beginChange(atlas)])
    expect(await refusal(write)).toContain('another process is writing here');
  expect(await experimentsOf(atlas)).toBe(6);
  change.abort();
  await add('more.tsv');
  expect(existsSync(join(atlas, '.lock'))).toBe(false);
});

test('an atlas of format version 1 becomes version 2 when it is written into, and answers the same', async () => {
  const fixture = join(dirname(fileURLToPath(import.meta.url)), 'fixtures/release-0.1.0/atlas');
  const atlas = join(folderWith({}), 'atlas');
  cpSync(fixture, atlas, { recursive: true });
  expect(readManifest(atlas)).toMatchObject({ version: 1 });
  rewrite(atlas, (manifest) => ({ ...manifest, later: { kept: true } }));
  const before = readManifest(atlas);
  const experiments = await experimentsOf(atlas);
  const description = openSitesFile(atlas)?.description;
  beginChange(atlas).abort();
  const { sha256, ...named } = readManifest(atlas);
  expect(named).toEqual({
    ...{ ...before, sha256: undefined, version: 2, sites: 'sites.bin' },
    files: { ...before.files, 'sites.bin': named.files['sites.bin'] },
    shards: [
      { folder: 'shards/0002', ...{ experiments: 2, peaks: 202 }, sha256: expect.any(String) as string },
    ],
  });
  expect(sha256).not.toBe(before.sha256);
  expect(await experimentsOf(atlas)).toBe(experiments);
  expect(openSitesFile(atlas)?.description).toBe(description);
  expect(notFine(atlas)).toEqual([]);
  writeFiles(dirname(atlas), {
    'more.tsv': `${SHEET}E7\t\tMAX\tBlood\tONE\te7.bed\n`,
    'e7.bed': smallBed(3),
  });
  await addToAtlas(atlas, join(dirname(atlas), 'more.tsv'), { threads: 1 });
  expect(readManifest(atlas)).toMatchObject({ later: { kept: true } });
});

test('sites are made of what is verified alone', async () => {
  const { atlas, add } = copied();
  const path = join(atlas, 'sites.bin');
  const whole = bytesOf(atlas);
  const bytes = readFileSync(path);
  for (const spoilt of [
    bytes.map((byte, i) => (i === bytes.length - 9 ? byte ^ 1 : byte)),
    bytes.subarray(0, 40),
  ]) {
    writeFileSync(path, spoilt);
    buildSites(atlas);
    expect(bytesOf(atlas)).toEqual(whole);
  }
  // Finished classes of other peaks in experiments of the same names and numbers.
  const other = copied();
  writeFileSync(join(other.folder, 'e7.bed'), smallBed(3, 60));
  await addToAtlas(other.atlas, join(other.folder, 'more.tsv'), { threads: 1 });
  const input = openSitesToMake(other.atlas);
  const blood = input.classes.find(({ cellClass }) => cellClass === 'Blood');
  const sites = openSitesFile(other.atlas)?.read('Blood');
  if (blood === undefined || sites === undefined) throw new Error('there are sites of Blood');
  input.keep(encodedClass(sites, blood.fingerprint));
  input.close();
  cpSync(join(other.atlas, 'sites.parts'), join(atlas, 'sites.parts'), { recursive: true });
  expect(readdirSync(join(atlas, 'sites.parts'))).toHaveLength(1);
  await add('more.tsv');
  const undisturbed = copied();
  await undisturbed.add('more.tsv');
  expect(bytesOf(atlas)).toEqual(bytesOf(undisturbed.atlas));
});

describe('an atlas.json whose checksum is right and that says what cannot be', () => {
  const cases: [string, Record<string, unknown>][] = [
    ['files is not an object', { files: [] }],
    ['not the name of a file', { files: { '../../x': { bytes: 1, sha256: '' } } }],
    ['no experiments.tsv among its files', { files: {} }],
    ['genome.chromosomes is not a list', { genome: { name: 'hg38', chromosomes: 7 } }],
    [
      'genome.chromosomes[0][1] is not a whole number',
      { genome: { name: 'hg38', chromosomes: [['chr1', -5]] } },
    ],
    ['counts.peaks is not a whole number', { counts: { experiments: 1, peaks: 'many' } }],
    ['meanings[0] is not an object', { meanings: [null] }],
    [
      'shards[0].folder is not a folder',
      { shards: [{ folder: '../other', sha256: '', experiments: 1, peaks: 1 }] },
    ],
    ['no list of shards', { shards: undefined }],
    ['sites is not the name of a file of sites', { sites: 'peaks.bin' }],
    ['sources is not a list', { sources: {} }],
  ];
  test.each(cases)('%s', async (fault, change) => {
    const { atlas } = copied();
    rewrite(atlas, (manifest) => ({ ...manifest, ...change }));
    const said = await refusal(() => openAtlas(atlas));
    expect(said).toContain('atlas.json: this file does not describe an atlas');
    expect(said).toContain(fault);
  });

  test('peaks of another atlas in the place of its own are refused when it is opened', async () => {
    const { atlas, folder } = copied();
    writeFiles(folder, { 'one.tsv': `${SHEET}X\t\tMAX\tBlood\tK-562\te7.bed\n` });
    const other = copied();
    await addToAtlas(other.atlas, join(folder, 'one.tsv'), { threads: 1 });
    for (const name of ['peaks.bin', 'scores.bin'])
      cpSync(join(other.atlas, 'shards', '0002', name), join(atlas, name));
    expect(await refusal(() => openAtlas(atlas))).toContain('peaks.bin: this file belongs to another atlas');
  });
});
