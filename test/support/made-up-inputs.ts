// A user's own files, made up, that go with the made-up ChIP-Atlas.
import { gzipSync } from 'node:zlib';
import { createRandom } from '../../src/statistics/random.ts';
import { genes, type MadeUpPeak } from './made-up-chip-atlas.ts';

const symbols = [...new Set(genes.map(([symbol]) => symbol))];

/** Genes at whose promoters the made-up IKZF1 binds, and which fall with the drug. */
export const falling = ['IRF4', 'SLAMF7', 'BCL2', 'PRDM1', 'CD48'];

export function narrowPeakText(peaks: readonly MadeUpPeak[]): string {
  const lines = peaks.map(
    ({ chromosome, start, end, score }, i) =>
      `${chromosome}\t${start}\t${end}\tpeak${i}\t${score}\t.\t${score}\t-1\t-1\t${(end - start) >> 1}\n`,
  );
  return lines.join('');
}

/** A table of differential expression, in which the falling genes fall. */
export function changedGenes(): string {
  const changes = symbols.map((symbol, i) =>
    falling.includes(symbol)
      ? `${symbol}\t${-2 - i / 10}\t9\t0.001\n`
      : `${symbol}\t${((i % 7) - 3) / 10}\t0.1\t0.8\n`,
  );
  return `gene\tlog2_fold_change\tminus_log10_p\tadj_p\n${changes.join('')}`;
}

/**
 * A series matrix with three untreated and three treated samples, in which the falling genes fall; its rows are probes
 * whose names say nothing without the platform's table.
 */
export function madeUpArrays(): { matrix: Buffer; platform: string; samples: readonly string[] } {
  const samples = Array.from({ length: 6 }, (_, i) => `GSM900100${i}`);
  const random = createRandom(9);
  const quoted = (values: readonly string[]): string => values.map((value) => `"${value}"`).join('\t');
  const probe = (row: number): string => `${200_000 + row}_at`;
  const rows = symbols.map((symbol, row) => {
    const values = samples.map(
      (_, i) => 8 + random.normal() / 5 - (i > 2 && falling.includes(symbol) ? 2 : 0),
    );
    return `"${probe(row)}"\t${values.map((value) => value.toFixed(4)).join('\t')}`;
  });
  const matrix = [
    '!Series_title\t"made up"',
    '!Series_platform_id\t"GPL570"',
    `!Sample_title\t${quoted(samples.map((_, i) => `made up ${i}`))}`,
    `!Sample_geo_accession\t${quoted(samples)}`,
    `!Sample_characteristics_ch1\t${quoted(samples.map((_, i) => `agent: ${i > 2 ? 'lenalidomide' : 'none'}`))}`,
    '!series_matrix_table_begin',
    `"ID_REF"\t${quoted(samples)}`,
    ...rows,
    '!series_matrix_table_end',
  ].join('\n');
  const platform = `ID\tGene Symbol\n${symbols.map((symbol, row) => `${probe(row)}\t${symbol}\n`).join('')}`;
  return { matrix: gzipSync(`${matrix}\n`), platform, samples };
}
