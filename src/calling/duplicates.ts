// Reads of one molecule that was copied: how many reads may start at one place, and which are left out.
import type { AlignedReads } from '../genome/reads/aligned-reads.ts';
import { firstWhere } from '../statistics/sorted-search.ts';
import { binomialLog10P } from '../statistics/distributions/binomial.ts';

/** How unlikely it must be that so many reads start at one place by chance, log10 p. */
const BY_CHANCE_LOG10 = -5;

/**
 * How many of `reads` reads may start at one place of a genome of `genomeSize` bp, so that more is less likely than 1e-5.
 *
 * **Source:** MACS 2 and 3, `--keep-dup auto`: the binomial quantile of 1 - 1e-5.
 */
export function likelyAtOnePlace(genomeSize: number, reads: number): number {
  const p = 1 / genomeSize;
  return firstWhere(1, reads, (most) => binomialLog10P(most + 1, reads, p, 'upper') <= BY_CHANCE_LOG10);
}

/**
 * The reads without those beyond the `most` first that have the same place and strand; of pairs, the same two ends.
 * @param most Infinity keeps all of them
 */
export function withoutDuplicates(reads: AlignedReads, most: number): AlignedReads {
  if (most === Infinity) return reads;
  if (reads.layout === 'single') {
    const chromosomes = reads.chromosomes.map((chromosome) => ({
      ...chromosome,
      forward: firstOfEach(chromosome.forward, most),
      reverse: firstOfEach(chromosome.reverse, most),
    }));
    return { ...reads, chromosomes };
  }
  const chromosomes = reads.chromosomes.map((chromosome) => ({
    ...chromosome,
    ...firstPairsOfEach(chromosome.start, chromosome.end, most),
  }));
  return { ...reads, chromosomes };
}

function firstOfEach(sorted: Int32Array, most: number): Int32Array {
  const kept = new Int32Array(sorted.length);
  let count = 0;
  let alike = 0;
  for (let read = 0; read < sorted.length; read++) {
    alike = read > 0 && sorted[read] === sorted[read - 1] ? alike + 1 : 1;
    if (alike <= most) kept[count++] = sorted[read];
  }
  return kept.slice(0, count);
}

function firstPairsOfEach(
  start: Int32Array,
  end: Int32Array,
  most: number,
): { start: Int32Array; end: Int32Array } {
  const starts = new Int32Array(start.length);
  const ends = new Int32Array(start.length);
  let count = 0;
  let alike = 0;
  for (let pair = 0; pair < start.length; pair++) {
    alike = pair > 0 && start[pair] === start[pair - 1] && end[pair] === end[pair - 1] ? alike + 1 : 1;
    if (alike > most) continue;
    starts[count] = start[pair];
    ends[count++] = end[pair];
  }
  return { start: starts.slice(0, count), end: ends.slice(0, count) };
}
