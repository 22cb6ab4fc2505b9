import { expect, test } from 'vitest';
import { controlsAmong } from './controls.ts';

test.each(['siCtrl', 'siNC #1', 'shScr-2', 'Scramble siRNA', 'NTC', 'non-targeting', 'shLuc', '対照', 'WT'])(
  '%s is a control of a perturbation',
  (name) => expect(controlsAmong([name, 'siFOS'], 'perturbation')).toEqual([name]),
);

test.each(['DMSO', 'vehicle', 'untreated', '溶媒', 'No drug'])('%s is a control of a drug', (name) =>
  expect(controlsAmong([name, 'lenalidomide'], 'drug')).toEqual([name]),
);

test('names of genes and drugs are none', () => {
  expect(controlsAmong(['siFOS', 'CTCF', 'NCOR1', 'SCRIB'], 'perturbation')).toEqual([]);
  expect(controlsAmong(['T-5224', 'pomalidomide'], 'drug')).toEqual([]);
});
