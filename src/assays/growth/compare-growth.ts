// All comparisons of a table of growth: a measure that is tested, the others beside it, and drug x perturbation.
import { holm } from '../../statistics/combine/multiple-testing.ts';
import { mean } from '../../statistics/descriptive.ts';
import type { Judged } from '../../tables/verdicts.ts';
import type { Arms } from '../design/arms.ts';
import type { Effect, ValueByUnit } from '../design/effect.ts';
import type { EffectUnit } from '../design/finding.ts';
import { interactionOf, interactionWord, squaresOf, type InteractionWord } from '../design/interaction.ts';
import { holmOverFamilies, judgedEffect, type Doubt } from '../design/verdict-of-effect.ts';
import { comparedWithControl, type Compared } from '../design/several-groups.ts';
import type { CourseSet } from './courses.ts';
import { inPercent, type Fractions } from './fraction-courses.ts';
import {
  dividedBy,
  lastCommonDay,
  MEASURES,
  measuredByArm,
  scaleOf,
  unitOf,
  type Measure,
  type Scale,
} from './growth-measures.ts';

/** One treated arm beside the control, by one measure. */
export interface GrowthRow {
  readonly set: CourseSet;
  readonly arm: number;
  readonly measure: Measure;
  readonly unit: EffectUnit;
  readonly effect: Compared;
  /** Corrected for all cells and endpoints; NaN where it was not tested. */
  readonly adjustedLog10P: number;
  readonly judged: Judged;
  readonly treated: ValueByUnit;
  readonly control: ValueByUnit;
}

/** What a drug and a perturbation do together, beyond their sum. */
export interface GrowthInteraction {
  readonly set: CourseSet;
  readonly both: number;
  readonly measure: Measure;
  readonly unit: EffectUnit;
  readonly effect: Effect;
  readonly adjustedLog10P: number;
  readonly judged: Judged;
  readonly word: InteractionWord;
}

/** How one endpoint in one kind of cells was measured. */
export interface MeasuredSet {
  readonly set: CourseSet;
  readonly scale: Scale;
  readonly measure: Measure;
  readonly divided: 1 | 100 | undefined;
  /** Whether percentages were written as fractions of 1. */
  readonly fractions: Fractions;
  readonly last: number;
  /** The measure that was asked for, where it has no values. */
  readonly impossible: Measure | undefined;
  readonly values: Readonly<Record<Measure, readonly ValueByUnit[]>>;
}

export interface GrowthComparisons {
  readonly sets: readonly MeasuredSet[];
  readonly rows: readonly GrowthRow[];
  readonly interactions: readonly GrowthInteraction[];
}

export interface GrowthAsking {
  readonly measure: Measure | undefined;
  readonly scale: Scale | undefined;
  readonly model: 'summary' | 'mixed';
  /** Unit of the values as it is written. */
  readonly valueUnit: string | undefined;
}

/** Fewest units of the mixed model for a verdict beyond *suggested*. */
const MIXED_ENOUGH = 5;
const LEVEL = Math.log10(0.05);

/** Every treated arm against the control, in every kind of cells and for every endpoint. */
export function compareGrowth(
  sets: readonly CourseSet[],
  arms: Arms,
  asking: GrowthAsking,
): GrowthComparisons {
  const { control } = arms;
  if (control === undefined) return { sets: [], rows: [], interactions: [] };
  const measured = inPercent(
    sets.map((set) => scaledSet(set, control, asking)),
    asking.valueUnit,
  ).map((each) => measuredSet(each, arms, control, asking));
  const tested = measured.flatMap((each, family) =>
    rowsOf(each, each.measure, arms, control, asking).map((row) => ({ ...row, family: String(family) })),
  );
  const adjusted = holmOverFamilies(
    tested.map(({ effect }) => effect.log10P),
    tested.map(({ family }) => family),
  );
  const rows = tested.map(({ family: _, ...row }, i): GrowthRow => {
    const judged = judgedEffect(row.effect, adjusted[i], { suggested: doubtOf(row.effect) });
    return { ...row, adjustedLog10P: adjusted[i], judged };
  });
  const beside = measured.flatMap((each) =>
    MEASURES.filter((measure) => measure !== each.measure).flatMap((measure) =>
      rowsOf(each, measure, arms, control, asking)
        .filter(({ effect }) => effect.n > 0 && effect.nControl > 0)
        .map((row): GrowthRow => ({
          ...{ ...row, effect: { ...row.effect, log10P: NaN } },
          ...{ adjustedLog10P: NaN, judged: { verdict: 'not tested', reason: null } },
        })),
    ),
  );
  return { sets: measured, rows: [...rows, ...beside], interactions: interactionsOf(measured, arms) };
}

