import { expect, test } from 'vitest';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { armsOf } from '../design/arms.ts';
import { coursesOf, dayAt, daysBy } from './courses.ts';

const rows: Row[] = [
  { value: 1, experiment: 'a', drug: 'DMSO', time: 0 },
  { value: 3, experiment: 'a', drug: 'DMSO', time: 24 },
  { value: 5, experiment: 'a', drug: 'DMSO', time: 24 },
  { value: 2, experiment: 'a', drug: 'len', time: 24 },
  { value: NaN, word: 'lost', experiment: 'a', drug: 'len', time: 24 },
  { value: 9, drug: 'len', time: 24 },
];

test('wells of one experiment, arm and time are one number; without an experiment none', () => {
  const readings = readingsOf(rows);
  const [set, ...others] = coursesOf(readings, armsOf(readings), dayAt(readings, 'h'));
  expect(others).toEqual([]);
  expect(set).toMatchObject({ cell: null, endpoint: null, wells: 4 });
  expect(set.courses).toEqual([
    { unit: 'a', arm: 0, days: [0, 1], values: [1, 4] },
    { unit: 'a', arm: 1, days: [1], values: [2] },
  ]);
});

test('blanks of the same plate are subtracted', () => {
  const readings = readingsOf([
    { value: 0.2, role: 'Blank', plate: 'p', experiment: 'a' },
    { value: 1.2, plate: 'p', experiment: 'a' },
    { value: 1.2, plate: 'q', experiment: 'b' },
  ]);
  const [{ courses }] = coursesOf(readings, armsOf(readings), dayAt(readings, 'd'));
  expect(courses.map(({ values }) => values[0])).toEqual([1, 1.2]);
});

test('endpoints and cells are kept apart', () => {
  const readings = readingsOf([
    { value: 1, experiment: 'a', target: 'count', cell: 'MM.1S' },
    { value: 2, experiment: 'a', target: 'viability', cell: 'MM.1S' },
    { value: 3, experiment: 'a', target: 'count', cell: 'H929' },
  ]);
  const sets = coursesOf(readings, armsOf(readings), dayAt(readings, 'd'));
  expect(sets.map(({ cell, endpoint }) => `${cell} ${endpoint}`)).toEqual([
    'MM.1S count',
    'MM.1S viability',
    'H929 count',
  ]);
});

test.each([
  [{}, undefined, { unit: 'h', guessed: true }],
  [{ time: 'days' }, undefined, { unit: 'd', guessed: false }],
  [{ time: 'hr' }, undefined, { unit: 'h', guessed: false }],
  [{ time: 'h' }, 'd', { unit: 'd', guessed: false }],
] as const)('unit of time: %j, said %s', (units, said, expected) => {
  expect(daysBy(readingsOf(rows, units), said)).toEqual(expected);
});

test('small numbers are days, and no time at all is not guessed', () => {
  expect(daysBy(readingsOf([{ value: 1, time: 7 }]))).toEqual({ unit: 'd', guessed: true });
  expect(daysBy(readingsOf([{ value: 1 }])).guessed).toBe(false);
});
