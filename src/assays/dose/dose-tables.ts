// The tables of dose-response.
import { tableOf, type Table } from '../../tables/table.ts';
import { judgedColumns } from '../../tables/verdicts.ts';
import type { CurveComparison } from './compare-curves.ts';
import { doseColumns, doseComparisonColumns, doseExperimentColumns } from './dose-columns.ts';
import { pointsOf, type DoseCurve } from './dose-curves.ts';
import { isWithoutIc50, toldLogIc50, type CurveState, type FlatTest } from './dose-effect.ts';
import { fitCurve, type CurveFit } from './fit-curve.ts';
import { LOWER, SLOPE, UPPER } from './hill.ts';
import { logIc50ByUnit, type Ic50 } from './ic50-interval.ts';
import type { Ic50Kind } from './inhibitory-dose.ts';

/** A curve with what was made of it. */
export interface Fitted {
  readonly curve: DoseCurve;
  readonly fit: CurveFit | null;
  readonly flat: FlatTest;
  readonly state: CurveState;
  readonly ic50: Ic50 | null;
}

export function curveTable(fitted: readonly Fitted[], kind: Ic50Kind, unit: string): Table {
  const of = (parameter: number): number[] => fitted.map(({ fit }) => fit?.parameters[parameter] ?? NaN);
  const told = (which: Ic50Kind): number[] =>
    fitted.map(({ curve, fit, state }) =>
      isWithoutIc50(state) ? NaN : Math.exp(toldLogIc50(curve.doses, fit, which)),
    );
  return tableOf(doseColumns, {
    cell: fitted.map(({ curve }) => curve.cell),
    perturbation: fitted.map(({ curve }) => curve.perturbation),
    drug: fitted.map(({ curve }) => curve.drug),
    state: fitted.map(({ state }) => state),
    ic50: fitted.map(({ ic50 }) => ic50?.dose ?? NaN),
    ciLow: fitted.map(({ ic50 }) => ic50?.low ?? NaN),
    ciHigh: fitted.map(({ ic50 }) => ic50?.high ?? NaN),
    doseUnit: fitted.map(() => unit),
    n: fitted.map(({ curve }) => curve.units.length),
    wells: fitted.map(({ curve }) => curve.wells.reduce((sum, wells) => sum + wells, 0)),
    interval: fitted.map(({ ic50 }) => (ic50 === null ? null : `${kind}, ${ic50.by}`)),
    absoluteIc50: told('absolute'),
    relativeIc50: told('relative'),
    model: fitted.map(({ fit }) => fit?.kind ?? null),
    slope: of(SLOPE),
    lower: of(LOWER),
    upper: of(UPPER),
    minusLog10P: fitted.map(({ flat }) => -flat.log10P),
  });
}

export function comparisonTable(compared: readonly CurveComparison[]): Table {
  const ratio = (of: (one: CurveComparison) => number): number[] =>
    compared.map((one) => (one.untold.length > 0 ? NaN : Math.exp(Math.LN10 * of(one))));
  return tableOf(doseComparisonColumns, {
    cell: compared.map(({ curve }) => curve.cell),
    perturbation: compared.map(({ curve }) => curve.perturbation),
    control: compared.map(({ control }) => control.perturbation),
    drug: compared.map(({ curve }) => curve.drug),
    ratio: ratio(({ effect }) => effect.estimate),
    ciLow: ratio(({ effect }) => effect.low),
    ciHigh: ratio(({ effect }) => effect.high),
    n: compared.map(({ effect }) => Math.min(effect.n, effect.nControl)),
    minusLog10P: compared.map(({ effect, log10Q }) => (Number.isNaN(log10Q) ? NaN : -effect.log10P)),
    minusLog10Q: compared.map(({ log10Q }) => -log10Q),
    ...judgedColumns(compared.map(({ judged }) => judged)),
  });
}

export function experimentTable(fitted: readonly Fitted[], kind: Ic50Kind, unit: string): Table {
  const rows = fitted.flatMap(({ curve, fit }) => {
    const own = fit === null ? new Map<string, number>() : logIc50ByUnit(curve, fit.kind, kind);
    return curve.units.map((name, place) => ({
      curve,
      name,
      dose: Math.exp(own.get(name) ?? NaN),
      fit: fit === null ? null : (fitCurve(pointsOf(curve, [place]), fit.kind) ?? null),
    }));
  });
  return tableOf(doseExperimentColumns, {
    cell: rows.map(({ curve }) => curve.cell),
    perturbation: rows.map(({ curve }) => curve.perturbation),
    drug: rows.map(({ curve }) => curve.drug),
    experiment: rows.map(({ name }) => name),
    ic50: rows.map((row) => row.dose),
    doseUnit: rows.map(() => unit),
    model: rows.map(({ fit }) => fit?.kind ?? null),
    slope: rows.map(({ fit }) => fit?.parameters[SLOPE] ?? NaN),
    lower: rows.map(({ fit }) => fit?.parameters[LOWER] ?? NaN),
    upper: rows.map(({ fit }) => fit?.parameters[UPPER] ?? NaN),
  });
}
