// Does a knock-down shift the curve of a drug? The ratio of the IC50s, experiment by experiment.
import { holm } from '../../statistics/combine/multiple-testing.ts';
import type { Judged } from '../../tables/verdicts.ts';
import { effectOf, type Effect } from '../design/effect.ts';
import { ENOUGH, judgedEffect } from '../design/verdict-of-effect.ts';
import type { DoseCurve } from './dose-curves.ts';
import { pointsOf } from './dose-curves.ts';
import { fitCurve } from './fit-curve.ts';
import { logIc50ByUnit } from './ic50-interval.ts';
import type { Ic50Kind } from './inhibitory-dose.ts';

/** One arm beside its control, with the same drug in the same cells. */
export interface CurveComparison {
  readonly curve: DoseCurve;
  readonly control: DoseCurve;
  /** log10 of the IC50 of the arm over that of its control. */
  readonly effect: Effect;
  readonly log10Q: number;
  /** Experiments whose IC50 one of the two curves does not tell. */
  readonly untold: readonly string[];
  readonly judged: Judged;
}

/** Pairs of curves that differ in the perturbation alone. @param isControl of the names of perturbations */
function pairsOf(
  curves: readonly DoseCurve[],
  isControl: (name: string | null) => boolean,
): [DoseCurve, DoseCurve][] {
  return curves.flatMap((curve): [DoseCurve, DoseCurve][] => {
    if (isControl(curve.perturbation)) return [];
    const control = curves.find(
      ({ cell, drug, perturbation }) => cell === curve.cell && drug === curve.drug && isControl(perturbation),
    );
    return control === undefined ? [] : [[curve, control]];
  });
}

/**
 * Compares every arm with its control, over experiments. Where an experiment does not tell one of its IC50s nothing is tested: leaving it
 * out would leave out the largest shifts.
 * @param inDoubt whether values may be the opposite of what they are said to be
 */
export function compareCurves(
  curves: readonly DoseCurve[],
  isControl: (name: string | null) => boolean,
  { ic50, inDoubt = false }: { readonly ic50: Ic50Kind; readonly inDoubt?: boolean },
): CurveComparison[] {
  const compared = pairsOf(curves, isControl).map(([curve, control]) => {
    const kind = commonKind(curve, control);
    const of = (one: DoseCurve): Map<string, number> =>
      new Map([...logIc50ByUnit(one, kind, ic50)].map(([unit, logDose]) => [unit, logDose / Math.LN10]));
    const [own, others] = [of(curve), of(control)];
    const untold = [
      ...new Set([...own, ...others].filter(([, value]) => Number.isNaN(value)).map(([unit]) => unit)),
    ];
    return { curve, control, effect: withoutWidth(effectOf(own, others)), untold };
  });
  const log10Q = holm(
    Float64Array.from(compared, ({ effect, untold }) => (untold.length > 0 ? NaN : effect.log10P)),
  );
  return compared.map((one, i) => ({
    ...one,
    log10Q: log10Q[i],
    judged: inDoubt ? { verdict: 'not estimable', reason: 'direction in doubt' } : judgedOf(one, log10Q[i]),
  }));
}

/** Width of an interval of log10 ratios that no two experiments give unless one is made of the other. */
const NO_WIDTH = 1e-6;

/** The digits in which fits of copied or scaled experiments differ are no spread. */
function withoutWidth(effect: Effect): Effect {
  return effect.high - effect.low < NO_WIDTH
    ? {
        ...effect,
        ...{ low: NaN, high: NaN, standardError: NaN, degreesOfFreedom: NaN, log10P: NaN },
        noTest: 'no spread',
      }
    : effect;
}

function judgedOf({ effect, untold }: Pick<CurveComparison, 'effect' | 'untold'>, log10Q: number): Judged {
  if (untold.length > 0) return { verdict: 'not estimable', reason: 'beyond the tested doses' };
  // Two experiments that show nothing do not show that there is nothing.
  const isFew = Math.min(effect.n, effect.nControl) < ENOUGH;
  return judgedEffect(effect, log10Q, { unseen: isFew ? 'too few experiments' : null });
}

/** Both curves are fitted alike: with the fewer parameters of what the two of them tell. */
function commonKind(curve: DoseCurve, control: DoseCurve): '4PL' | '3PL' | '2PL' {
  const kinds = [curve, control].map((one) => fitCurve(pointsOf(one))?.kind ?? '2PL');
  return kinds.includes('2PL') ? '2PL' : kinds.includes('3PL') ? '3PL' : '4PL';
}
