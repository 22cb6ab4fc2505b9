// What is compared with what: a perturbation with its control, a drug with its control, both with neither, and their interaction.
import { mean } from '../../statistics/descriptive.ts';
import { oneSampleTTest } from '../../statistics/tests/t-tests.ts';
import { lastTermTest } from '../../statistics/tests/last-term.ts';
import { meansContrast } from '../../statistics/tests/means-contrast.ts';
import { effectOf, withoutTest, type Effect, type NoTest, type ValueByUnit } from '../design/effect.ts';
import { hasSpread } from '../design/spread.ts';
import { controlsFor, type Arms } from './arms.ts';
import type { Culture } from './cultures.ts';

type Name = string | null;

export type ContrastKind = 'perturbation' | 'drug' | 'both' | 'interaction';

/** Arms that are taken together. */
interface Group {
  readonly perturbations: readonly Name[];
  readonly drugs: readonly Name[];
}

/** One question to the arms. */
export interface Contrast {
  readonly kind: ContrastKind;
  /** As the arm is named; null at the control. */
  readonly perturbation: Name;
  readonly drug: Name;
  /** `siFOS - siCtrl, lenalidomide` */
  readonly comparison: string;
  readonly treated: Group;
  readonly control: Group;
  /** Of an interaction: the perturbation alone, the drug alone. */
  readonly alone: readonly [perturbation: Group, drug: Group] | null;
}

/** How n values became one effect. */
export type Design = 'pairs' | 'two groups' | 'within experiments' | 'four groups' | 'linear model';

export interface ContrastEffect extends Effect {
  readonly design: Design;
}

/** A value of one culture on the scale on which differences are taken (log2). */
export interface CultureValue {
  readonly culture: Culture;
  readonly value: number;
}

/** All contrasts of a set of arms, those of perturbations first. */
export function contrastsOf(arms: Arms): Contrast[] {
  const { perturbations, drugs, perturbationControls, drugControls } = arms;
  const treatedWith = perturbations.filter((name) => name !== null && !perturbationControls.includes(name));
  const given = drugs.filter((name) => name !== null && !drugControls.includes(name));
  const noDrug = { drugs: drugControls };
  const contrasts: Contrast[] = [];
  for (const perturbation of treatedWith) {
    const own = { perturbations: [perturbation] };
    const controls = { perturbations: controlsFor(perturbation ?? '', arms) };
    const against = `${perturbation} - ${shown(controls.perturbations)}`;
    const alone = { alone: null, perturbation };
    contrasts.push({
      ...{ ...alone, kind: 'perturbation', drug: null, comparison: against + at(drugs, drugControls) },
      ...{ treated: { ...own, ...noDrug }, control: { ...controls, ...noDrug } },
    });
    for (const drug of given) {
      const with_ = { drugs: [drug] };
      const both = { ...own, ...with_ };
      const neither = { ...controls, ...noDrug };
      contrasts.push(
        {
          ...{ ...alone, kind: 'perturbation', drug, comparison: `${against}, ${drug}` },
          ...{ treated: both, control: { ...controls, ...with_ } },
        },
        {
          ...{ ...alone, kind: 'drug', drug },
          comparison: `${drug} - ${shown(drugControls)}, ${perturbation}`,
          ...{ treated: both, control: { ...own, ...noDrug } },
        },
        {
          ...{ ...alone, kind: 'both', drug },
          comparison: `${perturbation} + ${drug} - ${shown(controls.perturbations)}`,
          ...{ treated: both, control: neither },
        },
        {
          ...{ kind: 'interaction', perturbation, drug, comparison: `${perturbation} x ${drug}` },
          ...{ treated: both, control: neither },
          alone: [
            { ...own, ...noDrug },
            { ...controls, ...with_ },
          ],
        },
      );
    }
  }
  for (const drug of given) {
    const controls = { perturbations: perturbationControls };
    contrasts.push({
      ...{ kind: 'drug', perturbation: null, drug, alone: null },
      comparison: `${drug} - ${shown(drugControls)}${at(perturbations, perturbationControls)}`,
      ...{ treated: { ...controls, drugs: [drug] }, control: { ...controls, ...noDrug } },
    });
  }
  return contrasts;
}

function shown(names: readonly Name[]): string {
  return names.map((name) => name ?? 'none').join(' + ');
}

function at(names: readonly Name[], controls: readonly Name[]): string {
  return names.length > 1 ? `, ${shown(controls)}` : '';
}

/** One value for each unit of a group: the mean over its cultures. */
export function unitsOf(values: readonly CultureValue[], group: Group): ValueByUnit {
  const own = new Map<string, number[]>();
  for (const { culture, value } of values) {
    if (!group.perturbations.includes(culture.perturbation) || !group.drugs.includes(culture.drug)) continue;
    if (!Number.isNaN(value)) own.set(culture.unit, [...(own.get(culture.unit) ?? []), value]);
  }
  return new Map([...own].map(([unit, all]) => [unit, mean(all)]));
}

/**
 * Whether values are there for a contrast, numbers or not.
 * @param how each of its groups has one, or any
 */
