import { expect, test } from 'vitest';
import { indexTss } from '../../genome/nearest-tss.ts';
import { betaPotential } from './contributions.ts';
import { groupTranscripts } from './gene-list.ts';
import { scoreGenes } from './gene-scores.ts';
import { sharedEnhancers } from './shared-enhancers.ts';
import { modelsOf, peaksAt } from '../../../test/support/hand-made-genes.ts';

test('two genes that owe their score to one distal enhancer are flagged', () => {
  // CD48 and SLAMF7 face away from each other, 27 kb apart (hg19).
  const models = modelsOf(
    ['CD48', '', 'chr1', 160_681_640, -1],
    ['SLAMF7', '', 'chr1', 160_708_846, 1],
    ['FAR', '', 'chr1', 170_000_000, 1],
  );
  const genes = groupTranscripts(models);
  const between = scoreGenes(genes, betaPotential(indexTss(models), peaksAt(['chr1', 160_695_000])));
  expect(sharedEnhancers(between)).toEqual([['SLAMF7'], ['CD48'], []]);
  const promoter = scoreGenes(genes, betaPotential(indexTss(models), peaksAt(['chr1', 160_708_900])));
  expect(sharedEnhancers(promoter)).toEqual([[], [], []]);
  // A super-enhancer of several peaks is one enhancer, whichever of them lies nearest, also where a promoter is bound as well.
  const parts = [160_690_000, 160_695_000, 160_698_000, 160_702_000, 160_708_900].map(
    (at) => ['chr1', at] as const,
  );
  const cluster = scoreGenes(genes, betaPotential(indexTss(models), peaksAt(...parts)));
  expect(sharedEnhancers(cluster)).toEqual([['SLAMF7'], ['CD48'], []]);
  const apart = [160_650_000, 160_739_000].map((at) => ['chr1', at] as const);
  expect(sharedEnhancers(scoreGenes(genes, betaPotential(indexTss(models), peaksAt(...apart))))).toEqual([
    [],
    [],
    [],
  ]);
});
