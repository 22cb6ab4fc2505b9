// Readings become curves: for each cell, arm and drug the viability of every experiment at every dose.
import { mean } from '../../statistics/descriptive.ts';
import { labelAt, quantityAt, type Label, type Readings } from '../../tables/readings.ts';
import { unitLabel } from '../design/units.ts';
import type { Points } from './fit-curve.ts';
import type { Series } from './response-direction.ts';

/** What makes a curve one of its own. */
export interface CurveNames {
  readonly cell: string | null;
  readonly perturbation: string | null;
  readonly drug: string | null;
}

/** One curve: the mean viability of each experiment at each dose. */
export interface DoseCurve extends CurveNames {
  /** Ascending; the first is 0 where there are wells without drug. */
  readonly doses: Float64Array;
  /** Experiments or donors. */
  readonly units: readonly string[];
  /** Viability in %, units x doses; NaN where an experiment lacks a dose. */
  readonly viability: Float64Array;
  /** Wells in each place of `viability`. */
  readonly wells: Uint32Array;
}

/** Labels whose wells are not compared with each other's controls. */
export const CURVE_LABELS = ['cell', 'sample', 'perturbation'] as const satisfies readonly Label[];

/** Wells that hold cells: neither blanks nor standards. */
export function wellsOf(readings: Readings): number[] {
  return Array.from({ length: readings.count }, (_, row) => row).filter((row) => {
    const role = labelAt(readings, 'role', row);
    return role === null || role === 'unknown';
  });
}

/** Rows of each curve; those without drug belong to all curves of their cell and arm. */
function rowsByCurve(readings: Readings, rows: readonly number[]): Map<string, number[]> {
  const byArm = new Map<string, Map<string | null, number[]>>();
  for (const row of rows) {
    const arm = JSON.stringify([labelAt(readings, 'cell', row), labelAt(readings, 'perturbation', row)]);
    const drug = quantityAt(readings, 'dose', row) === 0 ? null : labelAt(readings, 'drug', row);
    const drugs = byArm.get(arm) ?? new Map<string | null, number[]>();
    byArm.set(arm, drugs);
    const own = drugs.get(drug);
    if (own === undefined) drugs.set(drug, [row]);
    else own.push(row);
  }
  const curves = new Map<string, number[]>();
  for (const [arm, drugs] of byArm) {
    const without = drugs.get(null) ?? [];
    const named = [...drugs].filter(([drug]) => drug !== null);
    if (named.length === 0) curves.set(`${arm}\t`, without);
    for (const [drug, own] of named) curves.set(`${arm}\t${drug}`, [...without, ...own]);
  }
  return curves;
}

/** @param viability of every row in %, NaN where there is none */
export function doseCurves(
  readings: Readings,
  rows: readonly number[],
  viability: Float64Array,
): DoseCurve[] {
  return [...rowsByCurve(readings, rows)].map(([key, own]) => {
    const [arm, drug] = key.split('\t');
    const [cell, perturbation] = JSON.parse(arm) as [string | null, string | null];
    return { cell, perturbation, drug: drug === '' ? null : drug, ...curveOf(readings, own, viability) };
  });
}

function curveOf(
  readings: Readings,
  rows: readonly number[],
  viability: Float64Array,
): Pick<DoseCurve, 'doses' | 'units' | 'viability' | 'wells'> {
  const label = unitLabel(readings);
  const unitOf = (row: number): string => (label === null ? '' : (labelAt(readings, label, row) ?? ''));
  const told = rows.filter((row) => !Number.isNaN(viability[row]));
  const doses = Float64Array.from(new Set(told.map((row) => quantityAt(readings, 'dose', row)))).sort();
  const placeOf = new Map([...doses].map((dose, place) => [dose, place]));
  const units = [...new Set(told.map(unitOf))];
  const values = Array.from({ length: units.length * doses.length }, (): number[] => []);
  for (const row of told) {
    const place = placeOf.get(quantityAt(readings, 'dose', row)) ?? 0;
    values[units.indexOf(unitOf(row)) * doses.length + place].push(viability[row]);
  }
  return {
    ...{ doses, units },
    viability: Float64Array.from(values, (own) => (own.length === 0 ? NaN : mean(own))),
    wells: Uint32Array.from(values, (own) => own.length),
  };
}

/** Points of some experiments of a curve; all by default. An experiment may be given more than once. */
export function pointsOf(
  { doses, units, viability }: DoseCurve,
  chosen: Iterable<number> = units.keys(),
): Points {
  const [logDoses, values]: [number[], number[]] = [[], []];
  for (const unit of chosen)
    for (let place = 0; place < doses.length; place++) {
      const value = viability[unit * doses.length + place];
      if (Number.isNaN(value)) continue;
      logDoses.push(Math.log(doses[place]));
      values.push(value);
    }
  return { logDoses: Float64Array.from(logDoses), viability: Float64Array.from(values) };
}

/** Values as they are read, by curve, to tell viability from inhibition. */
export function seriesOf(readings: Readings, rows: readonly number[]): Series[] {
  const told = rows.filter((row) => !Number.isNaN(readings.value[row]));
  return [...rowsByCurve(readings, told).values()].map((own) => ({
    doses: Float64Array.from(own, (row) => quantityAt(readings, 'dose', row)),
    values: Float64Array.from(own, (row) => readings.value[row]),
  }));
}
