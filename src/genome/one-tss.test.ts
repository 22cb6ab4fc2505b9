import { expect, test } from 'vitest';
import { lookUpGenes, oneTssPerGene } from './one-tss.ts';

const genes = {
  source: 'made up',
  count: 6,
  symbol: ['BSG', 'BSG', 'BSG', 'SEPT10', 'HLA-A', 'BSG'],
  geneId: ['ENSG1.3', '', '', '', '', ''],
  transcript: ['NM_1.2', 'NM_2', 'NM_3', 'NM_4', 'NM_5', 'NM_6'],
  chromosomeNames: ['chr19', 'chrX'],
  chromosome: Uint16Array.of(0, 0, 0, 0, 0, 1),
  start: Int32Array.of(100, 200, 100, 300, 400, 5),
  end: Int32Array.of(500, 500, 500, 301, 401, 6),
  tss: Int32Array.of(100, 200, 100, 300, 400, 5),
  strand: Int8Array.of(1, 1, 1, 1, -1, 1),
};

test('each gene has its most frequent TSS, on one chromosome', () => {
  expect([...oneTssPerGene(genes)]).toEqual([
    ['BSG', 0],
    ['SEPT10', 3],
    ['HLA-A', 4],
  ]);
});

test('genes are found under symbols, identifiers with a version, and the names of septins', () => {
  const names = ['bsg', 'ENSG1', 'NM_4.7', 'SEPTIN10', 'HLA-A', 'NOGENE', 'CD147'];
  const meaning = (name: string): string | undefined => (name === 'CD147' ? 'BSG' : undefined);
  expect(lookUpGenes(names, genes, meaning)).toEqual({
    symbols: ['BSG', 'SEPT10', 'HLA-A'],
    unknown: ['NOGENE'],
  });
});
