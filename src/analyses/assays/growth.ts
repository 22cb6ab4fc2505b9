import { assayFigure, type AssayFigure } from '../../assays/figures/assay-figure.ts';
import { armsOf, type Arms } from '../../assays/design/arms.ts';
import { effectTable, type EffectRow } from '../../assays/design/effect-table.ts';
import type { Effect } from '../../assays/design/effect.ts';
import type { Finding } from '../../assays/design/finding.ts';
import { oneSpelling } from '../../assays/design/one-spelling.ts';
import { allAtMostSuggested, doubtOfUnits } from '../../assays/design/unit-doubts.ts';
import { unitLabel } from '../../assays/design/units.ts';
import {
  compareGrowth,
  type GrowthComparisons,
  type GrowthInteraction,
  type GrowthRow,
} from '../../assays/growth/compare-growth.ts';
import { coursesOf, dayAt, daysBy } from '../../assays/growth/courses.ts';
import { growthPictures } from '../../assays/growth/growth-figures.ts';
import { impossibleValues, type Impossible } from '../../assays/growth/impossible-values.ts';
import { InputError } from '../../errors.ts';
import { note, type Notice } from '../../messages/message.ts';
import type { Answer } from '../../tables/answer.ts';
import { labelAt, type Readings } from '../../tables/readings.ts';
import { growthNotices } from '../inputs/assays/growth-notices.ts';
import { choose, type Choices, type Choosing } from '../inputs/choices.ts';

/** What may be chosen when growth is compared. */
export const growthChoices = {
  control: { type: 'texts', unit: 'name', help: 'assay.choice.control' },
  measure: {
    type: 'one of',
    values: ['rate', 'area', 'last', 'GR'],
    unit: 'which',
    help: 'growth.choice.measure',
  },
  scale: { type: 'one of', values: ['amount', 'percent'], unit: 'which', help: 'growth.choice.scale' },
  timeUnit: { type: 'one of', values: ['h', 'd'], unit: 'which', help: 'growth.choice.time-unit' },
  model: {
    type: 'one of',
    values: ['summary', 'mixed'],
    default: 'summary',
    unit: 'which',
    help: 'growth.choice.model',
  },
} as const satisfies Choices;

/** What growth needs, opened. */
export interface GrowthInput {
  readonly readings: Readings;
  /** What there was to say when the input was opened. */
  readonly notices?: readonly Notice[];
}

export interface GrowthAnswer extends Answer {
  /** One for each perturbation or drug, cell and endpoint that was tested, and each pair of both: what a study puts on its edges. */
  readonly findings: readonly Finding[];
  /** Courses and effects. */
  readonly figures: readonly AssayFigure[];
}

/**
 * Do cells grow or survive less when they are treated? Viability, counts or percentages of one or more times, over independent
 * experiments.
 * @returns one row for each arm beside the control and measure, then one for each drug with a perturbation
 * @throws InputError where nothing can be compared (one arm alone, no control, no number), and for values that cannot be
 */
export function growth(input: GrowthInput, asking: Choosing<typeof growthChoices> = {}): GrowthAnswer {
  const { readings, joined } = oneSpelling(input.readings);
  const { control, measure, scale, timeUnit, model } = choose(growthChoices, asking);
  const arms = armsOf(readings, control);
  if (arms.arms.length < 2) throw oneArm(readings, arms);
  const time = daysBy(readings, timeUnit);
  const sets = coursesOf(readings, arms, dayAt(readings, time.unit));
  if (sets.length === 0) throw withoutNumbers(readings);
  const valueUnit = readings.units.value;
  const compared = compareGrowth(sets, arms, { measure, scale, model, valueUnit });
  const { refused, doubtful } = impossibleValues(readings, compared.sets);
  if (refused !== null) throw impossibleValue(readings, refused);
  const doubt = doubtOfUnits(readings);
  const found = {
    ...compared,
    rows: allAtMostSuggested(compared.rows, doubt),
    interactions: allAtMostSuggested(compared.interactions, doubt),
  };
  return {
    table: effectTable([
      ...found.rows.map((row) => shownRow(row, arms)),
      ...found.interactions.map((each) => shownInteraction(each, arms)),
    ]),
    notices: [
      ...(input.notices ?? []),
      ...joined.map((spellings) => note('assay.one-spelling', { names: spellings.join(', ') })),
      ...growthNotices(readings, arms, found, { time, said: control, doubtful }),
    ],
    findings: findingsOf(readings, arms, found),
    figures: growthPictures(found, arms).map(assayFigure),
  };
}

