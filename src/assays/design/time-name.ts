import type { Readings } from '../../tables/readings.ts';
import type { Finding } from './finding.ts';

/** A time of a table as it is shown: `24 h`; without a unit `time 24`, where the table has several. Undefined where nothing is told. */
export function timeName({ quantities, units }: Readings, time: number): string | undefined {
  if (Number.isNaN(time)) return undefined;
  const unit = units.time;
  if (unit !== undefined) return `${time} ${unit}`;
  const all = new Set([...(quantities.time ?? [])].filter((each) => !Number.isNaN(each)));
  return all.size > 1 ? `time ${time}` : undefined;
}

/** The time of a finding, where its table tells it. */
export function timed(readings: Readings, time: number): Pick<Finding, 'time'> {
  const name = timeName(readings, time);
  return name === undefined ? {} : { time: name };
}
