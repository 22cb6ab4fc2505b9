import { encodeSequence, reverseComplement } from '../../src/genome/sequence.ts';
import { motifFromText } from '../../src/formats/motifs/motif-reader.ts';
import type { MotifLibrary } from '../../src/formats/motifs/motif-library.ts';
import { joinLibraries } from '../../src/motifs/select-motifs.ts';
import type { Random } from '../../src/statistics/random.ts';

/** Simulated windows of one length side by side, into which words are put. */
export class SimulatedWindows {
  readonly codes: Uint8Array;
  readonly offset: Float64Array;
  readonly count: number;
  readonly length: number;
  readonly random: Random;

  constructor(count: number, length: number, random: Random) {
    this.count = count;
    this.length = length;
    this.random = random;
    this.codes = Uint8Array.from({ length: count * length }, () => random.integer(4));
    this.offset = Float64Array.from({ length: count + 1 }, (_, i) => i * length);
  }

  /** Writes a word, on the other strand with its end first; an N keeps the base that is there. */
  put(window: number, at: number, word: string, other = false): void {
    const codes = other ? reverseComplement(encodeSequence(word)) : encodeSequence(word);
    codes.forEach((code, i) => {
      if (code < 4) this.codes[this.offset[window] + at + i] = code;
    });
  }
}

/** A library of words and matrices as text. */
export function libraryOf(...motifs: readonly string[]): MotifLibrary {
  return joinLibraries(motifs.map((text) => motifFromText(text, 'test')));
}

/** A random matrix of counts as text, mostly of one base in each column. */
export function randomMatrix(name: string, width: number, random: Random): string {
  const best = Array.from({ length: width }, () => random.integer(4));
  const rows = ['A', 'C', 'G', 'T'].map(
    (letter, base) => `${letter} ${best.map((one) => (one === base ? 17 : 1)).join(' ')}`,
  );
  return `${name}=${rows.join('; ')}`;
}
