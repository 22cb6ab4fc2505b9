import { UNKNOWN_BASE, type CodedSequence } from '../../genome/sequence.ts';
import type { PrimarySites } from './primary-sites.ts';

/** Share of equal bases from which two sequences are copies of one: random ones have a quarter, or a third where G and C abound. */
const COPY = 0.5;
/** Fewer bases side by side do not tell. */
const LEAST_BASES = 20;
/** Bases of a word by which copies are found, and how far apart words begin. */
const WORD = 8;
const STRIDE = 2;

/**
 * Which sites stand in sequence of their own: one whose bases beside it are at half of the places those of an earlier one, base by
 * base from the site on, is a copy (a repeat, a duplicated gene, the same place in two windows) and would count one finding twice.
 * Copies are looked for where eight bases in a row are the same at the same distance from the site.
 * @param margin bases beside each site
 * @param turns whether the site reads the same on both strands, so that a copy may lie either way round
 * @returns rows that are kept, in order
 */
export function distinctFlanks(
  codes: CodedSequence,
  sites: PrimarySites,
  margin: number,
  turns: boolean,
): Uint32Array {
  const places = 2 * margin;
  const words = Math.max(0, Math.floor((places - WORD) / STRIDE) + 1);
  const count = sites.start.length;
  const flanks = new Uint8Array(count * places);
  const kept: number[] = [];
  const first = new Map<number, number>();
  const next = new Int32Array(count * words).fill(-1);
  const seen = new Int32Array(count).fill(-1);
  const turned = new Uint8Array(places);
  for (let row = 0; row < count; row++) {
    const own = flanks.subarray(row * places, (row + 1) * places);
    writeFlanks(codes, sites, row, own);
    for (let i = 0; i < places; i++) {
      const base = own[places - 1 - i];
      turned[i] = base < UNKNOWN_BASE ? 3 - base : UNKNOWN_BASE;
    }
    const isCopy = (bases: Uint8Array, stamp: number): boolean => {
      for (let word = 0; word < words; word++) {
        const key = keyOf(bases, word);
        if (key < 0) continue;
        for (let other = first.get(key) ?? -1; other >= 0; other = next[other * words + word]) {
          if (seen[other] === stamp) continue;
          seen[other] = stamp;
          if (areCopies(bases, flanks.subarray(other * places, (other + 1) * places))) return true;
        }
      }
      return false;
    };
    if (isCopy(own, 2 * row) || (turns && isCopy(turned, 2 * row + 1))) continue;
    kept.push(row);
    for (let word = 0; word < words; word++) {
      const key = keyOf(own, word);
      if (key < 0) continue;
      next[row * words + word] = first.get(key) ?? -1;
      first.set(key, row);
    }
  }
  return Uint32Array.from(kept);
}

/** The bases before and behind a site in its own direction; unknown where the window ends. */
function writeFlanks(codes: CodedSequence, sites: PrimarySites, row: number, into: Uint8Array): void {
  const margin = into.length / 2;
  const [start, end] = [sites.start[row], sites.start[row] + sites.width];
  into.fill(UNKNOWN_BASE);
  const forward = sites.strand[row] === 0;
  for (let i = 0; i < sites.left[row]; i++) {
    const base = codes[start - 1 - i];
    if (forward) into[margin - 1 - i] = base;
    else into[margin + i] = 3 - base;
  }
  for (let i = 0; i < sites.right[row]; i++) {
    const base = codes[end + i];
    if (forward) into[margin + i] = base;
    else into[margin - 1 - i] = 3 - base;
  }
}

/** A number for a word and its place; -1 where a base is unknown. */
function keyOf(bases: Uint8Array, word: number): number {
  let key = word;
  for (let i = word * STRIDE; i < word * STRIDE + WORD; i++) {
    if (bases[i] >= UNKNOWN_BASE) return -1;
    key = key * 4 + bases[i];
  }
  return key;
}

function areCopies(a: Uint8Array, b: Uint8Array): boolean {
  let [compared, equal] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    if (a[i] >= UNKNOWN_BASE || b[i] >= UNKNOWN_BASE) continue;
    compared++;
    if (a[i] === b[i]) equal++;
  }
  return compared >= LEAST_BASES && equal >= COPY * compared;
}
