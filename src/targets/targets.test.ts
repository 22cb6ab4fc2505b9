import { expect, test } from 'vitest';
import { parseDifferentialTable } from '../formats/expression/differential-table-reader.ts';
import { parsePeakBytes } from '../formats/peaks/peak-reader.ts';
import { GeneIdentifiers } from '../genome/gene-identifiers.ts';
import type { GeneModels } from '../genome/genes.ts';
import { indexTss } from '../genome/nearest-tss.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { createRandom } from '../statistics/random.ts';
import { betaTargets } from './beta-targets.ts';
import { betaPotential, halvingPotential, nearestGene, promoterWindow } from './binding/contributions.ts';
import { effectOfFactor } from './change/direction.ts';
import { domainContributions, regulatoryDomains } from './binding/domains.ts';
import { linkContributions } from './binding/enhancer-links.ts';
import { functionTest } from './change/function-test.ts';
import { gatheringAtTss } from './binding/gathering-at-tss.ts';
import { groupTranscripts } from './binding/gene-list.ts';
import { scoreGenes } from './binding/gene-scores.ts';
import { sharedEnhancers } from './binding/shared-enhancers.ts';
import { matchExpression } from './change/match-expression.ts';
import { rankProduct } from './rank-product.ts';
import { rankTargets } from './target-genes.ts';
import { targetTable } from './target-table.ts';

/** name, transcript, chromosome, TSS, strand; every gene is 1,000 bp long. */
type Row = readonly [string, string, string, number, 1 | -1];

function modelsOf(...rows: readonly Row[]): GeneModels {
  const chromosomeNames = [...new Set(rows.map((row) => row[2]))];
  const start = Int32Array.from(rows, ([, , , tss, strand]) => (strand > 0 ? tss : tss - 999));
  return {
    source: 'toy',
    count: rows.length,
    symbol: rows.map((row) => row[0]),
    geneId: rows.map(() => ''),
    transcript: rows.map((row) => row[1]),
    chromosomeNames,
    chromosome: Uint16Array.from(rows, (row) => chromosomeNames.indexOf(row[2])),
    start,
    end: start.map((s) => s + 1000),
    tss: Int32Array.from(rows, (row) => row[3]),
    strand: Int8Array.from(rows, (row) => row[4]),
  };
}

function peaksAt(...places: readonly (readonly [string, number, number?])[]): PeakColumns {
  const lines = places.map(
    ([chrom, summit, score], i) => `${chrom}\t${summit - 50}\t${summit + 51}\tp${i}\t${score ?? 0}`,
  );
  return parsePeakBytes(Buffer.from(lines.join('\n') + '\n'), 'peaks.bed').peaks;
}

test('weights of BETA and Lisa fall with the distance', () => {
  const index = indexTss(modelsOf(['A', 'NM_1', 'chr1', 1_000_000, 1]));
  const peaks = peaksAt(
    ['chr1', 1_000_000],
    ['chr1', 1_001_000],
    ['1', 990_000],
    ['chr1', 1_050_000],
    ['chr1', 900_001],
    ['chr1', 900_000],
  );
  const { weight, distance } = betaPotential(index, peaks);
  [0.606531, 0.582748, 0.40657, 0.082085, 0.011109].forEach((value, i) =>
    expect(weight[i]).toBeCloseTo(value, 6),
  );
  expect(weight.length).toBe(5);
  expect([...distance]).toEqual([0, 1000, -10_000, 50_000, -99_999]);
  expect([...halvingPotential(index, peaks).weight.slice(0, 3)]).toEqual([1, 2 ** -0.1, 0.5]);
});

test('a gene takes its best transcript and names it', () => {
  const models = modelsOf(
    ['A', 'NM_1', 'chr1', 100_000, 1],
    ['A', 'NM_2', 'chr1', 120_000, 1],
    ['B', 'NM_3', 'chr1', 900_000, -1],
  );
  const genes = groupTranscripts(models);
  const peaks = peaksAt(['chr1', 120_500], ['chr1', 125_000]);
  const scores = scoreGenes(genes, betaPotential(indexTss(models), peaks));
  expect(genes.names).toEqual(['A', 'B']);
  expect(models.transcript[scores.transcript[0]]).toBe('NM_2');
  expect(scores.score[0]).toBeCloseTo(Math.exp(-0.52) + Math.exp(-0.7), 12);
  expect([...scores.peaks]).toEqual([2, 0]);
  expect(scores.nearestDistance[0]).toBe(500);
  expect(scores.nearestDistance[1]).toBeNaN();
});

