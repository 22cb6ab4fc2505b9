/** IUPAC code of each set of bases, A 1, C 2, G 4, T 8. */
const CODES = '?ACMGRSVTWYHKDBN';

/**
 * The word of a matrix: a base with more than half of its column and twice as much as the next one; two bases with more than three
 * quarters together; else N.
 * @param probabilities rows of A, C, G and T
 *
 * **Source:** Cavener DR 1987 (NAR 15:1353).
 */
export function consensusOf(probabilities: Float64Array): string {
  const letters: string[] = [];
  for (let at = 0; at < probabilities.length; at += 4) {
    const column = probabilities.subarray(at, at + 4);
    const order = [0, 1, 2, 3].sort((a, b) => column[b] - column[a] || a - b);
    const [first, second] = order;
    if (column[first] > 0.5 && column[first] > 2 * column[second]) letters.push(CODES[1 << first]);
    else if (column[first] + column[second] > 0.75) letters.push(CODES[(1 << first) | (1 << second)]);
    else letters.push('N');
  }
  return letters.join('');
}
