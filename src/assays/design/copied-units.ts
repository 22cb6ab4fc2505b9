// Is one experiment (or donor) a copy of another one: the same readings, or readings that differ by one constant or one factor?
import { power } from '../../statistics/power.ts';
import { labelAt, quantityAt, type Label, type Quantity, type Readings } from '../../tables/readings.ts';
import { unitLabel } from './units.ts';

/** How readings of one unit are those of another one. */
export type Likeness = 'same' | 'constant' | 'factor';

/** Units that are copies of one another. */
export interface Copied {
  readonly units: readonly string[];
  readonly cell: string | null;
  readonly how: Likeness;
}

/** What a condition is named by; wells, lanes, gels and samples may be called otherwise in a copy. */
const CONDITION: readonly Label[] = [
  ...(['target', 'perturbation', 'drug', 'secondDrug', 'antibody', 'fraction'] as const),
  ...(['population', 'statistic'] as const),
];
const AT: readonly Quantity[] = ['dose', 'secondDose', 'time'];
/** Fewest readings of a unit. */
const LEAST = 3;
/**
 * Digits that must agree over all different readings beside those in which experiments agree anyway: the first of each, and half of another
 * where rounded numbers need not be equal. With these fewer than 1 in 200 tables of three experiments were called copies among simulated
 * ones (four Cq that spread by 0.1, viability, absorbance, counts).
 */
const EQUAL = { least: 3.5, vague: 1 };
const ROUNDED = { least: 5, vague: 1.5 };
/** Finest digit that is looked at, as powers of ten. */
const FINEST = 12;
const COARSEST = -6;
const ROUNDING = 1e-9;

/** Numbers of one unit by condition, ascending within each, and the conditions themselves. */
interface UnitReadings {
  readonly conditions: string;
  readonly values: readonly number[];
  /** The last digit of each. */
  readonly places: readonly number[];
}

/**
 * Experiments (or donors) whose readings of one kind of cells are those of another one, to the rounding of their printed digits, whatever
 * their order within a condition. Blanks and standards are not regarded; nor are readings too few or too coarse to tell.
 * @param label what the units are: of cells, lines are compared with one another
 */
export function copiedUnits(readings: Readings, label: Label | null = unitLabel(readings)): Copied[] {
  if (label === null) return [];
  return [...byCellAndUnit(readings, label)].flatMap(([cell, units]) => copiesAmong(cell, units));
}

function copiesAmong(cell: string | null, units: ReadonlyMap<string, UnitReadings>): Copied[] {
  const left = new Map(units);
  const found: Copied[] = [];
  for (const [name, own] of units) {
    if (!left.delete(name)) continue;
    const copies = [...left].flatMap(([other, its]) => {
      const how = likeness(own, its);
      return how === null ? [] : [{ other, how }];
    });
    if (copies.length === 0) continue;
    for (const { other } of copies) left.delete(other);
    const hows = copies.map(({ how }) => how);
    const how = (['factor', 'constant'] as const).find((each) => hows.includes(each)) ?? 'same';
    found.push({ units: [name, ...copies.map(({ other }) => other)], cell, how });
  }
  return found;
}

function byCellAndUnit(readings: Readings, label: Label): Map<string | null, Map<string, UnitReadings>> {
  const cells = new Map<string | null, Map<string, Map<string, number[]>>>();
  for (let row = 0; row < readings.count; row++) {
    const unit = labelAt(readings, label, row);
    const value = readings.value[row];
    const role = labelAt(readings, 'role', row);
    if (unit === null || Number.isNaN(value) || (role !== null && role !== 'unknown')) continue;
    const key = JSON.stringify([
      ...CONDITION.map((each) => labelAt(readings, each, row)),
      ...AT.map((each) => quantityAt(readings, each, row)),
    ]);
    const units = entry(
      cells,
      label === 'cell' ? null : labelAt(readings, 'cell', row),
      () => new Map<string, Map<string, number[]>>(),
    );
    entry(
      entry(units, unit, () => new Map<string, number[]>()),
      key,
      (): number[] => [],
    ).push(value);
  }
  return new Map(
    [...cells].map(([cell, units]) => [
      cell,
      new Map([...units].map(([unit, conditions]) => [unit, inOrder(conditions)])),
    ]),
  );
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, none: () => Value): Value {
  const known = map.get(key) ?? none();
  map.set(key, known);
  return known;
}