test('window scores take the best peak, nearest gene counts every peak once', () => {
  const models = modelsOf(['A', '', 'chr1', 10_000, 1], ['B', '', 'chr1', 14_000, 1]);
  const peaks = peaksAt(['chr1', 10_400, 30], ['chr1', 9_500, 80], ['chr1', 12_500, 99]);
  const genes = groupTranscripts(models);
  const index = indexTss(models);
  expect([...scoreGenes(genes, promoterWindow(index, peaks, 1000)).score]).toEqual([80, 0]);
  expect([...scoreGenes(genes, promoterWindow(index, peaks, 5000)).score]).toEqual([99, 99]);
  expect([...scoreGenes(genes, nearestGene(index, peaks)).score]).toEqual([2, 1]);
});

test('GREAT domains reach to the next basal domain and no farther than the extension', () => {
  const models = modelsOf(
    ['A', '', 'chr1', 2_000_000, 1],
    ['B', '', 'chr1', 2_100_000, -1],
    ['C', '', 'chr2', 500_000, 1],
  );
  const domains = regulatoryDomains(groupTranscripts(models));
  expect([...domains.start]).toEqual([1_000_000, 2_001_001, 0]);
  // B is on the minus strand: its basal domain is 1 kb below and 5 kb above its TSS.
  expect([...domains.end]).toEqual([2_099_000, 3_100_001, 1_500_001]);
  const peaks = peaksAt(['chr1', 2_050_000], ['chr1', 999_999], ['chr2', 60]);
  const found = domainContributions(groupTranscripts(models), peaks, domains);
  expect(Array.from(found.peak, (peak, i) => [peak, models.symbol[found.row[i]]])).toEqual([
    [0, 'A'],
    [0, 'B'],
    [2, 'C'],
  ]);
});

test('enhancer-gene links of the user, and genes they name in vain', () => {
  const models = modelsOf(['MYC', 'NM_2', 'chr8', 128_748_314, 1]);
  const links = {
    chromosomeNames: ['chr8'],
    chromosome: Uint16Array.of(0, 0, 0),
    start: Int32Array.of(130_000_000, 131_000_000, 130_000_000),
    end: Int32Array.of(130_001_000, 131_001_000, 130_001_000),
    gene: ['MYC', 'MYC', 'NOPE'],
    score: Float64Array.of(0.4, 0.5, 1),
  };
  const genes = groupTranscripts(models);
  const { contributions, unknownGenes } = linkContributions(
    genes,
    peaksAt(['chr8', 130_000_500], ['chr8', 500]),
    links,
  );
  expect([...contributions.weight]).toEqual([0.4]);
  expect(unknownGenes).toEqual(['NOPE']);
});

test('two genes that owe their score to one distal enhancer are flagged', () => {
  // CD48 and SLAMF7 face away from each other, 27 kb apart (hg19).
  const models = modelsOf(
    ['CD48', '', 'chr1', 160_681_640, -1],
    ['SLAMF7', '', 'chr1', 160_708_846, 1],
    ['FAR', '', 'chr1', 170_000_000, 1],
  );
  const genes = groupTranscripts(models);
  const between = scoreGenes(genes, betaPotential(indexTss(models), peaksAt(['chr1', 160_695_000])));
  expect(sharedEnhancers(between)).toEqual([['SLAMF7'], ['CD48'], []]);
  const promoter = scoreGenes(genes, betaPotential(indexTss(models), peaksAt(['chr1', 160_708_900])));
  expect(sharedEnhancers(promoter)).toEqual([[], [], []]);
  // A super-enhancer of several peaks is one enhancer, whichever of them lies nearest, also where a promoter is bound as well.
  const parts = [160_690_000, 160_695_000, 160_698_000, 160_702_000, 160_708_900].map(
    (at) => ['chr1', at] as const,
  );
  const cluster = scoreGenes(genes, betaPotential(indexTss(models), peaksAt(...parts)));
  expect(sharedEnhancers(cluster)).toEqual([['SLAMF7'], ['CD48'], []]);
  const apart = [160_650_000, 160_739_000].map((at) => ['chr1', at] as const);
  expect(sharedEnhancers(scoreGenes(genes, betaPotential(indexTss(models), peaksAt(...apart))))).toEqual([
    [],
    [],
    [],
  ]);
});

test('an activating target of a factor that is lost goes down', () => {
  expect(effectOfFactor(-1, true, 'lowered')).toBe('activates');
  expect(effectOfFactor(1, true, 'lowered')).toBe('represses');
  expect(effectOfFactor(1, true, 'raised')).toBe('activates');
  expect(effectOfFactor(-3, false, 'lowered')).toBe('none');
});

test('rank product shares the ranks of equals and leaves out what was not measured', () => {
  const product = rankProduct(Float64Array.of(3, 1, 1, 9), Float64Array.of(5, 7, 0, NaN));
  expect([...product]).toEqual([(1 / 3) * (2 / 3), (2.5 / 3) * (1 / 3), (2.5 / 3) * 1, NaN]);
});

