import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { analyzeExpression } from '../analysis.ts';
import { principalComponents, sampleCorrelations } from '../sample-similarity.ts';
import { qualityFigures } from './quality-figures.ts';
import { extent, Figure, markFigure, niceTicks } from './svg-figure.ts';

test('ticks are round numbers within the range', () => {
  expect(niceTicks(0, 10)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(niceTicks(-1.2, 1.3)).toEqual([-1, -0.5, 0, 0.5, 1]);
  expect(extent([1, NaN, Infinity, 3])).toEqual([0.92, 3.08]);
  expect(extent([])).toEqual([0, 1]);
});

test('text is escaped and points on one place are drawn once', () => {
  const figure = new Figure({
    title: 'a < b & c',
    xLabel: 'x',
    yLabel: 'y',
    x: [0, 1],
    y: [0, 1],
  });
  figure.points([0.5, 0.5, 0.50001, NaN], [0.5, 0.5, 0.5, 1], '#000');
  const svg = markFigure(figure.toString(), 'simulated');
  expect(svg).toContain('a &lt; b &amp; c');
  expect(svg).toMatch(/>simulated<\/text><\/svg>\n$/);
  expect(svg.match(/h0/g)?.length).toBe(1);
});

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

test('an analysis gives its pictures', () => {
  const file = { format: 'toy', matrix, attributes: new Map(), annotation: new Map(), notices: [] };
  const sheet = { file: 'sheet', samples, columns: new Map([['group', ['c', 'c', 'c', 't', 't', 't']]]) };
  const figures = qualityFigures(analyzeExpression(file, 'toy', sheet, { contrast: 't-c' }));
  expect([...figures.keys()]).toEqual(['density.svg', 'ma.svg', 'volcano.svg', 'pca.svg', 'correlation.svg']);
  for (const svg of figures.values()) {
    expect(svg).not.toMatch(/NaN|undefined/);
  }
  expect(figures.get('volcano.svg')).toMatch(/up \(6\d\)/);
});
