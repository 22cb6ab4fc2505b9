import { expect, test } from 'vitest';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { armsOf } from '../design/arms.ts';
import { coIpRatio, fractionAt, pulledDown } from './co-ip.ts';

const band = (
  fraction: string,
  antibody: string,
  target: string,
  value: number,
  more: Partial<Row> = {},
): Row => ({
  ...{ experiment: 'a', gel: `${target} blot`, fraction, antibody, target, value },
  ...more,
});
const whole = [
  band('input', 'IKZF1', 'FOS', 200),
  band('IP', 'IKZF1', 'FOS', 90),
  band('IgG', 'IgG', 'FOS', 10),
  band('IP', 'Ikaros', 'IKZF1', 400, { antibody: 'IKZF1' }),
];
const ask = (rows: readonly Row[]) => {
  const readings = readingsOf(rows);
  return pulledDown(readings, armsOf(readings));
};

// methods.md 3.13: R = (prey in IP - prey in IgG) / bait in IP / prey in input
test('the ratio is that of the formula', () => {
  expect(coIpRatio(90, 10, 400, 200)).toBe(0.001);
  const [found, ...others] = ask(whole);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ bait: 'IKZF1', prey: 'FOS', lacking: [] });
  expect(found.ratios.get('a')).toBe(0.001);
});

test('names of the bait in antibody and target may differ', () => {
  const [found] = ask(whole.map((row) => (row.target === 'IKZF1' ? { ...row, target: 'Ikaros' } : row)));
  expect(found.ratios.get('a')).toBe(0.001);
});

test.each([
  ['IgG', 'no IgG lane'],
  ['input', 'no input lane'],
] as const)('without %s there is no ratio', (fraction, lack) => {
  const [found] = ask(whole.filter((row) => row.fraction !== fraction));
  expect([found.ratios.size, found.lacking]).toEqual([0, [{ unit: 'a', lack }]]);
});

test('an IgG lane on another gel is none, and a bait that was not blotted leaves no ratio', () => {
  const moved = whole.map((row) => (row.fraction === 'IgG' ? { ...row, gel: 'other' } : row));
  expect(ask(moved)[0].lacking).toEqual([{ unit: 'a', lack: 'no IgG lane' }]);
  expect(ask(whole.slice(0, 3))[0].lacking).toEqual([{ unit: 'a', lack: 'no bait in the IP' }]);
});

test('an input that is not above its background is named; a prey that is not is a ratio of 0 or less', () => {
  const faint = whole.map((row) => ({ ...row, background: row.fraction === 'input' ? 200 : 0 }));
  expect(ask(faint)[0]).toMatchObject({ notPositive: [0] });
  const absent = whole.map((row) =>
    row.fraction === 'IP' && row.target === 'FOS' ? { ...row, value: 5 } : row,
  );
  expect(ask(absent)[0].ratios.get('a')).toBeLessThan(0);
});

test.each([
  ['Input 5%', 'input'],
  ['lysate', 'input'],
  ['rabbit IgG', 'IgG'],
  ['beads', 'IgG'],
  ['Co-IP', 'IP'],
  ['flow-through', null],
])('%s is %s', (fraction, expected) => {
  expect(fractionAt(readingsOf([{ value: 1, fraction }]), 0)).toBe(expected);
});
