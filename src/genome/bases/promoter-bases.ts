import type { GeneModels } from '../genes.ts';
import { UNKNOWN_BASE, type CodedSequence, type Sequences } from '../sequence.ts';
import { basesOfWindows, windowsAround, type Places } from './sequence-windows.ts';

/** What the bases of some windows are made of. */
export interface BaseShares {
  /** Windows of which at least half the bases are known. */
  readonly windows: number;
  /** Share of G and C among the known bases of these; NaN without any. */
  readonly gc: number;
  /** CpG dinucleotides per known base of these; NaN without any. */
  readonly cpg: number;
}

/** @param windows codes of each */
export function baseShares(windows: Iterable<CodedSequence>): BaseShares {
  let [count, known, strong, pairs] = [0, 0, 0, 0];
  for (const codes of windows) {
    let [ownKnown, ownStrong, ownPairs] = [0, 0, 0];
    for (let at = 0; at < codes.length; at++) {
      const code = codes[at];
      if (code >= UNKNOWN_BASE) continue;
      ownKnown++;
      if (code === 1 || code === 2) ownStrong++;
      if (code === 2 && at > 0 && codes[at - 1] === 1) ownPairs++;
    }
    if (2 * ownKnown < codes.length || ownKnown === 0) continue;
    count++;
    known += ownKnown;
    strong += ownStrong;
    pairs += ownPairs;
  }
  return { windows: count, gc: strong / known, cpg: pairs / known };
}

/** bp of the windows, how many TSSs are looked at, and how many places between them at least. */
const WIDTH = 200;
const MOST_TSS = 2000;
const LEAST_BETWEEN = 2000;

/**
 * How many times as many CpG stand in windows of 200 bp at TSSs as at places spread evenly over the same sequences.
 * @param on index of the sequence of each chromosome of the gene models; -1 where there is none
 * @returns the number of windows at TSSs, 2,000 at most, and the ratio; NaN without any
 */
export function cpgAtTss(
  sequences: Sequences,
  on: ArrayLike<number>,
  models: GeneModels,
): { readonly windows: number; readonly ratio: number } {
  const rows = distinctTss(models, on);
  const step = Math.max(1, Math.ceil(rows.length / MOST_TSS));
  const chosen = rows.filter((_, i) => i % step === 0);
  const tss = {
    chromosome: chosen.map((row) => models.chromosome[row]),
    position: chosen.map((row) => models.tss[row]),
  };
  const sharesAt = (places: Places): BaseShares => {
    const windows = windowsAround(places, on, sequences.sizes, WIDTH);
    const { codes, offset } = basesOfWindows(sequences, windows);
    return baseShares(Array.from(windows.row, (_, i) => codes.subarray(offset[i], offset[i + 1])));
  };
  const { windows, cpg } = sharesAt(tss);
  return { windows, ratio: cpg / sharesAt(placesBetween(tss, on, sequences.sizes)).cpg };
}

/** Rows of the models with distinct TSSs on chromosomes that have a sequence, in order of their places. */
function distinctTss({ chromosome, tss, count }: GeneModels, on: ArrayLike<number>): number[] {
  const rows = Array.from({ length: count }, (_, row) => row).filter((row) => on[chromosome[row]] >= 0);
  rows.sort((a, b) => chromosome[a] - chromosome[b] || tss[a] - tss[b]);
  return rows.filter(
    (row, i) => i === 0 || chromosome[row] !== chromosome[rows[i - 1]] || tss[row] !== tss[rows[i - 1]],
  );
}

/** Places spread evenly over the chromosomes of TSSs, on each as many as its share of these. */
function placesBetween(
  tss: { readonly chromosome: readonly number[] },
  on: ArrayLike<number>,
  sizes: ArrayLike<number>,
): Places {
  const perTss = Math.max(2, LEAST_BETWEEN / tss.chromosome.length);
  const counts = new Map<number, number>();
  for (const chromosome of tss.chromosome) counts.set(chromosome, (counts.get(chromosome) ?? 0) + 1);
  const places = [...counts].flatMap(([chromosome, count]) => {
    const number = Math.ceil(count * perTss);
    const step = sizes[on[chromosome]] / number;
    return Array.from({ length: number }, (_, i) => ({ chromosome, position: Math.floor(step * (i + 0.5)) }));
  });
  return {
    chromosome: places.map(({ chromosome }) => chromosome),
    position: places.map(({ position }) => position),
  };
}
