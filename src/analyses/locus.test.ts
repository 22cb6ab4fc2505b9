// Who binds a gene or a region of the made-up atlas, whose peaks are known one by one.
import { beforeAll, expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../test/support/answers.ts';
import { experiments, overlapping, peaksOfAll } from '../../test/support/made-up-chip-atlas.ts';
import { madeUpAtlas } from '../../test/support/shared-atlases.ts';
import { openAtlas, type Atlas } from '../atlas/open-atlas.ts';
import { readPlace } from './inputs/place.ts';
import { locus } from './locus.ts';

const peaks = peaksOfAll();
let atlas: Atlas;
beforeAll(async () => {
  process.chdir(await madeUpAtlas());
  atlas = await openAtlas('atlas');
  return () => atlas.close();
});

const look = async (name: string, loci?: number): Promise<Shown> =>
  shown(await locus({ atlas, place: await readPlace(name, atlas.genome, { atlas: 'atlas' }) }, { loci }));

test('who binds a gene, and how often that many bind elsewhere', async () => {
  const { rows, said } = await look('BCL2');
  expect(said).toMatch(
    /\d+ antigens? binds? BCL2, in \d+ of 12 experiments; [\d.]+ % of \d+ random bound promoters/,
  );
  const expected = experiments
    .filter(({ antigenClass }) => antigenClass === 'TFs and others')
    .flatMap(({ experiment }) =>
      (peaks.get(experiment) ?? []).filter((peak) =>
        [63_319_800, 63_320_100].some((tss) =>
          overlapping(peak, { chromosome: 'chr18', start: tss - 1000, end: tss + 1001 }),
        ),
      ),
    ).length;
  expect(rows).toHaveLength(expected);
  expect((await look('Bcl-2')).rows).toEqual(rows);
  expect((await look('chr18:63,318,801-63,321,100')).said).toContain('random bound regions of this width');
  expect(await refusal(() => look('BCL22'))).toMatch(/perhaps BCL2/);
  expect(await refusal(() => look('chr99:1-5'))).toMatch(/no chromosome 'chr99'/);
});

test('other bound regions of the same width: all sites, each with the antigens that bind around its middle', async () => {
  const factors = experiments.filter(({ antigenClass }) => antigenClass === 'TFs and others');
  const all = factors
    .flatMap(({ experiment, antigen }) => (peaks.get(experiment) ?? []).map((peak) => ({ antigen, ...peak })))
    .map((peak) => ({ ...peak, summit: peak.start + ((peak.end - peak.start) >> 1) }))
    .sort((a, b) =>
      a.chromosome < b.chromosome ? -1 : a.chromosome > b.chromosome ? 1 : a.summit - b.summit,
    );
  const sites: { chromosome: string; first: number; last: number }[] = [];
  for (const { chromosome, summit } of all) {
    const site = sites.at(-1);
    if (site?.chromosome === chromosome && summit - site.last <= 300) site.last = summit;
    else sites.push({ chromosome, first: summit, last: summit });
  }
  const onChromosome = new Map(
    [...new Set(all.map(({ chromosome }) => chromosome))].map((name) => [
      name,
      all.filter(({ chromosome }) => chromosome === name),
    ]),
  );
  const antigensAt = (chromosome: string, start: number, end: number): number =>
    new Set(
      (onChromosome.get(chromosome) ?? [])
        .filter((peak) => overlapping(peak, { chromosome, start, end }))
        .map(({ antigen }) => antigen),
    ).size;
  const counts = sites.map(({ chromosome, first, last }) =>
    antigensAt(chromosome, ((first + last) >> 1) - 500, ((first + last) >> 1) + 500),
  );
  const best = sites[counts.indexOf(Math.max(...counts) - 1)];
  const from = ((best.first + best.last) >> 1) - 500;
  const { said } = await look(`${best.chromosome}:${from + 1}-${from + 1000}`, 100_000);
  const [, here, share, loci] =
    /(\d+) antigens bind .* ([\d.]+) % of (\d+) random bound regions/.exec(said) ?? [];
  expect(Number(here)).toBe(antigensAt(best.chromosome, from, from + 1000));
  expect(Number(loci)).toBeGreaterThan(sites.length - 5);
  const asMany = counts.filter((count) => count >= Number(here)).length / counts.length;
  expect(Math.abs(Number(share) - 100 * asMany)).toBeLessThan(1);
  expect(asMany).toBeGreaterThan(0);
});
