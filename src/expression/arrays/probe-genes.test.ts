import { expect, test } from 'vitest';
import { repairMangledSymbols } from '../../genome/mangled-symbols.ts';
import { assignProbes, chooseProbes, genesOfField, medianOfProbes, symbolColumn } from './probe-genes.ts';

test('annotation fields of several makers', () => {
  expect(genesOfField('DDR1 /// MIR4640')).toEqual(['DDR1', 'MIR4640']);
  expect(genesOfField('NM_001 // DDR1 // discoidin // 6p21 /// NM_002 // DDR1 // discoidin')).toEqual([
    'DDR1',
  ]);
  expect(genesOfField('---')).toEqual([]);
  expect(symbolColumn(['ID', 'GB_ACC', 'Gene Symbol', 'Gene Title'])).toBe('Gene Symbol');
  expect(symbolColumn(['ID', 'SEQUENCE'])).toBeUndefined();
});

test('the strongest probe speaks for its gene; probes of several genes speak for none', () => {
  const { gene, withoutGene, ofSeveralGenes } = assignProbes(['A', 'A', 'B', '', 'A /// B']);
  expect([withoutGene, ofSeveralGenes]).toEqual([1, 1]);
  const chosen = chooseProbes(gene, Float64Array.of(5, 7, 3, 9, 9));
  expect(chosen.genes).toEqual(['A', 'B']);
  expect([...chosen.probe]).toEqual([1, 2]);
  expect(chosen.probes).toEqual([[0, 1], [2]]);
});

test('the median of the probes leaves out missing values', () => {
  const matrix = {
    rowNames: ['p1', 'p2', 'p3'],
    sampleNames: ['s1', 's2'],
    values: Float64Array.of(1, 2, 9, 4, NaN, NaN),
  };
  const { rowNames, values } = medianOfProbes(matrix, ['A', 'A', 'A']);
  expect(rowNames).toEqual(['A']);
  expect([...values]).toEqual([2, 4]);
});

test('dates are turned back into symbols where only one gene is possible', () => {
  const { names, repaired, ambiguous } = repairMangledSymbols([
    '2-Sep',
    'Sep-09',
    '8-Mar',
    '1-Mar',
    '1-Dec',
    'TP53',
  ]);
  expect(names).toEqual(['SEPTIN2', 'SEPTIN9', 'MARCHF8', '1-Mar', 'DELEC1', 'TP53']);
  expect(repaired[0]).toBe('2-Sep -> SEPTIN2');
  expect(ambiguous).toEqual(['1-Mar']);
});

test('a spreadsheet’s number of a day is a date among symbols, and an identifier among numbers', () => {
  const day = (date: string): string => String(25569 + Date.parse(date) / 86_400_000);
  const september = day('2021-09-07');
  expect(repairMangledSymbols([september, 'TP53', 'MYC']).repaired).toEqual([`${september} -> SEPTIN7`]);
  expect(repairMangledSymbols([day('2021-03-01'), 'TP53']).ambiguous).toHaveLength(1);
  const entrez = Array.from({ length: 20 }, (_, i) => String(40_000 + 97 * i));
  expect(repairMangledSymbols(entrez).names).toEqual(entrez);
});
