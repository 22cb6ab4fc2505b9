// Windows around transcription start sites; each user has its own rule of where they end.
import type { GeneModels } from './genes.ts';
import { oneTssPerGene } from './one-tss.ts';
import type { PeakColumns } from './peak-columns.ts';
import { withoutStrength, type Region } from './region.ts';

/** [tss - before, tss + after) of rows of the gene models, cut at the chromosome's start; the TSS is the summit. */
function windowsAt(models: GeneModels, rows: ArrayLike<number>, before: number, after: number): PeakColumns {
  const tss = Int32Array.from(rows, (row) => models.tss[row]);
  return withoutStrength(
    models.chromosomeNames,
    Uint16Array.from(rows, (row) => models.chromosome[row]),
    tss.map((position) => Math.max(0, position - before)),
    tss.map((position) => position + after),
    tss,
  );
}

/** One window per gene, at its most frequent TSS. @param window bp on both sides; 0 is the base of the TSS */
export function geneWindows(symbols: readonly string[], models: GeneModels, window: number): PeakColumns {
  const rowOf = oneTssPerGene(models);
  const rows = symbols.map((symbol) => rowOf.get(symbol) ?? 0);
  return windowsAt(models, rows, window, Math.max(1, window));
}

/**
 * The intervals in which a peak counts as near a TSS. A TSS of width 0 at position t is widened by one base on both
 * sides, as bedtools does, before the window is added.
 * @param rows of the gene models, whose TSS is the position as it stands in the TSS list, n
 * @param window bp
 *
 * **Source:** `bedtools window -w` of ChIP-Atlas' targetGenes.sh (github.com/shinyaoki/chipatlas).
 */
export function tssWindows(models: GeneModels, rows: ArrayLike<number>, window: number): PeakColumns {
  return windowsAt(models, rows, window + 1, window + 1);
}

/** A window around every TSS of every gene, by symbol; a gene's TSSs on a second chromosome are left out. */
export function promotersOf(models: GeneModels, window: number): Map<string, Region[]> {
  const promoters = new Map<string, Region[]>();
  const { start, end } = windowsAt(models, Uint32Array.from(models.symbol.keys()), window, window + 1);
  for (let row = 0; row < models.count; row++) {
    const chromosome = models.chromosomeNames[models.chromosome[row]];
    const region = { chromosome, start: start[row], end: end[row] };
    const known = promoters.get(models.symbol[row]);
    if (known === undefined) promoters.set(models.symbol[row], [region]);
    else if (known[0].chromosome === chromosome && known.every((each) => each.start !== region.start))
      known.push(region);
  }
  return promoters;
}
