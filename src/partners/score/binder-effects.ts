import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { stretchesOfSites, conditionalOdds } from './conditional-odds.ts';
import { countOccupancy } from '../sites/occupancy.ts';
import type { Effect } from '../compare/pooled-difference.ts';

/**
 * The conditional log2 odds ratio of some sites with every binder of a cell class, with what each stretch of the genome
 * adds to it.
 * @param bound sites that the query binds, ascending
 * @param own binders of the query's own antigen: they get no effect
 * @param layers number of values that `sites.promoter` takes
 */
export function binderEffects(
  sites: CellClassSites,
  bound: Uint32Array,
  own: readonly number[],
  layers = 2,
): (Effect | undefined)[] {
  const stretch = stretchesOfSites(sites.start);
  const influence = sites.binders.map((): (number | undefined)[] => []);
  const { naturalLogOddsRatio } = conditionalOdds(sites, bound, stretch, countOccupancy(sites, own), {
    layers,
    onStretch: (number, sums) => sums.forEach((sum, j) => (influence[j][number] = sum / Math.LN2)),
  });
  return influence.map((changes, j) =>
    Number.isNaN(naturalLogOddsRatio[j])
      ? undefined
      : { value: naturalLogOddsRatio[j] / Math.LN2, influence: changes },
  );
}
