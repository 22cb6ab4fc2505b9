// Time courses of growth: one for each cell, endpoint, arm and independent unit, wells averaged.
import { mean } from '../../statistics/descriptive.ts';
import { labelAt, quantityAt, type Readings } from '../../tables/readings.ts';
import type { Arms } from '../design/arms.ts';
import { unitLabel } from '../design/units.ts';

/** What was measured of one arm in one experiment, over time. */
export interface Course {
  readonly unit: string;
  readonly arm: number;
  /** Days, ascending. */
  readonly days: readonly number[];
  /** Means of the wells. */
  readonly values: readonly number[];
}

/** All courses that may be compared: one endpoint in one kind of cells. */
export interface CourseSet {
  readonly cell: string | null;
  /** `viability`, `count`, `annexin V`; null where the table does not say. */
  readonly endpoint: string | null;
  readonly courses: readonly Course[];
  /** Wells that the courses average. */
  readonly wells: number;
}

/** Blank of each plate (of each unit where no plate is named), which is subtracted. */
function blanks(readings: Readings, isBlank: (row: number) => boolean, placeOf: (row: number) => string) {
  const values = new Map<string, number[]>();
  for (let row = 0; row < readings.count; row++)
    if (isBlank(row) && Number.isFinite(readings.value[row]))
      values.set(placeOf(row), [...(values.get(placeOf(row)) ?? []), readings.value[row]]);
  return new Map([...values].map(([place, own]) => [place, mean(own)]));
}

/**
 * The courses of a table. Rows without a number or without a unit are left out, blanks subtracted.
 * @param dayOf time of a row in days; NaN where the table has no times
 */
export function coursesOf(readings: Readings, { of }: Arms, dayOf: (row: number) => number): CourseSet[] {
  const label = unitLabel(readings);
  const unitAt = (row: number): string | null => (label === null ? '' : labelAt(readings, label, row));
  const isBlank = (row: number): boolean => labelAt(readings, 'role', row)?.toLowerCase() === 'blank';
  const placeOf = (row: number): string => labelAt(readings, 'plate', row) ?? unitAt(row) ?? '';
  const blank = blanks(readings, isBlank, placeOf);
  const sets = new Map<string, Map<string, { row: number; day: number; values: number[] }>>();
  for (let row = 0; row < readings.count; row++) {
    const [unit, value] = [unitAt(row), readings.value[row] - (blank.get(placeOf(row)) ?? 0)];
    if (unit === null || !Number.isFinite(value) || isBlank(row)) continue;
    const set = JSON.stringify([labelAt(readings, 'cell', row), labelAt(readings, 'target', row)]);
    const points = sets.get(set) ?? new Map<string, { row: number; day: number; values: number[] }>();
    sets.set(set, points);
    const time = dayOf(row);
    const day = Number.isNaN(time) ? 0 : time;
    const key = JSON.stringify([of[row], unit, day]);
    const point = points.get(key) ?? { row, day, values: [] };
    point.values.push(value);
    points.set(key, point);
  }
  return [...sets].map(([key, points]) => {
    const [cell, endpoint] = JSON.parse(key) as [string | null, string | null];
    const all = [...points.values()];
    return {
      ...{ cell, endpoint, courses: joined(all, of, (row) => unitAt(row) ?? '') },
      wells: all.reduce((sum, { values }) => sum + values.length, 0),
    };
  });
}

function joined(
  points: readonly { readonly row: number; readonly day: number; readonly values: readonly number[] }[],
  armOf: Int32Array,
  unitOf: (row: number) => string,
): Course[] {
  const courses = new Map<string, { unit: string; arm: number; points: { day: number; value: number }[] }>();
  for (const { row, day, values } of points) {
    const [arm, unit] = [armOf[row], unitOf(row)];
    const key = JSON.stringify([arm, unit]);
    const course = courses.get(key) ?? { unit, arm, points: [] };
    course.points.push({ day, value: mean(values) });
    courses.set(key, course);
  }
  return [...courses.values()].map(({ unit, arm, points: own }) => {
    const ordered = own.sort((a, b) => a.day - b.day);
    return { unit, arm, days: ordered.map(({ day }) => day), values: ordered.map(({ value }) => value) };
  });
}

/** Hours or days, by the unit that is written, else by the largest time: a day of 24 hours or more is none of a culture's days. */
export function daysBy(
  readings: Readings,
  said?: 'h' | 'd',
): { readonly unit: 'h' | 'd'; readonly guessed: boolean } {
  const written = readings.units.time?.toLowerCase();
  if (said !== undefined) return { unit: said, guessed: false };
  if (written !== undefined && /^(?:h|hr|hrs|hour|hours|時間)$/.test(written))
    return { unit: 'h', guessed: false };
  if (written !== undefined && /^(?:d|day|days|日)$/.test(written)) return { unit: 'd', guessed: false };
  const times = readings.quantities.time ?? new Float64Array();
  return { unit: times.some((time) => time >= 24) ? 'h' : 'd', guessed: times.some((time) => time > 0) };
}

/** Time of a row in days. */
export function dayAt(readings: Readings, unit: 'h' | 'd'): (row: number) => number {
  return (row) => quantityAt(readings, 'time', row) / (unit === 'h' ? 24 : 1);
}
