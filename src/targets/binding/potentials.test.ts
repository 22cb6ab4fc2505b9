import { expect, test } from 'vitest';
import { modelsOf, peaksAt } from '../../../test/support/hand-made-genes.ts';
import { indexTss } from '../../genome/nearest-tss.ts';
import { betaPotential, halvingPotential } from './contributions.ts';
import { groupTranscripts } from './gene-list.ts';
import { scoreGenes } from './gene-scores.ts';
import { betaWeights, halvingWeights, potentialsOf } from './potentials.ts';

test('potentials alone are those of the scores of genes, set by set', () => {
  const models = modelsOf(
    ['A', 'NM_1', 'chr1', 1_000_000, 1],
    ['B', 'NM_2', 'chr1', 1_000_000, -1],
    ['A', 'NM_3', 'chr1', 1_040_000, 1],
    ['C', 'NM_4', 'chr2', 1_000_000, 1],
  );
  const genes = groupTranscripts(models);
  const sets = [
    peaksAt(
      ['chr2', 1_000_000],
      ['chr1', 1_000_100],
      ['chr1', 1_099_999],
      ['chr1', 960_000],
      ['chrUn', 5000],
    ),
    peaksAt(['chr1', 1_049_999], ['chr1', 1_140_000]),
  ];
  for (const peaks of sets) {
    const index = indexTss(models);
    const close = (found: Float64Array, expected: Float64Array): void =>
      found.forEach((value, gene) => expect(value).toBeCloseTo(expected[gene], 12));
    close(potentialsOf(genes, betaWeights(), peaks), scoreGenes(genes, betaPotential(index, peaks)).score);
    close(
      potentialsOf(genes, halvingWeights(), peaks),
      scoreGenes(genes, halvingPotential(index, peaks)).score,
    );
  }
  expect(potentialsOf(genes, betaWeights(), sets[1])[2]).toBe(0);
});
