import { expect, test } from 'vitest';
import { parsePeakBytes } from '../../formats/peaks/peak-reader.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { indexTss } from '../../genome/nearest-tss.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { betaPotential, nearestGene, promoterWindow } from './contributions.ts';
import { groupTranscripts } from './gene-list.ts';
import { scoreGenes } from './gene-scores.ts';

/** name, transcript, chromosome, TSS, strand; every gene is 1,000 bp long. */
type Row = readonly [string, string, string, number, 1 | -1];

function modelsOf(...rows: readonly Row[]): GeneModels {
  const chromosomeNames = [...new Set(rows.map((row) => row[2]))];
  const start = Int32Array.from(rows, ([, , , tss, strand]) => (strand > 0 ? tss : tss - 999));
  return {
    source: 'toy',
    count: rows.length,
    symbol: rows.map((row) => row[0]),
    geneId: rows.map(() => ''),
    transcript: rows.map((row) => row[1]),
    chromosomeNames,
    chromosome: Uint16Array.from(rows, (row) => chromosomeNames.indexOf(row[2])),
    start,
    end: start.map((s) => s + 1000),
    tss: Int32Array.from(rows, (row) => row[3]),
    strand: Int8Array.from(rows, (row) => row[4]),
  };
}

function peaksAt(...places: readonly (readonly [string, number, number?])[]): PeakColumns {
  const lines = places.map(
    ([chrom, summit, score], i) => `${chrom}\t${summit - 50}\t${summit + 51}\tp${i}\t${score ?? 0}`,
  );
  return parsePeakBytes(Buffer.from(lines.join('\n') + '\n'), 'peaks.bed').peaks;
}

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
