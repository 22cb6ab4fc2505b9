import { expect, test } from 'vitest';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { armsOf } from '../design/arms.ts';
import { stainedSets } from './flow.ts';

const tube = (perturbation: string, target: string, value: number, more: Partial<Row> = {}): Row => ({
  ...{ experiment: 'a', perturbation, target, value },
  ...more,
});
const ask = (rows: readonly Row[], what: 'fluorescence' | 'positive' = 'fluorescence') => {
  const readings = readingsOf(rows);
  return stainedSets(readings, armsOf(readings), what);
};

test('medians are taken over the isotype of the same cells, an FMO of the protein first', () => {
  const rows = [
    tube('siCtrl', 'SLAMF7', 800),
    tube('siFOS', 'SLAMF7', 800),
    tube('siCtrl', 'isotype', 100, { role: 'isotype' }),
    tube('siFOS', 'isotype', 200, { role: 'isotype' }),
  ];
  expect(ask(rows)).toHaveLength(1);
  expect(ask(rows)[0].values.map((arm) => arm.get('a')?.toFixed(9))).toEqual(['3.000000000', '2.000000000']);
  const [set] = ask([...rows, tube('siCtrl', 'SLAMF7', 400, { role: 'FMO' })]);
  expect(set.values.map((arm) => arm.get('a'))).toEqual([1, 1]);
});

test('without a control stain the medians stay, and the experiments are named', () => {
  const [set] = ask([tube('siCtrl', 'CD48', 8), tube('siFOS', 'CD48', 4), tube('siFOS', 'CD48', -1)]);
  expect(set.values.map((arm) => arm.get('a'))).toEqual([3, 2]);
  expect([set.unstained, set.impossible]).toEqual([['a'], [2]]);
});

test('an experiment without a control stain is not mixed with those that have one', () => {
  const [set] = ask([
    tube('siCtrl', 'CD48', 8),
    tube('siCtrl', 'isotype', 2, { role: 'isotype' }),
    tube('siCtrl', 'CD48', 8, { experiment: 'b' }),
  ]);
  expect([...set.values[0]]).toEqual([['a', 2]]);
  expect(set.unstained).toEqual(['b']);
});

test('percentages become log2 odds; 0 and 100 are those of the nearest share that can be told', () => {
  const [set] = ask(
    [tube('siCtrl', 'CD147', 80), tube('siFOS', 'CD147', 0), tube('siFOS', 'CD147', 120)],
    'positive',
  );
  expect(set.values[0].get('a')).toBeCloseTo(2, 12);
  expect(set.values[1].get('a')).toBeCloseTo(Math.log2(0.1 / 99.9), 12);
  expect([set.bounded, set.impossible]).toEqual([1, [2]]);
});
