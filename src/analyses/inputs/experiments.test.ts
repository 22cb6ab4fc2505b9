import { expect, test } from 'vitest';
import { refusal, shown } from '../../../test/support/answers.ts';
import { peaksOfAll } from '../../../test/support/made-up-chip-atlas.ts';
import { madeUpAtlas } from '../../../test/support/shared-atlases.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { numberedPeaks } from '../../formats/peaks/peak-writer.ts';
import { browse } from '../atlas/browse.ts';
import { search } from '../atlas/search.ts';
import { colocalize } from '../colocalize.ts';
import { enrich } from '../enrich.ts';
import { overlap } from '../overlap.ts';
import { targetGenesOf } from '../target-genes-of.ts';
import { readEnrichInput } from './enrich-input.ts';
import { experimentNamed } from './experiments.ts';
import { needGenes } from './genes/gene-models.ts';
import { readQuery } from './query.ts';
import { openSearched } from './searched.ts';

test('perturbed ones are left out of every table on request', async () => {
  process.chdir(await madeUpAtlas());
  const atlas = await openAtlas('atlas');
  const searched = openSearched('atlas');
  const { models } = await needGenes({ atlas: 'atlas' });
  const query = await readQuery('a.bed', atlas.genome);
  const regions = await readEnrichInput({ a: 'a.bed', genes: {} }, atlas.genome);
  const antigen = 'IKZF1';
  const tables = async (unperturbed: boolean) => [
    search({ searched, filter: { unperturbed, words: [] } }),
    await enrich({ atlas, ...regions, filter: { unperturbed } }),
    await overlap({ atlas, query, filter: { unperturbed } }),
    colocalize({ atlas, antigen, filter: { unperturbed } }),
    await targetGenesOf({ atlas, antigen, models, filter: { unperturbed } }),
  ];
  const experimentsIn = (answer: Parameters<typeof shown>[0]): Set<string> =>
    new Set(shown(answer).text.match(/\bSRX9\d+\b/g));
  for (const answer of await tables(true)) {
    const found = experimentsIn(answer);
    expect(found).toContain('SRX9000001');
    expect(found).not.toContain('SRX9000002');
    expect(found).not.toContain('SRX9000007');
  }
  for (const answer of await tables(false)) expect(experimentsIn(answer)).toContain('SRX9000002');
  searched.close();
  await atlas.close();
});

test('the peaks of an experiment come back as they went in', async () => {
  const atlas = await openAtlas(`${await madeUpAtlas()}/atlas`);
  const text = numberedPeaks(await atlas.peaksOf(experimentNamed(atlas, 'SRX9000005')), 'bed5', 'SRX9000005');
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  expect(
    lines.map(([chromosome, start, end, , score]) => [chromosome, start, end, score].join(' ')).sort(),
  ).toEqual(
    (peaksOfAll().get('SRX9000005') ?? [])
      .map(({ chromosome, start, end, score }) => [chromosome, start, end, score].join(' '))
      .sort(),
  );
  expect(await refusal(() => experimentNamed(atlas, 'SRX900005'))).toMatch(/no experiment[^]*perhaps SRX9/);
  await atlas.close();
});

test('filters with names that are not there are answered with near ones', async () => {
  const atlas = await openAtlas(`${await madeUpAtlas()}/atlas`);
  expect(await refusal(() => browse({ atlas, filter: { cell: ['K563'] } }))).toMatch(/perhaps K-562/);
  await atlas.close();
});
