import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { parseContrast } from '../model/contrast.ts';
import { designMatrix, factorFromColumn } from '../model/design-sheet.ts';
import { nearCopies } from './near-copies.ts';

const ROWS = 600;

/** Log2 values of samples; `again(i, noise)` measures sample i once more. */
function world() {
  const random = createRandom(8);
  const means = Array.from({ length: ROWS }, () => 3 + 10 * random.uniform());
  const noisy = (values: readonly number[], deviation: number): number[] =>
    values.map((value) => value + deviation * random.normal());
  const people = Array.from({ length: 9 }, () => noisy(means, 0.35));
  return { people, again: (at: number, noise: number) => noisy(people[at], noise) };
}

function said(
  columns: readonly (readonly number[])[],
  groups: readonly string[],
  more: { readonly libraries?: Float64Array; readonly blocks?: readonly string[] } = {},
): unknown[] {
  const factor = factorFromColumn('group', groups);
  const model = { terms: [['group']], factors: [factor], covariates: [] };
  return nearCopies({
    matrix: {
      rowNames: columns[0].map((_, row) => `g${row}`),
      sampleNames: columns.map((_, at) => `s${at}`),
      values: Float64Array.from(columns.flat()),
    },
    design: designMatrix(model, groups.length),
    contrast: parseContrast('b-a', model),
    libraries: more.libraries,
    block: more.blocks && factorFromColumn('donor', more.blocks),
  }).map(({ key, severity, values }) => ({ key, severity, names: values['names'] }));
}

const caution = (names: string) => [{ key: 'expression.near-copies', severity: 'caution', names }];
const groups = ['a', 'a', 'a', 'b', 'b', 'b', 'b'];

test('a sample given again with noise is named; as many others are not', () => {
  const { people, again } = world();
  const first = people.slice(0, 6);
  expect(said([...first, again(3, 0.07)], groups)).toEqual(caution('s3 = s6'));
  expect(said([...first, people[6]], groups)).toEqual([]);
  // Two of them, each another's copy.
  const two = [...first, again(3, 0.07), again(0, 0.07)];
  expect(said(two, [...groups, 'a'])).toEqual(caution('s0 = s7, s3 = s6'));
});

test('one block, few pairs, few reads and groups that nobody wrote down say nothing', () => {
  const { people, again } = world();
  const copied = [...people.slice(0, 6), again(3, 0.07)];
  expect(said(copied, groups, { blocks: ['1', '2', '3', '4', '5', '6', '4'] })).toEqual([]);
  expect(said([people[0], people[1], people[2], again(2, 0.07)], ['a', 'a', 'b', 'b'])).toEqual([]);
  const libraries = Float64Array.of(1e7, 1e7, 1e7, 1e7, 1e7, 1e7, 1e5);
  expect(said(copied, groups, { libraries })).toEqual([]);
  // Three that lie together are no copies of each other.
  const tight = [again(0, 0.07), again(0, 0.07), again(0, 0.07), ...people.slice(1, 5)];
  expect(said(tight, groups)).toEqual([]);
});
