/** Mean rank fractions are capped here, so that the strongest score is -ln(1 - 0.9999) = 9.2103. */
const RANK_CAP = 0.9999;
/** The largest exponential score. */
export const LARGEST_SCORE = -Math.log(1 - RANK_CAP);

/**
 * Exponential rank scores within one experiment: -ln(1 - r), r being the mean rank fraction in [0, 1) with the
 * weakest first. Strong peaks count, weak ones hardly, and experiments of any depth become comparable.
 * Equal signals share their mean rank; peaks without a signal (NaN) rank as the weakest.
 * @param signal strength of every peak of the experiment
 * @returns one score per peak, 0 to 9.2103
 *
 * **Source:** Savage scores (exponential order statistics), Ann Math Stat 1956;27:590.
 */
export function exponentialRankScores(signal: ArrayLike<number>): Float64Array {
  const count = signal.length;
  const values = Float64Array.from(signal, (value) =>
    Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value,
  );
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => compare(values[a], values[b]) || a - b);
  const scores = new Float64Array(count);
  for (let first = 0; first < count;) {
    let last = first;
    while (last + 1 < count && values[order[last + 1]] === values[order[first]]) last++;
    const fraction = Math.min(RANK_CAP, (first + last) / 2 / count);
    const score = -Math.log(1 - fraction);
    for (let i = first; i <= last; i++) scores[order[i]] = score;
    first = last + 1;
  }
  return scores;
}

/** Share of peaks that tie at the largest signal, 0 to 1: scores capped by their source cannot rank what they cap. */
export function shareTiedAtMaximum(signal: ArrayLike<number>): number {
  let largest = Number.NEGATIVE_INFINITY;
  let ties = 0;
  for (let i = 0; i < signal.length; i++) {
    if (signal[i] > largest) {
      largest = signal[i];
      ties = 1;
    } else if (signal[i] === largest) ties++;
  }
  return ties > 1 ? ties / signal.length : 0;
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
