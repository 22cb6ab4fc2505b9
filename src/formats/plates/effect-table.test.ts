import { expect, test } from 'vitest';
import type { EffectRows } from '../../tables/effect-rows.ts';
import { parseEffects } from './effect-table.ts';

const parsed = (text: string, name: string): EffectRows =>
  parseEffects({ bytes: Buffer.from(text), name }) ?? expect.unreachable();

test('columns by any of their names, nothing as nothing, a minus sign of print as minus', () => {
  const rows = parsed(
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
  ['no names', 'gene\testimate\nA\t1\n', 'there is no column of names'],
  ['no number', 'line\testimate\nA\tmuch\n', 'x.tsv, line 2: estimate is no number'],
  ['a comma', 'line\testimate\nA\t1,5\n', 'write decimals with a point'],
  ['no estimate', 'line\testimate\tse\nA\tNA\t1\n', 'the row has no estimate'],
  ['no name', 'line\testimate\n \t1\n', 'the row has no line'],
])('%s: refused', (_, text, why) => expect(() => parsed(text, 'x.tsv')).toThrow(why));

test('a table of readings is none of effects, whatever else it has', () => {
  expect(parseEffects({ bytes: Buffer.from('donor\tvalue\nP01\t1\n'), name: 'x' })).toBeUndefined();
});
