import type { Assembly } from '../src/genome/assembly.ts';
import type { Random } from '../src/statistics/random.ts';

/** Places of the genome that factors bind, and how popular each is in every cluster of cell types. */
export interface ElementPool {
  /** Linear coordinate of each element's middle, bp. */
  readonly middle: Float64Array;
  /** Chromosome of each element. */
  readonly chromosome: Uint16Array;
  /** Popularity in one cluster of cell types, summed up over elements: the last value is the total. */
  cumulativeWeights(cluster: number): Float64Array;
}

const elements = 1_500_000;
const domains = 60_000;
/** The most popular quarter gathers in domains more than the rest: 60 % of all elements. */
const inDomains = (rank: number): number => (rank < elements / 4 ? 0.9 : 0.5);
const domainSpread = 1_500;
export const CELL_TYPE_CLUSTERS = 60;

/** The most popular fifth is open in every cell type, as promoters and CTCF sites are. */
const openEverywhere = elements / 5;
/** Of the others a cell type uses a seventh much and the rest hardly. */
const share = 1 / 7;
const favour = { used: 3, hardly: 0.1 };

/**
 * A simulated pool: 1.5 million elements, 60 % of them crowded around 60,000 domains, with the skewed
 * popularity (rank + 3000)^-0.85; four fifths of them belong to some cell types more than to others.
 */
export function createElementPool(assembly: Assembly, random: Random): ElementPool {
  const places = genomePlaces(assembly);
  const middle = new Float64Array(elements);
  const chromosome = new Uint16Array(elements);
  const domainAt = Float64Array.from({ length: domains }, () => random.uniform() * assembly.totalSize);
  for (let i = 0; i < elements; i++) {
    const place =
      random.uniform() < inDomains(i)
        ? domainAt[random.integer(domains)] + domainSpread * random.normal()
        : random.uniform() * assembly.totalSize;
    const [code, position] = places(place);
    chromosome[i] = code;
    middle[i] = assembly.offsets[code] + position;
  }
  const popularity = Float64Array.from({ length: elements }, (_, rank) => (rank + 3000) ** -0.85);
  return {
    middle,
    chromosome,
    cumulativeWeights(cluster) {
      const stream = random.split(`cluster ${cluster}`);
      const sums = new Float64Array(elements);
      let sum = 0;
      for (let rank = 0; rank < elements; rank++) {
        const usage = rank < openEverywhere ? 1 : stream.uniform() < share ? favour.used : favour.hardly;
        sum += popularity[rank] * usage;
        sums[rank] = sum;
      }
      return sums;
    },
  };
}

/** From a place on the chromosomes laid end to end (bp) to chromosome and position, at least 10 kb from both ends. */
export function genomePlaces(assembly: Assembly): (place: number) => [chromosome: number, position: number] {
  const main = assembly.chromosomeNames.map((_, i) => i).filter((i) => assembly.sizes[i] > 1_000_000);
  const ends: number[] = [];
  let total = 0;
  for (const i of main) ends.push((total += assembly.sizes[i]));
  return (place) => {
    const inside = ((place % total) + total) % total;
    const at = ends.findIndex((end) => inside < end);
    const size = assembly.sizes[main[at]];
    const position = Math.floor(inside - (at === 0 ? 0 : ends[at - 1]));
    return [main[at], Math.min(Math.max(position, 10_000), size - 10_000)];
  };
}
