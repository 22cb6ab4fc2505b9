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
  readonly response: Response | null;
  /** 'dose': they fall or rise with it; 'control': they are near 100 or 0 without drug. */
  readonly by: 'dose' | 'control' | null;
}

/** Mean rank correlation with the dose from which on values fall or rise. */
const MONOTONE = 0.3;
/** How near to 0 or 100 a control is. */
const NEAR = 25;

/**
 * Falling values are viability, rising ones inhibition; where neither is plain, values near 100 without drug are viability, near 0 inhibition.
 */
export function seenResponse(series: readonly Series[]): SeenResponse {
  const trends = series
    .map(({ doses, values }) => pearsonCorrelation(ranks(doses), ranks(values)))
    .filter((trend) => !Number.isNaN(trend));
  const trend = trends.length === 0 ? 0 : mean(trends);
  if (Math.abs(trend) >= MONOTONE) return { response: trend < 0 ? 'viability' : 'inhibition', by: 'dose' };
  const controls = series.flatMap(({ doses, values }) => [...values].filter((_, i) => doses[i] === 0));
  const control = controls.length === 0 ? NaN : mean(controls);
  if (Math.abs(control - 100) <= NEAR) return { response: 'viability', by: 'control' };
  if (Math.abs(control) <= NEAR) return { response: 'inhibition', by: 'control' };
  return { response: null, by: null };
}
