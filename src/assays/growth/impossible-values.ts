// Values that growth cannot have: fewer cells than none, more than all of them dead.
import { labelAt, type Readings } from '../../tables/readings.ts';
import type { MeasuredSet } from './compare-growth.ts';

/** Where a value cannot be what it is called. */
export interface Impossible {
  readonly row: number;
  readonly why: 'below 0' | 'above 100';
}

export interface ImpossibleValues {
  /** First value that cannot be; null for none. */
  readonly refused: Impossible | null;
  /** Rows a little below 0, as a background that was subtracted leaves them. */
  readonly doubtful: readonly number[];
}

/** Parts of all cells, which are counted in gates: never above 100 %. */
const SHARES = /annexin|apopto|necro|dead|positive|死|陽性/i;
const COUNTS = /count|cells?\b|cell number|細胞数/i;
const SIGNED = /inhibit|抑制|change|log/i;
/** How far below 0 subtraction may leave a value: 5 %, of 100 or of the largest amount. */
const BELOW = 0.05;

/** Goes through all readings but blanks. @param sets how each endpoint was read */
export function impossibleValues(readings: Readings, sets: readonly MeasuredSet[]): ImpossibleValues {
  const setOf = new Map(sets.map((each) => [JSON.stringify([each.set.cell, each.set.endpoint]), each]));
  const doubtful: number[] = [];
  let refused: Impossible | null = null;
  for (let row = 0; row < readings.count && refused === null; row++) {
    const key = JSON.stringify([labelAt(readings, 'cell', row), labelAt(readings, 'target', row)]);
    const own = setOf.get(key);
    if (own === undefined || labelAt(readings, 'role', row)?.toLowerCase() === 'blank') continue;
    const fault = faultOf(readings, row, own);
    if (fault === 'doubtful') doubtful.push(row);
    else if (fault !== null) refused = { row, why: fault };
  }
  return { refused, doubtful };
}

function faultOf(
  readings: Readings,
  row: number,
  { set, scale, fractions }: MeasuredSet,
): Impossible['why'] | 'doubtful' | null {
  const name = set.endpoint ?? readings.measure ?? '';
  const value = readings.value[row] * (fractions === 'multiplied' ? 100 : 1);
  const isShare = SHARES.test(name) || /^PI\+?$/.test(name);
  if (scale === 'percent' && isShare && value > 100) return 'above 100';
  if (!(value < 0)) return null;
  if (SIGNED.test(name)) return 'doubtful';
  if (scale === 'amount' && COUNTS.test(name)) return 'below 0';
  const most = scale === 'percent' ? 100 : largest(set);
  return value >= -BELOW * most ? 'doubtful' : 'below 0';
}

function largest({ courses }: MeasuredSet['set']): number {
  return courses.reduce((most, { values }) => Math.max(most, ...values), 0);
}
