import { medianAndSpread } from '../../statistics/descriptive.ts';
import { rankSumTest } from '../../statistics/tests/rank-tests.ts';

/** How well one experiment's binding tells changed genes from unchanged ones. */
export interface Explanation {
  /** Chance that a changed gene has the larger potential than an unchanged one. */
  readonly areaUnderCurve: number;
  readonly log10P: number;
  /** Changed genes with any potential. */
  readonly boundChanged: number;
}

/**
 * Tests the regulatory potentials of one experiment: are those of changed genes larger?
 *
 * **Source:** rank-sum test of regulatory potentials as in Qin et al., Genome Biology 2020;21:32 (Lisa).
 * **R:** `wilcox.test(changed, unchanged, alternative = "greater")`
 * @param potential of every gene
 * @param state of every gene: 1 changed, 0 unchanged, -1 left out
 */
export function explainChange(potential: Float64Array, state: Int8Array): Explanation {
  const changed = potential.filter((_, gene) => state[gene] === 1);
  const unchanged = potential.filter((_, gene) => state[gene] === 0);
  const { statistic, log10P } = rankSumTest(changed, unchanged, 'upper');
  return {
    areaUnderCurve: statistic / (changed.length * unchanged.length),
    log10P,
    boundChanged: changed.filter((value) => value > 0).length,
  };
}

/**
 * How far each area stands above those of all experiments, in robust standard deviations: most factors sit
 * at active genes, so an area above 0.5 alone says little.
 */
export function calibrateAreas(areas: Float64Array): Float64Array {
  const { median, spread } = medianAndSpread(areas);
  return areas.map((area) => (spread > 0 ? (area - median) / spread : 0));
}
