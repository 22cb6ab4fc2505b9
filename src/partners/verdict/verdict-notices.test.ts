import { expect, test } from 'vitest';
import { supportedNotice } from './verdict-notices.ts';

const rows = (supported: number) => Array.from({ length: 5 }, (_, i) => ({ supported: i < supported }));
const expecting = (...each: number[]) =>
  each.map((expectedByChance) => ({ scores: { expectedByChance, draws: 20 } }));

test('supported rows are told with how many chance would bring, over all classes of cells', () => {
  expect(supportedNotice(rows(3), expecting(0.12, 0.2))).toEqual({
    key: 'partners.supported-by-chance',
    severity: 'note',
    values: { supported: 3, chance: '0.32' },
  });
});

test('an expected number is never told as none at all', () => {
  expect(supportedNotice(rows(3), expecting(1e-9)).values).toEqual({ supported: 3, chance: '<0.01' });
});

test('where no row is supported, that is told', () => {
  expect(supportedNotice(rows(0), expecting(0.12)).key).toBe('partners.none-supported');
});

test('without random queries, or with too few, no row has a verdict, and that is told instead', () => {
  const of = (draws: number) => supportedNotice(rows(0), [{ scores: { expectedByChance: 0, draws } }]);
  expect(of(0).key).toBe('partners.no-draws');
  expect(of(2)).toEqual({
    key: 'partners.too-few-draws',
    severity: 'caution',
    values: { draws: 2, fewest: 3 },
  });
  expect(of(3).key).toBe('partners.none-supported');
});
