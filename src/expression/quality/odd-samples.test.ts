import { expect, test } from 'vitest';
import { inEnglish } from '../../messages/message.ts';
import { createRandom } from '../../statistics/random.ts';
import type { ExpressionMatrix } from '../expression-matrix.ts';
import { farSamples, smallLibraries } from './odd-samples.ts';

const said = (notices: readonly Parameters<typeof inEnglish>[0][]): string[] => notices.map(inEnglish);

/** Samples of one tissue, and some with more noise or of other means. */
function tissue(
  names: string,
  odd: { noise?: Record<string, number>; other?: string[] } = {},
): ExpressionMatrix {
  const random = createRandom(8);
  const sampleNames = names.split(' ');
  const rows = 500;
  const [means, others] = [0, 1].map(() => Array.from({ length: rows }, () => 4 + 8 * random.uniform()));
  const values = sampleNames.flatMap((name) => {
    const from = odd.other?.includes(name) === true ? others : means;
    return from.map((mean) => mean + (odd.noise?.[name] ?? 0.3) * random.normal());
  });
  return { rowNames: means.map((_, row) => `g${row}`), sampleNames, values: Float64Array.from(values) };
}

test('libraries of less than a twentieth of the reads of the others are named', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  expect(smallLibraries(names, Float64Array.of(20e6, 8e6, 31e6, 2e6, 14e6, 25e6))).toEqual([]);
  const sizes = Float64Array.of(20e6, 4e5, 31e6, 2e5, 14e6, 25e6);
  expect(said(smallLibraries(names, sizes))[0]).toMatch(
    /^libraries with 1\/119–1\/59 of the reads of the others: b, d;/,
  );
  const one = Float64Array.of(20e6, 4e5, 31e6, 20e6, 14e6, 25e6);
  expect(said(smallLibraries(names, one))[0]).toContain('libraries with 1/59 of the reads');
});

test('a sample that no other is near to is named', () => {
  const names = 'a b c d e f g h';
  expect(farSamples(tissue(names), undefined)).toEqual([]);
  expect(farSamples(tissue(names, { noise: { c: 0.45 } }), undefined)).toEqual([]);
  expect(said(farSamples(tissue(names, { noise: { c: 1.2 } }), undefined))[0]).toMatch(
    /^far from all other samples, up to 3\.\d times as far as is usual here: c /,
  );
  expect(said(farSamples(tissue(names, { other: ['h'] }), undefined))[0]).toContain('usual here: h ');
});

test('a second tissue, and the only sample of a group, may lie apart', () => {
  const names = 'a b c d e f g h';
  expect(farSamples(tissue(names, { other: ['g', 'h'] }), undefined)).toEqual([]);
  const group = [0, 0, 0, 1, 1, 1, 1, 2];
  expect(farSamples(tissue(names, { other: ['h'] }), group)).toEqual([]);
  expect(farSamples(tissue('a b c d', { other: ['d'] }), undefined)).toEqual([]);
});
