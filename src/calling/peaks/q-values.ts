// Of all bases that score at least so much, which share would by chance?
import type { ScoreHistogram } from './score-table.ts';

/**
 * -log10 q of each -log10 p: Benjamini and Hochberg's, where every base of the genome with reads is a test.
 *
 * **Source:** MACS: q = p + log10(rank) - log10(bases), made to fall with p and never below 0; computed and kept in 32-bit floats.
 */
export function qByScore(histograms: readonly ScoreHistogram[]): Map<number, number> {
  const bases = new Map<number, number>();
  let all = 0;
  for (const { score, bases: counts } of histograms) {
    score.forEach((value, at) => bases.set(value, (bases.get(value) ?? 0) + counts[at]));
    for (const count of counts) all += count;
  }
  const scores = Float32Array.from(bases.keys()).sort().reverse();
  const q = new Map<number, number>();
  const logAll = -Math.log10(all);
  let rank = 1;
  let before = Infinity;
  for (const score of scores) {
    const value = Math.max(0, Math.min(before, Math.fround(score + (Math.log10(rank) + logAll))));
    q.set(score, value);
    before = value;
    rank += bases.get(score)!;
  }
  return q;
}
