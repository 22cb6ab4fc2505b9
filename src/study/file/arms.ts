import { factorChange, perturbsOneOf, type Arm, type How } from '../../analyses/inputs/arm.ts';
import type { FactorChange } from '../../targets/change/direction.ts';
import { ownAntigensOf } from '../own-antigens.ts';
import type { Study } from './study-schema.ts';

type Experiment = Study['expression'][number];

/** Keys of an expression entry that stand for a key of its arm. */
export const SHORT_FOR = {
  treatment: 'agent',
  acts_on: 'perturbs',
  how: 'how',
  time: 'time',
  cell: 'cell',
} as const satisfies Partial<Record<keyof Experiment, keyof Arm>>;

export type ShortKey = keyof typeof SHORT_FOR;
export const SHORT_KEYS = Object.keys(SHORT_FOR) as ShortKey[];

/** The study with one arm for each expression entry that says anything of it: where arm and short form say the same key, the arm's word. */
export function withArms(study: Study): Study {
  return {
    ...study,
    expression: study.expression.map((entry) => {
      const said = SHORT_KEYS.filter((key) => entry[key] !== undefined);
      if (said.length === 0) return entry;
      return {
        ...entry,
        arm: { ...Object.fromEntries(said.map((key) => [SHORT_FOR[key], entry[key]])), ...entry.arm },
      };
    }),
  };
}

/** Whether an entry is lists of changed genes, which say neither how much they change nor what else was measured. */
export function isListed({ up, down, changed }: Experiment): boolean {
  return [up, down, changed].some((path) => path !== undefined);
}

/** What was immunoprecipitated in the ChIP-seq that an expression entry belongs to. */
export function factorsOf(study: Study, { chip_seq: name }: Pick<Experiment, 'chip_seq'>): string[] {
  return ownAntigensOf(study, name);
}

/** What an expression entry did to the factor whose binding it goes with; undefined where it does not say. */
export function changeOfFactorIn(study: Study, entry: Experiment): FactorChange | undefined {
  return factorChange(entry, factorsOf(study, entry));
}

/**
 * Whether an experiment changes the factor whose binding it goes with. One that acts on other proteins alone does not, unless
 * it says what becomes of the factor (`factor_activity`); one that does not say on whom it acts is taken to.
 */
export function isOfFactor(study: Study, entry: Experiment): boolean {
  const { arm, factor_activity: stated } = entry;
  return arm?.perturbs === undefined || stated !== undefined || perturbsOneOf(arm, factorsOf(study, entry));
}

/** Those of the named experiments, or of their results, that change the factor; in their order. */
export function experimentsOfFactor<T extends Pick<Experiment, 'name'>>(
  study: Study,
  experiments: readonly T[],
): T[] {
  const others = new Set(
    study.expression.filter((entry) => !isOfFactor(study, entry)).map(({ name }) => name),
  );
  return experiments.filter(({ name }) => !others.has(name));
}

/** Ways of perturbing whose agent is no drug: a siRNA, a guide, a vector. */
const WITHOUT_DRUG: ReadonlySet<How | undefined> = new Set(['knock-down', 'knock-out', 'over-expression']);

/** The drug of an experiment; undefined where none was given, or none is named. */
export function drugOf({ arm }: Pick<Experiment, 'arm'>): string | undefined {
  return arm === undefined || WITHOUT_DRUG.has(arm.how) ? undefined : arm.agent;
}

/** The cells of an arm: its own word, or its sample's; undefined where neither says. */
export function cellOf(arm: Arm, samples: Study['samples']): string | undefined {
  return arm.cell ?? samples.find(({ name }) => name === arm.sample)?.cell;
}
