import { expect, test } from 'vitest';
import { effectOf } from './effect.ts';
import { comparedWithControl, type Groups } from './several-groups.ts';

type Values = Readonly<Record<string, number>>;
const groups = (control: Values, treated: readonly Values[], divided = false): Groups => ({
  control: new Map(Object.entries(control)),
  treated: treated.map((each) => new Map(Object.entries(each))),
  divided,
});

const control = { a: 1, b: 2, c: 3.1 };
const weak = { a: 1.4, b: 2.1, c: 3.6 };
const strong = { a: 2.2, b: 3.1, c: 4.4 };

test('one group is compared in pairs', () => {
  const asked = groups(control, [strong]);
  const [found] = comparedWithControl(asked, 'summary');
  expect(found).toEqual({ ...effectOf(asked.treated[0], asked.control), test: 'paired t' });
});

test("several groups within experiments have one error and Dunnett's correction", () => {
  const found = comparedWithControl(groups(control, [weak, strong]), 'summary');
  expect(found.map(({ test: name, n, degreesOfFreedom }) => [name, n, degreesOfFreedom])).toEqual([
    ['Dunnett within experiments', 3, 4],
    ['Dunnett within experiments', 3, 4],
  ]);
  expect(found.map(({ estimate }) => estimate.toFixed(4))).toEqual(['0.3333', '1.2000']);
  for (const { low, high, estimate, standardError, log10P } of found) {
    expect(low > 0).toBe(log10P < Math.log10(0.05));
    expect((high - low) / 2 / standardError).toBeCloseTo(3.31, 2); // Dunnett's table: 4 df, 2 groups: 3.31
    expect(estimate).toBeGreaterThan(0);
  }
});

test('an experiment without one of the groups is left out; a group of one experiment has no test and spoils none', () => {
  const found = comparedWithControl(
    groups({ ...control, d: 4 }, [weak, { ...strong, d: 9 }, { a: 7 }]),
    'summary',
  );
  expect(found.map(({ n, noTest, leftOut }) => [n, noTest, leftOut.join()])).toEqual([
    [3, null, 'd'],
    [3, null, 'd'],
    [1, 'one experiment', ''],
  ]);
});

test('groups that share no experiment are compared by one way', () => {
  const found = comparedWithControl(
    groups(control, [
      { d: 1, e: 2 },
      { f: 4, g: 5, h: 6 },
    ]),
    'summary',
  );
  expect(
    found.map(({ test: name, n, nControl, degreesOfFreedom }) => [name, n, nControl, degreesOfFreedom]),
  ).toEqual([
    ['Dunnett', 2, 3, 5],
    ['Dunnett', 3, 3, 5],
  ]);
});

test('a control that cannot vary lends its spread to nobody', () => {
  const fixed = { a: 0, b: 0, c: 0 };
  const found = comparedWithControl(groups(fixed, [weak, strong], true), 'summary');
  expect(comparedWithControl(groups(fixed, [weak, strong]), 'mixed')).toEqual(found);
  expect(found.map(({ test: name, degreesOfFreedom }) => [name, degreesOfFreedom])).toEqual([
    ['one-sample t, Holm', 2],
    ['one-sample t, Holm', 2],
  ]);
});

test('the mixed model counts every experiment', () => {
  const [first] = comparedWithControl(groups({ ...control, d: 4 }, [weak, { ...strong, e: 9 }]), 'mixed');
  expect(first).toMatchObject({ test: 'mixed model, Holm', n: 3, nControl: 4, noTest: null });
});

test.each(['summary', 'mixed'] as const)('%s: values that do not differ have no test', (model) => {
  const same = { a: 1, b: 1, c: 1 };
  for (const { noTest, log10P } of comparedWithControl(groups(same, [same, same]), model))
    expect([noTest, log10P]).toEqual(['no spread', NaN]);
});
