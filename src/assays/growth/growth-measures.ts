// One number for each experiment and arm out of its course: growth rate, area under the curve, last value, growth-rate inhibition.
import { mean } from '../../statistics/descriptive.ts';
import { power } from '../../statistics/power.ts';
import type { EffectUnit } from '../design/finding.ts';
import type { ValueByUnit } from '../design/effect.ts';
import type { Course } from './courses.ts';

export const MEASURES = ['rate', 'area', 'last', 'GR'] as const;
export type Measure = (typeof MEASURES)[number];

/** Amounts (counts, absorbance, ratios) are compared as logarithms, percentages as percentage points. */
export type Scale = 'amount' | 'percent';

/** Slope of a straight line by least squares; NaN with fewer than two different places. **R:** `coef(lm(y ~ x))[2]` */
export function slopeOf(x: readonly number[], y: readonly number[]): number {
  const [centre, level] = [mean(x), mean(y)];
  const squares = x.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
  if (!(squares > 0)) return NaN;
  return x.reduce((sum, value, i) => sum + (value - centre) * (y[i] - level), 0) / squares;
}

/** Mean over time by the trapezoidal rule: the area under the curve divided by its length; NaN for one point. */
export function meanOverTime(days: readonly number[], values: readonly number[]): number {
  const length = days[days.length - 1] - days[0];
  let area = 0;
  for (let i = 1; i < days.length; i++) area += ((values[i] + values[i - 1]) / 2) * (days[i] - days[i - 1]);
  return length > 0 ? area / length : NaN;
}

/**
 * GR value: 1 grows as the control, 0 stands still, below 0 cells are lost.
 * @param start at day 0 @param treated, control at the same later time
 *
 * **Source:** Hafner M et al. (2016), Nat Methods 13:521.
 */
export function grValue(start: number, treated: number, control: number): number {
  return power(2, Math.log2(treated / start) / Math.log2(control / start)) - 1;
}

/** In which unit each measure is compared. */
export function unitOf(measure: Measure, scale: Scale): EffectUnit {
  if (measure === 'rate') return 'per day';
  return measure === 'GR' || scale === 'amount' ? 'log2 ratio' : 'percentage points';
}

/** Latest time that every course has; NaN where there is none in common. */
export function lastCommonDay(courses: readonly Course[]): number {
  const [first, ...others] = courses;
  const common = first?.days.filter((day) => others.every(({ days }) => days.includes(day))) ?? [];
  return common.length === 0 ? NaN : Math.max(...common);
}

/** What courses are measured by. */
export interface Measuring {
  readonly measure: Measure;
  readonly scale: Scale;
  readonly control: number;
  /** The last day that counts. */
  readonly last: number;
}

/** A course from day 0 on: its own beginning, else the control's in the same experiment. */
function withStart(course: Course, courses: readonly Course[], { control, last }: Measuring): Course {
  const kept = course.days
    .map((day, i) => ({ day, value: course.values[i] }))
    .filter(({ day }) => day <= last);
  const begun = courses.find(
    ({ unit, arm, days }) => unit === course.unit && arm === control && days[0] === 0,
  );
  const start = kept[0]?.day !== 0 && begun !== undefined ? [{ day: 0, value: begun.values[0] }] : [];
  const points = [...start, ...kept];
  return { ...course, days: points.map(({ day }) => day), values: points.map(({ value }) => value) };
}

function measured(
  course: Course,
  of: (days: readonly number[], values: readonly number[]) => number,
): number {
  return of(course.days, course.values);
}

/** The number of one course on the scale on which it is compared; NaN where it has none. */
function valueOf(course: Course, own: Course | undefined, { measure, scale, last }: Measuring): number {
  const begun = course.days[0] === 0 && course.days.length > 1;
  const start = begun && scale === 'amount' ? course.values[0] : 1;
  const at = course.values[course.days.indexOf(last)] ?? NaN;
  switch (measure) {
    case 'rate':
      return measured(course, (days, values) => slopeOf(days, values.map(Math.log2)));
    case 'area': {
      const area = measured(course, meanOverTime) / start;
      return scale === 'amount' ? Math.log2(area) : area;
    }
    case 'last':
      return scale === 'amount' ? Math.log2(at / start) : at;
    case 'GR': {
      const control = own?.values[own.days.indexOf(last)] ?? NaN;
      if (!begun || last === 0 || !(control > (own?.values[0] ?? NaN))) return NaN;
      // log2 of GR + 1, beside that of the control, which is 1.
      return Math.log2((grValue(course.values[0], at, control) + 1) / 2);
    }
  }
}

/** Values of each arm by unit; what has no logarithm is left out. @param arms how many there are */
export function measuredByArm(
  courses: readonly Course[],
  arms: number,
  measuring: Measuring,
): readonly ValueByUnit[] {
  const begun = courses.map((course) => withStart(course, courses, measuring));
  const values = Array.from({ length: arms }, () => new Map<string, number>());
  for (const course of begun) {
    const own = begun.find(({ unit, arm }) => unit === course.unit && arm === measuring.control);
    const value = valueOf(course, own, measuring);
    if (Number.isFinite(value)) values[course.arm].set(course.unit, value);
  }
  return values;
}

/** Which number the control is in every experiment at every time, where its values were divided by itself: 1, 100, or none. */
export function dividedBy(courses: readonly Course[], control: number): 1 | 100 | undefined {
  const values = courses.filter(({ arm }) => arm === control).flatMap((course) => course.values);
  const isOne = (one: number): boolean => values.every((value) => Math.abs(value / one - 1) < 1e-6);
  if (values.length === 0) return undefined;
  return isOne(100) ? 100 : isOne(1) ? 1 : undefined;
}

const PERCENTAGES = /viab|annexin|apopto|necro|dead|alive|living|positive|percent|%|生存|死|陽性/i;

/** Whether an endpoint is a percentage, by its unit or name; what was divided by its control is a ratio whatever its name. */
export function scaleOf(endpoint: string | null, unit: string | undefined, divided: boolean): Scale {
  if (divided) return 'amount';
  if (unit !== undefined) return unit.trim() === '%' ? 'percent' : 'amount';
  return endpoint !== null && (PERCENTAGES.test(endpoint) || /^PI\+?$/.test(endpoint)) ? 'percent' : 'amount';
}
