/** What the experiment did to the factor. */
export type FactorChange = 'lowered' | 'raised';

/** What the change of a bound gene says about the factor. */
export type FactorEffect = 'activates' | 'represses' | 'none';

/**
 * A gene that falls when its factor is degraded or knocked down was activated by it; one that rises was
 * repressed. The other way round when the factor was raised or switched on.
 * @param foldChange log2 fold change of the experiment (treated against control)
 * @param changed whether the change counts
 */
export function effectOfFactor(foldChange: number, changed: boolean, factor: FactorChange): FactorEffect {
  if (!changed || foldChange === 0 || foldChange !== foldChange) return 'none';
  return foldChange < 0 === (factor === 'lowered') ? 'activates' : 'represses';
}
