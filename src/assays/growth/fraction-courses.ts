// Courses of percentages that are written as fractions of 1, in percent.
import { areFractions, isOfControl } from '../design/fractions.ts';
import type { CourseSet } from './courses.ts';
import type { Scale } from './growth-measures.ts';

/** 'multiplied': by 100; 'perhaps': no value above 1, though the unit is written as %. */
export type Fractions = 'multiplied' | 'perhaps' | null;

interface ScaledSet {
  readonly set: CourseSet;
  readonly scale: Scale;
}

/**
 * Courses of percent measures in percent. An endpoint is judged over all cells of the table; where another one shows that percentages are
 * written as such, small parts of cells (0.6 % annexin V beside 95 % viability) stay what they are.
 */
export function inPercent<Set extends ScaledSet>(
  sets: readonly Set[],
  unit: string | undefined,
): (Set & { readonly fractions: Fractions })[] {
  const percent = sets.filter(({ scale }) => scale === 'percent');
  const valuesOf = (endpoint: string | null): number[] =>
    percent.flatMap(({ set }) =>
      set.endpoint === endpoint ? set.courses.flatMap(({ values }) => values) : [],
    );
  const endpoints = [...new Set(percent.map(({ set }) => set.endpoint))];
  const small = endpoints.filter((name) => areFractions(valuesOf(name), { name, unit: undefined }));
  const written = small.length > 0 && !areFractions(valuesOf(small[0]), { name: small[0], unit });
  const meant = small.filter((name) => isOfControl(name) || small.length === endpoints.length);
  return sets.map((each) => {
    if (each.scale !== 'percent' || !meant.includes(each.set.endpoint)) return { ...each, fractions: null };
    if (written) return { ...each, fractions: 'perhaps' };
    const courses = each.set.courses.map((course) => ({
      ...course,
      values: course.values.map((value) => 100 * value),
    }));
    return { ...each, set: { ...each.set, courses }, fractions: 'multiplied' };
  });
}
