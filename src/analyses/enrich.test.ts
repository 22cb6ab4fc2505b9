// Enrichment on the made-up atlas, whose peaks are known one by one.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import {
  experiments,
  genes,
  overlapping,
  peaksOfAll,
  type MadeUpPeak,
} from '../../test/support/made-up-chip-atlas.ts';
import { madeUpAtlas } from '../../test/support/shared-atlases.ts';
import type { ExperimentFilter } from '../atlas/experiment-filter.ts';
import { openAtlas, type Atlas } from '../atlas/open-atlas.ts';
import { formatTable } from '../formats/text/table-writer.ts';
import { enrich, type enrichChoices } from './enrich.ts';
import type { Choosing } from './inputs/choices.ts';
import { readEnrichInput, type EnrichFiles } from './inputs/enrich-input.ts';
import { movedRanks } from './atlas/moved-ranks.ts';
import { readRankedNames } from './inputs/ranked-names.ts';

let atlas: Atlas;
const own = folderWith({});
const peaks = peaksOfAll();
const ofIkzf1 = peaks.get('SRX9000001') ?? [];

beforeAll(async () => {
  process.chdir(await madeUpAtlas());
  atlas = await openAtlas('atlas');
  return () => atlas.close();
});

/** A file of this test's own. */
function file(name: string, text: string): string {
  const path = join(own, name);
  writeFileSync(path, text);
  return path;
}

async function ask(
  { genes = { atlas: 'atlas' }, ...files }: Omit<EnrichFiles, 'genes' | 'background'> & Partial<EnrichFiles>,
  choices: Choosing<typeof enrichChoices> = {},
  filter: ExperimentFilter = {},
): Promise<Shown> {
  const { background } = choices;
  const opened = await readEnrichInput({ ...files, genes, background }, atlas.genome);
  return shown(await enrich({ atlas, filter, ...opened }, choices));
}

const hit = (regions: readonly MadeUpPeak[], experiment: string): number =>
  regions.filter((region) => peaks.get(experiment)?.some((peak) => overlapping(region, peak))).length;

describe('A against B', () => {
  test.each(['chip-atlas-2024', 'chip-atlas-2025'] as const)(
    'regions against regions in mode %s: counts equal a search through all peaks',
    async (mode) => {
      const { rows } = await ask({ a: 'a.bed', b: 'b.bed' }, { mode });
      expect(rows.length).toBeGreaterThan(8);
      const ofCtcf = peaks.get('SRX9000008') ?? [];
      for (const row of rows) {
        expect(row['overlaps_a']).toBe(`${hit(ofIkzf1, row['experiment'])}/${ofIkzf1.length}`);
        expect(row['overlaps_b']).toBe(`${hit(ofCtcf, row['experiment'])}/${ofCtcf.length}`);
      }
      expect(rows[0]['experiment']).toBe('SRX9000001');
    },
  );

  test('rows of A count one by one, repeated and overlapping ones as well, whatever their length', async () => {
    const { chromosome, start, end } = ofIkzf1[0];
    const lines = [
      [chromosome, start, end],
      [chromosome, start, end],
      [chromosome, start + 1, end + 5000],
      ['chr22', 1, 2],
    ];
    const a = file('few.bed', `${lines.map((line) => line.join('\t')).join('\r\n')}\r\n`);
    const b = file('none.bed', 'chr22\t1\t2\nchr22\t3\t4\n');
    for (const [mode, fold] of [
      ['chip-atlas-2024', 'Inf'],
      ['chip-atlas-2025', '1000000'],
    ] as const) {
      const { rows } = await ask({ a, b }, { mode });
      const ofItself = rows.find((row) => row['experiment'] === 'SRX9000001');
      expect([ofItself?.['overlaps_a'], ofItself?.['overlaps_b']]).toEqual(['3/4', '0/2']);
      expect(ofItself?.['fold_enrichment']).toBe(fold);
      // Experiments without a hit are absent, so that q counts only the others.
      expect(rows.every((row) => !row['overlaps_a'].startsWith('0/'))).toBe(true);
      // R: fisher.test(matrix(c(3, 1, 0, 2), 2))$p.value
      expect(Number(ofItself?.['log10_p'])).toBeCloseTo(Math.log10(0.4), 5);
    }
  });

  test('a result of ChIP-Atlas is compared, and its ranks with those of another', async () => {
    const mode = 'chip-atlas-2025';
    const files = { a: 'a.bed', b: 'b.bed' };
    const rows = (await ask(files, { mode })).text.trim().split('\n').slice(1);
    const old = file('old.tsv', `${rows.join('\n')}\n`);
    expect((await ask({ ...files, compare: old }, { mode })).said).toContain(
      `${rows.length} experiments in both, 0 only there, 0 only here; the overlaps of ${rows.length} are equal, largest difference of log10 p 0.00`,
    );
    const turned = file('new.tsv', `${[rows[1], rows[0], ...rows.slice(2)].join('\n')}\n`);
    const [before, after] = [
      await readRankedNames(old, 'experiment'),
      await readRankedNames(turned, 'experiment'),
    ];
    const moved = formatTable(movedRanks({ key: 'experiment', before, after }).table);
    expect(moved.trim().split('\n').slice(1)).toEqual([
      `${rows[1].split('\t')[0]}\t2\t1\t1`,
      `${rows[0].split('\t')[0]}\t1\t2\t-1`,
    ]);
    expect(await refusal(() => ask({ a: 'a.bed', compare: old }))).toMatch(
      /compares like with like[^]*--mode chip-atlas-2024/,
    );
  });
});

