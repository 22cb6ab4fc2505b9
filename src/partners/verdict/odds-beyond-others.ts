import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { medianAndSpread } from '../../statistics/descriptive.ts';
import { conditionalOdds, stretchesOfSites } from '../score/conditional-odds.ts';
import type { PartnerScores } from '../score/score-partners.ts';
import { countOccupancy } from '../sites/occupancy.ts';

/**
 * How far the conditional log odds of a query and a binder stand out among the query's with the binders of that group,
 * and among the binder's own with them, as robust z-scores, added and divided by sqrt 2: what the score does with partial
 * correlations. It sees sites that are shared whatever their strength.
 * @param scores of the query
 * @returns NaN where the class has no model
 *
 * **Source:** CLR, Faith et al., PLoS Biol 2007;5:e8, with median and 1.4826 MAD for mean and standard deviation.
 */
export function oddsBeyondOthers(sites: CellClassSites, scores: PartnerScores, binder: number): number {
  const { model, members, binders } = sites;
  if (model === undefined) return Number.NaN;
  const own = [...binders.keys()].filter(
    (j) => binders[j].antigen === binders[binder].antigen && binders[j].cell === binders[binder].cell,
  );
  const bound: number[] = [];
  for (let site = 0; site < members.siteCount; site++)
    for (let m = members.offset[site]; m < members.offset[site + 1]; m++)
      if (members.binder[m] === binder) bound.push(site);
  const group = Array.from(model.groups[model.groupOfBinder[binder]].background);
  const ofBinder = conditionalOdds(
    sites,
    Uint32Array.from(bound),
    stretchesOfSites(sites.start),
    countOccupancy(sites, own, group),
    { errors: false },
  ).naturalLogOddsRatio;
  const ofQuery = scores.odds.naturalLogOddsRatio;
  const z = (values: Float64Array): number => {
    const known = group.map((j) => values[j]).filter((value) => !Number.isNaN(value));
    const { median, spread } = medianAndSpread(known);
    return (ofQuery[binder] - median) / spread;
  };
  return (z(ofQuery) + z(ofBinder)) / Math.SQRT2;
}
