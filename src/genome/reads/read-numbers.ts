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

/** How much of a genome reads lie on: chromosomes with reads, their bases, and the bases of all whose length is known. */
export function coveredBy({ chromosomes }: AlignedReads): { shown: number; covered: number; all: number } {
  const found = { shown: 0, covered: 0, all: 0 };
  for (const chromosome of chromosomes) {
    found.all += chromosome.length ?? 0;
    if (readsOn(chromosome) === 0) continue;
    found.covered += chromosome.length ?? 0;
    found.shown++;
  }
  return found;
}