describe('backgrounds', () => {
  test('random places: the same seed gives the same table', async () => {
    const run = async (seed: number) => (await ask({ a: 'a.bed' }, { permutations: 3, seed })).text;
    expect(await run(4)).toBe(await run(4));
    expect(await run(5)).not.toBe(await run(4));
  });

  test('several stand side by side', async () => {
    const { rows, said } = await ask(
      { a: 'a.bed' },
      { background: ['genome', 'reachable', 'sites', 'b.bed'] },
    );
    expect(new Set(rows.map((row) => row['background']))).toEqual(
      new Set(['genome', 'reachable', 'sites', 'b.bed']),
    );
    const ofItself = rows.filter((row) => row['experiment'] === 'SRX9000001');
    expect(ofItself.every((row) => row['regions_hit'] === '900')).toBe(true);
    expect(said).toContain('seed 1');
  });

  test('random places stay within the regions given, each base of which counts once', async () => {
    // CTCF is bound at chr1 alone in this half of the genome that is allowed; the same part twice changes nothing.
    const allowed = file('allowed.bed', 'chr1\t1000000\t240000000\n');
    const twice = file(
      'twice.bed',
      'chr1\t1000000\t200000000\nchr1\t90000000\t240000000\nchr1\t1000000\t240000000\n',
    );
    const only = (peaks.get('SRX9000008') ?? []).filter(({ chromosome }) => chromosome !== 'chr1');
    const a = file('other.bed', only.map((p) => `${p.chromosome}\t${p.start}\t${p.end}\n`).join(''));
    const run = async (path: string) => {
      const { rows, said } = await ask({ a }, { background: [`within:${path}`] });
      expect(said).toContain(`background within:${path}: 10 random copies of A, seed 1`);
      return rows.map((row): Record<string, string> => ({ ...row, background: '' }));
    };
    const found = await run(allowed);
    expect(found).toEqual(await run(twice));
    const ofItself = found.find((row) => row['experiment'] === 'SRX9000008');
    expect(ofItself?.['regions_hit']).toBe(String(only.length));
    expect(Number(ofItself?.['background_hit'])).toBeLessThan(3);
  });
});

test('every region with its peaks', async () => {
  const filter = { antigen: ['FOS'] };
  const { rows } = await ask({ a: 'a.bed' }, { perRegion: true }, filter);
  const fos = experiments.filter(({ antigen }) => antigen === 'FOS').map(({ experiment }) => experiment);
  const expected = ofIkzf1.flatMap((region) =>
    fos.flatMap((name) => (peaks.get(name) ?? []).filter((peak) => overlapping(region, peak))),
  ).length;
  expect(rows).toHaveLength(expected);
  const strong = (await ask({ a: 'a.bed' }, { perRegion: true, minScore: 200 }, filter)).rows;
  expect(strong).toEqual(rows.filter((row) => Number(row['peak_score']) >= 200));
  expect(strong.length).toBeGreaterThan(0);
});

