// Partners that every textbook names come first on real experiments; how often known partners do, test/long/partner-score.test.ts asks.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBenchmarkAtlas, type BenchmarkAtlas } from '../../bench/partners/open.ts';
import { missingData } from '../../bench/partners/truth.ts';
import { rankPartners } from '../../src/analyses/partners.ts';
import { describeWith } from '../support/reference.ts';
import { encodeAtlas } from '../support/shared-atlases.ts';

describeWith(missingData().length === 0, 'the folder of real experiments', 'textbook partners', () => {
  let opened: BenchmarkAtlas;
  beforeAll(async () => {
    opened = await openBenchmarkAtlas(join(await encodeAtlas(), 'atlas'));
  }, 600_000);
  afterAll(() => opened.atlas.close());

  test.each([
    { antigen: 'CTCF', cell: 'GM12878', first: 3, partners: ['RAD21', 'SMC3'] },
    { antigen: 'GATA1', cell: 'K-562', first: 2, partners: ['GATA2', 'TAL1'] },
    { antigen: 'MYC', cell: 'K-562', first: 1, partners: ['MAX'] },
  ])('$antigen of $cell has $partners among its first $first', async ({ antigen, cell, first, partners }) => {
    const { experiments } = opened.atlas;
    const experiment = experiments.antigen.findIndex(
      (each, i) => each === antigen && experiments.cell[i] === cell,
    );
    const rows = await rankPartners(await opened.queryOf(experiment), opened.atlas, {
      antigen,
      cell,
      draws: 0,
    });
    const names = rows.filter(({ tier }) => tier === 'same cell').map((row) => row.antigen);
    expect(names.slice(0, first)).toEqual(expect.arrayContaining(partners));
  });
});
