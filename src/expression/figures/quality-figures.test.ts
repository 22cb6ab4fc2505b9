import { expect, test } from 'vitest';
import { FILE_LOOK } from '../../figures/svg.ts';
import { createRandom } from '../../statistics/random.ts';
import { analyzeExpression } from '../analysis.ts';
import { principalComponents, sampleCorrelations } from '../sample-similarity.ts';
import { cloudsOf } from './change-figures.ts';
import { qualityFigures } from './quality-figures.ts';
import { drawCorrelations, sampleQuality } from './sample-figures.ts';

const random = createRandom(8);
const samples = ['c1', 'c2', 'c3', 't1', 't2', 't3'];
const matrix = {
  rowNames: Array.from({ length: 400 }, (_, i) => `GENE${i}`),
  sampleNames: samples,
  values: Float64Array.from(
    { length: 2400 },
    (_, i) => 8 + 2 * Math.sin(i % 400) + (i >= 1200 && i % 400 < 60 ? 2 : 0) + 0.2 * random.normal(),
  ),
};

test('the first component separates the groups; correlations are those of the columns', () => {
  const { first, second, shares } = principalComponents(matrix);
  const signs = [...first].map(Math.sign);
  expect(new Set(signs.slice(0, 3)).size).toBe(1);
  expect(signs[3]).toBe(-signs[0]);
  expect(shares[0]).toBeGreaterThan(0.7);
  expect(shares[0] + shares[1]).toBeLessThanOrEqual(1);
  // Components are uncorrelated, and centred because the rows are.
  expect(first.reduce((sum, value, i) => sum + value * second[i], 0)).toBeCloseTo(0, 6);
  expect(first.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 6);
  const correlations = sampleCorrelations(matrix);
  expect(correlations[0]).toBe(1);
  expect(correlations[1]).toBeGreaterThan(correlations[3]);
  expect(correlations[1]).toBe(correlations[6]);
});

const file = { format: 'toy', matrix, attributes: new Map(), annotation: new Map(), notices: [] };
const sheet = {
  file: 'sheet',
  samples,
  columns: new Map([
    ['group', ['c', 'c', 'c', 't', 't', 't']],
    ['seen on', ['a', 'b', 'c', 'a', 'b', 'c']],
    ['arm', ['1', '1', '1', '2', '2', '2']],
  ]),
};
const analysis = analyzeExpression(file, 'toy', sheet, { contrast: 't-c', model: 'group' });

/** Number of marks of a kind that lie in a drawing. */
const count = (svg: string, mark: RegExp): number => svg.match(mark)?.length ?? 0;

