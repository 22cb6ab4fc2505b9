import { describe, expect, it } from 'vitest';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { copiedUnits } from './copied-units.ts';

const CQ = [22.01, 21.97, 22.05, 17.01, 23.11, 23.07, 17.06];
const rowsOf = (experiment: string, values: readonly number[], more: Partial<Row> = {}): Row[] =>
  values.map((value, i) => ({
    experiment,
    target: [3, 6].includes(i) ? 'ACTB' : 'IRF4',
    perturbation: i < 4 ? 'siCtrl' : 'siFOS',
    value,
    ...more,
  }));
const real = rowsOf('3', [22.34, 22.29, 22.31, 17.22, 23.5, 23.46, 17.3]);
const found = (...rows: Row[][]): ReturnType<typeof copiedUnits> => copiedUnits(readingsOf(rows.flat()));
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

describe('copied units', () => {
  it('are those with the same readings, in whatever order within a condition', () => {
    const swapped = [CQ[2], CQ[0], CQ[1], ...CQ.slice(3)];
    expect(found(rowsOf('1', CQ), rowsOf('2', swapped), real)).toEqual([
      { units: ['1', '2'], cell: null, how: 'same' },
    ]);
    expect(found(rowsOf('1', CQ), rowsOf('2', CQ), rowsOf('4', CQ))[0].units).toEqual(['1', '2', '4']);
  });

  it('are those that differ by one constant, or by one factor to the rounding of the digits', () => {
    const shifted = CQ.map((value) => rounded(value + 0.37, 2));
    expect(found(rowsOf('1', CQ), rowsOf('2', shifted))).toMatchObject([{ how: 'constant' }]);
    const scaled = CQ.map((value) => rounded(value * 1.0837, 2));
    expect(found(rowsOf('1', CQ), rowsOf('2', scaled))).toMatchObject([{ how: 'factor' }]);
    const divided = CQ.map((value) => value / 7);
    expect(found(rowsOf('1', CQ), rowsOf('2', divided))).toMatchObject([{ how: 'factor' }]);
    const digits = [20525, 18090, 29341, 10529, 5127.3];
    const [four, more] = [1, 1.13].map((by) => digits.map((value) => Number((value * by).toPrecision(4))));
    expect(found(rowsOf('1', four), rowsOf('2', more))).toMatchObject([{ how: 'factor' }]);
    const counts = [75_100, 66_100, 132_300, 142_700, 261_900, 288_200];
    const tenth = counts.map((value) => Math.round(value * 1.1));
    expect(found(rowsOf('1', counts), rowsOf('2', tenth))).toMatchObject([{ how: 'factor' }]);
  });

  it('are not those that differ otherwise, or in one reading', () => {
    expect(found(rowsOf('1', CQ), real)).toEqual([]);
    const one = CQ.map((value, i) => (i === 0 ? value + 0.05 : value));
    expect(found(rowsOf('1', CQ), rowsOf('2', one))).toEqual([]);
    const exchanged = [...CQ.slice(4, 6), ...CQ.slice(2, 4), ...CQ.slice(0, 2), CQ[6]];
    expect(found(rowsOf('1', CQ), rowsOf('2', exchanged))).toEqual([]);
  });

  it('are not told by readings that are few, coarse, or equal everywhere', () => {
    expect(found(rowsOf('1', [22.01, 23.11]), rowsOf('2', [22.01, 23.11]))).toEqual([]);
    expect(found(rowsOf('1', [100, 52, 11]), rowsOf('2', [100, 52, 11]))).toEqual([]);
    expect(found(rowsOf('1', [1, 1, 1, 1]), rowsOf('2', [1, 1, 1, 1]))).toEqual([]);
    expect(found(rowsOf('1', [0, 0, 0]), rowsOf('2', [0, 0, 0]))).toEqual([]);
    expect(found(rowsOf('1', [100, 80, 40, 0]), rowsOf('2', [50, 40, 20, 0]))).toEqual([]);
  });

  it('are looked for among donors where there are any, in each kind of cells, and without standards', () => {
    const donors = [...rowsOf('1', CQ, { donor: 'P1' }), ...rowsOf('1', CQ, { donor: 'P2' })];
    expect(found(donors)).toMatchObject([{ units: ['P1', 'P2'] }]);
    const [first, second] = ['MM.1S', 'H929'].map((cell) => rowsOf('1', CQ, { cell }));
    expect(found(first, second)).toEqual([]);
    const lines = copiedUnits(readingsOf([...first, ...second]), 'cell');
    expect(lines).toEqual([{ units: ['MM.1S', 'H929'], cell: null, how: 'same' }]);
    const other = rowsOf('2', CQ, { cell: 'MM.1S' });
    const own = real.map((row) => ({ ...row, cell: 'H929', experiment: '2' }));
    expect(found(first, second, other, own)).toEqual([{ units: ['1', '2'], cell: 'MM.1S', how: 'same' }]);
    const standards = (experiment: string): Row[] => rowsOf(experiment, CQ, { role: 'standard' });
    expect(found(standards('1'), standards('2'))).toEqual([]);
  });
});
