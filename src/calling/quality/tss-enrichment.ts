// How many more fragments cover where genes start than what lies 2 kb beside it?
import type { GeneModels } from '../../genome/genes.ts';
import { chromosomeKey } from '../../genome/chromosome-names.ts';
import type { AlignedReads } from '../../genome/reads/aligned-reads.ts';
import { readsOn } from '../../genome/reads/read-numbers.ts';
import { firstAbove } from '../../statistics/sorted-search.ts';

export interface TssEnrichment {
  /** Starts that were looked at: different places and strands on chromosomes with reads. */
  readonly starts: number;
  /** From 2000 bp upstream to 2000 bp downstream, in the direction of the gene: coverage, as a multiple of that at the two ends. */
  readonly profile: Float64Array;
  /** The profile at the start itself; NaN where no fragment covers the ends. */
  readonly enrichment: number;
}

/** To either side of a start, bp, and the ends that the profile is divided by. **Source:** ENCODE's terms, "TSS enrichment score". */
export const TSS_REACH = 2000;
const OUTER = 100;
const WIDTH = 2 * TSS_REACH + 1;

/**
 * Coverage by fragments around all starts together over its mean in the 100 bp at either end.
 * **Source:** ENCODE's data standards, terms: the value at the centre, after division by the flanks of 100 bp.
 * @param reads without duplicates
 * @param fragment length that single reads are drawn to, bp
 */
export function tssEnrichment(reads: AlignedReads, genes: GeneModels, fragment: number): TssEnrichment {
  const byKey = startsByChromosome(genes);
  // Differences along the window; summed up they are the coverage.
  const steps = new Float64Array(WIDTH + 1);
  let starts = 0;
  for (const chromosome of reads.chromosomes) {
    const own = byKey.get(chromosomeKey(chromosome.name));
    if (own === undefined || readsOn(chromosome) === 0) continue;
    const each = fragmentsOf(chromosome, fragment);
    for (const signed of own) {
      const [tss, isReverse] = signed < 0 ? [-signed - 1, true] : [signed, false];
      const from = tss - TSS_REACH;
      const to = from + WIDTH;
      if (from < 0 || to > (chromosome.length ?? Infinity)) continue;
      starts++;
      each(from, to, (start, end) => {
        const [a, b] = [Math.max(start, from) - from, Math.min(end, to) - from];
        steps[isReverse ? WIDTH - b : a]++;
        steps[isReverse ? WIDTH - a : b]--;
      });
    }
  }
  let sum = 0;
  const coverage = steps.subarray(0, WIDTH).map((step) => (sum += step));
  let outer = 0;
  for (let at = 0; at < OUTER; at++) outer += (coverage[at] + coverage[WIDTH - 1 - at]) / (2 * OUTER);
  const profile = coverage.map((value) => (outer > 0 ? value / outer : NaN));
  return { starts, profile, enrichment: profile[TSS_REACH] };
}

/** Different starts of each chromosome; on the reverse strand as -1 - start. */
function startsByChromosome({
  count,
  chromosomeNames,
  chromosome,
  tss,
  strand,
}: GeneModels): Map<string, Set<number>> {
  const keys = chromosomeNames.map(chromosomeKey);
  const found = new Map<string, Set<number>>();
  for (let row = 0; row < count; row++) {
    const key = keys[chromosome[row]];
    let own = found.get(key);
    if (own === undefined) {
      own = new Set();
      found.set(key, own);
    }
    own.add(strand[row] < 0 ? -1 - tss[row] : tss[row]);
  }
  return found;
}

type EachFragment = (from: number, to: number, take: (start: number, end: number) => void) => void;

/** Walks along the fragments that share a base with a window. */
function fragmentsOf(chromosome: AlignedReads['chromosomes'][number], fragment: number): EachFragment {
  if ('start' in chromosome) {
    const { start, end } = chromosome;
    const longest = end.reduce((most, to, at) => Math.max(most, to - start[at]), 0);
    return (from, to, take) => {
      for (let at = firstAbove(start, from - longest); at < start.length && start[at] < to; at++)
        if (end[at] > from) take(start[at], end[at]);
    };
  }
  const { forward, reverse } = chromosome;
  return (from, to, take) => {
    for (let at = firstAbove(forward, from - fragment); at < forward.length && forward[at] < to; at++)
      take(forward[at], forward[at] + fragment);
    for (let at = firstAbove(reverse, from); at < reverse.length && reverse[at] - fragment < to; at++)
      take(reverse[at] - fragment, reverse[at]);
  };
}
