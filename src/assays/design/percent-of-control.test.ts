import { expect, test } from 'vitest';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { quantityAt } from '../../tables/readings.ts';
import { percentOfControl, type Percent } from './percent-of-control.ts';

function percent(rows: readonly Row[], response: 'viability' | 'inhibition' = 'viability'): Percent {
  const readings = readingsOf(rows);
  return percentOfControl(
    readings,
    [...rows.keys()].filter((row) => rows[row].role !== 'blank'),
    {
      response,
      isControl: (row) => quantityAt(readings, 'dose', row) === 0,
      within: ['experiment', 'plate'],
    },
  );
}

test('each experiment by its own vehicle, blanks taken off', () => {
  const { viability, scale, blanks } = percent([
    { experiment: 'a', dose: 0, value: 1.1 },
    { experiment: 'a', dose: 1, value: 0.6 },
    { experiment: 'b', dose: 0, value: 2.1 },
    { experiment: 'b', dose: 1, value: 0.6 },
    { experiment: 'a', role: 'blank', value: 0.1 },
    { experiment: 'b', role: 'blank', value: 0.1 },
  ]);
  expect([...viability.subarray(0, 4)]).toEqual(
    [100, 50, 100, 25].map((value) => expect.closeTo(value, 9) as number),
  );
  expect([scale, blanks]).toEqual(['controls', 2]);
});

test('a plate without vehicle is divided by that of its experiment', () => {
  const { viability, fault } = percent([
    { experiment: 'a', plate: '1', dose: 0, value: 200 },
    { experiment: 'a', plate: '2', dose: 1, value: 50 },
  ]);
  expect([fault, viability[1]]).toEqual([null, 25]);
});

test('inhibition is what is missing to 100, fractions are times 100', () => {
  expect(percent([{ dose: 1, value: 30 }], 'inhibition').viability[0]).toBe(70);
  expect(percent([{ dose: 1, value: 0.3 }], 'inhibition').viability[0]).toBe(70);
  expect(percent([{ dose: 1, value: 0.3 }]).scale).toBe('fractions');
});

test('an experiment without vehicle, and a vehicle that is not above its blank, are faults', () => {
  const rows = [
    { experiment: 'a', dose: 0, value: 10 },
    { experiment: 'b', dose: 1, value: 5 },
  ];
  expect(percent(rows).fault).toEqual({ why: 'no control', group: 'experiment b', row: 1 });
  expect(percent([{ experiment: 'a', dose: 0, value: -4 }, ...rows.slice(1)]).fault?.why).toBe(
    'control not above blank',
  );
  expect(percent([{ dose: 1, value: 40_000 }]).fault?.why).toBe('no control');
});