function doubtOf({ test, n, nControl }: Compared): Doubt | null {
  return test === 'mixed model, Holm' && Math.min(n, nControl) < MIXED_ENOUGH ? 'test not for so few' : null;
}

type ScaledSet = Pick<MeasuredSet, 'set' | 'scale' | 'divided'>;

function scaledSet(set: CourseSet, control: number, { scale, valueUnit }: GrowthAsking): ScaledSet {
  const divided = dividedBy(set.courses, control);
  return { set, divided, scale: scale ?? scaleOf(set.endpoint, valueUnit, divided !== undefined) };
}

function measuredSet(
  { set, scale, divided, fractions }: ScaledSet & Pick<MeasuredSet, 'fractions'>,
  { arms }: Arms,
  control: number,
  asking: GrowthAsking,
): MeasuredSet {
  const { courses } = set;
  const last = lastCommonDay(courses);
  const of = (measure: Measure): readonly ValueByUnit[] =>
    scale === 'percent' && (measure === 'rate' || measure === 'GR')
      ? arms.map(() => new Map<string, number>())
      : measuredByArm(courses, arms.length, { measure, scale, control, last });
  const values = { rate: of('rate'), area: of('area'), last: of('last'), GR: of('GR') };
  const has = (measure: Measure): boolean =>
    values[measure][control].size > 0 && values[measure].some(({ size }, arm) => arm !== control && size > 0);
  const usual: Measure = scale === 'amount' && divided === undefined && has('rate') ? 'rate' : 'last';
  const asked = asking.measure ?? usual;
  const measure = has(asked) ? asked : usual;
  return {
    ...{ set, scale, measure, divided, fractions, last, values },
    impossible: measure === asked ? undefined : asked,
  };
}

type Untested = Omit<GrowthRow, 'adjustedLog10P' | 'judged'>;

function rowsOf(
  { set, scale, values, divided }: MeasuredSet,
  measure: Measure,
  { arms }: Arms,
  control: number,
  { model }: GrowthAsking,
): Untested[] {
  const own = values[measure];
  const treated = arms.map((_, arm) => arm).filter((arm) => arm !== control && hasCourse(set, arm));
  const effects = comparedWithControl(
    {
      control: own[control],
      treated: treated.map((arm) => own[arm]),
      // GR is counted from the control of the same experiment, which is always 1.
      divided: divided !== undefined || measure === 'GR',
    },
    model,
  );
  return treated.map((arm, i) => ({
    ...{ set, arm, measure, unit: unitOf(measure, scale), effect: effects[i] },
    ...{ treated: own[arm], control: own[control] },
  }));
}

function hasCourse({ courses }: CourseSet, arm: number): boolean {
  return courses.some((course) => course.arm === arm);
}

function interactionsOf(measured: readonly MeasuredSet[], arms: Arms): GrowthInteraction[] {
  const found = measured.flatMap(({ set, scale, measure, values }) =>
    squaresOf(arms)
      .filter((square) => Object.values(square).every((arm: number) => hasCourse(set, arm)))
      .map(({ both, ...parts }) => {
        const of = (arm: number): ValueByUnit => values[measure][arm];
        const [control, perturbed, drugged] = [parts.control, parts.perturbed, parts.drugged].map(of);
        const level = (arm: ValueByUnit): number => mean([...arm.values()]);
        return {
          ...{ set, both, measure, unit: unitOf(measure, scale) },
          effect: interactionOf({ control, perturbed, drugged, both: of(both) }),
          sum: level(perturbed) + level(drugged) - 2 * level(control),
        };
      }),
  );
  const adjusted = holm(Float64Array.from(found, ({ effect }) => effect.log10P));
  return found.map(({ sum, ...each }, i) => ({
    ...each,
    adjustedLog10P: adjusted[i],
    judged: judgedEffect(each.effect, adjusted[i]),
    word: interactionWord(
      each.effect,
      sum,
      adjusted[i] < LEVEL && Math.min(each.effect.n, each.effect.nControl) >= 3,
    ),
  }));
}
