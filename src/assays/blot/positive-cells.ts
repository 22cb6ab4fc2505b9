// Positive cells in percent, where they are written as fractions of 1.
import type { Readings } from '../../tables/readings.ts';
import { areFractions } from '../design/fractions.ts';

/** Shares in percent; `multiplied` where the table has fractions. */
export function positiveCells(readings: Readings): {
  readonly readings: Readings;
  readonly multiplied: boolean;
} {
  const multiplied = areFractions([...readings.value], { name: null, unit: readings.units.value });
  return multiplied
    ? { readings: { ...readings, value: readings.value.map((value) => 100 * value) }, multiplied }
    : { readings, multiplied };
}
