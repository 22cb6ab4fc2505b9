// Several loci of the made-up atlas together are what single looks say, joined.
import { beforeAll, expect, test } from 'vitest';
import { refusal, shown } from '../../test/support/answers.ts';
import { madeUpAtlas } from '../../test/support/shared-atlases.ts';
import { openAtlas, type Atlas } from '../atlas/open-atlas.ts';
import { readPlace, type Place } from './inputs/place.ts';
import { lociTogether } from './loci-together.ts';
import { locus } from './locus.ts';

let atlas: Atlas;
beforeAll(async () => {
  process.chdir(await madeUpAtlas());
  atlas = await openAtlas('atlas');
  return () => atlas.close();
});

const place = (name: string): Promise<Place> => readPlace(name, atlas.genome, { atlas: 'atlas' });
const together = async (names: readonly string[], choices: Parameters<typeof lociTogether>[1] = {}) =>
  shown(
    await lociTogether({ atlas, places: await Promise.all(names.map(place)) }, { sets: 500, ...choices }),
  );
const alone = async (name: string) => shown(await locus({ atlas, place: await place(name) })).rows;

test.each([
  [['IRF4', 'CD48', 'BCL2', 'PRDM1', 'RIBC2', 'MADEUP1', 'MADEUP2', 'MADEUP3']],
  [['chr18:63,318,801-63,321,100', 'BCL2', 'chr6:106,085,301-106,087,300', 'RIBC2', 'MADEUP2']],
])('%s: the strongest peak of every factor at every locus, as single calls have them', async (names) => {
  const { rows } = await together(names);
  const single = await Promise.all(names.map(alone));
  const antigens = new Set(single.flat().map((row) => row['antigen']));
  expect(new Set(rows.map((row) => row['antigen']))).toEqual(antigens);
  expect(rows.length).toBeGreaterThan(1);
  for (const row of rows) {
    let bound = 0;
    names.forEach((name, i) => {
      const own = single[i].filter((each) => each['antigen'] === row['antigen']);
      bound += Number(own.length > 0);
      const [best] = own;
      const expected =
        own.length === 0
          ? ['NA', 'NA', 'NA', 'NA']
          : [
              `${best['chrom']}:${best['peak_start']}-${best['peak_end']}`,
              best['distance_to_tss'] ?? best['distance_to_centre'],
              best['peak_score'],
              [...new Set(own.map((each) => each['cell']))].join(', '),
            ];
      const found = ['peak', 'distance', 'score', 'cells'].map((what) => row[`${name}_${what}`]);
      expect(found.slice(0, 3)).toEqual(expected.slice(0, 3));
      expect(expected[3].startsWith(found[3].replace(/, \.\.\.$/, ''))).toBe(true);
    });
    expect([row['loci_bound'], row['loci']]).toEqual([String(bound), String(names.length)]);
  }
});

test('sets are seeded, p is a rank with its resolution, and the effect stands before it', async () => {
  const names = ['IRF4', 'CD48', 'BCL2', 'PRDM1', 'RIBC2', 'MADEUP1', 'MADEUP2', 'MADEUP3'];
  const { rows, said, text, cautions } = await together(names);
  expect(said).toMatch(/8 loci together: \d+ antigens? binds?.*500 random sets.*cannot fall below 0\.0020/);
  expect(cautions).toContain('8 loci show which factors meet there, not that they belong together');
  expect((await together(names)).text).toBe(text);
  for (const row of rows) {
    const p = (1 + Number(row['sets_as_many_alike'])) / 501;
    expect(Number(row['minus_log10_p'])).toBeCloseTo(-Math.log10(p), 4);
    expect(Number(row['expected_alike'])).toBeLessThanOrEqual(8);
  }
  expect(Object.keys(rows[0]).indexOf('expected_alike')).toBeLessThan(
    Object.keys(rows[0]).indexOf('minus_log10_p'),
  );
  expect((await together(['BCL2', 'Bcl-2'])).rows[0]['loci']).toBe('1');
});

test('too few other loci, an unbound locus, and an unknown gene', async () => {
  const few = await together(['IRF4', 'CD48', 'BCL2', 'PRDM1', 'RIBC2', 'MADEUP1', 'MADEUP2', 'MADEUP3'], {
    loci: 10,
  });
  expect(few.cautions).toContain('fewer than 50 other bound loci');
  expect(few.rows[0]).toMatchObject({ expected_alike: 'NA', minus_log10_p: 'NA', sets: 'NA' });
  expect((await together(['BCL2', 'chr1:1-100'])).cautions).toContain('no antigen binds chr1:1-100');
  expect(await refusal(() => together(['BCL2', 'BCL22']))).toMatch(/perhaps BCL2/);
});
