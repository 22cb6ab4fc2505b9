import { beforeAll, expect, test } from 'vitest';
import { shown, type Shown } from '../../test/support/answers.ts';
import { smallAtlas } from '../../test/support/shared-atlases.ts';
import type { ExperimentFilter } from '../atlas/experiment-filter.ts';
import { openAtlas, type Atlas } from '../atlas/open-atlas.ts';
import { ask } from './inputs/asked.ts';
import type { Choosing } from './inputs/choices.ts';
import { readQuery } from './inputs/query.ts';
import { partnerStatistics, type partnerStatisticsChoices } from './partner-statistics.ts';

let atlas: Atlas;
beforeAll(async () => {
  process.chdir(await smallAtlas());
  atlas = await openAtlas('atlas');
  return () => atlas.close();
});

async function ranked(
  file: string,
  choices: Choosing<typeof partnerStatisticsChoices>,
  known: { antigen?: string | string[]; cell?: string } = {},
  filter: ExperimentFilter = {},
): Promise<Shown> {
  const asked = await ask(atlas, await readQuery(file, atlas.genome), known);
  return shown(await partnerStatistics({ asked, filter }, choices));
}

test('ranks antigens over the sites of the cell class and leaves the own antigen out under all its names', async () => {
  const known = { antigen: 'Ikaros', cell: 'GM12878' };
  const { rows, said } = await ranked('query.bed', { statistic: 'fisher' }, known);
  expect(said).toContain('universe: 240 sites of 4 experiments of Blood; the query binds 100 of them');
  expect(
    rows.map(({ antigen, experiments, strongest_experiment: best }) => [antigen, experiments, best]),
  ).toEqual([
    ['FOS', '2', 'E3'],
    ['JUND', '1', 'E4'],
  ]);
  expect(rows[0]).toMatchObject({
    shared_sites: '100',
    query_sites: '100',
    partner_sites: '100',
    universe_sites: '240',
  });
});

test('siblings that count as one factor are none of them partners', async () => {
  const { rows } = await ranked(
    'query.bed',
    { statistic: 'fisher' },
    { antigen: ['Ikaros', 'c-Fos'], cell: 'GM12878' },
  );
  expect(rows.map(({ antigen }) => antigen)).toEqual(['JUND']);
});

test('finds out what a near-identical query is, and says so', async () => {
  const { rows, said } = await ranked('e1.bed', { statistic: 'fisher', level: 'experiment' });
  expect(said).toContain('the query is nearly identical with E1: taken as IKZF1 in GM12878');
  expect(rows.map(({ experiment }) => experiment)).toEqual(['E3', 'E4', 'E6']);
});

test('says where no experiment has the antigen or the cell type that the query is said to be', async () => {
  const said = async (antigen: string, cell: string) =>
    (await ranked('e1.bed', { statistic: 'jaccard' }, { antigen, cell })).said;
  expect(await said('IKZF1X', 'GM12878')).toContain(
    'no experiment of the atlas has the antigen IKZF1X; perhaps IKZF1 is meant',
  );
  expect(await said('Ikaros', 'GM12879')).toContain('no experiment of the atlas is of GM12879');
  expect(await said('Ikaros', 'gm-12878')).not.toContain('no experiment');
});

test('filters choose rows, not tests: q stays the same', async () => {
  const choices = { statistic: 'fisher', level: 'experiment' } as const;
  const all = (await ranked('e1.bed', choices)).rows;
  const some = (await ranked('e1.bed', choices, {}, { cell: ['K562'] })).rows;
  expect(some).toHaveLength(1);
  expect(some[0]?.['minus_log10_q']).toBe(
    all.find(({ experiment }) => experiment === 'E6')?.['minus_log10_q'],
  );
});

test.each(['fisher', 'log-odds', 'jaccard'] as const)('%s by its name', async (statistic) => {
  expect((await ranked('e1.bed', { statistic })).rows[0]?.['antigen']).toBe('FOS');
});

test.each([
  'giggle',
  'lola',
  'npmi',
  'forbes',
  'bedtools-fisher',
  'bedtools-jaccard',
  'chip-atlas-2024',
  'chip-atlas-2025',
] as const)('the statistic %s of another tool comes with its universe', async (statistic) => {
  const { rows, said } = await ranked('query.bed', { statistic }, { antigen: 'Ikaros', cell: 'GM12878' });
  expect(said).toContain(`${statistic}: universe: `);
  expect(rows[0]?.['antigen']).toBe('FOS');
});
