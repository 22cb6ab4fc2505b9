import { expect, test } from 'vitest';
import { parsePeakBytes } from '../../formats/peaks/peak-reader.ts';
import type { GeneModels } from '../../genome/genes.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { linkContributions } from './enhancer-links.ts';
import { groupTranscripts } from './gene-list.ts';

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
