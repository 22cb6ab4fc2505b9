const LETTERS = 'ACGT';

/** Which of A, C, G and T each IUPAC code stands for. **Source:** Nomenclature Committee of the IUB 1985 (NAR 13:3021) */
const CODES: Readonly<Record<string, string>> = {
  ...{ A: 'A', C: 'C', G: 'G', T: 'T', U: 'T', N: 'ACGT' },
  ...{ R: 'AG', Y: 'CT', S: 'CG', W: 'AT', K: 'GT', M: 'AC' },
  ...{ B: 'CGT', D: 'AGT', H: 'ACT', V: 'ACG' },
};

/** Whether a text is one word of IUPAC codes, in letters of either case. */
export function isIupacWord(text: string): boolean {
  return /^[ACGTURYSWKMBDHVN]+$/i.test(text);
}

/**
 * The bases that a word of IUPAC codes allows, each with an equal share: rows of A, C, G and T, one row a letter. A base that is
 * not allowed has 0. The word has been looked at by `isIupacWord`.
 */
export function iupacShares(word: string): Float64Array {
  const shares = new Float64Array(word.length * 4);
  Array.from(word.toUpperCase(), (letter, column) => {
    const bases = CODES[letter];
    for (const base of bases) shares[column * 4 + LETTERS.indexOf(base)] = 1 / bases.length;
  });
  return shares;
}
