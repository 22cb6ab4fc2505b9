import type { MotifWindows } from '../windows/motif-windows.ts';

/** A word with a gap of unknown bases in its middle, that stands in more windows of a foreground than of a background. */
export interface SeedWord {
  /** Codes of the bases; 4 in the gap. */
  readonly bases: readonly number[];
  /** How much commoner it is: a signed likelihood ratio (G) of the numbers of windows. */
  readonly score: number;
}

/** Gaps between the two halves of three bases. */
const GAPS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const HALF = 3;
const WORDS = 1 << (4 * HALF);

/** Windows of one side of a comparison. */
export interface Side {
  readonly windows: MotifWindows;
  /** Those that are looked at. */
  readonly rows: Uint32Array;
}

/**
 * Words of two times three bases, with up to ten unknown ones between, that most distinguish two sets of windows, the best first. A word
 * and its reverse complement are one, and each window counts once.
 * @param most words that are given back
 */
export function seedWords(foreground: Side, background: Side, most: number): SeedWord[] {
  const found: SeedWord[] = [];
  for (const gap of GAPS) {
    const own = countWords(foreground, gap);
    const other = countWords(background, gap);
    for (let word = 0; word < WORDS; word++) {
      if (own[word] === 0 || turned(word) < word) continue;
      const score = signedG(own[word], foreground.rows.length, other[word], background.rows.length);
      if (score > 0) found.push({ bases: basesOfWord(word, gap), score });
    }
  }
  return found.sort((a, b) => b.score - a.score).slice(0, most);
}

/** In how many windows each word stands, on either strand. */
function countWords({ windows, rows }: Side, gap: number): Uint32Array {
  const { codes, offset } = windows;
  const counts = new Uint32Array(WORDS);
  const last = new Int32Array(WORDS).fill(-1);
  const span = 2 * HALF + gap;
  for (const row of rows) {
    const end = offset[row + 1] - 1 - span;
    for (let at = offset[row]; at <= end; at++) {
      const [first, second] = [at + HALF + gap, at + HALF];
      let word = 0;
      let isWhole = true;
      for (let i = at; i < second; i++) {
        if (codes[i] > 3) isWhole = false;
        word = (word << 2) | (codes[i] & 3);
      }
      for (let i = first; i < first + HALF; i++) {
        if (codes[i] > 3) isWhole = false;
        word = (word << 2) | (codes[i] & 3);
      }
      if (!isWhole) continue;
      const one = Math.min(word, turned(word));
      if (last[one] === row) continue;
      last[one] = row;
      counts[one]++;
    }
  }
  return counts;
}

/** The word on the other strand. */
function turned(word: number): number {
  let other = 0;
  for (let i = 0; i < 2 * HALF; i++) other = (other << 2) | (3 - ((word >> (2 * i)) & 3));
  return other;
}

function basesOfWord(word: number, gap: number): number[] {
  const bases = Array.from({ length: 2 * HALF }, (_, i) => (word >> (2 * (2 * HALF - 1 - i))) & 3);
  return [...bases.slice(0, HALF), ...Array.from({ length: gap }, () => 4), ...bases.slice(HALF)];
}

/**
 * Twice the log likelihood ratio of two shares being different against equal; below 0 where the first is not the larger.
 *
 * **Source:** Sokal RR & Rohlf FJ 1995, Biometry (the G test).
 */
export function signedG(a: number, ofA: number, b: number, ofB: number): number {
  const [all, of] = [a + b, ofA + ofB];
  const term = (count: number, expected: number): number =>
    count === 0 ? 0 : count * Math.log(count / expected);
  const g =
    2 *
    (term(a, (all * ofA) / of) +
      term(b, (all * ofB) / of) +
      term(ofA - a, ((of - all) * ofA) / of) +
      term(ofB - b, ((of - all) * ofB) / of));
  return a * ofB > b * ofA ? g : -g;
}
