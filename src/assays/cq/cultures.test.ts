import { expect, test } from 'vitest';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { technicalMeans, type TechnicalMean } from './cultures.ts';

const well = { experiment: 'a', perturbation: 'siFOS', target: 'IRF4' };

function meansOf(rows: readonly Row[], cycle?: number): TechnicalMean[] {
  const readings = readingsOf(rows);
  return technicalMeans(
    readings,
    rows.map((_, row) => row),
    (row) => rows[row].target ?? null,
    cycle,
  );
}

test('wells of one gene in one culture are averaged, those of another sample are not among them', () => {
  const means = meansOf([
    { ...well, sample: '1', value: 22 },
    { ...well, sample: '1', value: 22.4 },
    { ...well, sample: '2', value: 25 },
  ]);
  expect(means.map(({ cq, wells }) => [cq, wells])).toEqual([
    [22.2, 2],
    [25, 1],
  ]);
});

const none = { ...well, value: NaN, word: 'Undetermined' };

test.each([
  ['one of three', [{ ...well, value: 36 }, { ...well, value: 37 }, none], 36.5],
  ['half', [{ ...well, value: 36 }, none], NaN],
  ['all', [none, none], NaN],
] as const)('%s without amplification', (_, rows, cq) => expect(meansOf(rows)[0].cq).toBe(cq));

test('a cycle that stands in for them counts as any other', () => {
  expect(meansOf([{ ...well, value: 36 }, none], 40)[0]).toMatchObject({ cq: 38, wells: 1, undetermined: 1 });
});

test('an empty well is none', () => {
  expect(
    meansOf([
      { ...well, value: 30 },
      { ...well, value: NaN, word: '' },
    ])[0],
  ).toMatchObject({
    ...{ cq: 30, wells: 1, undetermined: 0 },
  });
});

test.each([
  [{ value: 0 }, 'Undetermined'],
  [{ value: 180 }, 'another one'],
  [{ value: NaN, word: '22,1' }, 'decimal point'],
])('%o is refused', (bad, words) => {
  expect(() => meansOf([{ ...well, ...bad }])).toThrow(words);
});

test('doses make arms of a drug that has several', () => {
  const drug = { ...well, drug: 'lenalidomide' };
  const means = meansOf([
    { ...drug, dose: 0, value: 20 },
    { ...drug, dose: 1, value: 21 },
    { ...drug, dose: 10, value: 22 },
  ]);
  expect(means.map(({ culture }) => culture.drug)).toEqual([null, 'lenalidomide 1', 'lenalidomide 10']);
});