export function inGroups(
  values: readonly { readonly culture: Culture }[],
  { treated, control, alone }: Contrast,
  how: 'every' | 'some' = 'every',
): boolean {
  return [treated, control, ...(alone ?? [])][how](({ perturbations, drugs }) =>
    values.some(
      ({ culture }) => perturbations.includes(culture.perturbation) && drugs.includes(culture.drug),
    ),
  );
}

/** The effect of a contrast in values of one gene, within cells and time. @param pairing as `effectOf` */
export function contrastEffect(
  values: readonly CultureValue[],
  { treated, control, alone }: Contrast,
  pairing: 'by experiment' | 'none',
): ContrastEffect {
  const [both, neither] = [unitsOf(values, treated), unitsOf(values, control)];
  if (alone === null) {
    const effect = effectOf(both, neither, pairing);
    return { ...effect, design: effect.paired ? 'pairs' : 'two groups' };
  }
  const [first, second] = alone.map((group) => unitsOf(values, group));
  return interactionOf({ both, first, second, neither }, pairing);
}

/** The four arms of a two by two design, each with a value per unit. */
export interface TwoByTwo {
  readonly both: ValueByUnit;
  readonly first: ValueByUnit;
  readonly second: ValueByUnit;
  readonly neither: ValueByUnit;
}

/**
 * What both do together beyond the sum of what each does: both - first - second + neither. Where at least two units have all four arms, the
 * mean of their own contrasts by Student's t, units without all four being left out. Where no unit is in two arms, from the four means, which
 * need not spread alike; otherwise the interaction of a linear model with a level for each unit.
 *
 * **R:** `t.test(both - first - second + neither)`; `summary(lm(y ~ unit + first * second))`
 */
export function interactionOf(
  arms: TwoByTwo,
  pairing: 'by experiment' | 'none' = 'by experiment',
): ContrastEffect {
  const { both, first, second, neither } = arms;
  const all = [both, first, second, neither];
  const units = [...new Set(all.flatMap((arm) => [...arm.keys()]))];
  const whole = units.filter((unit) => all.every((arm) => arm.has(unit)));
  const of = (arm: ValueByUnit, unit: string): number => arm.get(unit) ?? NaN;
  if (pairing === 'by experiment' && whole.length >= 2) {
    const own = whole.map((unit) => of(both, unit) - of(first, unit) - of(second, unit) + of(neither, unit));
    const counted = { n: whole.length, nControl: whole.length, paired: true };
    const leftOut = units.filter((unit) => !whole.includes(unit));
    return finished(oneSampleTTest(own), arms, { ...counted, leftOut, design: 'within experiments' });
  }
  const isApart = pairing === 'none' || units.length === all.reduce((sum, { size }) => sum + size, 0);
  return isApart ? fromMeans(arms) : modelled(arms, units);
}

function fromMeans(arms: TwoByTwo): ContrastEffect {
  const { both, first, second, neither } = arms;
  const groups = [both, first, second, neither].map((arm) => [...arm.values()]);
  const counted = { n: both.size, nControl: Math.min(first.size, second.size, neither.size) };
  const fit = meansContrast(groups, [1, -1, -1, 1]);
  return finished(fit, arms, { ...counted, paired: false, leftOut: [], design: 'four groups' });
}

function modelled(arms: TwoByTwo, units: readonly string[]): ContrastEffect {
  const { both, first, second, neither } = arms;
  const rows = [
    ...[...both].map(([unit, y]) => ({ unit, y, first: 1, second: 1 })),
    ...[...first].map(([unit, y]) => ({ unit, y, first: 1, second: 0 })),
    ...[...second].map(([unit, y]) => ({ unit, y, first: 0, second: 1 })),
    ...[...neither].map(([unit, y]) => ({ unit, y, first: 0, second: 0 })),
  ];
  const fit = lastTermTest(
    [
      ...units.map((name) => rows.map(({ unit }) => (unit === name ? 1 : 0))),
      rows.map((row) => row.first),
      rows.map((row) => row.second),
      rows.map((row) => row.first * row.second),
    ],
    rows.map(({ y }) => y),
  );
  const counted = { n: both.size, nControl: Math.min(first.size, second.size, neither.size) };
  return finished(fit, arms, { ...counted, paired: true, leftOut: [], design: 'linear model' });
}

function finished(
  fit: Pick<Effect, 'estimate' | 'low' | 'high' | 'standardError' | 'degreesOfFreedom' | 'log10P'>,
  { both, first, second, neither }: TwoByTwo,
  counted: Pick<ContrastEffect, 'n' | 'nControl' | 'paired' | 'leftOut' | 'design'>,
): ContrastEffect {
  const { estimate, low, high, standardError, degreesOfFreedom, log10P } = fit;
  const values = [both, first, second, neither].map((arm) => arm.values());
  const noTest: NoTest | null =
    counted.n === 0 || counted.nControl === 0
      ? 'no experiments'
      : !(degreesOfFreedom > 0)
        ? 'one experiment'
        : hasSpread(standardError, estimate, ...values)
          ? null
          : 'no spread';
  const effect: ContrastEffect = {
    estimate,
    low,
    high,
    standardError,
    degreesOfFreedom,
    log10P,
    ...counted,
    noTest,
  };
  return noTest === null ? effect : withoutTest(effect, noTest);
}
