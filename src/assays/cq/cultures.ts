// Which wells are of one culture (or one chromatin): same experiment, arm and sample. Wells of one gene in one culture are technical.
import { mean, standardDeviation } from '../../statistics/descriptive.ts';
import { labelAt, quantityAt, type Readings } from '../../tables/readings.ts';
import { cqState } from './cq-values.ts';

/** One dish, or one chromatin: what technical wells repeat. */
export interface Culture {
  /** Independent experiment or donor; '' where the table names none. */
  readonly unit: string;
  readonly cell: string | null;
  /** Hours or days as the table has them; NaN without a column. */
  readonly time: number;
  readonly perturbation: string | null;
  /** With its dose where the table has several of it; null where nothing was given. */
  readonly drug: string | null;
  readonly sample: string | null;
}

/** One gene (or amplicon and fraction) in one culture. */
export interface TechnicalMean {
  readonly culture: Culture;
  readonly measured: string;
  /** Mean Cq of its wells; NaN where half of them or more did not amplify. */
  readonly cq: number;
  /** NaN for a single well. */
  readonly spread: number;
  /** Wells with a cycle, and those without amplification. */
  readonly wells: number;
  readonly undetermined: number;
  /** Rows among those with a cycle that come as late as wells without template do. */
  readonly late: readonly number[];
  readonly rows: readonly number[];
}

/** A cycle from which on a well is no measurement of an amount; machines and people write 40, 45 or 50 where nothing amplified. */
export const LATE = 38;

/** Whether some well did not amplify, or as late as if it had not. */
export function hasSilent(of: Pick<TechnicalMean, 'undetermined' | 'late'> | undefined): boolean {
  return of !== undefined && (of.undetermined > 0 || of.late.length > 0);
}

/** Donor where one is named, else the experiment; '' where the table names neither, null where it does and this row has none. */
export function unitAt(readings: Readings, row: number): string | null {
  const { donor, experiment } = readings.labels;
  if (donor === undefined && experiment === undefined) return '';
  return labelAt(readings, 'donor', row) ?? labelAt(readings, 'experiment', row);
}

/** How a drug of several doses is named: `lenalidomide 10`. */
export function drugNames(readings: Readings): (row: number) => string | null {
  const doses = new Map<string, Set<number>>();
  for (let row = 0; row < readings.count; row++) {
    const drug = labelAt(readings, 'drug', row);
    const dose = quantityAt(readings, 'dose', row);
    if (drug !== null && !Number.isNaN(dose)) doses.set(drug, (doses.get(drug) ?? new Set()).add(dose));
  }
  const unit = readings.units.dose === undefined ? '' : ` ${readings.units.dose}`;
  return (row) => {
    const drug = labelAt(readings, 'drug', row);
    const dose = quantityAt(readings, 'dose', row);
    if (drug === null || dose === 0) return null;
    return (doses.get(drug)?.size ?? 0) > 1 && !Number.isNaN(dose) ? `${drug} ${dose}${unit}` : drug;
  };
}

/**
 * Means over technical wells, in the order of the table.
 * @param rows of samples
 * @param measuredOf what a row is of (gene; amplicon and fraction); null leaves it out
 * @param samples whether wells of other samples are of another culture: input and IP of one chromatin have names of their own
 * @param cycleForNone the cycle that stands in for wells without amplification; without it they are no number
 */
export function technicalMeans(
  readings: Readings,
  rows: readonly number[],
  measuredOf: (row: number) => string | null,
  cycleForNone?: number,
  samples: 'by sample' | 'without samples' = 'by sample',
): TechnicalMean[] {
  const drugOf = drugNames(readings);
  const groups = new Map<string, { culture: Culture; measured: string; rows: number[] }>();
  const cultures = new Map<string, Culture>();
  for (const row of rows) {
    const measured = measuredOf(row);
    const unit = unitAt(readings, row);
    if (measured === null || unit === null) continue;
    const culture: Culture = {
      ...{ unit, cell: labelAt(readings, 'cell', row), time: quantityAt(readings, 'time', row) },
      ...{ perturbation: labelAt(readings, 'perturbation', row), drug: drugOf(row) },
      sample: samples === 'by sample' ? labelAt(readings, 'sample', row) : null,
    };
    const own = JSON.stringify([culture, labelAt(readings, 'experiment', row)]);
    const known = cultures.get(own) ?? culture;
    cultures.set(own, known);
    const key = JSON.stringify([own, measured]);
    const group = groups.get(key) ?? { culture: known, measured, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((group) => {
    const averaged = average(readings, group, cycleForNone);
    return averaged.wells + averaged.undetermined === 0 ? [] : [averaged];
  });
}

function average(
  readings: Readings,
  { culture, measured, rows }: Pick<TechnicalMean, 'culture' | 'measured' | 'rows'>,
  cycleForNone: number | undefined,
): TechnicalMean {
  const states = rows.map((row) => cqState(readings, row));
  const measuredRows = rows.filter((_, i) => states[i] === 'cycle');
  const cycles = measuredRows.map((row) => readings.value[row]);
  const late = measuredRows.filter((row) => readings.value[row] >= LATE);
  const undetermined = states.filter((state) => state === 'undetermined').length;
  const wells = cycles.length;
  const filled = [...cycles, ...Array.from({ length: undetermined }, () => cycleForNone ?? NaN)];
  const used = cycleForNone === undefined ? cycles : filled;
  const cq = used.length === 0 || (cycleForNone === undefined && undetermined >= wells) ? NaN : mean(used);
  return { culture, measured, cq, spread: standardDeviation(cycles), wells, undetermined, late, rows };
}
