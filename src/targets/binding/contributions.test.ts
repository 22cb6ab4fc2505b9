import { expect, test } from 'vitest';
import { parsePeakBytes } from '../../formats/peaks/peak-reader.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { indexTss } from '../../genome/nearest-tss.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { betaPotential, halvingPotential } from './contributions.ts';

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

test('weights of BETA and Lisa fall with the distance', () => {
  const index = indexTss(modelsOf(['A', 'NM_1', 'chr1', 1_000_000, 1]));
  const peaks = peaksAt(
    ['chr1', 1_000_000],
    ['chr1', 1_001_000],
    ['1', 990_000],
    ['chr1', 1_050_000],
    ['chr1', 900_001],
    ['chr1', 900_000],
  );
  const { weight, distance } = betaPotential(index, peaks);
  [0.606531, 0.582748, 0.40657, 0.082085, 0.011109].forEach((value, i) =>
    expect(weight[i]).toBeCloseTo(value, 6),
  );
  expect(weight.length).toBe(5);
  expect([...distance]).toEqual([0, 1000, -10_000, 50_000, -99_999]);
  expect([...halvingPotential(index, peaks).weight.slice(0, 3)]).toEqual([1, 2 ** -0.1, 0.5]);
});
