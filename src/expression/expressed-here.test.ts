import { expect, test } from 'vitest';
import { createRandom } from '../statistics/random.ts';
import { expressionFloor, isExpressed } from './expressed-here.ts';

const random = createRandom(3);
const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `GENE${i + 1}`);
const receptors = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `OR${(i % 14) + 1}A${i + 1}`);

test('counts per million are known by their sum: one per million is expressed', () => {
  const genes = names(8_000);
  const counts = genes.map((_, i) => 2 ** (14 * random.uniform() * (i % 2)));
  const total = counts.reduce((a, b) => a + b);
  const average = Float64Array.from(counts, (count) => Math.log2((1e6 * count) / total));
  const floor = expressionFloor({ genes, average, counts: false });
  expect(floor).toEqual({ level: 0, by: 'counts per million', silent: 0 });
  expect([0, -0.1, NaN].map((level) => isExpressed(level, floor))).toEqual(['yes', 'not seen', 'unknown']);
  // The same as DESeq2 has them: not logarithms, and not per million.
  const deseq = expressionFloor({
    genes,
    average: Float64Array.from(counts, (count) => 50 * count),
    counts: true,
  });
  expect(deseq?.level).toBeCloseTo((50 * total) / 1e6, 6);
});

test('intensities of arrays are compared with genes that are silent', () => {
  const genes = [...receptors(100), ...names(8_000)];
  const average = Float64Array.from(genes, (_, i) => (i < 100 ? 4 + i / 50 : 4 + 8 * random.uniform()));
  const floor = expressionFloor({ genes, average, counts: false });
  expect(floor).toMatchObject({ by: 'silent genes', silent: 100 });
  expect(floor?.level).toBeCloseTo(4 + 94.05 / 50, 6);
  expect([5.8, 6].map((level) => isExpressed(level, floor))).toEqual(['not seen', 'yes']);
});

test('a list of some genes without silent ones tells nothing', () => {
  const genes = names(200);
  const floor = expressionFloor({ genes, average: Float64Array.from(genes, () => 9), counts: false });
  expect(floor).toBeUndefined();
  expect(isExpressed(9, floor)).toBe('unknown');
});

test('silent genes of mouse count, too', () => {
  const genes = Array.from({ length: 30 }, (_, i) => ['Olfr', 'Tas2r', 'Vmn1r'][i % 3] + String(i + 1));
  expect(expressionFloor({ genes, average: Float64Array.from(genes, () => 3), counts: false })?.silent).toBe(
    30,
  );
});
