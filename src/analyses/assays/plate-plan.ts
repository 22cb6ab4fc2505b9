import { cqPlates } from '../../assays/plan/cq-plates.ts';
import { culturePlates, groupConditions, matrixConditions } from '../../assays/plan/culture-plates.ts';
import { plateFigure } from '../../assays/plan/plate-figure.ts';
import { platePlanColumns } from '../../assays/plan/plate-plan-columns.ts';
import { wellName, type Well } from '../../assays/plan/plate-well.ts';
import { InputError } from '../../errors.ts';
import type { Figure } from '../../figures/svg.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { createRandom } from '../../statistics/random.ts';
import type { Answer } from '../../tables/answer.ts';
import { tableOf } from '../../tables/table.ts';
import { choose, type Choices, type Choosing, type Chosen } from '../inputs/choices.ts';

/** Assays that are planned on a plate. */
export type PlanKind = 'qpcr' | 'chip-qpcr' | 'growth' | 'combination';

const always = {
  planExperiments: { type: 'integer', min: 1, max: 12, default: 3, help: 'plan.choice.experiments' },
  planSeed: { type: 'integer', min: 0, default: 1, help: 'plan.choice.seed' },
} as const satisfies Choices;

const groups = {
  planGroup: { type: 'texts', unit: 'name', help: 'plan.choice.group' },
} as const satisfies Choices;

/** What may be chosen of the plan of each assay. */
export const platePlanChoices = {
  qpcr: {
    ...groups,
    planTarget: { type: 'texts', unit: 'gene', help: 'plan.choice.target' },
    planReference: { type: 'texts', unit: 'gene', help: 'plan.choice.reference' },
    ...always,
  },
  'chip-qpcr': {
    ...groups,
    planTarget: { type: 'texts', unit: 'name', help: 'plan.choice.amplicon' },
    planAntibody: { type: 'texts', unit: 'name', help: 'plan.choice.antibody' },
    ...always,
  },
  growth: { ...groups, ...always },
  combination: {
    planDrug: { type: 'texts', unit: 'name', help: 'plan.choice.drug' },
    planDoses: { type: 'text', unit: 'list', help: 'plan.choice.doses' },
    planSecondDoses: { type: 'text', unit: 'list', help: 'plan.choice.second-doses' },
    ...always,
  },
} as const satisfies Readonly<Record<PlanKind, Choices>>;

/** The choices of all assays together. */
export const everyPlanChoice = {
  ...platePlanChoices.qpcr,
  ...platePlanChoices['chip-qpcr'],
  ...platePlanChoices.combination,
} as const;

type Planned = Chosen<typeof everyPlanChoice>;

export interface PlatePlan extends Answer {
  /** The plates, to print. */
  readonly figure: Figure;
}

/** Fewer experiments make no verdict possible. */
const ENOUGH = 3;

/**
 * What to pipette where, for an experiment that can be evaluated: a map of wells and a drawing. The same seed gives the same plan.
 * @throws InputError where something is not said that the plan needs, or does not fit
 */
export function platePlan(kind: PlanKind, asking: Choosing<typeof everyPlanChoice> = {}): PlatePlan {
  const planned = choose(everyPlanChoice, asking);
  const wells = inOrder(wellsOf(kind, planned));
  const plates = Math.max(...wells.map(({ plate }) => plate));
  const { planExperiments: experiments, planSeed: seed } = planned;
  return {
    table: tableOf(platePlanColumns, {
      plate: wells.map(({ plate }) => plate),
      well: wells.map((well) => wellName(well)),
      role: wells.map(({ role }) => role),
      experiment: wells.map(({ experiment }) => experiment),
      target: told(wells, 'target'),
      perturbation: told(wells, 'perturbation'),
      drug: told(wells, 'drug'),
      dose: told(wells, 'dose'),
      secondDrug: told(wells, 'secondDrug'),
      secondDose: told(wells, 'secondDose'),
      antibody: told(wells, 'antibody'),
      fraction: told(wells, 'fraction'),
    }),
    figure: plateFigure(`plan ${kind}`, wells),
    notices: [
      note('plan.made', { plates, wells: wells.length, experiments, seed }),
      ...noticesOf(kind, planned),
    ],
  };
}

/** A column, where any well has it. */
function told<Key extends keyof Well>(wells: readonly Well[], key: Key): Well[Key][] | undefined {
  return wells.some((well) => well[key] !== null) ? wells.map((well) => well[key]) : undefined;
}

function inOrder(wells: readonly Well[]): Well[] {
  return [...wells].sort((a, b) => a.plate - b.plate || a.row - b.row || a.column - b.column);
}

function wellsOf(kind: PlanKind, planned: Planned): Well[] {
  const { planExperiments: experiments, planGroup, planTarget, planReference, planAntibody } = planned;
  const random = createRandom(planned.planSeed).split(kind);
  switch (kind) {
    case 'qpcr':
    case 'chip-qpcr': {
      const chip = kind === 'chip-qpcr';
      return cqPlates(
        {
          groups: needed('planGroup', planGroup, chip ? 1 : 2),
          targets: needed('planTarget', planTarget, 1),
          references: chip ? [] : needed('planReference', planReference, 1),
          antibodies: chip ? needed('planAntibody', planAntibody, 1) : [],
          experiments,
        },
        random,
      );
    }
    case 'growth':
      return culturePlates(groupConditions(needed('planGroup', planGroup, 2)), experiments, random);
    case 'combination': {
      const [first, second] = needed('planDrug', planned.planDrug, 2);
      const doses = dosesIn('--plan-doses', planned.planDoses);
      const secondDoses = dosesIn('--plan-second-doses', planned.planSecondDoses);
      return culturePlates(matrixConditions([first, second], doses, secondDoses), experiments, random);
    }
  }
}

const OPTIONS = {
  planGroup: '--plan-group',
  planTarget: '--plan-target',
  planReference: '--plan-reference',
  planAntibody: '--plan-antibody',
  planDrug: '--plan-drug',
} as const;

/** Names that the plan needs, each once. */
function needed(key: keyof typeof OPTIONS, names: readonly string[] = [], least: number): readonly string[] {
  const different = [...new Set(names)];
  if (different.length === names.length && names.length >= least) return names;
  throw new InputError(`the plan needs ${least} ${OPTIONS[key]} or more, each once`, {
    expected: Array.from({ length: least }, () => `${OPTIONS[key]} NAME`).join(' '),
    found: names.length === 0 ? 'none' : names.join(', '),
  });
}

function dosesIn(option: string, text = ''): number[] {
  const doses = text.split(',').map((dose) => (dose.trim() === '' ? NaN : Number(dose)));
  if (doses.some((dose) => dose > 0) && doses.every((dose) => dose >= 0 && Number.isFinite(dose)))
    return doses;
  throw new InputError(`${option} is no list of doses`, {
    expected: 'numbers with commas between, in one unit: 0.1,1,10',
    found: text === '' ? 'nothing' : text,
  });
}

function noticesOf(kind: PlanKind, { planExperiments, planReference = [] }: Planned): Notice[] {
  return [
    ...(planExperiments < ENOUGH ? [caution('plan.few-experiments', { experiments: planExperiments })] : []),
    ...(kind === 'qpcr' && planReference.length === 1 ? [caution('plan.one-reference')] : []),
    ...(kind === 'chip-qpcr' ? [note('plan.negative-region')] : []),
    note(kind === 'growth' || kind === 'combination' ? 'plan.edge' : 'plan.no-template'),
  ];
}
