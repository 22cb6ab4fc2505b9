import type { PartnerModel } from '../../atlas/sites/cell-class-sites.ts';
import { medianAndSpread } from '../../statistics/descriptive.ts';
import { firstAtLeast } from '../../statistics/sorted-search.ts';

/**
 * Calibrated partner scores: how far a partial correlation stands out among the query's own and among the candidate's
 * own, as robust z-scores, added and divided by sqrt 2.
 * @param partial partial correlation of the query with every binder; NaN where it is no candidate
 * @param queryGroup group of the query's cell type; undefined where unknown: the candidate's own group
 *
 * **Source:** CLR, Faith et al., PLoS Biol 2007;5:e8, with median and 1.4826 MAD for mean and standard deviation.
 */
export function calibrateScores(
  model: PartnerModel,
  partial: Float64Array,
  queryGroup: number | undefined,
): Float64Array {
  const scales = bothScales(model, partial, queryGroup);
  return partial.map((value, j) => {
    const [{ median, spread }, own] = scales(j);
    return ((value - median) / spread + (value - own.median) / own.spread) / Math.SQRT2;
  });
}

/** Change of each calibrated score with its partial correlation, medians and spreads being held. */
export function calibrationSlopes(
  model: PartnerModel,
  partial: Float64Array,
  queryGroup: number | undefined,
): Float64Array {
  const scales = bothScales(model, partial, queryGroup);
  return partial.map((_, j) => {
    const [ofQuery, own] = scales(j);
    return (1 / ofQuery.spread + 1 / own.spread) / Math.SQRT2;
  });
}

/** Median and spread of the query's partial correlations with the background of each group. */
export function scalesOfQuery(model: PartnerModel, partial: Float64Array): Scale[] {
  return model.groups.map(({ background }): Scale => {
    const values = Array.from(background, (binder) => partial[binder]).filter(
      (value) => !Number.isNaN(value),
    );
    const { median, spread } = medianAndSpread(values);
    return { median, spread: Math.max(1e-9, spread) };
  });
}

interface Scale {
  readonly median: number;
  readonly spread: number;
}

/** What a candidate is judged by: the query's partial correlations with its group, and its own with the query's. */
function bothScales(
  model: PartnerModel,
  partial: Float64Array,
  queryGroup: number | undefined,
): (candidate: number) => [Scale, Scale] {
  const ofQuery = scalesOfQuery(model, partial);
  return (j) => {
    const group = model.groupOfBinder[j];
    const at = j * model.groups.length + (queryGroup ?? group);
    return [ofQuery[group], { median: model.median[at], spread: model.spread[at] }];
  };
}

/** Share of the background's pairs that score below a value, 0 to 100. */
export function percentileOf(background: Float32Array, score: number): number {
  return (100 * firstAtLeast(background, score)) / background.length;
}
