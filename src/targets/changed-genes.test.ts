import { expect, test } from 'vitest';
import { parseDifferentialTable } from '../formats/expression/differential-table-reader.ts';
import { parsePeakBytes } from '../formats/peaks/peak-reader.ts';
import { GeneIdentifiers } from '../genome/gene-identifiers.ts';
import type { GeneModels } from '../genome/genes.ts';
import { indexTss } from '../genome/nearest-tss.ts';
import { stateOfPeaks } from './change/changed-sites.ts';
import { calibrateAreas, explainChange } from './change/explain-change.ts';
import { groupTranscripts } from './binding/gene-list.ts';
import { matchExpression } from './change/match-expression.ts';
import { changeStates } from './target-genes.ts';
import { effectsOnGene, rankTreatments } from './change/treatments.ts';

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

test('changed as asked, unchanged, and neither', () => {
  const genes = groupTranscripts(toyModels(['A', 'B', 'C', 'D']));
  const expression = table('A -1 -2 0 8 .001 .01', 'B 1 0 2 8 .001 .01', 'C 0 -1 1 8 .9 .9');
  const matched = matchExpression(genes, expression);
  expect([...changeStates(expression, matched, 'both')]).toEqual([1, 1, 0, -1]);
  expect([...changeStates(expression, matched, 'down')]).toEqual([1, -1, 0, -1]);
});

function toyModels(symbols: readonly string[]): GeneModels {
  const tss = Int32Array.from(symbols, (_, i) => 1_000_000 * (i + 1));
  return {
    source: 'toy',
    count: symbols.length,
    symbol: symbols,
    geneId: symbols.map(() => ''),
    transcript: symbols.map(() => ''),
    chromosomeNames: ['chr1'],
    chromosome: new Uint16Array(symbols.length),
    start: tss,
    end: tss.map((at) => at + 1000),
    tss,
    strand: new Int8Array(symbols.length).fill(1),
  };
}

test('a peak has the state of the gene of the nearest TSS, up to 100 kb', () => {
  const models = toyModels(['UP', 'SAME', 'UNMEASURED']);
  const places = [200, 80_000, 600_000, 1_000_050, 2_000_300];
  const lines = places.map((place) => `chr1\t${1_000_000 + place}\t${1_000_100 + place}`);
  const { peaks } = parsePeakBytes(Buffer.from(lines.join('\n') + '\n'), 'peaks.bed');
  const state = stateOfPeaks(indexTss(models), groupTranscripts(models), peaks, Int8Array.of(1, 0, -1));
  expect([...state]).toEqual([1, 1, -1, 0, -1]);
});

test('potentials that tell changed genes from unchanged ones', () => {
  const potential = Float64Array.of(3, 2, 1, 0, 0, 9);
  const found = explainChange(potential, Int8Array.of(1, 1, 0, 0, 0, -1));
  expect(found.areaUnderCurve).toBe(1);
  expect(found.boundChanged).toBe(2);
  expect([...calibrateAreas(Float64Array.of(0.5, 0.6, 0.55, 0.9))].map((z) => z > 2)).toEqual([
    false,
    false,
    false,
    true,
  ]);
});
