import { expect, test } from 'vitest';
import { parsePeakBytes } from '../../formats/peaks/peak-reader.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { indexTss } from '../../genome/nearest-tss.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { createRandom } from '../../statistics/random.ts';
import { gatheringAtTss } from './gathering-at-tss.ts';

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

test('peaks moved away from the genes are noticed', () => {
  const random = createRandom(5);
  const rows: Row[] = Array.from({ length: 3000 }, (_, i) => [
    `G${i}`,
    '',
    'chr1',
    5_000_000 + Math.floor(200_000_000 * random.uniform()),
    1,
  ]);
  const index = indexTss(modelsOf(...rows));
  const near = rows.map(([, , chrom, tss]) => [chrom, tss + Math.round(300 * random.normal())] as const);
  expect(gatheringAtTss(index, peaksAt(...near)).suspicious).toBe(false);
  const moved = near.map(([chrom, summit]) => [chrom, summit + 70_000] as const);
  expect(gatheringAtTss(index, peaksAt(...moved)).suspicious).toBe(true);
});