test('an analysis gives its pictures, and every sample and gene is in them', () => {
  const figures = qualityFigures(analysis);
  expect([...figures.keys()].map((name) => name.slice(0, -4))).toEqual([
    ...['volcano', 'ma', 'p-values', 'rle', 'density', 'pca', 'pca-1-seen-on', 'correlation'],
  ]);
  for (const svg of figures.values()) expect(svg).not.toMatch(/NaN|undefined|null/);
  const [volcano, ma, pValues, rle, density, pca, seenOn, correlation] = figures.values();
  expect(volcano).toMatch(/rising \(6\d\)/);
  expect(count(volcano, /font-style="italic"/g)).toBe(10);
  // Points that fall on one half pixel are one.
  for (const svg of [volcano, ma]) expect(count(svg, /h0/g)).toBeGreaterThan(150);
  expect(count(density, /stroke-width="1.6"/g)).toBe(6);
  expect(count(pca, /h0/g)).toBe(6);
  for (const sample of samples) expect(pca).toContain(`>${sample}</text>`);
  expect(count(seenOn, /#009e73/g)).toBe(3);
  expect(count(rle, /fill-opacity="0.75"/g)).toBe(6);
  expect(count(pValues, /<rect/g)).toBe(21);
  expect(count(correlation, /fill="rgb/g)).toBe(36);
  expect(count(correlation, /fill="rgb\(8,62,122\)"/g)).toBe(6);
  expect([...qualityFigures(analysis).values()]).toEqual([...figures.values()]);
});

test('clouds hold every gene once by what it does, missing numbers left out', () => {
  const genes = {
    gene: ['A', 'B', 'C', 'D', 'E'],
    log2FoldChange: [2, -1.5, 0.1, null, 0.1],
    minusLog10P: [9, 8, 0.5, 1, 0.5],
    adjP: [1e-8, 1e-7, 0.6, 0.5, 0.6],
    averageExpression: [null, 7, 8, 9, 8],
  };
  const { volcano, ma } = cloudsOf(genes);
  expect(volcano).toEqual({
    up: { genes: 1, x: [2], y: [9] },
    down: { genes: 1, x: [-1.5], y: [8] },
    flat: { genes: 2, x: [0.1], y: [0.5] },
  });
  expect([ma?.up.genes, ma?.down.genes, ma?.flat.genes]).toEqual([0, 1, 2]);
  expect(cloudsOf({ ...genes, minusLog10P: genes.gene.map(() => null) }).volcano).toBeNull();
});

test('samples that are alike give one colour instead of a division by zero', () => {
  const quality = sampleQuality(analysis);
  const similarity = { ...quality.similarity!, correlations: Array<number>(36).fill(1) };
  const svg = drawCorrelations({ ...FILE_LOOK, simulated: false }, { ...quality, similarity });
  expect(count(svg, /fill="rgb\(8,62,122\)"/g)).toBe(36);
});

test('counts have the sizes of their libraries, and voom shows the genes that its trend smooths', () => {
  const counts = matrix.values.map((value, at) => Math.round(50 * value * value + (at % 7) * 20));
  const read = { ...file, matrix: { ...matrix, values: counts } };
  const counted = analyzeExpression(read, 'toy', sheet, { contrast: 't-c', model: 'group', scale: 'counts' });
  const figures = qualityFigures(counted);
  const libraries = figures.get('library-sizes.svg')!;
  for (const sample of samples) expect(libraries).toContain(`>${sample}</text>`);
  const bars = [...libraries.matchAll(/<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="14"/g)].map(
    ([, wide]) => Number(wide),
  );
  const { libraries: reads } = sampleQuality(counted);
  expect(bars).toHaveLength(6);
  bars.forEach((wide, at) => expect(wide / bars[0]).toBeCloseTo(reads![at] / reads![0], 2));
  const { meanVariance } = sampleQuality(counted);
  expect(meanVariance!.genes.x.length).toBeGreaterThan(200);
  expect(count(figures.get('mean-variance.svg')!, /h0/g)).toBeGreaterThan(200);
});

test('a volcano has no hole: where a gene lies a point is drawn', () => {
  const many = createRandom(3);
  const genes = Array.from({ length: 20000 }, (_, at) => `g${at}`);
  const log2FoldChange = genes.map(() => 2 * many.normal());
  const minusLog10P = log2FoldChange.map((change) => Math.abs(change) * (1 + many.uniform()));
  const none = genes.map(() => null);
  const adjP = minusLog10P.map((value) => (value > 3 ? 0.01 : 0.5));
  const { volcano, pValues } = cloudsOf({
    gene: genes,
    log2FoldChange,
    minusLog10P,
    adjP,
    averageExpression: none,
  });
  const drawn = new Set<string>();
  const cell = (value: number): number => Math.round(value * 20);
  for (const group of ['flat', 'up', 'down'] as const) {
    const { x, y } = volcano![group];
    x.forEach((at, i) => {
      for (const right of [-1, 0, 1])
        for (const up of [-1, 0, 1]) drawn.add(`${cell(at) + right} ${cell(y[i]) + up}`);
    });
  }
  const isDrawn = (at: number): boolean => drawn.has(`${cell(log2FoldChange[at])} ${cell(minusLog10P[at])}`);
  expect(genes.filter((_, at) => !isDrawn(at))).toEqual([]);
  expect(pValues!.reduce((sum, genesOf) => sum + genesOf, 0)).toBe(20000);
});
