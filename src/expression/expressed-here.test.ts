import { expect, test } from 'vitest';
import { createRandom } from '../statistics/random.ts';
import { expressionFloor, isExpressed } from './expressed-here.ts';

const random = createRandom(3);
const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `GENE${i + 1}`);
const receptors = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `OR${(i % 14) + 1}A${i + 1}`);

test('counts per million are known by their sum: one per million is expressed, a tenth of it is seen', () => {
  const genes = names(8_000);
  const counts = genes.map((_, i) => 2 ** (14 * random.uniform() * (i % 2)));
  const total = counts.reduce((a, b) => a + b);
  const average = Float64Array.from(counts, (count) => Math.log2((1e6 * count) / total));
  const floor = expressionFloor({ genes, average, counts: false });
  expect(floor).toEqual({ level: 0, seen: Math.log2(0.1), by: 'counts per million', silent: 0 });
  const levels = [0, -0.1, -3.4, NaN];
  expect(levels.map((level) => isExpressed(level, 0.5, floor))).toEqual([
    'yes',
    'unclear',
    'not seen',
    'unknown',
  ]);
  // A significant change speaks for one step more.
  expect(levels.map((level) => isExpressed(level, 0.01, floor))).toEqual([
    'yes',
    'yes',
    'unclear',
    'unknown',
  ]);
  // The same as tables of DESeq2 are read: log2(count + 1), and not per million.
  const deseq = expressionFloor({
    genes,
    average: Float64Array.from(counts, (count) => Math.log2(50 * count + 1)),
    counts: true,
  });
  expect(deseq?.level).toBeCloseTo(Math.log2((50 * total) / 1e6 + 1), 6);
  expect(deseq?.seen).toBeCloseTo(Math.log2((5 * total) / 1e6 + 1), 6);
});

/** Intensities of genes that are expressed, beside those of 100 silent ones, 4 to 6. */
const onArray = (level: () => number): Float64Array =>
  Float64Array.from({ length: 8_100 }, (_, i) => (i < 100 ? 4 + i / 50 : level()));

test('intensities of arrays are compared with genes that are silent', () => {
  const genes = [...receptors(100), ...names(8_000)];
  const floor = expressionFloor({ genes, average: onArray(() => 4 + 8 * random.uniform()), counts: false });
  expect(floor).toMatchObject({ by: 'silent genes', silent: 100 });
  expect(floor?.level).toBeCloseTo(4 + 94.05 / 50, 6);
  expect(floor?.seen).toBeCloseTo(4 + 74.25 / 50, 6);
  const states = [5.4, 5.8, 6].map((level) => isExpressed(level, 1, floor));
  expect(states).toEqual(['not seen', 'unclear', 'yes']);
});

test('where hardly a gene is above the silent ones, they are not silent', () => {
  const genes = [...receptors(100), ...names(8_000)];
  const average = onArray(() => 4 + 2 * random.uniform());
  expect(expressionFloor({ genes, average, counts: false })).toBeUndefined();
});

test('a list of some genes without silent ones tells nothing', () => {
  const genes = names(200);
  const floor = expressionFloor({ genes, average: Float64Array.from(genes, () => 9), counts: false });
  expect(floor).toBeUndefined();
  expect(isExpressed(9, 0.001, floor)).toBe('unknown');
});

test('silent genes of mouse count, too', () => {
  const silent = Array.from({ length: 30 }, (_, i) => ['Olfr', 'Tas2r', 'Vmn1r'][i % 3] + String(i + 1));
  const genes = [...silent, ...names(30)];
  const average = Float64Array.from(genes, (_, i) => (i < 30 ? 3 : 9));
  expect(expressionFloor({ genes, average, counts: false })?.silent).toBe(30);
});
