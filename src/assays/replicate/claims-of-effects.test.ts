import { expect, test } from 'vitest';
import { parseEffects } from '../../formats/plates/effect-table.ts';
import type { EffectRows } from '../../tables/effect-rows.ts';
import { claimsOfEffects } from './claims-of-effects.ts';
import { intervalOf } from './unit-effect.ts';

const table = (header: string, ...rows: string[]): string =>
  [header, ...rows].map((line) => line.replaceAll(/ +/g, '\t')).join('\n') + '\n';
const parsed = (text: string): EffectRows =>
  parseEffects({ bytes: Buffer.from(text), name: 'effects.tsv' }) ?? expect.unreachable();
const claims = (text: string): ReturnType<typeof claimsOfEffects> => claimsOfEffects(parsed(text));

test('an error is itself, half of an interval, or sd and n', () => {
  const [{ units }] = claims(
    table(
      'line estimate se low high sd n',
      'A 1 0.5 NA NA NA 4',
      'B 1 NA 0.2 1.8 NA 3',
      'C 1 NA NA NA 0.6 9',
      'D 1 - - - - -',
    ),
  );
  expect(units.map(({ standardError }) => standardError)).toEqual([
    0.5,
    expect.closeTo(0.1859318077, 9),
    expect.closeTo(0.2, 12),
    NaN,
  ]);
  expect(units.map(({ degreesOfFreedom, n }) => [degreesOfFreedom, n])).toEqual([
    [3, 4],
    [2, 3],
    [8, 9],
    [0, 1],
  ]);
  const { low, high } = intervalOf(units[1]);
  expect([low, high].map((end) => end.toFixed(9))).toEqual(['0.200000000', '1.800000000']);
  expect(claims(table('line estimate se', 'A 1 0.5'))[0].units[0].degreesOfFreedom).toBe(Infinity);
});

test('perturbation, drug and target make claims; a column of donors makes donors of them', () => {
  const found = claims(
    table(
      'donor estimate target drug',
      'P01 1 IRF4 none',
      'P01 2 BCL2 none',
      'P02 3 IRF4 none',
      'P01 4 IRF4 len',
    ),
  );
  expect(found.map(({ measured, drug, units }) => [measured, drug, units.length])).toEqual([
    ['IRF4', null, 2],
    ['BCL2', null, 1],
    ['IRF4', 'len', 1],
  ]);
  expect(found[0].units.map(({ kind }) => kind)).toEqual(['donor', 'donor']);
});

test('what a study knows of a line is told, and what the table says goes before it', () => {
  const samples = [{ name: 'MM1S', kind: 'line', status: 'sensitive', pair: null }] as const;
  const rows = parsed(table('unit estimate status', 'MM.1S 1 NA'));
  expect(claimsOfEffects(rows, samples)[0].units[0]).toMatchObject({ kind: 'line', status: 'sensitive' });
  const own = parsed(table('unit estimate status', 'MM.1S 1 resistant'));
  expect(claimsOfEffects(own, samples)[0].units[0].status).toBe('resistant');
});

test.each([
  ['the same line twice', table('line estimate', 'MM.1S 1', 'MM1S 2'), 'line 3: MM1S stands twice'],
  ['ratios', table('line estimate low high', 'A 2 1.1 4.2'), 'the interval is longer on one side'],
  [
    'an interval elsewhere',
    table('line estimate low high', 'A 2 3 4'),
    'the estimate is not within its interval',
  ],
  [
    'half of an interval',
    table('line estimate low high', 'A 2 1 NA'),
    'the estimate is not within its interval',
  ],
  ['wells as experiments', table('line estimate se n', 'A 2 0.1 1'), 'one experiment has no standard error'],
  ['no spread', table('line estimate sd n', 'A 2 0 3'), 'the standard error is not above 0'],
  ['sd without n', table('line estimate sd', 'A 2 0.3'), 'says nothing without n'],
  ['half an experiment', table('line estimate n', 'A 2 2.5'), 'n is no number of experiments'],
  ['another kind', table('line estimate kind', 'A 2 alien'), 'this is no kind of sample'],
])('%s: refused', (_, text, why) => expect(() => claims(text)).toThrow(why));