function inOrder(conditions: ReadonlyMap<string, readonly number[]>): UnitReadings {
  const keys = [...conditions.keys()].sort();
  const values = keys.map((key) => [...(conditions.get(key) ?? [])].sort((a, b) => a - b));
  const all = values.flat();
  return {
    conditions: JSON.stringify(keys.map((key, i) => [key, values[i].length])),
    values: all,
    places: placesOf(all),
  };
}

function likeness(one: UnitReadings, other: UnitReadings): Likeness | null {
  if (one.values.length < LEAST || one.conditions !== other.conditions) return null;
  const [x, y] = [one.values, other.values];
  if (x.every((value, i) => Math.abs(value - y[i]) <= rounding(value)))
    return isSurprising(one, 0, EQUAL) ? 'same' : null;
  const shifts = x.map((value, i) => y[i] - value);
  const left = 2 * Math.max(...x.map(rounding), ...y.map(rounding));
  if (Math.max(...shifts) - Math.min(...shifts) <= left)
    return isSurprising(one, 1, EQUAL) ? 'constant' : null;
  if (!isSurprising(one, 1, ROUNDED)) return null;
  if (isConstant(one, other)) return 'constant';
  return isFactor(one, other) ? 'factor' : null;
}

/** What of a value is an error of calculation. */
function rounding(value: number): number {
  return ROUNDING * Math.abs(value);
}

/**
 * To what each value was rounded: all to one place (22.01), or each to as many digits as the others (20530 beside 5127).
 */
function placesOf(values: readonly number[]): number[] {
  const common = lastPlace(values);
  const digits = Math.max(...values.map((value) => firstPlace(value) - Math.log10(lastPlace([value]))));
  return values.map((value) => Math.max(common, power(10, Math.round(firstPlace(value) - digits))));
}

function firstPlace(value: number): number {
  return value === 0 ? COARSEST : Math.floor(Math.log10(Math.abs(value)) + ROUNDING);
}

/** The largest power of ten of which all values are multiples. */
function lastPlace(values: readonly number[]): number {
  for (let places = COARSEST; places < FINEST; places++) {
    const scale = power(10, places);
    const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) <= rounding(value);
    if (values.every((value) => isWhole(value * scale))) return 1 / scale;
  }
  return power(10, -FINEST);
}

/** How far the true value may be from what is written. */
function reachAt({ values, places }: UnitReadings, i: number): number {
  return (places[i] / 2) * (1 + ROUNDING) + rounding(values[i]);
}

/** Whether one constant makes one into the other, where both were rounded. */
function isConstant(one: UnitReadings, other: UnitReadings): boolean {
  let [low, high] = [-Infinity, Infinity];
  one.values.forEach((value, i) => {
    const [shift, reach] = [other.values[i] - value, reachAt(one, i) + reachAt(other, i)];
    low = Math.max(low, shift - reach);
    high = Math.min(high, shift + reach);
  });
  return low <= high;
}

/** Whether one factor above 0 does. */
function isFactor(one: UnitReadings, other: UnitReadings): boolean {
  let [low, high] = [0, Infinity];
  for (let i = 0; i < one.values.length; i++) {
    const sign = one.values[i] < 0 ? -1 : 1;
    const [own, its] = [sign * one.values[i], sign * other.values[i]];
    const half = reachAt(one, i);
    const [least, most] = [its - reachAt(other, i), its + reachAt(other, i)];
    if (own <= half) {
      // A rounded 0 says nothing of the factor but that the other one is near 0, too.
      if (least > half) return false;
      continue;
    }
    low = Math.max(low, least / (least > 0 ? own + half : own - half));
    high = Math.min(high, most / (most > 0 ? own - half : own + half));
  }
  return low <= high && high > 0 && high < Infinity;
}

/** @param free readings that agree whatever they are, as a constant or factor is chosen */
function isSurprising(
  { values, places }: UnitReadings,
  free: number,
  { least, vague }: { readonly least: number; readonly vague: number },
): boolean {
  const digits = new Map(
    values.map((value, i) => [value, Math.max(0, Math.log10(Math.abs(value) / places[i]) - vague)]),
  );
  const ascending = [...digits.values()].sort((a, b) => a - b);
  const counted = ascending.slice(0, Math.max(0, ascending.length - free));
  return counted.reduce((sum, each) => sum + each, 0) >= least;
}
