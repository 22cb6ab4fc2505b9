import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { describeWith, realData, realDataPresent } from '../../../test/support/reference.ts';
import { parseExperiment, recogniseLayout } from '../../formats/chip-atlas/experiment-list-reader.ts';
import { KnownNames, nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { isNotAFactor } from '../../genome/antigens/non-factors.ts';
import type { CatalogueRow } from './open-catalogue.ts';
import { perturbationsOf } from './perturbation.ts';
import { STARTER_LIMITS, STARTER_NAMES, starterCells, starterExperiments, starterNamed } from './starters.ts';

const names = new KnownNames();

function row(experiment: string, antigen: string, cell: string, quality: string): CatalogueRow {
  const line = [experiment, 'hg38', 'TFs and others', antigen, 'Blood', cell, '', quality, ''].join('\t');
  const layout = recogniseLayout([line], 'made up');
  return { ...parseExperiment(line, layout), perturbations: [], sameDataAs: '' };
}

const bytes = ({ quality }: CatalogueRow): number => quality.peaks * 78;
const taken = (rows: readonly CatalogueRow[], starter = starterNamed('myeloma'), of = bytes): string[] =>
  starterExperiments(rows, starter, names, of).map(({ experiment }) => experiment);

test('of one factor in one cell the experiment with most peaks, then most mapped reads, then the first', () => {
  expect(
    taken([
      row('SRX1', 'IKZF1', 'MM.1S', '20,90,1,900'),
      row('SRX2', 'Ikaros', 'MM1.S', '10,90,1,901'),
      row('SRX3', 'IKZF1', 'U266', '20,50,1,900'),
      row('SRX4', 'IKZF1', 'U-266', '15,90,1,900'),
      row('SRX5', 'PRDM1', 'U-266', '15,90,1,900'),
      row('SRX6', 'PRDM1', 'U-266', '15,90,1,900'),
    ]),
  ).toEqual(['SRX2', 'SRX4', 'SRX5']);
});

test('no tags, no failed experiments, no unknown numbers, no other cells', () => {
  expect(
    taken([
      row('SRX1', 'GFP', 'MM.1S', '20,90,1,900'),
      row('SRX2', 'IRF4', 'MM.1S', '20,90,1,499'),
      row('SRX3', 'IRF4', 'KMS-11', 'NA'),
      row('SRX4', 'IRF4', 'Hep G2', '20,90,1,9000'),
      row('SRX5', 'IRF4', 'OPM-2', '20,90,1,500'),
    ]),
  ).toEqual(['SRX5']);
});

/** So many factors in one cell, the first with most peaks. */
function many(cell: string, count: number, from: number): CatalogueRow[] {
  return Array.from({ length: count }, (_, i) =>
    row(`SRX${from + i}`, `MADEUP${from + i}`, cell, `20,90,1,${20_000 - i}`),
  );
}

test('groups have shares; what one leaves free goes to the others in their order', () => {
  const plasma = many('MM.1S', 300, 1000);
  const b = many('GM12878', 300, 2000);
  const t = many('T cells', 10, 3000);
  const found = taken([...t, ...b, ...plasma]);
  expect(found).toHaveLength(STARTER_LIMITS.experiments);
  const of = (first: string): number => found.filter((name) => name.startsWith(`SRX${first}`)).length;
  // 60 for CD34+ and 50 of the T cells' share are free: the plasma cells', which come first, take all of them.
  expect([of('1'), of('2'), of('3')]).toEqual([270, 120, 10]);
  expect(found[0]).toBe('SRX3000');
});

test('factors of most cells come first', () => {
  const rows = many('MM.1S', 400, 1000);
  rows.push(row('SRX9001', 'CTCF', 'MM.1S', '20,90,1,600'), row('SRX9002', 'CTCF', 'GM12878', '20,90,1,600'));
  expect(taken(rows)).toEqual(expect.arrayContaining(['SRX9001', 'SRX9002']));
  expect(taken(rows)).not.toContain('SRX1399');
});

test('never more than 3 GB with the list: one that is too large leaves room for smaller ones', () => {
  const rows = many('MM.1S', 30, 1000);
  const large = (each: CatalogueRow): number => (each.experiment === 'SRX1001' ? 1e10 : 1e8);
  const found = taken(rows, 'myeloma', large);
  expect(found).toHaveLength(26);
  expect(found).not.toContain('SRX1001');
  const { bytes: most, listBytes, bytesPerSecond } = STARTER_LIMITS;
  expect((most + listBytes) / bytesPerSecond).toBeLessThanOrEqual(20 * 60);
});

test('a name that is none is answered with the list', () => {
  expect(starterNamed('Myeloma')).toBe('myeloma');
  for (const wrong of [true, 'kidney', 'toString'] as const)
    expect(() => starterNamed(wrong)).toThrow(/myeloma, blood, breast, liver, neural/);
});

test('no cell twice in one starter', () => {
  for (const name of STARTER_NAMES) {
    const cells = starterCells(name);
    expect(cells.length).toBe(new Set(cells).size);
    expect(cells.every((cell) => cell.trim() === cell && cell !== '')).toBe(true);
  }
});

describeWith(realDataPresent, 'the folder of real data', "ChIP-Atlas' own lists", () => {
  const unpacked = (...parts: string[]): string[] =>
    gunzipSync(readFileSync(realData('chip-atlas', ...parts)))
      .toString('utf8')
      .split('\n');

  test('the cells are spelled as its curators do', () => {
    const curated = new Set(
      unpacked('curation', 'ct_Index.hg19.tab.gz').map((line) => nameKey(line.split('@')[1] ?? '')),
    );
    for (const name of STARTER_NAMES)
      expect(starterCells(name).filter((cell) => curated.has(nameKey(cell))).length).toBeGreaterThanOrEqual(
        name === 'liver' ? 5 : 12,
      );
  });

  test('of 2,946 human experiments of primary cells, unperturbed, the same as counted by hand', () => {
    const lines = unpacked('experiments.human-extract.hg38.tsv.gz').filter((line) => line !== '');
    const layout = recogniseLayout(lines.slice(0, 300), 'extract');
    const cells = new Set(starterCells('blood').map(nameKey));
    const listed = lines
      .slice(layout.headerRows)
      .map((line) => ({ ...parseExperiment(line, layout), perturbations: [], sameDataAs: '' }))
      .filter((each) => cells.has(nameKey(each.cell)))
      .filter((each) => perturbationsOf(each).every((found) => found === 'disease'));
    const found = starterExperiments(listed, 'blood', names, bytes);
    const pair = (each: CatalogueRow): string => `${nameKey(each.cell)} ${names.key(each.antigen)}`;
    expect(new Set(found.map(pair)).size).toBe(found.length);
    // Fewer than fit: every pair is taken once.
    const wanted = listed.filter((each) => each.quality.peaks >= 500 && !isNotAFactor(each.antigen));
    expect(new Set(found.map(pair))).toEqual(new Set(wanted.map(pair)));
    expect(found.length).toBeGreaterThan(30);
    const most = new Map<string, number>();
    for (const each of wanted) most.set(pair(each), Math.max(most.get(pair(each)) ?? 0, each.quality.peaks));
    for (const each of found) expect(each.quality.peaks).toBe(most.get(pair(each)));
  });
});
