// Several times in a table of doses are several questions: they are never pooled.
import { InputError } from '../../../errors.ts';
import { quantityAt, type Readings } from '../../../tables/readings.ts';

/** @throws InputError where wells were read at more than one time */
export function refuseSeveralTimes(readings: Readings, rows: readonly number[]): void {
  if (readings.quantities.time === undefined) return;
  const first = new Map<number, number>();
  for (const row of rows) {
    const time = quantityAt(readings, 'time', row);
    if (!Number.isNaN(time) && !first.has(time)) first.set(time, row);
  }
  if (first.size < 2) return;
  const unit = readings.units.time === undefined ? '' : ` ${readings.units.time}`;
  const [, second] = first.values();
  throw new InputError('the wells were read at several times, which are not pooled', {
    ...readings.place(second),
    expected: 'one time',
    found: `${[...first.keys()].sort((a, b) => a - b).join(', ')}${unit}`,
    fix: 'keep the rows of one time, or make a table for each time; how cells grow over time is asked by assay growth',
  });
}
