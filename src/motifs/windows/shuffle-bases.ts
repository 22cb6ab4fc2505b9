import { UNKNOWN_BASE, type CodedSequence } from '../../genome/sequence.ts';
import type { Random } from '../../statistics/random.ts';
import { basesOf, lengthOf, motifWindows, type MotifWindows } from './motif-windows.ts';

const LETTERS = UNKNOWN_BASE + 1;

/**
 * The bases in another order with every pair of neighbours as often as before: all orders of which this is true are equally likely. The
 * first and the last base stay. An unknown base counts as a fifth one.
 *
 * A sequence is a walk over the bases along its pairs; any walk that uses each pair once is such an order. The last pair by which each
 * base is left is drawn until all lead to the base at the end, the other pairs are put into random order.
 *
 * **Source:** Altschul SF & Erickson BW 1985 (Mol Biol Evol 2:526).
 */
export function shuffleBases(bases: CodedSequence, random: Random): CodedSequence {
  const shuffled = bases.slice();
  if (bases.length < 4) return shuffled;
  const counts = new Uint32Array(LETTERS);
  const end = bases.length - 1;
  for (let at = 0; at < end; at++) counts[bases[at]]++;
  const next: Uint8Array[] = Array.from(counts, (count) => new Uint8Array(count));
  const filled = new Uint32Array(LETTERS);
  for (let at = 0; at < end; at++) next[bases[at]][filled[bases[at]]++] = bases[at + 1];
  const last = bases[end];
  const used = [...next.keys()].filter((base) => next[base].length > 0 && base !== last);
  const chosen = new Int32Array(LETTERS).fill(-1);
  do {
    for (const base of used) chosen[base] = random.integer(next[base].length);
  } while (!used.every((base) => leadsTo(base, last, next, chosen)));
  for (const [base, pairs] of next.entries()) {
    const fixed = chosen[base];
    if (fixed < 0) random.shuffle(pairs);
    else {
      const behind = pairs.length - 1;
      [pairs[fixed], pairs[behind]] = [pairs[behind], pairs[fixed]];
      random.shuffle(pairs.subarray(0, behind));
    }
  }
  filled.fill(0);
  for (let at = 1; at < end; at++) {
    const before = shuffled[at - 1];
    shuffled[at] = next[before][filled[before]++];
  }
  return shuffled;
}

/** Whether the chosen pairs lead from a base to another one. */
function leadsTo(base: number, to: number, next: readonly Uint8Array[], chosen: Int32Array): boolean {
  let at = base;
  for (let steps = 0; steps < LETTERS && at !== to; steps++) at = next[at][chosen[at]];
  return at === to;
}

/** Copies of all windows with their bases shuffled, copy by copy. */
export function shuffledWindows(windows: MotifWindows, copies: number, random: Random): MotifWindows {
  const lengths = Array.from({ length: copies * windows.count }, (_, i) =>
    lengthOf(windows, i % windows.count),
  );
  const offset = new Float64Array(lengths.length + 1);
  lengths.forEach((length, i) => (offset[i + 1] = offset[i] + length));
  const codes = new Uint8Array(offset[lengths.length]);
  for (const i of lengths.keys())
    codes.set(shuffleBases(basesOf(windows, i % windows.count), random), offset[i]);
  return motifWindows({ codes, offset }).windows;
}
