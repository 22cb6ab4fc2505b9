import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import type { FactorChange } from '../../targets/change/direction.ts';

/** What is done to a gene or its product, and what that makes of its activity. */
export const HOW = {
  'knock-down': 'lowered',
  'knock-out': 'lowered',
  degraded: 'lowered',
  inhibited: 'lowered',
  'over-expression': 'raised',
  activated: 'raised',
} as const satisfies Record<string, FactorChange>;

export type How = keyof typeof HOW;

/** What `factor_activity` of a study may say instead of an arm. */
export const SHORT_FORMS = {
  lost: 'lowered',
  lowered: 'lowered',
  gained: 'raised',
  raised: 'raised',
} as const satisfies Record<string, FactorChange>;

export type ShortForm = keyof typeof SHORT_FORMS;

/**
 * One arm of an experiment against its control: who was perturbed and how, with which agent, in which cells. A drug
 * whose target is unknown has its agent alone.
 */
export interface Arm {
  readonly perturbs?: readonly string[];
  readonly how?: How;
  readonly agent?: string;
  /** With its unit, as the laboratory writes it: 10 µM. */
  readonly dose?: string;
  readonly time?: string;
  readonly cell?: string;
  /** Name of the line or donor under `samples`. */
  readonly sample?: string;
  /** What was given beside the perturbation, in all groups that are compared. */
  readonly drug?: string;
  /** Whose cells these are, where no sample says it. */
  readonly donor?: string;
}

/** What an entry says that was done to the factor: an arm, or the short form. */
export interface StatedChange {
  readonly arm?: Arm;
  readonly factor_activity?: ShortForm;
}

/** Whether an arm perturbs one of these factors, under any of its names. */
export function perturbsOneOf(arm: Arm, factors: readonly string[], names = new KnownNames()): boolean {
  return (arm.perturbs ?? []).some((name) => factors.some((factor) => names.same(name, factor)));
}

/** What an arm does to one of these factors; undefined where it perturbs something else, or nobody knows what. */
export function changeByArm(arm: Arm, factors: readonly string[]): FactorChange | undefined {
  return arm.how !== undefined && perturbsOneOf(arm, factors) ? HOW[arm.how] : undefined;
}

/**
 * Was the factor lowered or raised? The arm tells; the short form where the arm perturbs something else (a drug's
 * ligase) or there is none. That the two do not contradict each other is checked before.
 */
export function factorChange(stated: StatedChange, factors: readonly string[]): FactorChange | undefined {
  const byArm = stated.arm === undefined ? undefined : changeByArm(stated.arm, factors);
  return byArm ?? (stated.factor_activity === undefined ? undefined : SHORT_FORMS[stated.factor_activity]);
}
