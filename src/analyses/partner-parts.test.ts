// Partners of parts of a query, on simulated peaks with planted partners.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { plantedAtlas } from '../../test/support/shared-atlases.ts';
import type { ExperimentFilter } from '../atlas/experiment-filter.ts';
import { openAtlas, type Atlas } from '../atlas/open-atlas.ts';
import { ask } from './inputs/asked.ts';
import { openAtlasSites } from './inputs/class-sites.ts';
import { promoterGenes } from './inputs/genes/gene-models.ts';
import { readDividedQuery, readQuery, type RegionFiles } from './inputs/query.ts';
import { partnerParts } from './partner-parts.ts';
import { partners } from './partners.ts';

let atlas: Atlas;
beforeAll(async () => {
  process.chdir(await plantedAtlas());
  atlas = await openAtlas('atlas');
  return () => atlas.close();
});

const own = folderWith({ 'far.bed': 'chr9\t1000\t2000\n', 'few.bed': 'chr1\t0\t700000\n' });

async function parts(
  against: string,
  regions: RegionFiles = {},
  filter: ExperimentFilter = {},
  query = 'a.bed',
  known: { antigen?: string; cell?: string } = { cell: 'ONE' },
): Promise<Shown> {
  const divided = await readDividedQuery(query, atlas.genome, regions, against);
  const asked = await ask(atlas, divided, known);
  const genes = await promoterGenes(undefined, atlas.genome.name);
  const input = { asked, first: divided.first, sites: openAtlasSites(atlas), genes, filter };
  return shown(partnerParts(input));
}

test("the query's other sites are set against those of the regions", async () => {
  const { rows } = await parts('module-both.bed');
  expect(rows[0]).toMatchObject({ rank: '1', cell: 'ONE', tier: 'same cell' });
  const inOne = rows.filter(({ cell }) => cell === 'ONE');
  expect(inOne.slice(0, 2).map(({ antigen }) => antigen)).toEqual(['EZH2', 'FOS']);
  const [ezh2, fos] = inOne;
  expect(Number(ezh2['ci_high'])).toBeLessThan(-2);
  expect(Number(fos['ci_low'])).toBeGreaterThan(2);
  expect(Number(fos['shared_sites']) / Number(fos['query_sites'])).toBeGreaterThan(0.6);
  expect(Number(fos['shared_sites_against']) / Number(fos['query_sites_against'])).toBeLessThan(0.4);
  expect(inOne.filter(({ minus_log10_q }) => Number(minus_log10_q) > 2)).toHaveLength(2);
});

test('regions choose the first part; the two parts change places', async () => {
  const forth = (await parts('module-both.bed', { within: ['module-a.bed'] })).rows;
  const back = (await parts('module-a.bed', { within: ['module-both.bed'] })).rows;
  const difference = new Map(forth.map((row) => [`${row['antigen']} ${row['cell']}`, row]));
  expect(back).toHaveLength(forth.length);
  for (const row of back) {
    const other = difference.get(`${row['antigen']} ${row['cell']}`);
    expect(-Number(row['log2_odds_ratio'])).toBeCloseTo(Number(other?.['log2_odds_ratio']), 5);
    expect(row['shared_sites']).toBe(other?.['shared_sites_against']);
  }
  expect((await parts('module-both.bed', { notWithin: ['module-a.bed'] })).said).toMatch(
    /compared: \d+ intervals of the query with \d+; left out, being in both parts: \d+/,
  );
});

test('all peaks tell what the query is, not the part that is asked about', async () => {
  const query = 'simulated-3.bed';
  const genes = await promoterGenes(undefined, atlas.genome.name);
  const part = await readQuery(query, atlas.genome, { within: ['module-both.bed'] });
  const input = { asked: await ask(atlas, part), sites: openAtlasSites(atlas), genes };
  const within = shown(await partners(input, { draws: 0 }));
  const against = await parts('module-both.bed', {}, {}, query, {});
  for (const { rows, said } of [within, against]) {
    expect(said).toContain('nearly identical with simulated-3: taken as EZH2 in ONE');
    const ownRows = rows.filter(({ antigen }) => antigen === 'EZH2');
    expect(ownRows.every(({ tier }) => tier === 'own antigen')).toBe(true);
    expect(rows[0]['tier']).toBe('same cell');
  }
  const whole = await ask(atlas, await readQuery(query, atlas.genome), { antigen: 'FOS' });
  const { said } = shown(await partners({ ...input, asked: whole }, { draws: 0 }));
  expect(said).toContain('simulated-3, EZH2 in ONE: its cell type is taken from there');
});

test('filters choose rows; the rest of the query is the first part', async () => {
  const { rows, said } = await parts('module-both.bed', {}, { antigen: ['c-Fos'], cell: ['ONE'] });
  expect(rows.map(({ antigen }) => antigen)).toEqual(['FOS']);
  expect(said).toMatch(
    /\d+ sites of the first part against \d+ of the other, compared where alike in strength/,
  );
});

test('empty parts, too few sites and other classes are refused', async () => {
  expect(await refusal(() => parts(join(own, 'far.bed')))).toMatch(
    /far\.bed: a part of the query[\s\S]*is empty[\s\S]*against 0/,
  );
  expect(await refusal(() => parts('a.bed'))).toMatch(
    /a part of the query[\s\S]*is empty[\s\S]*0 against[\s\S]*chipmate compare/,
  );
  expect(await refusal(() => parts(join(own, 'few.bed')))).toContain('no factor binds enough sites');
  expect(await refusal(() => parts('module-both.bed', {}, { antigenClass: ['Histone'] }))).toContain(
    'only factors',
  );
});

test("peaks that are another factor's own data under a wrong name are no partner of themselves, and that is said", async () => {
  const file = readFileSync('sheet.tsv', 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .find((fields) => fields.includes('FOS') && fields.includes('ONE'))
    ?.at(-1);
  const { cautions } = await parts('module-both.bed', {}, {}, file, { antigen: 'CTCF', cell: 'ONE' });
  expect(cautions).toContain('the sites of the query are nearly those of FOS in ONE');
});
