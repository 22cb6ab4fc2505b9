import type { Assembly } from '../genome/assembly.ts';
import type { GeneModels } from '../genome/genes.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { sampleRows } from '../partners/locus-chance.ts';
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

/** Regions of one width, each in the middle of a site. */
export function regionsAtSites(sites: PeakColumns, width: number): Region[][] {
  return Array.from(sites.summit, (middle, i) => {
    const start = Math.max(0, middle - Math.floor(width / 2));
    return [{ chromosome: sites.chromosomeNames[sites.chromosome[i]], start, end: start + width }];
  });
}

/** Up to `most` of the loci, drawn at random from those that lie on the genome and outside one locus. */
export function otherLoci(
  all: readonly (readonly Region[])[],
  here: readonly Region[],
  genome: Assembly,
  most: number,
  seed: number,
): (readonly Region[])[] {
  const others = all.filter((locus) =>
    locus.every(
      (region) =>
        genome.find(region.chromosome) >= 0 &&
        !here.some(
          (own) => own.chromosome === region.chromosome && own.start < region.end && own.end > region.start,
        ),
    ),
  );
  return Array.from(sampleRows(others.length, most, seed), (row) => others[row]);
}
