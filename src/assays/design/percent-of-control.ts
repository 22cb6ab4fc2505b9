// Viability in percent of the wells without drug, each experiment and arm by its own.
import { mean } from '../../statistics/descriptive.ts';
import { labelAt, type Label, type Readings } from '../../tables/readings.ts';

/** Why values cannot be put in percent. */
export type NoPercent =
  | { readonly why: 'no control'; readonly group: string; readonly row: number }
  | { readonly why: 'control not above blank'; readonly group: string; readonly row: number }
  | { readonly why: 'no inhibition'; readonly group: string; readonly row: number };

export interface Percent {
  /** Viability of every row in %, 100 without drug; NaN where there is no number. */
  readonly viability: Float64Array;
  /** 'controls': divided by the wells without drug; 'as given': values were percent already; 'fractions': times 100. */
  readonly scale: 'controls' | 'as given' | 'fractions';
  readonly blanks: number;
  readonly fault: NoPercent | null;
}

/** Largest value of fractions, and of percent. */
const FRACTION = 2;
const PERCENT = 300;

/**
 * Viability in % of the control.
 * @param rows wells that count @param isControl whether a well has no drug @param within what wells must share with their control
 */
export function percentOfControl(
  readings: Readings,
  rows: readonly number[],
  {
    response,
    isControl,
    within,
  }: {
    readonly response: 'viability' | 'inhibition';
    readonly isControl: (row: number) => boolean;
    readonly within: readonly Label[];
  },
): Percent {
  const { value } = readings;
  const blankOf = blanksOf(readings);
  const largest = rows.reduce((most, row) => (value[row] > most ? value[row] : most), -Infinity);
  const viability = new Float64Array(readings.count).fill(NaN);
  const hasControls = rows.some((row) => isControl(row) && !Number.isNaN(value[row]));
  if (response === 'inhibition' || !hasControls) {
    const factor = largest <= FRACTION ? 100 : 1;
    for (const row of rows)
      viability[row] = response === 'inhibition' ? 100 - factor * value[row] : factor * value[row];
    const why = response === 'inhibition' ? 'no inhibition' : 'no control';
    const fault: NoPercent | null =
      largest > PERCENT ? { why, group: '', row: rows.find((row) => value[row] === largest) ?? 0 } : null;
    return { viability, scale: factor === 1 ? 'as given' : 'fractions', blanks: 0, fault };
  }
  let fault: NoPercent | null = null;
  for (const [group, own] of groupsOf(readings, rows, within)) {
    const controls = own.filter((row) => isControl(row) && !Number.isNaN(value[row]));
    const control = mean(controls.map((row) => value[row] - blankOf(row)));
    if (controls.length === 0) fault ??= { why: 'no control', group, row: own[0] };
    else if (!(control > 0)) fault ??= { why: 'control not above blank', group, row: controls[0] };
    for (const row of own) viability[row] = (100 * (value[row] - blankOf(row))) / control;
  }
  // A matrix may be spread over plates of which not every one has controls: then those of the whole experiment count.
  if (fault?.why === 'no control' && within.includes('plate'))
    return percentOfControl(readings, rows, {
      ...{ response, isControl },
      within: within.filter((label) => label !== 'plate'),
    });
  return { viability, scale: 'controls', blanks: blankRows(readings).length, fault };
}

/** Rows by what they share, named by it. */
function groupsOf(
  readings: Readings,
  rows: readonly number[],
  within: readonly Label[],
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const name = within
      .flatMap((label) => {
        const own = labelAt(readings, label, row);
        return own === null ? [] : [`${label} ${own}`];
      })
      .join(', ');
    const known = groups.get(name);
    if (known === undefined) groups.set(name, [row]);
    else known.push(row);
  }
  return groups;
}

function blankRows(readings: Readings): number[] {
  return Array.from({ length: readings.count }, (_, row) => row).filter(
    (row) => labelAt(readings, 'role', row) === 'blank' && !Number.isNaN(readings.value[row]),
  );
}

/** Mean of the blanks of a well's plate or experiment; of all where its own has none, 0 without any. */
function blanksOf(readings: Readings): (row: number) => number {
  const rows = blankRows(readings);
  if (rows.length === 0) return () => 0;
  const label: Label = readings.labels.plate === undefined ? 'experiment' : 'plate';
  const all = mean(rows.map((row) => readings.value[row]));
  const own = new Map<string | null, number[]>();
  for (const row of rows) {
    const name = labelAt(readings, label, row);
    own.set(name, [...(own.get(name) ?? []), readings.value[row]]);
  }
  return (row) => {
    const values = own.get(labelAt(readings, label, row));
    return values === undefined ? all : mean(values);
  };
}
