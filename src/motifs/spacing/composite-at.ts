import { iupacShares } from '../../genome/words/iupac.ts';
import { SEQUENCE_ELEMENTS } from '../sequence-elements.ts';
import type { Placed } from './placements.ts';

/** How much of a column must be bases that a word allows. */
const ALLOWED = 0.5;
/** Letters of a word that either motif must have to itself. */
const LEAST_LETTERS = 2;

/**
 * The composite element that two motifs make in one spacing: each letter of its word stands in a column of one of them
 * that mostly has its bases, on either strand; undefined where they make none.
 * @param primary probabilities, rows of A, C, G and T
 * @param secondary in its own direction
 */
export function compositeAt(
  primary: Float64Array,
  secondary: Float64Array,
  { shift, other }: Placed,
): string | undefined {
  const turned = other === 0 ? secondary : secondary.slice().reverse();
  const first = Math.min(0, shift);
  const own = { matrix: primary, at: -first };
  const beside = { matrix: turned, at: shift - first };
  const width = Math.max(own.at + primary.length / 4, beside.at + turned.length / 4);
  for (const { name, word, composite } of SEQUENCE_ELEMENTS) {
    if (!composite) continue;
    const shares = iupacShares(word);
    for (const letters of [shares, shares.slice().reverse()])
      for (let at = 0; at + word.length <= width; at++) if (fits(letters, at, own, beside)) return name;
  }
  return undefined;
}

interface PlacedMatrix {
  readonly matrix: Float64Array;
  readonly at: number;
}

function fits(letters: Float64Array, at: number, own: PlacedMatrix, beside: PlacedMatrix): boolean {
  const alone = [0, 0];
  for (let letter = 0; letter < letters.length / 4; letter++) {
    const bases = letters.subarray(letter * 4, letter * 4 + 4);
    if (bases.every((share) => share > 0)) continue;
    const has = [own, beside].map(({ matrix, at: from }) => {
      const column = at + letter - from;
      if (column < 0 || column * 4 >= matrix.length) return false;
      let allowed = 0;
      for (let base = 0; base < 4; base++) if (bases[base] > 0) allowed += matrix[column * 4 + base];
      return allowed > ALLOWED;
    });
    if (!has[0] && !has[1]) return false;
    if (!has[1]) alone[0]++;
    if (!has[0]) alone[1]++;
  }
  return alone[0] >= LEAST_LETTERS && alone[1] >= LEAST_LETTERS;
}
