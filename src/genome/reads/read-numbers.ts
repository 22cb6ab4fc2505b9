import type { AlignedReads } from './aligned-reads.ts';

/** Reads of single ends, or fragments, on one chromosome. */
export function readsOn(chromosome: AlignedReads['chromosomes'][number]): number {
  if ('start' in chromosome) return chromosome.start.length;
  return chromosome.forward.length + chromosome.reverse.length;
}

/** The same over all chromosomes. */
export function countReads({ chromosomes }: AlignedReads): number {
  return chromosomes.reduce((sum, chromosome) => sum + readsOn(chromosome), 0);
}
