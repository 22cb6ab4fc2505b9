import { chromosomeCodes } from '../../genome/chromosome-names.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { power } from '../../statistics/power.ts';
import { firstAtLeast } from '../../statistics/sorted-search.ts';
import type { GeneList } from './gene-list.ts';

/** What a peak adds to a gene, by its distance from the TSS in bp; those beyond the last element add nothing. */
export type WeightAtDistance = Float64Array;

/** Weights of BETA's regulatory potential, as `betaPotential`. @param reach bp */
export function betaWeights(reach = 100_000): WeightAtDistance {
  return Float64Array.from({ length: reach }, (_, d) => Math.exp(-0.5 - (4 * d) / reach));
}

/** Weights of Lisa's regulatory potential, as `halvingPotential`. @param halfDistance bp */
export function halvingWeights(halfDistance = 10_000): WeightAtDistance {
  return Float64Array.from({ length: Math.ceil(5 * halfDistance) }, (_, d) => power(2, -d / halfDistance));
}

/** Adds up regulatory potentials alone, peak by peak: many sets of peaks at a time. */
export class PotentialSums {
  readonly #genes: GeneList;
  readonly #weights: WeightAtDistance;
  /** Transcripts that begin at one base are one place: sorted by chromosome, then position. */
  readonly #position: Int32Array;
  readonly #placeOf: Uint32Array;
  /** First and last place (+ 1) of each chromosome of the peaks. */
  readonly #start: Uint32Array;
  readonly #end: Uint32Array;

  /** @param chromosomeNames of the peaks */
  constructor(genes: GeneList, weights: WeightAtDistance, chromosomeNames: readonly string[]) {
    const { count, chromosome, tss, chromosomeNames: own } = genes.models;
    this.#genes = genes;
    this.#weights = weights;
    this.#placeOf = new Uint32Array(count);
    const position = new Int32Array(count);
    const first = new Uint32Array(own.length + 1);
    let places = 0;
    let before = -1;
    const rows = Uint32Array.from({ length: count }, (_, row) => row).sort(
      (a, b) => chromosome[a] - chromosome[b] || tss[a] - tss[b] || a - b,
    );
    for (const row of rows) {
      if (before < 0 || tss[before] !== tss[row] || chromosome[before] !== chromosome[row]) {
        position[places++] = tss[row];
        first[chromosome[row] + 1]++;
      }
      this.#placeOf[row] = places - 1;
      before = row;
    }
    for (let code = 1; code < first.length; code++) first[code] += first[code - 1];
    this.#position = position.subarray(0, places);
    const codes = chromosomeCodes(chromosomeNames, own);
    this.#start = Uint32Array.from(codes, (code) => (code < 0 ? 0 : first[code]));
    this.#end = Uint32Array.from(codes, (code) => (code < 0 ? 0 : first[code + 1]));
  }

  /** Sums of a set of peaks before the first. */
  empty(): Float64Array {
    return new Float64Array(this.#position.length);
  }

  /** Adds a peak to the sums of its set. */
  add(sums: Float64Array, chromosome: number, summit: number): void {
    const weights = this.#weights;
    const position = this.#position;
    const reach = weights.length - 1;
    const end = this.#end[chromosome];
    let at = firstAtLeast(position, summit - reach, this.#start[chromosome], end);
    for (; at < end && position[at] <= summit + reach; at++)
      sums[at] += weights[Math.abs(summit - position[at])];
  }

  /** Potential of every gene in one set of peaks. */
  ofPeaks({ count, chromosome, summit }: Pick<PeakColumns, 'count' | 'chromosome' | 'summit'>): Float64Array {
    const sums = this.empty();
    for (let peak = 0; peak < count; peak++) this.add(sums, chromosome[peak], summit[peak]);
    return this.ofGenes(sums);
  }

  /** Potential of every gene: that of its best transcript. */
  ofGenes(sums: Float64Array): Float64Array {
    const { geneOf, names } = this.#genes;
    const potential = new Float64Array(names.length);
    for (let row = 0; row < geneOf.length; row++)
      potential[geneOf[row]] = Math.max(potential[geneOf[row]], sums[this.#placeOf[row]]);
    return potential;
  }
}

/**
 * Regulatory potentials of a set of peaks: the numbers of `scoreGenes` of `betaPotential` or `halvingPotential`, without what belongs to
 * single peaks.
 */
export function potentialsOf(genes: GeneList, weights: WeightAtDistance, peaks: PeakColumns): Float64Array {
  return new PotentialSums(genes, weights, peaks.chromosomeNames).ofPeaks(peaks);
}
