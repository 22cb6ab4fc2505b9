import { expect, test } from 'vitest';
import { parsePeakBytes } from '../../formats/peaks/peak-reader.ts';
import type { GeneModels } from '../../genome/genes.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { domainContributions, regulatoryDomains } from './domains.ts';
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

test('GREAT domains reach to the next basal domain and no farther than the extension', () => {
  const models = modelsOf(
    ['A', '', 'chr1', 2_000_000, 1],
    ['B', '', 'chr1', 2_100_000, -1],
    ['C', '', 'chr2', 500_000, 1],
  );
  const domains = regulatoryDomains(groupTranscripts(models));
  expect([...domains.start]).toEqual([1_000_000, 2_001_001, 0]);
  // B is on the minus strand: its basal domain is 1 kb below and 5 kb above its TSS.
  expect([...domains.end]).toEqual([2_099_000, 3_100_001, 1_500_001]);
  const peaks = peaksAt(['chr1', 2_050_000], ['chr1', 999_999], ['chr2', 60]);
  const found = domainContributions(groupTranscripts(models), peaks, domains);
  expect(Array.from(found.peak, (peak, i) => [peak, models.symbol[found.row[i]]])).toEqual([
    [0, 'A'],
    [0, 'B'],
    [2, 'C'],
  ]);
});
