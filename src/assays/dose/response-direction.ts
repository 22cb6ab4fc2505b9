// Whether values are what is left alive, or what is inhibited: by how they go with the dose, and by what they are without drug.
import { mean, pearsonCorrelation, ranks } from '../../statistics/descriptive.ts';

export const RESPONSES = ['viability', 'inhibition'] as const;
export type Response = (typeof RESPONSES)[number];

/** Values of one drug over its doses, other drugs absent. */
export interface Series {
  readonly doses: Float64Array;
  readonly values: Float64Array;
}

/** What values look like; null where they do not tell. */
export interface SeenResponse {
  /** As they go with the dose: falling values are viability, rising ones inhibition. */
  readonly byDose: Response | null;
  /** As they are without drug: near 100, or signals too large for a percentage, are viability, near 0 is inhibition. */
  readonly byControl: Response | null;
}

/** Mean rank correlation with the dose from which on values fall or rise; of few wells it has to be beyond what chance gives them. */
const MONOTONE = 0.3;
const BY_CHANCE = 1.96;
/** How near to 0 or 100 a control is, and from where on it is no percentage. */
const NEAR = 25;
const RAW = 300;
/** The part of the largest value that is near to nothing. */
const NOTHING = 0.25;

/** @param series of single drugs, wells without drug among them */
export function seenResponse(series: readonly Series[]): SeenResponse {
  const trends = series
    .map(({ doses, values }) => pearsonCorrelation(ranks(doses), ranks(values)))
    .filter((trend) => !Number.isNaN(trend));
  const trend = trends.length === 0 ? 0 : mean(trends);
  const wells = series.reduce((sum, { values }) => sum + values.length, 0);
  const isPlain = Math.abs(trend) >= Math.max(MONOTONE, BY_CHANCE / Math.sqrt(wells));
  const controls = series.flatMap(({ doses, values }) => [...values].filter((_, i) => doses[i] === 0));
  const largest = series.reduce(
    (most, { values }) => values.reduce((own, value) => Math.max(own, value), most),
    0,
  );
  return {
    byDose: !isPlain ? null : trend < 0 ? 'viability' : 'inhibition',
    byControl: controls.length === 0 ? null : likeControl(mean(controls), largest),
  };
}

function likeControl(control: number, largest: number): Response | null {
  if (Math.abs(control - 100) <= NEAR || control > RAW) return 'viability';
  return Math.abs(control) <= NEAR && Math.abs(control) <= NOTHING * largest ? 'inhibition' : null;
}
