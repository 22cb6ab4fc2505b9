// Lanes of several times: each time is compared by itself.
import { timeName } from '../design/time-name.ts';
import { labelAt, labelled, quantityAt, type Readings } from '../../tables/readings.ts';

/** Readings whose cells are told apart by time, too. */
export interface TimeStrata {
  readonly readings: Readings;
  /** Times as they are shown, ascending; empty where there are not several. */
  readonly times: readonly string[];
  /** The cell and the time behind a name of cells in `readings`. */
  readonly stratumOf: (cell: string | null) => { readonly cell: string | null; readonly time: string | null };
}

/** Makes of each time a stratum of its own; a table of one time or none is left as it is. */
export function timeStrata(readings: Readings): TimeStrata {
  const found = new Set(
    (readings.quantities.time ?? new Float64Array()).filter((time) => !Number.isNaN(time)),
  );
  if (found.size < 2) return { readings, times: [], stratumOf: (cell) => ({ cell, time: null }) };
  const shown = (time: number): string => timeName(readings, time) ?? '';
  const names = Array.from({ length: readings.count }, (_, row) => {
    const time = quantityAt(readings, 'time', row);
    return JSON.stringify([labelAt(readings, 'cell', row), Number.isNaN(time) ? null : shown(time)]);
  });
  return {
    readings: { ...readings, labels: { ...readings.labels, cell: labelled(names) } },
    times: [...found].sort((a, b) => a - b).map(shown),
    stratumOf: (name) => {
      const [cell, time] = JSON.parse(name ?? '[null, null]') as [string | null, string | null];
      return { cell, time };
    },
  };
}
