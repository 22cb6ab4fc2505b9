// How many different molecules were sequenced?
import type { AlignedReads } from '../../genome/reads/aligned-reads.ts';

/** Places by how many reads start there; of pairs both ends together are the place. */
export interface LibraryComplexity {
  readonly reads: number;
  /** Different places (and strands). */
  readonly distinct: number;
  /** Places with exactly one read, and with exactly two. */
  readonly once: number;
  readonly twice: number;
  /** Non-redundant fraction: distinct / reads; NaN without reads. */
  readonly nrf: number;
  /** PCR bottleneck: once / distinct. */
  readonly pbc1: number;
  /** once / twice; Infinity where no place has two. */
  readonly pbc2: number;
}

/** **Source:** Landt SG et al. (2012), Genome Res 22:1813; ENCODE's terms. @param reads with their duplicates */
export function libraryComplexity(reads: AlignedReads): LibraryComplexity {
  const places = [0, 0, 0];
  let all = 0;
  const count = (first: Int32Array, second?: Int32Array): void => {
    for (let at = 0; at < first.length;) {
      let next = at + 1;
      while (next < first.length && first[next] === first[at] && second?.[next] === second?.[at]) next++;
      places[Math.min(3, next - at) - 1]++;
      at = next;
    }
    all += first.length;
  };
  for (const chromosome of reads.chromosomes) {
    if ('start' in chromosome) count(chromosome.start, chromosome.end);
    else {
      count(chromosome.forward);
      count(chromosome.reverse);
    }
  }
  const [once, twice, more] = places;
  const distinct = once + twice + more;
  return {
    ...{ reads: all, distinct, once, twice },
    nrf: all === 0 ? NaN : distinct / all,
    pbc1: distinct === 0 ? NaN : once / distinct,
    pbc2: once === 0 && twice === 0 ? NaN : once / twice,
  };
}
