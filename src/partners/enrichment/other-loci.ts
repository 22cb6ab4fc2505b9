import type { Atlas } from '../../atlas/open-atlas.ts';
import type { Assembly } from '../../genome/assembly.ts';
import { linearRegions } from '../../genome/linear-regions.ts';
import { regionColumns, type Region } from '../../genome/region.ts';
import { consensusSites } from '../sites/consensus-sites.ts';
import { sampleRows } from './locus-chance.ts';

/** So many peaks are looked at, in parts of the genome of this length in bp, for where sites lie. */
const ENOUGH_PEAKS = 2_000_000;
const PART = 1_000_000;

/**
 * Regions of one width, each in the middle of a consensus site of some experiments: of all sites, or where the
 * experiments have very many peaks, of those in parts of the genome that are drawn at random.
 */
export async function regionsAtSites(
  atlas: Atlas,
  experiments: readonly number[],
  width: number,
  seed: number,
): Promise<Region[][]> {
  const { genome } = atlas;
  const parts = genome.chromosomeNames.flatMap((chromosome, code) =>
    Array.from({ length: Math.ceil(genome.sizes[code] / PART) }, (_, i) => ({
      chromosome,
      start: i * PART,
      end: Math.min(genome.sizes[code], (i + 1) * PART),
    })),
  );
  const peaks = experiments.reduce((sum, row) => sum + atlas.experiments.peaks[row], 0);
  const most = Math.ceil(parts.length * Math.min(1, ENOUGH_PEAKS / peaks));
  const chosen = Array.from(sampleRows(parts.length, most, seed), (row) => parts[row]);
  const found = await atlas.peaksOverlapping(regionColumns(chosen), experiments);
  const summits = Uint32Array.from(
    found.summit,
    (summit, i) => genome.offsets[genome.find(found.chromosomeNames[found.chromosome[i]])] + summit,
  ).sort();
  const { start, end } = consensusSites(summits, genome.offsets);
  const sites = linearRegions(start, end, genome);
  return Array.from(sites.summit, (middle, i) => {
    const from = Math.max(0, middle - Math.floor(width / 2));
    return [{ chromosome: sites.chromosomeNames[sites.chromosome[i]], start: from, end: from + width }];
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
