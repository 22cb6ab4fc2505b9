import { expect, test } from 'vitest';
import type { Cell, TableColumn } from './table-column.ts';
import { foldedRows, isPicked, kindsOf, searchedTexts, sortedRows, widestRow } from './table-order.ts';

const column = (name: string, values: readonly Cell[]): TableColumn => ({
  name,
  label: 'app.column',
  value: (row) => values[row],
});
const gene = column('gene', ['b', null, 'a10', 'a2', 'B']);
const score = column('score', [2, 10, null, -1, 2]);
const columns = [gene, score];

test('rows are sorted by text and by number, missing cells last in both directions, ties in their order', () => {
  const by = (name: string, down: boolean) => sortedRows(5, columns, { column: name, down });
  expect(by('score', false)).toEqual([3, 0, 4, 1, 2]);
  expect(by('score', true)).toEqual([1, 0, 4, 3, 2]);
  expect(by('gene', false)).toEqual([2, 3, 0, 4, 1]);
  expect(by('gene', true)).toEqual([4, 0, 3, 2, 1]);
  expect(by('no such column', true)).toEqual([0, 1, 2, 3, 4]);
});

test('a search looks at texts alone, in any case', () => {
  expect(searchedTexts(5, columns)).toEqual(['b', '', 'a10', 'a2', 'b']);
});

test('the values of a column are picked, most frequent first, a missing one among them', () => {
  const kind = column('kind', ['x', 'y', 'y', null, '']);
  expect(kindsOf(5, kind)).toEqual([
    ['y', 2],
    ['–', 2],
    ['x', 1],
  ]);
  expect(kindsOf(2, column('one', ['x', 'x']))).toBeUndefined();
  const passes = isPicked([kind, gene], { kind: '–', nothing: 'z' });
  expect([0, 1, 2, 3, 4].filter(passes)).toEqual([3, 4]);
});

test('rows are folded beneath their head while that is shown, and stand by themselves without it', () => {
  const headOf = (row: number): number => (row === 1 || row === 3 ? 0 : row);
  const { heads, beneath, folded } = foldedRows([2, 3, 0, 1], headOf);
  expect([heads, [...beneath], [...folded]]).toEqual([[2, 0], [[0, [3, 1]]], [3, 1]]);
  expect(foldedRows([3, 1], headOf).heads).toEqual([3, 1]);
});

test('the widest cell of a column is found', () => {
  expect(columns.map((each) => widestRow(5, each))).toEqual([2, 1]);
});
