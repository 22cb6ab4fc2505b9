import { expect, test } from 'vitest';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { armsOf } from '../design/arms.ts';
import { isReadByEye, levelOf, seenByEye } from './by-eye.ts';

test.each([
  ['yes', 2],
  ['＋', 2],
  ['弱い', 1],
  ['±', 1],
  ['No', 0],
  ['−', 0],
  ['perhaps', NaN],
])('%s is %s', (word, level) => expect(levelOf(word)).toBe(level));

const lanes = (experiment: string, input: string, ip: string, igg: string | null): Row[] =>
  [
    ['input', 'FOS', input],
    ['IP', 'IKZF1', ip],
    ['IgG', 'IgG', igg],
  ].flatMap(([fraction, antibody, word]) =>
    word === null
      ? []
      : [{ value: NaN, word, experiment, target: 'FOS', fraction: fraction ?? '', antibody: antibody ?? '' }],
  );
const word = (...rows: Row[][]): string => {
  const readings = readingsOf(rows.flat());
  const [{ judged }] = seenByEye(readings, armsOf(readings));
  return judged.reason === null ? judged.verdict : `${judged.verdict} <- ${judged.reason}`;
};

test('two experiments that agree are suggested, and no number of them is more', () => {
  const seen = (experiment: string): Row[] => lanes(experiment, 'yes', 'weak', 'no');
  expect(word(seen('a'))).toBe('not estimable <- too few experiments');
  expect(word(seen('a'), seen('b'))).toBe('suggested <- read by eye');
  expect(word(...['a', 'b', 'c', 'd', 'e'].map(seen))).toBe('suggested <- read by eye');
});

test('IgG and input are needed, and a band as strong in IgG is none', () => {
  expect(word(lanes('a', 'yes', 'yes', null), lanes('b', 'yes', 'yes', null))).toBe(
    'not estimable <- no IgG lane',
  );
  expect(word(lanes('a', 'no', 'no', 'no'), lanes('b', 'no', 'no', 'no'))).toBe(
    'not estimable <- no input lane',
  );
  expect(word(lanes('a', 'yes', 'yes', 'yes'), lanes('b', 'yes', 'no', 'no'))).toBe(
    'no significant difference',
  );
  expect(word(lanes('a', 'yes', 'yes', 'no'), lanes('b', 'yes', 'no', 'no'))).toBe(
    'not estimable <- readings disagree',
  );
});

test('treated lanes are read beside the control of the same experiment', () => {
  const pair = (experiment: string, treated: string): Row[] => [
    { value: NaN, word: 'yes', experiment, perturbation: 'siCtrl', target: 'IRF4' },
    { value: NaN, word: treated, experiment, perturbation: 'siFOS', target: 'IRF4' },
  ];
  const readings = readingsOf([...pair('a', 'no'), ...pair('b', 'weak')]);
  expect(seenByEye(readings, armsOf(readings))).toMatchObject([{ bait: null, yes: 2, no: 0, direction: -1 }]);
  expect(word(pair('a', 'no'), pair('b', 'yes'))).toBe('not estimable <- readings disagree');
});

test('a table with a number, or another word, was not read by eye', () => {
  expect(isReadByEye(readingsOf(lanes('a', 'yes', 'no', 'no')))).toBe(true);
  expect(isReadByEye(readingsOf([...lanes('a', 'yes', 'no', 'no'), { value: 1 }]))).toBe(false);
  expect(isReadByEye(readingsOf([{ value: NaN, word: 'Undetermined' }]))).toBe(false);
});
