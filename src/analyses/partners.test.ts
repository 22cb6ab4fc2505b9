import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { buildFromSheet, plantedAtlas, smallAtlas, smallBed } from '../../test/support/shared-atlases.ts';
import type { ExperimentFilter } from '../atlas/experiment-filter.ts';
import { addToAtlas } from '../atlas/making/add-to-atlas.ts';
import { openAtlas } from '../atlas/open-atlas.ts';
import { buildSites } from './atlas/make-sites.ts';
import { ask } from './inputs/asked.ts';
import type { Choosing } from './inputs/choices.ts';
import { openAtlasSites } from './inputs/class-sites.ts';
import { promoterGenes } from './inputs/genes/gene-models.ts';
import { readQuery } from './inputs/query.ts';
import { partners, type partnersChoices } from './partners.ts';

let small = '';
let planted = '';
beforeAll(async () => {
  [small, planted] = [await smallAtlas(), await plantedAtlas()];
});

interface Question extends Choosing<typeof partnersChoices> {
  readonly query?: string;
  readonly atlas?: string;
  readonly antigen?: string | readonly string[] | undefined;
  readonly cell?: string;
  readonly cellClass?: string;
  readonly filter?: ExperimentFilter;
}

/** Ranks the partners of a query, by default that of the small atlas, said to be of IKZF1 in GM12878. */
async function rank(question: Question = {}): Promise<Shown> {
  const {
    query,
    atlas: folder,
    antigen,
    cell,
    cellClass,
    filter = {},
    ...choices
  } = {
    query: join(small, 'query.bed'),
    atlas: join(small, 'atlas'),
    antigen: 'Ikaros',
    cell: 'GM12878',
    ...question,
  };
  const atlas = await openAtlas(folder);
  try {
    const asked = await ask(atlas, await readQuery(query, atlas.genome), { antigen, cell, cellClass });
    const genes = await promoterGenes(undefined, atlas.genome.name);
    return shown(await partners({ asked, sites: openAtlasSites(atlas), genes, filter }, choices));
  } finally {
    await atlas.close();
  }
}

describe('a cell type that the atlas lacks', () => {
  const tiers = ({ rows }: Shown): unknown[] => [...new Set(rows.map(({ tier }) => tier))];

  test('is of the class that a widely used line is known to be of', async () => {
    const answer = await rank({ cell: 'mm1s' });
    expect(answer.said).toContain('mm1s is of the class Blood: its rows come first');
    expect(tiers(answer)).toEqual(['same class', 'other class', 'own antigen']);
    expect(answer.rows[0]).toMatchObject({ cell_class: 'Blood', tier: 'same class' });
  });

  test('is of the class that the user names, in any spelling', async () => {
    const answer = await rank({ cell: 'MM.1S', cellClass: 'liver' });
    expect(answer.said).not.toContain('is of the class');
    expect(answer.rows[0]).toMatchObject({ cell_class: 'Liver', tier: 'same class' });
    expect(await refusal(() => rank({ cell: 'MM.1S', cellClass: 'Livver' }))).toMatch(
      /no experiment of the cell class Livver[^]*Blood, Liver/,
    );
  });

  test('is named where it is known and the atlas has no experiment of it', async () => {
    const answer = await rank({ cell: 'LNCaP' });
    expect(answer.cautions).toContain('LNCaP is of the class Prostate, of which the atlas has no experiment');
    expect(answer.said).not.toContain('is not known');
    expect(tiers(answer)).toEqual(['any cell', 'own antigen']);
  });

  test('is asked for where nobody knows', async () => {
    const answer = await rank({ cell: 'cells of donor 3' });
    expect(answer.said).toContain('--query-cell-class NAME tells it, of Blood, Liver');
    expect(tiers(answer)).toEqual(['any cell', 'own antigen']);
  });
});

test('falls back to the conditional odds ratio below 8 binders, tier by tier, own antigen last', async () => {
  const { rows, said } = await rank();
  expect(said).toContain('below 8 antigens x cell types there is no partner score');
  expect(rows.map(({ antigen, cell, tier }) => [antigen, cell, tier])).toEqual([
    ['FOS', 'GM12878', 'same cell'],
    ['FOS', 'K-562', 'same class'],
    ['JUND', 'HepG2', 'other class'],
    ['IKZF1', 'GM12878', 'own antigen'],
    ['Ikaros', 'K-562', 'own antigen'],
  ]);
  expect(rows[0]).toMatchObject({ rank: '1', cobinding_score: 'NA', strongest_experiment: 'E3' });
  expect(rows[3]?.['rank']).toBe('NA');
});

