import { expect, test } from 'vitest';
import type { Readings } from '../../tables/readings.ts';
import { timeName } from './time-name.ts';

const table = (time: readonly number[], unit?: string): Readings =>
  ({
    quantities: { time: Float64Array.from(time) },
    units: unit === undefined ? {} : { time: unit },
  }) as Readings;

test('a time has its unit; one without is told where there are several', () => {
  expect(timeName(table([24], 'h'), 24)).toBe('24 h');
  expect(timeName(table([24, 48, NaN]), 48)).toBe('time 48');
  expect(timeName(table([24, 24]), 24)).toBeUndefined();
  expect(timeName(table([24], 'h'), NaN)).toBeUndefined();
});
