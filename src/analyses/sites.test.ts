import { beforeAll, expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../test/support/answers.ts';
import { smallAtlas } from '../../test/support/shared-atlases.ts';
import type { ExperimentFilter } from '../atlas/experiment-filter.ts';
import { openAtlas, type Atlas } from '../atlas/open-atlas.ts';
import { findGenes } from './inputs/genes/gene-models.ts';
import { readQuery } from './inputs/query.ts';
import { sites } from './sites.ts';

let atlas: Atlas;
beforeAll(async () => {
  process.chdir(await smallAtlas());
  atlas = await openAtlas('atlas');
  return () => atlas.close();
});

async function ask(partner: string, filter: ExperimentFilter = {}): Promise<Shown> {
  const query = await readQuery('query.bed', atlas.genome);
  const genes = (await findGenes({ atlas: 'atlas' })).models;
  return shown(await sites({ atlas, query, partner, genes, filter }));
}

test('one row per query interval and experiment, with the nearest summit, the factors there and the nearest gene', async () => {
  const { rows } = await ask('FOS', { cell: ['GM12878'] });
  expect(rows).toHaveLength(100);
  // Query peaks of 200 bp begin 10 bp after the places, those of E3 120 bp after them.
  expect(rows[0]).toMatchObject({
    chrom: 'chr1',
    start: '10010',
    end: '10210',
    query_summit: '10110',
    experiment: 'E3',
    partner_summit: '10220',
    summit_distance: '110',
    query_signal: '0',
    // IKZF1 (twice), FOS (twice) and JUND lie over the first place.
    factors_bound: '3',
  });
  expect(rows[0]?.['nearest_gene']).toMatch(/^\w+/);
  expect(Number(rows[0]?.['distance_to_tss'])).not.toBeNaN();
});

test('an experiment by its name; an antigen that is not there is refused', async () => {
  expect((await ask('E4')).rows).toHaveLength(34);
  expect(await refusal(() => ask('MYC'))).toMatch(/MYC \(.*\) is a known factor, but not in this atlas/);
});
