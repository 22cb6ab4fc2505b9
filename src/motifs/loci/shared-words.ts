import {
  decodeSequence,
  reverseComplement,
  UNKNOWN_BASE,
  type CodedSequence,
} from '../../genome/sequence.ts';
import { power } from '../../statistics/power.ts';

/** Words of these lengths are looked for, the longest first; longer ones grow from the longest. */
const LONGEST = 15;
const SHORTEST = 7;
/** Longer ones are repeats, or loci that share their bases. */
const LARGEST = 24;

/** A word that every locus has on one strand or the other. */
export interface SharedWord {
  /** The one of the two strands that comes first in the alphabet. */
  readonly word: string;
  /** The locus with the fewest words of that length, and how many it has: the shared ones are among these. */
  readonly from: number;
  readonly words: number;
}

/**
 * The longest words that all loci share, and those shorter ones that are not part of them.
 * @param loci windows of each
 * @param most words to give
 */
export function sharedWords(loci: readonly (readonly CodedSequence[])[], most: number): SharedWord[] {
  const found: SharedWord[] = [];
  if (loci.length < 2) return found;
  const both = loci.map((windows) => windows.flatMap((codes) => [codes, reverseComplement(codes)]));
  const texts = both.map((strands) => strands.map(decodeSequence).join('N'));
  for (let length = LONGEST; length >= SHORTEST && found.length < most; length--) {
    const words = loci.map((windows) => wordsOf(windows, length));
    const from = words.reduce((least, own, locus) => (own.size < words[least].size ? locus : least), 0);
    const shared = [...words[from]].filter((word) => words.every((own) => own.has(word)));
    shared.sort((a, b) => a - b);
    for (const code of shared) {
      const letters = lettersOf(code, length);
      const within = (text: string): boolean => found.some(({ word }) => word.includes(text));
      if (found.length >= most || within(letters) || within(reverse(letters))) continue;
      const grown = length === LONGEST ? growth(letters, texts) : letters;
      const other = reverse(grown);
      found.push({ word: grown < other ? grown : other, from, words: words[from].size });
    }
  }
  return found;
}

/** The word with the bases beside it that all texts have as well, up to 24 in all. */
function growth(start: string, texts: readonly string[]): string {
  let word = start;
  const shared = (longer: string): boolean => texts.every((text) => text.includes(longer));
  for (let grown = true; grown && word.length < LARGEST;) {
    const longer = [...'ACGT'].flatMap((letter) => [word + letter, letter + word]).find(shared);
    grown = longer !== undefined;
    word = longer ?? word;
  }
  return word;
}

/** Words of one length, as numbers to the base 4; of a word and its other strand the smaller. 4^15 is below 2^31. */
function wordsOf(windows: readonly CodedSequence[], length: number): Set<number> {
  const words = new Set<number>();
  const top = power(4, length - 1);
  for (const codes of windows) {
    let [forward, backward, known] = [0, 0, 0];
    for (const code of codes) {
      if (code >= UNKNOWN_BASE) {
        known = 0;
        continue;
      }
      forward = (forward % top) * 4 + code;
      backward = Math.floor(backward / 4) + (3 - code) * top;
      if (++known >= length) words.add(Math.min(forward, backward));
    }
  }
  return words;
}

function lettersOf(code: number, length: number): string {
  let letters = '';
  for (let i = 0, rest = code; i < length; i++, rest = Math.floor(rest / 4))
    letters = 'ACGT'[rest % 4] + letters;
  return letters;
}

function reverse(word: string): string {
  return [...word]
    .reverse()
    .map((letter) => 'TGCA'['ACGT'.indexOf(letter)])
    .join('');
}
