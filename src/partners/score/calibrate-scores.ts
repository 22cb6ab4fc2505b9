import type { PartnerModel } from '../../atlas/cell-class-sites.ts';
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
  const scales = queryScales(model, partial);
  return partial.map((value, j) => {
    const own = model.groupOfBinder[j];
    const at = j * model.groups.length + (queryGroup ?? own);
    const fromQuery = (value - scales[own].median) / scales[own].spread;
    const fromCandidate = (value - model.median[at]) / model.spread[at];
    return (fromQuery + fromCandidate) / Math.SQRT2;
  });
}

/** Change of each calibrated score with its partial correlation, medians and spreads being held. */
export function calibrationSlopes(
  model: PartnerModel,
  partial: Float64Array,
  queryGroup: number | undefined,
): Float64Array {
  const scales = queryScales(model, partial);
  return partial.map((_, j) => {
    const own = model.groupOfBinder[j];
    const at = j * model.groups.length + (queryGroup ?? own);
    return (1 / scales[own].spread + 1 / model.spread[at]) / Math.SQRT2;
  });
}

function queryScales(model: PartnerModel, partial: Float64Array): { median: number; spread: number }[] {
  return model.groups.map(({ background }) => {
    const values: number[] = [];
    for (const binder of background) if (!Number.isNaN(partial[binder])) values.push(partial[binder]);
    const { median, spread } = medianAndSpread(values);
    return { median, spread: Math.max(1e-9, spread) };
  });
}

/** Share of the background's pairs that score below a value, 0 to 100. */
export function percentileOf(background: Float32Array, score: number): number {
  return (100 * firstAtLeast(background, score)) / background.length;
}
