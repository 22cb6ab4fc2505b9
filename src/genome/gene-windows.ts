import type { GeneModels } from './genes.ts';
import { oneTssPerGene } from './one-tss.ts';
import { unmeasured, type PeakColumns } from './peak-columns.ts';
import type { Region } from './region.ts';

/** One window per gene, at its most frequent TSS. @param window bp on both sides; 0 is the base of the TSS */
export function geneWindows(symbols: readonly string[], models: GeneModels, window: number): PeakColumns {
  const rowOf = oneTssPerGene(models);
  const rows = symbols.map((symbol) => rowOf.get(symbol) ?? 0);
  const tss = Int32Array.from(rows, (row) => models.tss[row]);
  return unmeasured({
    chromosomeNames: models.chromosomeNames,
    chromosome: Uint16Array.from(rows, (row) => models.chromosome[row]),
    start: tss.map((position) => Math.max(0, position - window)),
    end: tss.map((position) => position + Math.max(1, window)),
    summit: tss,
  });
}

/** A window around every TSS of every gene, by symbol; a gene's TSSs on a second chromosome are left out. */
export function promotersOf(models: GeneModels, window: number): Map<string, Region[]> {
  const promoters = new Map<string, Region[]>();
  for (let row = 0; row < models.count; row++) {
    const chromosome = models.chromosomeNames[models.chromosome[row]];
    const start = Math.max(0, models.tss[row] - window);
    const region = { chromosome, start, end: models.tss[row] + window + 1 };
    const known = promoters.get(models.symbol[row]);
    if (known === undefined) promoters.set(models.symbol[row], [region]);
    else if (known[0].chromosome === chromosome && known.every((each) => each.start !== start))
      known.push(region);
  }
  return promoters;
}
