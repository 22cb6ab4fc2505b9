import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { refusal } from '../../../test/support/answers.ts';
import type { ExpressionMatrix } from '../expression-matrix.ts';
import { copiesAmong, refuseCopies } from './copies.ts';

const ROWS = 2000;

function matrixOf(columns: Readonly<Record<string, readonly number[]>>): ExpressionMatrix {
  const [first] = Object.values(columns);
  return {
    rowNames: first.map((_, row) => `g${row}`),
    sampleNames: Object.keys(columns),
    values: Float64Array.from(Object.values(columns).flat()),
  };
}

/** Log2 values of arrays that differ by 5 % between hybridisations of one RNA, and of another RNA. */
function arrays() {
  const random = createRandom(3);
  const means = Array.from({ length: ROWS }, () => 3 + 10 * random.uniform());
  const again = (values: readonly number[], deviation: number): number[] =>
    values.map((value) => value + deviation * random.normal());
  const rna = again(means, 0.4);
  return { means, a: again(rna, 0.07), twin: again(rna, 0.07), other: again(means, 0.4) };
}

test('two arrays of one RNA are two measurements; a copy is not, rounded, shifted or jittered', () => {
  const random = createRandom(4);
  const { a, twin, other } = arrays();
  const of = (copy: readonly number[]) => copiesAmong(matrixOf({ a, other, copy }), false);
  expect(of(twin)).toEqual([]);
  expect(of(a)).toEqual([[0, 2]]);
  for (const step of [0.001, 0.01, 0.1, 0.5])
    expect(of(a.map((value) => Math.round(value / step) * step))).toEqual([[0, 2]]);
  expect(of(a.map((value) => value - 1.7))).toEqual([[0, 2]]);
  expect(of(a.map((value) => value + 0.01 * random.normal()))).toEqual([[0, 2]]);
});

test('values cut off below say nothing of a copy', () => {
  const { a, twin, other } = arrays();
  const cut = (values: readonly number[]): number[] => values.map((value) => Math.max(value, 9.5));
  const matrix = matrixOf({ a: cut(a), twin: cut(twin), other: cut(other) });
  expect(copiesAmong(matrix, false)).toEqual([]);
});

test('two runs of one library are two measurements; a copy and half of its reads are not', () => {
  const random = createRandom(5);
  const drawn = (mean: number): number => {
    let [count, product] = [-1, 1];
    for (; product > Math.exp(-mean); count++) product *= random.uniform();
    return count;
  };
  const means = Array.from({ length: ROWS }, () => 2 + 100 * random.uniform());
  const [a, run, deep] = [means.map(drawn), means.map(drawn), means.map((mean) => drawn(3 * mean))];
  const half = a.map(
    (count) => Array.from({ length: count }, () => random.uniform()).filter((x) => x < 0.5).length,
  );
  const other = means.map((mean) => drawn(mean * (0.7 + 0.6 * random.uniform())));
  expect(copiesAmong(matrixOf({ a, run, deep, other }), true)).toEqual([]);
  expect(copiesAmong(matrixOf({ a, other, copy: [...a] }), true)).toEqual([[0, 2]]);
  expect(copiesAmong(matrixOf({ a, other, half }), true)).toEqual([[0, 2]]);
  expect(copiesAmong(matrixOf({ a, twice: a.map((count) => 2 * count), other }), true)).toEqual([[0, 1]]);
});

test('a copy is refused by name unless both are of one source', async () => {
  const { a, other } = arrays();
  const matrix = matrixOf({ t1: a, t2: other, t3: [...a] });
  const named = { counted: false, name: 'values.tsv' };
  const said = await refusal(() => refuseCopies(matrix, { ...named, source: undefined }));
  expect(said).toContain("samples 't1' and 't3' are one measurement given twice");
  for (const option of ['--technical COLUMN', '--block COLUMN', '--model donor+treatment'])
    expect(said).toContain(option);
  // Two-colour arrays are not merged.
  const never = await refusal(() => refuseCopies(matrix, { ...named, source: 'none' }));
  expect(never).not.toContain('--technical');
  expect(never).toContain('--block COLUMN');
  expect(await refusal(() => refuseCopies(matrix, { ...named, source: [0, 1, 2] }))).toContain('same source');
  expect(refuseCopies(matrix, { ...named, source: [0, 1, 0] })).toEqual([[0, 2]]);
});

test('a few rows can agree by chance', () => {
  expect(copiesAmong(matrixOf({ a: [1, 2, 3], b: [1, 2, 3] }), false)).toEqual([]);
});
