import { expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { readingsOf } from '../../../test/support/readings.ts';
import { armsOf } from './arms.ts';

const row = (perturbation: string, drug: string, dose = 1) => ({ value: 1, perturbation, drug, dose });

test('perturbation and drug make an arm; controls, nothing and a dose of 0 are none of them', () => {
  const { arms, of, control, controlNames } = armsOf(
    readingsOf(
      [row('siCtrl', 'DMSO'), row('siFOS', 'DMSO'), row('siFOS', 'len', 2), row('siNC #1', 'len', 0)],
      { dose: 'µM' },
    ),
  );
  expect([...of]).toEqual([0, 1, 2, 0]);
  expect(control).toBe(0);
  expect(controlNames).toEqual(['siCtrl', 'siNC #1', 'DMSO']);
  expect(arms.slice(1)).toEqual([
    { name: 'siFOS', perturbation: 'siFOS', drug: null },
    { name: 'siFOS + len 2 µM', perturbation: 'siFOS', drug: 'len 2 µM' },
  ]);
});

test('two drugs are two parts of one arm', () => {
  const { arms } = armsOf(
    readingsOf([
      { value: 1, drug: 'DMSO', secondDrug: '' },
      { value: 1, drug: 'len', secondDrug: 'T-5224', secondDose: 20 },
    ]),
  );
  expect(arms[1].name).toBe('len + T-5224 20');
});

test('a control that was said wins over names; one that is nowhere, and none at all, are refused', async () => {
  const readings = readingsOf([row('si1', 'x'), row('si2', 'x')]);
  expect(armsOf(readings, ['si2', 'x']).control).toBe(1);
  expect(await refusal(() => armsOf(readings, ['siX']))).toContain('no control siX');
  expect(await refusal(() => armsOf(readings))).toContain('--control');
});

test('one arm alone needs no control', () => {
  expect(armsOf(readingsOf([{ value: 1 }, { value: 2 }])).control).toBe(0);
  expect(armsOf(readingsOf([{ value: 1, drug: 'len' }])).control).toBeUndefined();
});
