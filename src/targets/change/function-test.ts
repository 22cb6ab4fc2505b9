import { kolmogorovSmirnovTest } from '../../statistics/tests/kolmogorov-smirnov.ts';
import { rankSumTest } from '../../statistics/tests/rank-tests.ts';

/** Do changed genes carry more of the factor than unchanged ones? */
export interface FunctionTest {
  readonly genes: number;
  readonly unchanged: number;
  /** Chance that a changed gene has the larger potential than an unchanged one; 0.5 is no difference. */
  readonly areaUnderCurve: number;
  /** One-sided Kolmogorov-Smirnov test that changed genes have larger potentials. */
  readonly log10P: number;
}

/**
 * Activating/repressing function: one-sided Kolmogorov-Smirnov test of the potentials of up (or down)
 * against unchanged genes.
 *
 * **Source:** Wang et al., Nat Protoc 2013;8:2502 (BETA).
 * **R:** `ks.test(changed, unchanged, alternative = "less")$p.value`
 * @returns undefined where either group is empty
 */
export function functionTest(changed: Float64Array, unchanged: Float64Array): FunctionTest | undefined {
  if (changed.length === 0 || unchanged.length === 0) return undefined;
  const { log10P } = kolmogorovSmirnovTest(changed, unchanged, 'x-larger');
  const { statistic } = rankSumTest(changed, unchanged, 'upper');
  return {
    genes: changed.length,
    unchanged: unchanged.length,
    areaUnderCurve: statistic / (changed.length * unchanged.length),
    log10P,
  };
}
