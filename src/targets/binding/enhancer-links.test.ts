import { expect, test } from 'vitest';
import { linkContributions } from './enhancer-links.ts';
import { groupTranscripts } from './gene-list.ts';
import { modelsOf, peaksAt } from '../../../test/support/hand-made-genes.ts';

test('enhancer-gene links of the user, and genes they name in vain', () => {
  const models = modelsOf(['MYC', 'NM_2', 'chr8', 128_748_314, 1]);
  const links = {
    chromosomeNames: ['chr8'],
    chromosome: Uint16Array.of(0, 0, 0),
    start: Int32Array.of(130_000_000, 131_000_000, 130_000_000),
    end: Int32Array.of(130_001_000, 131_001_000, 130_001_000),
    gene: ['MYC', 'MYC', 'NOPE'],
    score: Float64Array.of(0.4, 0.5, 1),
  };
  const genes = groupTranscripts(models);
  const { contributions, unknownGenes } = linkContributions(
    genes,
    peaksAt(['chr8', 130_000_500], ['chr8', 500]),
    links,
  );
  expect([...contributions.weight]).toEqual([0.4]);
  expect(unknownGenes).toEqual(['NOPE']);
});
