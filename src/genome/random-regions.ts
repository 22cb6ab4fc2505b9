import type { Assembly } from './assembly.ts';
import type { PeakColumns } from './peak-columns.ts';
import { withoutStrength } from './region.ts';
import type { Random } from '../statistics/random.ts';
import { firstAbove } from '../statistics/sorted-search.ts';

/** Where random regions may lie: parts of a genome, sorted and disjoint, element i of every array being part i. */
export interface AllowedParts {
  readonly chromosome: Uint16Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

const TRIES = 1000;

/**
 * Regions of the same lengths at random places: every start that keeps the region inside its chromosome is
 * equally likely.
 * @param regions whose lengths are kept, n rows
 * @param genome chromosomes and their sizes
 * @param copies how many random copies of all regions; the result has copies x n rows, copy by copy
 * @param allowed parts of the genome; a region's middle lies in one of them. Default: the whole genome
 * @throws RangeError when a region fits nowhere
 *
 * **Source:** `bedtools shuffle -i regions -g chrom.sizes` (Quinlan & Hall 2010, Bioinformatics 26:841).
 */
export function randomRegions(
  regions: Pick<PeakColumns, 'count' | 'start' | 'end'>,
  genome: Assembly,
  copies: number,
  random: Random,
  allowed: AllowedParts = wholeGenome(genome),
): PeakColumns {
  const cumulative = new Float64Array(allowed.start.length);
  let total = 0;
  for (let part = 0; part < cumulative.length; part++) {
    total += allowed.end[part] - allowed.start[part];
    cumulative[part] = total;
  }
  if (total === 0) throw new RangeError('there is no place for random regions');
  const count = copies * regions.count;
  const chromosome = new Uint16Array(count);
  const start = new Int32Array(count);
  const end = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    const length = regions.end[row % regions.count] - regions.start[row % regions.count];
    let tries = 0;
    for (;;) {
      if (++tries > TRIES) throw new RangeError(`a region of ${length} bp finds no place`);
      const place = random.integer(total);
      const part = firstAbove(cumulative, place);
      const middle = allowed.end[part] - (cumulative[part] - place);
      const from = middle - Math.floor(length / 2);
      if (from < 0 || from + length > genome.sizes[allowed.chromosome[part]]) continue;
      chromosome[row] = allowed.chromosome[part];
      start[row] = from;
      end[row] = from + length;
      break;
    }
  }
  return withoutStrength(genome.chromosomeNames, chromosome, start, end);
}

/** Every chromosome from end to end. */
export function wholeGenome(genome: Assembly): AllowedParts {
  const n = genome.chromosomeNames.length;
  return {
    chromosome: Uint16Array.from({ length: n }, (_, i) => i),
    start: new Int32Array(n),
    end: Int32Array.from(genome.sizes),
  };
}
