// What n counts: independent experiments, or donors where there are any; wells of one are averaged first.
import { mean } from '../../statistics/descriptive.ts';
import { labelAt, type Label, type Readings } from '../../tables/readings.ts';
import type { ValueByUnit } from './effect.ts';

/** Which label names the independent unit: the donor where there are donors, else the experiment; null where neither is said. */
export function unitLabel({ labels }: Pick<Readings, 'labels'>): Label | null {
  if (labels.donor !== undefined) return 'donor';
  return labels.experiment === undefined ? null : 'experiment';
}

/**
 * One value for every unit: the mean over its wells, those without a number left out. Without a label of units everything is one.
 * @param rows of the readings
 * @param valueOf value of a row on the scale on which it is averaged (a Cq, a log2)
 */
export function valueByUnit(
  readings: Readings,
  rows: readonly number[],
  valueOf: (row: number) => number = (row) => readings.value[row],
): ValueByUnit {
  const label = unitLabel(readings);
  const values = new Map<string, number[]>();
  for (const row of rows) {
    const value = valueOf(row);
    const unit = label === null ? '' : labelAt(readings, label, row);
    if (Number.isNaN(value) || unit === null) continue;
    const own = values.get(unit) ?? [];
    own.push(value);
    values.set(unit, own);
  }
  return new Map([...values].map(([unit, own]) => [unit, mean(own)]));
}
