import { expect, test } from 'vitest';
import { holdsReadings, parseEffects } from './effect-table.ts';

test('columns by any of their names, nothing as nothing, a minus sign of print as minus', () => {
  const rows = parseEffects(
    'patient,log2_fold_change,ci_low,ci_high,status\nP01,−1.5,-2,-1,new\nP02,0.5,NA,n/a,\n',
    'x.csv',
  );
  expect(rows).toMatchObject({ donors: true, name: ['P01', 'P02'], count: 2 });
  expect([...rows.estimate, ...rows.low]).toEqual([-1.5, 0.5, -2, NaN]);
  expect(rows.labels.status).toEqual(['new', null]);
  expect(rows.labels.drug).toEqual([null, null]);
  expect(rows.place(1)).toEqual({ file: 'x.csv', line: 3 });
});

test.each([
  ['no estimates', 'line\tvalue\nA\t1\n', 'there is no column of estimates'],
  ['no names', 'gene\testimate\nA\t1\n', 'there is no column of names'],
  ['no number', 'line\testimate\nA\tmuch\n', 'x.tsv, line 2: estimate is no number'],
  ['a comma', 'line\testimate\nA\t1,5\n', 'write decimals with a point'],
  ['no estimate', 'line\testimate\tse\nA\tNA\t1\n', 'the row has no estimate'],
  ['no name', 'line\testimate\n \t1\n', 'the row has no line'],
])('%s: refused', (_, text, why) => expect(() => parseEffects(text, 'x.tsv')).toThrow(why));

test('a table of readings is told from one of effects', () => {
  expect(holdsReadings('donor\tvalue\nP01\t1\n', 'x', ['value'])).toBe(true);
  expect(holdsReadings('donor\tvalue\testimate\nP01\t1\t1\n', 'x', ['value'])).toBe(false);
  expect(holdsReadings('donor\tx\nP01\t1\n', 'x', ['value'])).toBe(false);
});
