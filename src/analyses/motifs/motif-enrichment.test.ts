import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { refusal, shown } from '../../../test/support/answers.ts';
import { motifWorld } from '../../../test/support/motif-world.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { createRandom } from '../../statistics/random.ts';
import type { MotifFiles } from '../inputs/motif-scan.ts';
import type { ComparedSources } from '../inputs/motifs/compared-input.ts';
import { openMotifEnrich } from '../inputs/motifs/enrich-input.ts';
import { motifEnrich } from './motif-enrichment.ts';

let folder = '';
const at = (file: string): string => join(folder, file);

/** Simulated matrices, each with a second one that is nearly the same. */
function simulatedMatrices(): string {
  const random = createRandom(12);
  return Array.from({ length: 30 }, (_, i) => {
    const columns = Array.from({ length: 8 }, () => {
      const column = [1, 1, 1, 1];
      column[random.integer(4)] += 12 + random.integer(10);
      return column;
    });
    const rows = (more: number): string =>
      ['A', 'C', 'G', 'T']
        .map((base, k) => `${base} ${columns.map((column) => column[k] + more).join(' ')}`)
        .join('\n');
    return `>S${i}\tTF${i}\n${rows(0)}\n>S${i}b\tTF${i}\n${rows(1)}\n`;
  }).join('');
}

beforeAll(async () => {
  folder = await motifWorld(1);
  writeFileSync(at('simulated.jaspar'), simulatedMatrices());
});

async function enriched(
  sources: ComparedSources,
  files: MotifFiles,
  choices: Parameters<typeof motifEnrich>[1] = {},
) {
  const { input, close } = await openMotifEnrich(sources, files);
  try {
    return shown(motifEnrich(input, choices));
  } finally {
    close();
  }
}

test('the planted motif is first, central, and unusual among the factors of the atlas', async () => {
  const atlas = await openAtlas(at('atlas'), { threads: 1 });
  try {
    const sources = { query: at('query.bed'), sequence: at('genome.2bit'), atlas };
    const identity = { antigen: 'FOS', cell: 'ONE' };
    const files = { elements: true, motifs: [at('simulated.jaspar')] };
    const { rows, said } = await enriched({ ...sources, identity }, files);
    const [first, second] = rows;
    expect(first).toMatchObject({
      rank: '1',
      motif: 'AP-1',
      factors: expect.stringContaining('FOS') as string,
    });
    expect(Number(first['odds_ratio'])).toBeGreaterThan(15);
    expect(Number(first['ci_low'])).toBeGreaterThan(8);
    expect(Number(first['minus_log10_p'])).toBeGreaterThan(20);
    expect(Number(second['minus_log10_q'])).toBeLessThan(2);
    expect(Number(first['better_site'])).toBeGreaterThan(0.8);
    // Planted up to 10 bp from the middle, the peaks up to 3 bp off.
    expect(Number(first['central_width'])).toBeLessThan(32);
    expect(Number(first['central_percent'])).toBeGreaterThan(90);
    expect(Number(first['central_ci_low'])).toBeGreaterThan(80);
    expect(Number(first['central_expected'])).toBeLessThan(20);
    // The query is FOS: its own sites in the atlas do not count among the others, none of which is as enriched.
    expect(first['atlas_percent']).toBe('0');
    expect(Number(first['atlas_factors'])).toBe(14);
    expect(Number(first['atlas_odds_ratio'])).toBeGreaterThan(8);
    expect(rows.slice(1, 20).some((row) => Number(row['atlas_percent']) > 30)).toBe(true);
    expect(said).toMatch(/14 factors in Blood were asked the same/);
  } finally {
    await atlas.close();
  }
});

test('rows are families or motifs; the same bytes every time', async () => {
  const sources = { query: at('query.bed'), sequence: at('genome.2bit'), background: at('other.bed') };
  const files = { motifs: [at('simulated.jaspar')], motif: ['AP1=TGASTCA'] };
  const families = await enriched(sources, files);
  expect(families.rows).toHaveLength(31);
  const pair = families.rows.find(({ motif }) => /^S3b?$/.test(motif));
  expect(pair).toMatchObject({ members: '2', motifs: 'S3; S3b', factors: 'TF3' });
  expect(families.rows[0]['atlas_percent']).toBeUndefined();
  const motifs = await enriched(sources, files, { eachMotif: true });
  expect(motifs.rows).toHaveLength(61);
  expect(motifs.rows.find(({ motif }) => motif === 'S3')?.['minus_log10_q']).toBe(pair?.['minus_log10_q']);
  expect((await enriched(sources, files)).text).toBe(families.text);
  expect((await enriched(sources, files, { only: ['TF3'] })).rows).toHaveLength(1);
});

test('two halves of the same windows: p is below 0.05 about as often as it says (simulated)', async () => {
  const random = createRandom(3);
  const letters = (): string => Array.from({ length: 150 }, () => 'ACGT'[random.integer(4)]).join('');
  const half = (name: string): string => {
    const file = at(name);
    writeFileSync(file, Array.from({ length: 700 }, (_, i) => `>${name}${i}\n${letters()}\n`).join(''));
    return file;
  };
  const counts = { p: 0, better: 0, rows: 0 };
  for (let round = 0; round < 4; round++) {
    const sources = { query: half(`a${round}.fa`), background: half(`b${round}.fa`) };
    const { rows } = await enriched(sources, { motifs: [at('simulated.jaspar')] }, { p: 3e-4 });
    for (const row of rows) {
      counts.rows++;
      if (Number(row['minus_log10_p']) >= -Math.log10(0.05)) counts.p++;
      if (Number(row['better_minus_log10_p']) >= -Math.log10(0.05)) counts.better++;
    }
  }
  expect(counts.rows).toBe(120);
  for (const false05 of [counts.p, counts.better]) {
    expect(false05 / counts.rows).toBeGreaterThan(0.005);
    expect(false05 / counts.rows).toBeLessThan(0.1);
  }
});

test('what cannot be asked is refused', async () => {
  const sources = { query: at('query.bed'), sequence: at('genome.2bit') };
  expect(await refusal(() => enriched(sources, {}))).toContain('no motif is given');
  expect(await refusal(() => enriched(sources, { elements: true }, { only: ['CTCF'] }))).toContain('CTCF');
  writeFileSync(at('weak.txt'), '>weak\nA 5 6 5 6 5\nC 5 5 5 5 5\nG 6 5 5 5 6\nT 5 5 6 5 5\n');
  expect(await refusal(() => enriched(sources, { motifs: [at('weak.txt')] }))).toContain('no motif is left');
  const some = await enriched(sources, { motifs: [at('weak.txt')], elements: true });
  expect(some.cautions).toContain('too short or too weak');
});