test('siblings that count as one factor are none of them partners', async () => {
  const { rows, said } = await rank({ antigen: ['Ikaros', 'c-Fos'] });
  expect(said).toContain('Ikaros, c-Fos count as one factor: none of them is a partner of another');
  const tiers = rows.map(({ antigen, tier, rank }) => [antigen, tier, rank]);
  expect(tiers.filter(([antigen]) => antigen === 'FOS')).toEqual([
    ['FOS', 'own antigen', 'NA'],
    ['FOS', 'own antigen', 'NA'],
  ]);
  expect(tiers).toContainEqual(['JUND', 'other class', '1']);
  const twice = await rank({ query: join(small, 'e1.bed'), antigen: ['Ikaros', 'IKZF1'] });
  expect(twice.said).not.toContain('one factor');
});

test('refuses an atlas without sites, a query on no site and another class of antigen', async () => {
  const own = folderWith({
    'far.bed': 'chr2\t1000000\t1000200\n',
    'mostly.bed': `${smallBed(40)}${smallBed(8, 5000)}`,
  });
  cpSync(join(small, 'atlas'), join(own, 'bare'), { recursive: true });
  rmSync(join(own, 'bare', 'sites.bin'));
  expect(await refusal(() => rank({ atlas: join(own, 'bare') }))).toContain('this atlas has no sites');
  expect(await refusal(() => rank({ filter: { antigenClass: ['Histone'] } }))).toContain(
    'only factors are ranked',
  );
  expect(await refusal(() => rank({ query: join(own, 'far.bed') }))).toContain(
    'no peak of the query lies on any site',
  );
  expect((await rank({ query: join(own, 'mostly.bed') })).said).toContain(
    'more than half of the query lies where no factor of the atlas binds',
  );
  expect((await rank()).said).not.toContain('more than half');
});

test('experiments that are added are ranked once the sites are made again, where something changed', async () => {
  expect(shown({ table: { columns: [] }, notices: buildSites(join(small, 'atlas')).notices }).said).toContain(
    'sites kept for 2 cell classes: Blood, Liver',
  );
  const grown = join(folderWith({}), 'atlas');
  cpSync(join(small, 'atlas'), grown, { recursive: true });
  await addToAtlas(grown, join(small, 'more.tsv'), {});
  const { notices } = buildSites(grown);
  const { said } = shown({ table: { columns: [] }, notices });
  expect(said).toContain('sites made for 1 cell class: Blood');
  expect(said).toContain('sites kept for 1 cell class: Liver');
  expect((await rank({ atlas: grown })).rows.some(({ antigen }) => antigen === 'MAX')).toBe(true);
});

describe('planted partners', () => {
  const ofA = (question: Question = {}): Promise<Shown> => {
    const files = { query: join(planted, 'a.bed'), atlas: join(planted, 'atlas') };
    return rank({ ...files, antigen: undefined, cell: 'ONE', draws: 0, ...question });
  };

  test('by block: an antigen without near-copies is a block of its own', async () => {
    const blocks = (await ofA({ level: 'block' })).rows;
    const antigens = (await ofA()).rows;
    expect(blocks[0]['best_member']).toBe(antigens[0]['antigen']);
    const members = blocks.flatMap(({ block, tier, cell }) =>
      block.split('/').map((name) => `${name} ${tier} ${cell}`),
    );
    expect(members.sort()).toEqual(
      antigens.map(({ antigen, tier, cell }) => `${antigen} ${tier} ${cell}`).sort(),
    );
  });

  test('conditioned on one cell type: ranks as an atlas of its experiments alone does', async () => {
    const rows = readFileSync(join(planted, 'sheet.tsv'), 'utf8').split('\n');
    const own = folderWith({});
    const files = rows.filter((row, i) => i === 0 || row.includes('\tTWO\t'));
    for (const file of files.slice(1).map((row) => row.split('\t')[5]))
      cpSync(join(planted, file), join(own, file));
    writeFileSync(join(own, 'two.tsv'), files.join('\n'));
    await buildFromSheet(join(own, 'two.tsv'), join(own, 'two'));
    const query = { query: join(planted, 'b.bed'), cell: 'TWO', draws: undefined };
    const theirs = (await ofA({ ...query, atlas: join(own, 'two') })).rows;
    const ours = (await ofA({ ...query, conditionOn: ['two'] })).rows;
    expect(ours[0]?.['antigen']).toBe('CHD4');
    // The sites lie where both cell types' summits put them, so that a few more or fewer are at promoters.
    const counts = (found: Record<string, string>[]) =>
      found.map((row) => [row['antigen'], row['shared_sites'], row['query_sites'], row['partner_sites']]);
    expect(counts(ours)).toEqual(counts(theirs));
    ours.forEach((row, i) =>
      expect(Number(row['log2_odds_ratio'])).toBeCloseTo(Number(theirs[i]?.['log2_odds_ratio']), 1),
    );
  });

  test('conditioned on all cell types: changes nothing, one of an unknown cell type is refused', async () => {
    expect((await ofA({ conditionOn: ['ONE,TWO'] })).rows).toEqual((await ofA()).rows);
    expect(await refusal(() => ofA({ conditionOn: ['THREE'] }))).toContain(
      "no experiment of the atlas has the cell 'THREE'",
    );
  });
});