test('the function test sees larger potentials only', () => {
  const random = createRandom(3);
  const sample = (n: number, shift: number): Float64Array =>
    Float64Array.from({ length: n }, () => shift + random.normal());
  const more = functionTest(sample(200, 1), sample(500, 0))!;
  expect(more.log10P).toBeLessThan(-10);
  expect(more.areaUnderCurve).toBeCloseTo(0.76, 1);
  expect(functionTest(sample(200, -1), sample(500, 0))!.log10P).toBeGreaterThan(-0.5);
  expect(functionTest(new Float64Array(0), sample(5, 0))).toBeUndefined();
});

test('rows of an expression table find their gene by transcript, version, array suffix and old symbol', () => {
  const models = modelsOf(
    ['AR', 'NM_000044', 'chrX', 1000, 1],
    ['KLK3', 'NM_001648', 'chr19', 1000, 1],
    ['SEPTIN2', 'NM_9', 'chr2', 1000, 1],
  );
  const table = parseDifferentialTable(
    Buffer.from(
      '#ID\tlogFC\tAveExpr\tt\tP.Value\tadj.P.Val\nNM_000044.6\t1\t5\t2\t0.01\t0.02\nNM_001648_at\t2\t6\t4\t1e-9\t1e-8\nKLK3\t9\t1\t4\t1e-9\t1e-8\nSEPT2\t-1\t7\t-3\t0.1\t0.2\nXYZ\t0\t7\t0\t1\t1\n',
    ),
    'limma.xls',
  );
  const identifiers = new GeneIdentifiers({
    symbol: ['SEPTIN2', 'AR', 'X'],
    entrez: ['4735', '', ''],
    ensembl: ['', '', ''],
    refseq: ['', '', ''],
    aliases: ['SEPT2;DIFF6', 'DHTR', 'DIFF6'],
  });
  const genes = groupTranscripts(models);
  expect([...matchExpression(genes, table, identifiers).rowOfGene]).toEqual([0, 1, 3]);
  expect(matchExpression(genes, table)).toMatchObject({ unmatched: 1, withSeveralRows: 1 });
  expect(identifiers.symbolOf('DIFF6')).toBeUndefined();
  expect(identifiers.symbolOf('4735')).toBe('SEPTIN2');
});

test('dates of spreadsheets in an expression table are put right, those of two genes are named', () => {
  const models = modelsOf(['SEPT9', 'NM_1', 'chr1', 1_000_000, 1], ['MARCHF8', 'NM_2', 'chr1', 3_000_000, 1]);
  const table = parseDifferentialTable(
    Buffer.from('gene\tlogFC\tP.Value\tadj.P.Val\n9-Sep\t1\t.1\t.2\n8-Mar\t2\t.1\t.2\n1-Mar\t2\t.1\t.2\n'),
    'limma.tsv',
  );
  expect(matchExpression(groupTranscripts(models), table)).toMatchObject({
    rowOfGene: Int32Array.of(0, 1),
    unmatched: 1,
    repaired: ['9-Sep -> SEPTIN9', '8-Mar -> MARCHF8'],
    ambiguous: ['1-Mar'],
  });
});

test('without p-values nothing counts as changed, unless a fold change is asked for', () => {
  const models = modelsOf(['A', 'NM_1', 'chr1', 1_000_000, 1], ['B', 'NM_2', 'chr1', 3_000_000, 1]);
  const genes = groupTranscripts(models);
  const scores = scoreGenes(
    genes,
    betaPotential(indexTss(models), peaksAt(['chr1', 1_000_200], ['chr1', 3_000_200])),
  );
  const table = parseDifferentialTable(
    Buffer.from(
      'gene\tprobe\tlog2_fold_change\tminus_log10_p\tadj_p\nA\tp1\t-2\tNA\tNA\nB\tp2\t.2\tNA\tNA\n',
    ),
    'genes.tsv',
  );
  const expression = { table, matched: matchExpression(genes, table) };
  const open = rankTargets(scores, expression, { factor: 'lowered' });
  expect([[...open.changed], open.effect]).toEqual([
    [0, 0],
    [undefined, undefined],
  ]);
  expect(open.order.length).toBe(2);
  const described = rankTargets(scores, expression, { factor: 'lowered', minimalFoldChange: 1 });
  expect([[...described.changed], described.effect]).toEqual([
    [-1, 0],
    ['activates', 'none'],
  ]);
});

