// Two motifs that overlap: are they one sequence, or do they need each other's neighbours?
import { binomialLog10P } from '../../statistics/distributions/binomial.ts';
import type { Background } from '../score-matrix.ts';
import type { ScannedMotif } from '../scanned-motif.ts';
import { overlapWays, type Placed, type Placements } from './placements.ts';
import type { PrimarySites } from './primary-sites.ts';
import type { CodedSequence } from '../../genome/sequence.ts';

/** How often each base stands in each column of the primary sites: rows of A, C, G and T. */
export function columnsOfSites(codes: CodedSequence, sites: PrimarySites): Float64Array {
  const shares = new Float64Array(sites.width * 4);
  const count = sites.start.length;
  for (let row = 0; row < count; row++)
    for (let column = 0; column < sites.width; column++) {
      const forward = sites.strand[row] === 0;
      const base = codes[sites.start[row] + (forward ? column : sites.width - 1 - column)];
      shares[column * 4 + (forward ? base : 3 - base)] += 1 / count;
    }
  return shares;
}

/**
 * The larger share of the information of either motif that lies in the columns that both have.
 * @param bits information of each column of the primary and of the secondary motif
 */
export function sharedInformation(primary: Float64Array, secondary: Float64Array, where: Placed): number {
  const { shift, other } = where;
  const own = other === 0 ? secondary : secondary.slice().reverse();
  const [from, to] = [Math.max(0, shift), Math.min(primary.length, shift + own.length)];
  const part = (bits: Float64Array, start: number, end: number): number =>
    bits.subarray(start, end).reduce((sum, bit) => sum + bit, 0) / bits.reduce((sum, bit) => sum + bit, 0);
  return Math.max(part(primary, from, to), part(own, from - shift, to - shift));
}

/**
 * P of as many windows with a site that overlaps the primary one in one way, given the bases of the primary sites: those columns that
 * both share have the bases that the primary sites have there, the others those of the background. Where sites of the motif are denser
 * beside the primary ones than in the background, those that overlap are taken to be as many times commoner.
 */
export function overlapLog10P(
  count: number,
  windows: number,
  bin: number,
  all: Placements,
  { columns, motif, skip, background, density }: OverlapModel,
): number {
  let probability = 0;
  for (const { shift, other } of overlapWays(all, bin)) {
    const own = shift - skip[other];
    const bases = Array.from({ length: motif.width }, (_, i): Background => {
      const column = own + i;
      if (column < 0 || column >= all.primaryWidth) return background;
      const [a, c, g, t] = columns.subarray(column * 4, column * 4 + 4);
      return [a, c, g, t];
    });
    probability += siteProbability(other === 0 ? motif.short : motif.shortReverse, motif.most, bases);
  }
  return binomialLog10P(count, windows, Math.min(1, probability * Math.max(1, density)), 'upper');
}

export interface OverlapModel {
  /** Bases of the primary sites. */
  readonly columns: Float64Array;
  /** The secondary motif, and the bases before its core on either strand. */
  readonly motif: ScannedMotif;
  readonly skip: readonly [forward: number, reverse: number];
  readonly background: Background;
  /** Sites at a place beside the primary ones, as a multiple of those in the background. */
  readonly density: number;
}

/** P that random bases, each column with shares of its own, fall short by at most `most`. */
export function siteProbability(short: Int32Array, most: number, bases: readonly Background[]): number {
  let now = new Map<number, number>([[0, 1]]);
  bases.forEach((shares, column) => {
    const next = new Map<number, number>();
    for (const [sum, p] of now)
      for (let base = 0; base < 4; base++) {
        const reached = sum + short[column * 4 + base];
        if (reached > most || shares[base] === 0) continue;
        next.set(reached, (next.get(reached) ?? 0) + p * shares[base]);
      }
    now = next;
  });
  let total = 0;
  for (const p of now.values()) total += p;
  return total;
}
