// Complexes of partners, on simulated peaks with planted partners.
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { plantedAtlas } from '../../test/support/shared-atlases.ts';
import type { ExperimentFilter } from '../atlas/experiment-filter.ts';
import { openAtlas, type Atlas } from '../atlas/open-atlas.ts';
import { readComplexes } from '../formats/genes/complexes-reader.ts';
import { ask } from './inputs/asked.ts';
import { openAtlasSites } from './inputs/class-sites.ts';
import { promoterGenes } from './inputs/genes/gene-models.ts';
import { readQuery } from './inputs/query.ts';
import { partnerComplexes } from './partner-complexes.ts';

let atlas: Atlas;
beforeAll(async () => {
  process.chdir(await plantedAtlas());
  atlas = await openAtlas('atlas');
  return () => atlas.close();
});

async function ranked(path: string, filter: ExperimentFilter = {}): Promise<Shown> {
  const asked = await ask(atlas, await readQuery('a.bed', atlas.genome), { cell: 'ONE' });
  const genes = await promoterGenes(undefined, atlas.genome.name);
  const complexes = { name: path, groups: await readComplexes(path) };
  return shown(
    await partnerComplexes({ asked, sites: openAtlasSites(atlas), genes, filter, complexes }, { draws: 0 }),
  );
}

function tableOf(...lines: string[]): string {
  const text = `${['complex\tmember', ...lines].join('\n')}\n`;
  return join(folderWith({ 'complexes.tsv': text }), 'complexes.tsv');
}

test('one row per complex and tier, with the ranks of its members', async () => {
  const path = tableOf(
    'planted\tc-Fos',
    'planted\tEZH2',
    'others\tOTHER1',
    'others\tOTHER2',
    'unseen\tRING1',
  );
  const { rows } = await ranked(path);
  expect(rows[0]).toMatchObject({
    complex: 'planted',
    members: '2',
    median_rank: '1.5',
    of: '19',
    not_assayed: 'NA',
    tier: 'same cell',
  });
  expect(rows[0]['ranks_of_members']).toMatch(/^(FOS \(1\)\/EZH2|EZH2 \(1\)\/FOS) \(2\)$/);
  expect(rows.map(({ complex }) => complex)).not.toContain('unseen');
  const inTwo = await ranked(path, { cell: ['TWO'] });
  expect(new Set(inTwo.rows.map(({ tier }) => tier))).toEqual(new Set(['same class']));
});

test('tables that say nothing are refused', async () => {
  expect(await refusal(() => ranked(tableOf('unseen\tRING1')))).toMatch(
    /no member of these complexes[\s\S]*--aliases/,
  );
  expect(await refusal(() => ranked(tableOf()))).toContain('holds no complex');
  expect(await refusal(() => ranked(tableOf('planted\t')))).toContain('complexes.tsv');
  expect(await refusal(() => ranked('sheet.tsv'))).toContain('complex');
});
