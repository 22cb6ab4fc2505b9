import { expect, test } from 'vitest';
import { indexTss } from '../../genome/nearest-tss.ts';
import { betaPotential, nearestGene, promoterWindow } from './contributions.ts';
import { groupTranscripts } from './gene-list.ts';
import { scoreGenes } from './gene-scores.ts';
import { modelsOf, peaksAt } from '../../../test/support/hand-made-genes.ts';

test('a gene takes its best transcript and names it', () => {
  const models = modelsOf(
    ['A', 'NM_1', 'chr1', 100_000, 1],
    ['A', 'NM_2', 'chr1', 120_000, 1],
    ['B', 'NM_3', 'chr1', 900_000, -1],
  );
  const genes = groupTranscripts(models);
  const peaks = peaksAt(['chr1', 120_500], ['chr1', 125_000]);
  const scores = scoreGenes(genes, betaPotential(indexTss(models), peaks));
  expect(genes.names).toEqual(['A', 'B']);
  expect(models.transcript[scores.transcript[0]]).toBe('NM_2');
  expect(scores.score[0]).toBeCloseTo(Math.exp(-0.52) + Math.exp(-0.7), 12);
  expect([...scores.peaks]).toEqual([2, 0]);
  expect(scores.nearestDistance[0]).toBe(500);
  expect(scores.nearestDistance[1]).toBeNaN();
});

test('window scores take the best peak, nearest gene counts every peak once', () => {
  const models = modelsOf(['A', '', 'chr1', 10_000, 1], ['B', '', 'chr1', 14_000, 1]);
  const peaks = peaksAt(['chr1', 10_400, 30], ['chr1', 9_500, 80], ['chr1', 12_500, 99]);
  const genes = groupTranscripts(models);
  const index = indexTss(models);
  expect([...scoreGenes(genes, promoterWindow(index, peaks, 1000)).score]).toEqual([80, 0]);
  expect([...scoreGenes(genes, promoterWindow(index, peaks, 5000)).score]).toEqual([99, 99]);
  expect([...scoreGenes(genes, nearestGene(index, peaks)).score]).toEqual([2, 1]);
});
