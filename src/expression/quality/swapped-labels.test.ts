import { expect, test } from 'vitest';
import { inEnglish } from '../../messages/message.ts';
import { createRandom } from '../../statistics/random.ts';
import type { ExpressionMatrix } from '../expression-matrix.ts';
import { parseContrast } from '../model/contrast.ts';
import { designMatrix, factorFromColumn, type Model } from '../model/design-sheet.ts';
import { amongOthers, wrongSex } from './swapped-labels.ts';

/** Rows of which the first hundred differ between what samples truly are, and, where said, all between batches. */
function experiment(truth: readonly string[], batch?: readonly string[]): ExpressionMatrix {
  const random = createRandom(6);
  const rows = 400;
  const shifts = Array.from({ length: rows }, () => 2 * random.normal());
  const values = truth.flatMap((group, sample) =>
    shifts.map(
      (shift, row) =>
        (row < 100 && group === 't' ? 2 : 0) + (batch?.[sample] === '2' ? shift : 0) + random.normal(),
    ),
  );
  return {
    rowNames: shifts.map((_, row) => `g${row}`),
    sampleNames: truth.map((_, at) => `s${at + 1}`),
    values: Float64Array.from(values),
  };
}

function saidOf(matrix: ExpressionMatrix, group: readonly string[], batch?: readonly string[]): string {
  const factors = [
    factorFromColumn('group', group),
    ...(batch === undefined ? [] : [factorFromColumn('batch', batch)]),
  ];
  const model: Model = { factors, covariates: [], terms: factors.map(({ name }) => [name]) };
  const design = designMatrix(model, group.length);
  const columns = factors.map(({ name }) => name);
  const asked = { design, contrast: parseContrast('t-u', model), terms: columns.join('+'), columns };
  return amongOthers(matrix, asked).map(inEnglish).join('\n');
}

const GROUP = ['u', 'u', 'u', 'u', 't', 't', 't', 't'];
const SWAPPED = ['u', 'u', 't', 'u', 't', 'u', 't', 't'];

test('two samples whose labels were exchanged are named', () => {
  expect(saidOf(experiment(GROUP), GROUP)).toBe('');
  expect(saidOf(experiment(GROUP), SWAPPED)).toMatch(
    /^found among the samples of the other group of t-u: s3, s6;/,
  );
});

test('what the model takes in does not hide them', () => {
  const batch = ['1', '1', '2', '2', '1', '1', '2', '2'];
  expect(saidOf(experiment(GROUP, batch), GROUP, batch)).toBe('');
  expect(saidOf(experiment(GROUP, batch), SWAPPED, batch)).toContain('s3, s6;');
});

test('where groups do not lie apart nobody lies among others', () => {
  const none = experiment(GROUP.map(() => 'u'));
  expect([GROUP, SWAPPED, [...GROUP].reverse()].map((group) => saidOf(none, group))).toEqual(['', '', '']);
  const three = ['u', 'u', 't', 't'];
  expect(saidOf(experiment(three), ['u', 't', 'u', 't'])).toBe('');
});

/** XIST, RPS4Y1 and another gene in samples of either sex. */
function sexes(of: string): ExpressionMatrix {
  const random = createRandom(2);
  const sampleNames = of.split('').map((sex, at) => `${sex}${at}`);
  const values = sampleNames.flatMap((name) => {
    const [xist, rps4y1] = { m: [3, 9], f: [10, 3.5], n: [3, 3.5] }[name[0] as 'm' | 'f' | 'n'];
    return [xist + 0.4 * random.normal(), rps4y1 + 0.4 * random.normal(), 7 + random.normal()];
  });
  return { rowNames: ['p1', 'p2', 'p3'], sampleNames, values: Float64Array.from(values) };
}

test('sex genes that speak against the sex that is written', () => {
  const gene = ['XIST', 'Rps4y1', 'ACTB'];
  const said = (of: string, written: string): string =>
    wrongSex(sexes(of), gene, written.split('')).map(inEnglish).join('\n');
  expect(said('mmmfff', 'MMMFFF')).toBe('');
  expect(said('mmmfff', 'MMFFFM')).toMatch(/speak against the sex that is written: m2 \(F\), f5 \(M\);/);
  expect(said('mmmmnffffn', 'MMMMMFFFFF')).toBe('');
  expect(said('mmfmmm', 'MMMFFF')).toBe('');
  expect(wrongSex(sexes('mmmfff'), ['A', 'B', 'C'], 'MMFFFM'.split(''))).toEqual([]);
});
