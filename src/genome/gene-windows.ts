import type { GeneModels } from './genes.ts';
import { oneTssPerGene } from './one-tss.ts';
import type { PeakColumns } from './peak-columns.ts';

/** One window per gene, at its most frequent TSS. @param window bp on both sides; 0 is the base of the TSS */
export function geneWindows(symbols: readonly string[], models: GeneModels, window: number): PeakColumns {
  const rowOf = oneTssPerGene(models);
  const rows = symbols.map((symbol) => rowOf.get(symbol) ?? 0);
  const tss = Int32Array.from(rows, (row) => models.tss[row]);
  const missing = new Float64Array(rows.length).fill(NaN);
  return {
    count: rows.length,
    chromosomeNames: models.chromosomeNames,
    chromosome: Uint16Array.from(rows, (row) => models.chromosome[row]),
    start: tss.map((position) => Math.max(0, position - window)),
    end: tss.map((position) => position + Math.max(1, window)),
    summit: tss,
    signal: missing,
    score: missing,
  };
}
