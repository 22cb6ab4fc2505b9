import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { medianAndSpread } from '../../statistics/descriptive.ts';
import { oddsOfBinders } from '../order/odds-among-pairs.ts';
import { conditionalOdds, stretchesOfSites } from '../score/conditional-odds.ts';
import type { PartnerScores } from '../score/score-partners.ts';
import { countOccupancy } from '../sites/occupancy.ts';

/**
 * How far the conditional log odds of a query and some binders stand out among the query's with the binders of that group,
 * and among each binder's own with them, as robust z-scores, added and divided by sqrt 2: what the score does with partial
 * correlations. It sees sites that are shared whatever their strength.
 * @param scores of the query
 * @param asked the binders
 * @returns one z for each; NaN where the class has no model
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
  model.groups.forEach(({ cell, background }, group) => {
    const inGroup = asked.filter((j) => model.groupOfBinder[j] === group);
    if (inGroup.length === 0) return;
    const others = Array.from(background);
    const oddsOf =
      cell === ''
        ? inGroup.map((binder) => oddsOfBinder(sites, binder, others))
        : oddsOfBinders(sites, cell, inGroup);
    const beyond = (values: Float64Array, value: number): number => {
      const known = others.map((j) => values[j]).filter((each) => !Number.isNaN(each));
      const { median, spread } = medianAndSpread(known);
      return (value - median) / spread;
    };
    inGroup.forEach((binder, i) => {
      const value = ofQuery[binder];
      z.set(binder, (beyond(ofQuery, value) + beyond(oddsOf[i], value)) / Math.SQRT2);
    });
  });
  return asked.map((binder) => z.get(binder) ?? Number.NaN);
}

/** A binder's own conditional odds with binders of several cell types. */
function oddsOfBinder(sites: CellClassSites, binder: number, others: readonly number[]): Float64Array {
  const { members } = sites;
  const bound: number[] = [];
  for (let site = 0; site < members.siteCount; site++)
    for (let m = members.offset[site]; m < members.offset[site + 1]; m++)
      if (members.binder[m] === binder) bound.push(site);
  return conditionalOdds(
    sites,
    Uint32Array.from(bound),
    stretchesOfSites(sites.start),
    countOccupancy(sites, [binder], others),
    { errors: false },
  ).naturalLogOddsRatio;
}