function controlName({ arms, control = 0 }: Arms): string {
  return arms[control].name;
}

function shownRow(
  { set, arm, measure, unit, effect, adjustedLog10P, judged }: GrowthRow,
  arms: Arms,
): EffectRow {
  return {
    ...{ cell: set.cell, measured: set.endpoint ?? 'growth' },
    comparison: `${arms.arms[arm].name} - ${controlName(arms)}`,
    ...{ measure, scale: unit, effect, test: effect.test, adjustedLog10P, judged },
  };
}

function shownInteraction({ set, both, unit, ...each }: GrowthInteraction, { arms }: Arms): EffectRow {
  const { perturbation, drug } = arms[both];
  return {
    ...{ cell: set.cell, measured: set.endpoint ?? 'growth' },
    comparison: `${perturbation ?? ''} x ${drug ?? ''}`,
    ...{ measure: `interaction of ${each.measure}: ${each.word}`, scale: unit, effect: each.effect },
    test: each.effect.paired ? 'one-sample t' : 'Welch',
    ...{ adjustedLog10P: each.adjustedLog10P, judged: each.judged },
  };
}

/** What a perturbation with a drug does beside neither is the work of both, and on no edge: what they do beyond their sum is. */
function findingsOf(
  readings: Readings,
  { arms }: Arms,
  { sets, rows, interactions }: GrowthComparisons,
): Finding[] {
  const counted = unitLabel(readings) === 'donor';
  const of = ({
    set,
    unit,
    effect,
    judged,
  }: Pick<GrowthRow, 'set' | 'unit' | 'judged'> & { effect: Effect }) => ({
    ...{ ...judged, ...effect, cell: set.cell, measured: set.endpoint ?? 'growth', unit },
    donors: counted ? effect.n : 0,
  });
  const tested = rows.filter(({ set, measure, arm }) => {
    const { perturbation, drug } = arms[arm];
    const isOne = perturbation === null || drug === null;
    return isOne && sets.some((each) => each.set === set && each.measure === measure);
  });
  return [
    ...tested.map(({ arm, effect: { test: _, ...effect }, ...row }): Finding => {
      const { perturbation, drug } = arms[arm];
      return { ...of({ ...row, effect }), kind: 'growth', perturbation, drug };
    }),
    ...interactions.map(({ both, ...each }): Finding => {
      const { perturbation, drug } = arms[both];
      return { ...of(each), kind: 'combination', perturbation, drug };
    }),
  ];
}

function oneArm({ file }: Readings, { arms }: Arms): InputError {
  return new InputError('there is one group alone, and nothing to compare it with', {
    file,
    expected: 'treated and untreated rows, told apart by the columns perturbation or drug',
    found: arms.map(({ name }) => name).join(', '),
  });
}

function withoutNumbers({ file, count }: Readings): InputError {
  return new InputError('no reading has a number and an experiment', {
    file,
    expected: 'numbers in the column of values, and names in the column experiment (or donor)',
    found: `${count} rows`,
  });
}

function impossibleValue(readings: Readings, { row, why }: Impossible): InputError {
  const named = labelAt(readings, 'target', row) ?? readings.measure ?? 'a value';
  return new InputError(`${named} cannot be ${why}`, {
    ...readings.place(row),
    expected: why === 'above 100' ? 'at most 100 percent' : '0 or more',
    found: String(readings.value[row]),
    fix:
      why === 'above 100'
        ? 'for numbers of cells: another name of the measure, or --scale amount'
        : 'correct the value, or leave it empty where it was not measured',
  });
}
