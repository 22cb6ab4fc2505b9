// Genes and peaks that a test places by hand.
import { parsePeakBytes } from '../../src/formats/peaks/peak-reader.ts';
import type { GeneModels } from '../../src/genome/genes.ts';
import type { PeakColumns } from '../../src/genome/peak-columns.ts';

/** name, transcript, chromosome, TSS, strand; every gene is 1,000 bp long. */
export type GeneRow = readonly [string, string, string, number, 1 | -1];

export function modelsOf(...rows: readonly GeneRow[]): GeneModels {
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

/** One gene of 1,000 bp every megabase of chr1. */
export function genesEveryMegabase(symbols: readonly string[]): GeneModels {
  return modelsOf(...symbols.map((symbol, i): GeneRow => [symbol, '', 'chr1', 1_000_000 * (i + 1), 1]));
}

/** Peaks of 101 bp by the chromosome, summit and score of each. */
export function peaksAt(...places: readonly (readonly [string, number, number?])[]): PeakColumns {
  const lines = places.map(
    ([chrom, summit, score], i) => `${chrom}\t${summit - 50}\t${summit + 51}\tp${i}\t${score ?? 0}`,
  );
  return parsePeakBytes(Buffer.from(lines.join('\n') + '\n'), 'peaks.bed').peaks;
}