test('gene lists: dates are put right or named, unknown names counted and listed', async () => {
  const named = file('genes.txt', 'IRF4\nslamf7\nBlimp-1\n10-Sep\n2-Mar\nNOSUCHGENE\nNM_000633.3\n');
  const { rows, said } = await ask({ a: named }, { mode: 'chip-atlas-2025' });
  expect(said).toContain('10-Sep -> SEPTIN10');
  expect(said).toMatch(/several genes are left out: 2-Mar/);
  expect(said).toMatch(/not among the genes of .*: 2 of 7 names: SEPTIN10, NOSUCHGENE/);
  expect(rows[0]['overlaps_a']).toMatch(/\/4$/);
  expect(rows[0]['overlaps_b']).toMatch(/\/62$/);
  const none = file('none.txt', 'AAA\nBBB\n');
  expect(await refusal(() => ask({ a: none }))).toMatch(/none of these names is a gene/);
  expect((await ask({ a: file('one.txt', 'IRF4') })).rows[0]['regions']).toBe('1');
  expect(await refusal(() => ask({ a: named, b: 'b.bed' }))).toMatch(/different kinds/);
});

describe('lists of genes', () => {
  // RIBC2 has no transcript that is translated.
  const symbols = [...new Set(genes.map(([symbol]) => symbol))].filter((symbol) => symbol !== 'RIBC2');
  const list = file('list.txt', symbols.slice(0, 12).join('\n'));
  const table = (name: string, of: readonly string[], level: (gene: number) => number | string) =>
    file(
      name,
      [
        'gene\tlogFC\tAveExpr\tt\tP.Value\tadj.P.Val\tB',
        ...of.map((symbol, i) => [symbol, 0, level(i), 0, 1, 1, 0].join('\t')),
      ].join('\n'),
    );

  test('stand beside genes that are bound as often, with what is not known of them', async () => {
    const { rows, said, cautions } = await ask({ a: list });
    expect(new Set(rows.map((row) => row['background']))).toEqual(new Set(['matched']));
    expect(said).toContain(`12 genes among ${symbols.length} that code for proteins`);
    expect(cautions).toContain('q below .05 is no more than suggested');
    for (const row of rows) {
      expect([row['regions'], row['background_regions']]).toEqual(['12', '12']);
      expect(Number(row['background_hit'])).toBeLessThanOrEqual(12);
    }
    const both = await ask({ a: list }, { background: ['genes', 'matched'] });
    expect([...new Set(both.rows.map((row) => row['background']))]).toEqual(['genes', 'matched']);
    expect(both.rows.filter((row) => row['background'] === 'matched')).toEqual(rows);
  });

  test('stand beside the genes that a table of their cells measured, of the same expression', async () => {
    const expression = table('levels.tsv', symbols.slice(4), (gene) => 4 + (gene % 7));
    const { rows, said, cautions } = await ask({ a: list, expression });
    expect(said).toContain(`8 genes among ${symbols.length - 4} that were measured`);
    expect(said).toContain('4 of 12 genes are not among those that are compared');
    expect(cautions).not.toContain('no more than suggested');
    expect(rows[0]['regions']).toBe('8');
    const without = table('no-levels.tsv', symbols, () => 'NA');
    expect((await ask({ a: list, expression: without })).cautions).toContain('no more than suggested');
    const level = table('high.tsv', symbols, (gene) => (gene < 12 ? 12 + gene / 100 : 3 + gene / 100));
    const all = await ask({ a: list, expression: level }, { background: ['genes'] });
    expect(all.cautions).toMatch(
      /background genes: .* median expression of 12.1, those they are compared with 3.38/,
    );
  });

  test('what cannot be compared is refused', async () => {
    const expression = table('others.tsv', symbols.slice(30), () => 5);
    expect(await refusal(() => ask({ a: list, expression }))).toMatch(/genes that .*others.tsv measured/);
    expect(await refusal(() => ask({ a: 'a.bed', expression }))).toMatch(
      /for lists of genes[^]*found: +regions/,
    );
    expect(
      await refusal(() => ask({ a: list }, { background: ['matched'], mode: 'chip-atlas-2025' })),
    ).toMatch(/one background/);
  });
});

test('filters, backgrounds and files that are not there are refused', async () => {
  expect(await refusal(() => ask({ a: 'a.bed' }, {}, { antigenClass: ['Histon'] }))).toMatch(
    /perhaps Histone/,
  );
  expect(await refusal(() => ask({ a: 'a.bed' }, { background: ['mappable'] }))).toMatch(
    /no background 'mappable'[^]*within:BED, sites/,
  );
  expect(await refusal(() => ask({ a: 'absent.bed' }))).toMatch(/absent.bed: no such file/);
});
