// Two queries compared, on simulated peaks with planted partners.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../test/support/answers.ts';
import { plantedAtlas } from '../../test/support/shared-atlases.ts';
import type { ExperimentFilter } from '../atlas/experiment-filter.ts';
import { openAtlas, type Atlas } from '../atlas/open-atlas.ts';
import { compare, type compareChoices, type Comparison } from './compare.ts';
import { ask } from './inputs/asked.ts';
import type { Choosing } from './inputs/choices.ts';
import { openAtlasSites } from './inputs/class-sites.ts';
import { promoterGenes } from './inputs/genes/gene-models.ts';
import { readQuery } from './inputs/query.ts';

let atlas: Atlas;
beforeAll(async () => {
  process.chdir(await plantedAtlas());
  atlas = await openAtlas('atlas');
  return () => atlas.close();
});

const CELLS = ['ONE', 'TWO'] as const;

async function compared(
  files: readonly [a: string, b: string],
  cells: readonly [a?: string, b?: string] = CELLS,
  choices: Choosing<typeof compareChoices> = {},
  filter: ExperimentFilter = {},
): Promise<Shown & Pick<Comparison, 'peaks'>> {
  const [a, b] = await Promise.all(
    files.map(async (file, i) => ask(atlas, await readQuery(file, atlas.genome), { cell: cells[i] })),
  );
  const genes = await promoterGenes(undefined, atlas.genome.name);
  const answer = compare({ a, b, sites: openAtlasSites(atlas), genes, filter }, choices);
  return { ...shown(answer), peaks: answer.peaks };
}

const byAntigen = ({ rows }: Shown) => new Map(rows.map((row) => [row['antigen'], row]));

test('finds the partners that one query has and the other has not', async () => {
  const answer = await compared(['a.bed', 'b.bed']);
  const [first, second, third] = answer.rows;
  expect([first['antigen'], second['antigen']].sort()).toEqual(['CHD4', 'FOS']);
  expect(third['antigen']).toBe('EZH2');
  const row = byAntigen(answer);
  expect(row.get('FOS')).toMatchObject({ partner_of: 'A only', basis: 'own cell types', cells_b: 'TWO' });
  expect(row.get('CHD4')).toMatchObject({ partner_of: 'B only' });
  expect(row.get('EZH2')).toMatchObject({ partner_of: 'both' });
  expect(Number(row.get('FOS')?.['ci_low'])).toBeGreaterThan(1);
  expect(Number(row.get('CHD4')?.['ci_high'])).toBeLessThan(-1);
  expect(Math.abs(Number(row.get('EZH2')?.['difference']))).toBeLessThan(1);
  expect(Number(row.get('FOS')?.['robust_z'])).toBeGreaterThan(3);
  expect(Number(row.get('FOS')?.['share_of_a_only'])).toBeGreaterThan(0.5);
  expect(Number(row.get('FOS')?.['share_of_b_only'])).toBeLessThan(0.2);
  expect(Number(row.get('EZH2')?.['share_of_common'])).toBeGreaterThan(0.6);
  const others = answer.rows.filter(({ antigen }) => antigen.startsWith('OTHER'));
  expect(others).toHaveLength(16);
  expect(others.filter(({ partner_of }) => partner_of === 'neither').length).toBeGreaterThan(13);
});

test('A against B is B against A with the sign turned', async () => {
  const forth = byAntigen(await compared(['a.bed', 'b.bed'], CELLS, { draws: 0 }));
  const back = await compared(['b.bed', 'a.bed'], ['TWO', 'ONE'], { draws: 0 });
  expect(back.rows).toHaveLength(forth.size);
  for (const row of back.rows) {
    const other = forth.get(row['antigen']);
    expect(-Number(row['difference'])).toBeCloseTo(Number(other?.['difference']), 5);
    expect(row['minus_log10_p']).toBe(other?.['minus_log10_p']);
  }
});

test('one cell type: both queries meet the same columns, and a query does not differ from itself', async () => {
  expect((await compared(['a.bed', 'a.bed'], ['ONE', 'ONE'])).rows).toEqual([]);
  expect((await compared(['a.bed', 'a.bed'], [])).said).toContain('the same peaks twice?');
  const treated = await compared(['a.bed', 'b.bed'], ['ONE', 'ONE']);
  expect(new Set(treated.rows.map((row) => `${row['basis']} ${row['cells_a']} ${row['cells_b']}`))).toEqual(
    new Set(['own cell types ONE ONE']),
  );
  expect(byAntigen(treated).get('FOS')?.['partner_of']).toBe('A only');
});

test('cell types that are not known: all columns of a factor, pooled', async () => {
  const row = byAntigen(await compared(['a.bed', 'b.bed'], [], { draws: 0 }));
  expect(row.get('FOS')).toMatchObject({ basis: 'any cell type', cells_a: 'ONE/TWO' });
  expect(Number(row.get('FOS')?.['heterogeneity'])).toBeGreaterThan(50);
});

test('tells the peaks of each part, and filters choose rows', async () => {
  const { rows, peaks, said } = await compared(['a.bed', 'b.bed'], CELLS, {}, { antigen: ['c-Fos'] });
  expect(rows.map(({ antigen }) => antigen)).toEqual(['FOS']);
  const whole = (name: string) => readFileSync(name, 'utf8').trimEnd().split('\n').length;
  expect(peaks.onlyA.count + peaks.common.count).toBe(whole('a.bed'));
  expect(peaks.onlyB.count).toBeLessThan(whole('b.bed'));
  expect(said).toContain(`A: ${peaks.onlyA.count} of ${whole('a.bed')} peaks overlap none of B`);
  expect(said).toContain('strongest peaks of each');
});

test('a file without peaks of the genome is refused', async () => {
  expect(await refusal(() => compared(['a.bed', 'sheet.tsv']))).toContain('sheet.tsv');
});
