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
  band('input', 'IKZF1', 'IKZF1', 800),
];
const ask = (rows: readonly Row[]) => {
  const readings = readingsOf(rows);
  return pulledDown(readings, armsOf(readings));
};

// (90 - 10) / 400 / 200 = 0.001 is 1 / intensity; times the bait's input, 800, it has no unit
test('the ratio is that of the formula', () => {
  const prey = { ip: 90, igg: 10, input: 200 };
  expect(coIpRatio(prey, { ip: 400, input: 800 })).toBe(0.8);
  expect(coIpRatio(prey)).toBe(0.4);
  const [found, ...others] = ask(whole);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ bait: 'IKZF1', prey: 'FOS', lacking: [], by: 'bait' });
  expect(found.ratios.get('a')).toBe(0.8);
});

test('names of the bait in antibody and target may differ', () => {
  const [found] = ask(whole.map((row) => (row.target === 'IKZF1' ? { ...row, target: 'Ikaros' } : row)));
  expect(found.ratios.get('a')).toBe(0.8);
});

test.each([
  ['both blots', () => true, 'bait', 0.8],
  ['the blot of the prey', ({ target }: Row) => target === 'FOS', 'bait', 0.8],
  ['the blot of the bait', ({ target }: Row) => target === 'IKZF1', 'bait', 0.8],
  ['blots without the input of the bait', () => true, 'input', 0.4],
] as const)('exposure is no part of the ratio: %s', (_, isExposed, by, expected) => {
  const used = by === 'bait' ? whole : whole.slice(0, 4);
  const exposed = [1, 1.2, 1.5].flatMap((times, i) =>
    used.map((row) => ({
      ...row,
      experiment: `x${i}`,
      value: row.value * (isExposed(row) ? times : 1),
      background: 7 * (isExposed(row) ? times : 1),
    })),
  );
  const [found] = ask(exposed.map((row) => ({ ...row, value: row.value + row.background })));
  expect(found.by).toBe(by);
  expect([...found.ratios.values()]).toEqual([expected, expected, expected]);
});

test('one lysate without the input of its bait puts all of its direction, in every arm, on the scale of the prey', () => {
  const rows = [
    ...whole.map((row) => ({ ...row, drug: 'DMSO' })),
    ...whole.slice(0, 4).map((row) => ({ ...row, drug: 'lenalidomide' })),
  ];
  expect(ask(rows).map(({ by, ratios }) => [by, ratios.get('a')])).toEqual([
    ['input', 0.4],
    ['input', 0.4],
  ]);
});

test('the part of the lysate that was loaded as input is taken into account', () => {
  const loaded = whole
    .slice(0, 4)
    .map((row) => (row.fraction === 'input' ? { ...row, inputFraction: 0.1 } : row));
  expect(ask(loaded)[0].ratios.get('a')).toBeCloseTo(0.04, 12);
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
  const faint = whole.map((row) => ({
    ...row,
    background: row.fraction === 'input' && row.target === 'FOS' ? 200 : 0,
  }));
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
