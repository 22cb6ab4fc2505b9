import { expect, test } from 'vitest';
import { formatResult } from './result-json.ts';

test('numbers have twelve significant digits, whole ones all of theirs', () => {
  const result = {
    odds: [1 / 3, -2e-300 / 3, 123456.7890123456],
    place: 9007199254740991,
    none: [NaN, Infinity],
  };
  expect(formatResult(result)).toBe(
    '{"odds":[0.333333333333,-6.66666666667e-301,123456.789012],"place":9007199254740991,"none":[null,null]}',
  );
  expect(formatResult(JSON.parse(formatResult(result)))).toBe(formatResult(result));
});

test('what differs in the last bit gives the same text', () => {
  const next = (value: number): number => value * (1 + Number.EPSILON);
  for (const value of [0.1, 2 / 3, 1e-200 / 7, 12345.678]) {
    expect(next(value)).not.toBe(value);
    expect(formatResult(next(value))).toBe(formatResult(value));
  }
});
