import { expect, test } from 'vitest';
import { parseDifferentialTable } from '../../formats/expression/differential-table-reader.ts';
import { GeneIdentifiers } from '../../genome/gene-identifiers.ts';
import { effectsOnGene, rankTreatments } from './treatments.ts';

const table = (...rows: string[]) =>
  parseDifferentialTable(
    Buffer.from(
      'gene\tlogFC\tCI.L\tCI.R\tAveExpr\tP.Value\tadj.P.Val\n' +
        rows.map((row) => row.split(' ').join('\t') + '\n').join(''),
    ),
    'table.tsv',
  );

test('treatments that lower a gene, the surest first', () => {
  const tables = [
    { treatment: 'unsure', table: table('FOS -3 -7 1 8 .1 .2', 'JUN 0 -1 1 8 .9 .9') },
    { treatment: 'sure', table: table('FOS -1 -1.2 -0.8 8 1e-5 1e-4', 'JUN -2 -3 -1 8 .9 .9') },
    { treatment: 'up', table: table('FOS 2 1 3 8 1e-5 1e-4') },
    { treatment: 'weak probe', table: table('FOS -9 -10 -8 2 .1 .1', 'FOS -0.5 -0.6 -0.4 9 .01 .02') },
    { treatment: 'without', table: table('JUN 2 1 3 8 1e-5 1e-4') },
  ];
  const { effects, without } = effectsOnGene('fos', tables);
  expect(without).toEqual(['without']);
  const ranked = rankTreatments(effects, 'lower');
  expect(ranked.map((effect) => effect.treatment)).toEqual(['sure', 'weak probe', 'unsure']);
  expect(ranked[0]).toMatchObject({ log2FoldChange: -1, low: -1.2, high: -0.8, extremity: 0, rows: 1 });
  expect(ranked[1]).toMatchObject({ log2FoldChange: -0.5, rows: 2 });
  expect(rankTreatments(effects, 'raise').map((effect) => effect.treatment)).toEqual(['up']);
  const identifiers = new GeneIdentifiers({
    symbol: ['FOS'],
    entrez: ['2353'],
    ensembl: [''],
    refseq: [''],
    aliases: ['C-FOS'],
  });
  expect(effectsOnGene('2353', tables, identifiers).effects.length).toBe(4);
});
