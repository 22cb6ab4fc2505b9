import { createRandom } from '../../statistics/random.ts';

/** Loci of one kind and the antigens that bind each, as numbers without repetition. */
export type BoundLoci = readonly (readonly number[])[];

/** How often random sets of as many loci share as many of each antigen; a antigens. */
export interface RandomSets {
  /** Loci of a random set that each antigen binds, on average. */
  readonly expected: Float64Array;
  /** Sets of which it binds at least as many loci as of those in question. */
  readonly asMany: Float64Array;
}

/** Loci that count as alike in how many antigens bind: a tenth of all, but no fewer than this, and five for each locus in question. */
const LEAST_ALIKE = 50;
/** Times that another locus is drawn instead of one that the set has already. */
const TRIES = 100;

/**
 * Draws sets of loci, one for each of those in question.
 * @param own antigens of each locus in question
 * @param others for each of them bound loci of its kind; a set has each locus once, as far as there are enough
 * @param alike takes those alone that nearly as many antigens bind: a locus in open chromatin is bound by most
 */
export function randomSets(
  own: BoundLoci,
  others: readonly BoundLoci[],
  antigens: number,
  { sets, seed, alike }: { readonly sets: number; readonly seed: number; readonly alike: boolean },
): RandomSets {
  const random = createRandom(seed);
  const here = countOf(own, antigens);
  const pools = others.map((loci, i) => (alike ? nearestInNumber(loci, own[i].length, own.length) : loci));
  const expected = new Float64Array(antigens);
  const asMany = new Float64Array(antigens);
  for (let set = 0; set < sets; set++) {
    const drawn: (readonly number[])[] = [];
    for (const pool of pools) {
      let locus = pool[random.integer(pool.length)];
      for (let tries = 0; drawn.includes(locus) && tries < TRIES; tries++)
        locus = pool[random.integer(pool.length)];
      drawn.push(locus);
    }
    const counts = countOf(drawn, antigens);
    for (let antigen = 0; antigen < antigens; antigen++) {
      expected[antigen] += counts[antigen];
      if (counts[antigen] >= here[antigen]) asMany[antigen]++;
    }
  }
  return { expected: expected.map((sum) => sum / sets), asMany };
}

function countOf(loci: BoundLoci, antigens: number): Float64Array {
  const counts = new Float64Array(antigens);
  for (const bound of loci) for (const antigen of bound) counts[antigen]++;
  return counts;
}

/** The loci that nearly as many antigens bind; of several as near those that come first. */
function nearestInNumber(loci: BoundLoci, number: number, size: number): BoundLoci {
  const most = Math.max(LEAST_ALIKE, 5 * size, Math.ceil(loci.length / 10));
  return [...loci.keys()]
    .sort((a, b) => Math.abs(loci[a].length - number) - Math.abs(loci[b].length - number) || a - b)
    .slice(0, most)
    .map((i) => loci[i]);
}
