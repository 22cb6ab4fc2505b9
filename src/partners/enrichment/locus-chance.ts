import { createRandom } from '../../statistics/random.ts';

/** What happens at other loci of the same kind. */
export interface LocusChance {
  /** Bound loci that were looked at. */
  readonly loci: number;
  /** Share of them that are bound by at least as many antigens; NaN without any locus. */
  readonly asMany: number;
  /** Per experiment, the share of them that it binds; NaN without any locus. */
  readonly boundBy: Float64Array;
}

/**
 * How unusual is a locus that so many antigens bind, among loci that at least one of them binds? A bound promoter in
 * open chromatin is bound by many: the number alone says little.
 * @param pairs for every peak at one of the other loci: the locus, the experiment and its antigen (as numbers)
 * @param loci number of loci
 */
export function locusChance(
  antigensHere: number,
  pairs: { readonly locus: ArrayLike<number>; readonly experiment: ArrayLike<number> },
  loci: number,
  antigenOf: ArrayLike<number>,
): LocusChance {
  const antigens = Array.from({ length: loci }, () => new Set<number>());
  const experiments = Array.from({ length: loci }, () => new Set<number>());
  for (let i = 0; i < pairs.locus.length; i++) {
    antigens[pairs.locus[i]].add(antigenOf[pairs.experiment[i]]);
    experiments[pairs.locus[i]].add(pairs.experiment[i]);
  }
  const bound = antigens.filter(({ size }) => size > 0);
  const boundBy = new Float64Array(antigenOf.length);
  for (const set of experiments) for (const experiment of set) boundBy[experiment]++;
  return {
    loci: bound.length,
    asMany: bound.filter(({ size }) => size >= antigensHere).length / bound.length,
    boundBy: boundBy.map((times) => times / bound.length),
  };
}

/** Up to `most` different rows of 0 .. count - 1, drawn at random, ascending. */
export function sampleRows(count: number, most: number, seed: number): Uint32Array {
  const rows = Uint32Array.from({ length: count }, (_, row) => row);
  if (count <= most) return rows;
  const random = createRandom(seed);
  for (let i = 0; i < most; i++) {
    const other = i + random.integer(count - i);
    [rows[i], rows[other]] = [rows[other], rows[i]];
  }
  return rows.slice(0, most).sort();
}
