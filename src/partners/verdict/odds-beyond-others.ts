import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { medianAndSpread } from '../../statistics/descriptive.ts';
import { oddsOfBinders } from '../order/odds-among-pairs.ts';
import type { PartnerScores } from '../score/score-partners.ts';

/** Values below which medians and spreads say nothing: then nothing stands out. */
const FEWEST_OTHERS = 8;

/**
 * How far the conditional log odds of a query and some binders stand out among the query's with the binders of that group,
 * and among each binder's own with them, as robust z-scores, added and divided by sqrt 2: what the score does with partial
 * correlations. It sees sites that are shared whatever their strength.
 * @param scores of the query
 * @param asked the binders
 * @returns one z for each; NaN where the class has no model, and where a group has fewer than 8 other binders
 *
 * **Source:** CLR, Faith et al., PLoS Biol 2007;5:e8, with median and 1.4826 MAD for mean and standard deviation.
 */
export function oddsBeyondOthers(
  sites: CellClassSites,
  scores: Pick<PartnerScores, 'odds'>,
  asked: readonly number[],
): number[] {
  const { model } = sites;
  if (model === undefined) return asked.map(() => Number.NaN);
  const ofQuery = scores.odds.naturalLogOddsRatio;
  const z = new Map<number, number>();
  model.groups.forEach((_, group) => {
    const inGroup = asked.filter((j) => model.groupOfBinder[j] === group);
    if (inGroup.length === 0) return;
    const beyond = (values: Float64Array, value: number): number => {
      const known = values.filter((each, j) => model.groupOfBinder[j] === group && !Number.isNaN(each));
      if (known.length < FEWEST_OTHERS) return Number.NaN;
      const { median, spread } = medianAndSpread(known);
      return spread > 0 ? (value - median) / spread : Number.NaN;
    };
    oddsOfBinders(sites, group, inGroup).forEach((ofBinder, i) => {
      const value = ofQuery[inGroup[i]];
      z.set(inGroup[i], (beyond(ofQuery, value) + beyond(ofBinder, value)) / Math.SQRT2);
    });
  });
  return asked.map((binder) => z.get(binder) ?? Number.NaN);
}
