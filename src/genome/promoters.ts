import type { GeneModels } from './genes.ts';
import type { Region } from './region.ts';

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