test('targets are ranked by binding and change together, with direction, known and competing regulators', () => {
  const models = modelsOf(
    ['A', 'NM_1', 'chr1', 1_000_000, 1],
    ['B', 'NM_2', 'chr1', 3_000_000, 1],
    ['C', 'NM_3', 'chr1', 5_000_000, -1],
    ['D', 'NM_4', 'chr1', 7_000_000, 1],
  );
  const genes = groupTranscripts(models);
  const peaks = peaksAt(['chr1', 1_000_200], ['chr1', 3_030_000], ['chr1', 3_040_000], ['chr1', 5_040_000]);
  const scores = scoreGenes(genes, betaPotential(indexTss(models), peaks));
  const table = parseDifferentialTable(
    Buffer.from(
      'gene\tbaseMean\tlog2FoldChange\tlfcSE\tstat\tpvalue\tpadj\nA\t100\t-2\t0.1\t-20\t1e-20\t1e-19\nB\t100\t0.1\t0.1\t1\t0.3\t0.4\nC\t50\t1\t0.1\t10\t1e-8\t1e-7\nD\t10\t3\t0.1\t30\t1e-30\t1e-29\n',
    ),
    'deseq2.tsv',
  );
  expect(table.format).toBe('DESeq2');
  expect(table.low[0]).toBeCloseTo(-2.196, 3);
  const matched = matchExpression(genes, table);
  const targets = rankTargets(scores, { table, matched }, { factor: 'lowered' });
  // D changes most but carries no peak.
  expect(Array.from(targets.order, (gene) => genes.names[gene])).toEqual(['A', 'B', 'C']);
  expect(targets.effect).toEqual(['activates', 'none', 'represses', 'none']);
  expect([...targets.promoterBound]).toEqual([1, 0, 0, 0]);
  const written = targetTable(scores, targets, peaks, {
    expression: { table, matched },
    listPeaks: true,
    known: new Set(['A']),
    competing: [{ regulator: 'IRF4', genes: new Set(['C']) }],
    assembly: 'hg38',
  });
  const column = (name: string) => [
    ...Array.from({ length: 3 }, (_, i) => written.columns.find((c) => c.name === name)!.values[i]),
  ];
  expect(column('known')).toEqual(['known', 'new', 'new']);
  expect(column('also_follows')).toEqual([null, null, 'IRF4']);
  expect(column('tss')).toEqual([1_000_001, 3_000_001, 5_000_001]);
  expect(column('peaks')).toEqual([1, 2, 1]);
  expect(column('all_peaks').map((list) => String(list).split(';').length)).toEqual([1, 2, 1]);
  expect(column('all_peaks')[0]).toMatch(/^chr1:\d+-\d+\(-?\d+\)$/);
  const [first, second] = String(column('all_peaks')[1])
    .match(/(?<=\()-?\d+/g)!
    .map(Number);
  expect(Math.abs(first)).toBeLessThan(Math.abs(second));
  expect(column('measured_as')).toEqual(['A', 'B', 'C']);
  expect(String(column('link')[0])).toContain('db=hg38&position=chr1%3A');
});

test('BETA lists: dense binding ranks, expression ranks with gaps, both over the direction', () => {
  const models = modelsOf(
    ['A', 'NM_1', 'chr1', 1, 1],
    ['B', 'NM_2', 'chr1', 2, 1],
    ['C', 'NM_3', 'chr1', 3, 1],
    ['D', 'NM_4', 'chr1', 4, 1],
  );
  const table = parseDifferentialTable(
    Buffer.from(
      'ID\tlogFC\tP.Value\tadj.P.Val\nNM_1_at\t1\t.01\t.01\nNM_2_at\t2\t.01\t.01\nNM_3_at\t3\t.02\t.03\nNM_4_at\t-1\t.02\t.03\n',
    ),
    'limma.tsv',
  );
  const up = betaTargets(models, Float64Array.of(1, 10, 9, 5), table, 1, 1);
  expect(Array.from(up.row)).toEqual([1, 0, 2]);
  expect(up.rankProduct[0]).toBeCloseTo((1 / 3) * (1 / 3), 12);
  expect(up.rankProduct[1]).toBeCloseTo((3 / 3) * (1 / 3), 12);
  expect(up.rankProduct[2]).toBeCloseTo((2 / 3) * (3 / 3), 12);
});

test('peaks moved away from the genes are noticed', () => {
  const random = createRandom(5);
  const rows: Row[] = Array.from({ length: 3000 }, (_, i) => [
    `G${i}`,
    '',
    'chr1',
    5_000_000 + Math.floor(200_000_000 * random.uniform()),
    1,
  ]);
  const index = indexTss(modelsOf(...rows));
  const near = rows.map(([, , chrom, tss]) => [chrom, tss + Math.round(300 * random.normal())] as const);
  expect(gatheringAtTss(index, peaksAt(...near)).suspicious).toBe(false);
  const moved = near.map(([chrom, summit]) => [chrom, summit + 70_000] as const);
  expect(gatheringAtTss(index, peaksAt(...moved)).suspicious).toBe(true);
});
