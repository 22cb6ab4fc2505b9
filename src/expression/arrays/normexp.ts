import { inverseMillsRatio, logNormalBelow, signalGivenBackground } from './signal-given-background.ts';
import { square } from '../../statistics/power.ts';

/** Fitted model of an array's intensities: exponential signal plus normal background. */
export interface NormexpFit {
  readonly mean: number;
  readonly deviation: number;
  readonly signalMean: number;
}

/**
 * Background correction of one channel by maximum likelihood under the normal + exponential model, with an
 * offset that damps the log ratios of weak spots.
 *
 * **Source:** Ritchie et al., Bioinformatics 2007;23:2700; Silver, Ritchie, Smyth, Biostatistics 2009;10:352 (exact likelihood).
 * **R:** `limma::backgroundCorrect.matrix(x, method = "normexp", normexp.method = "mle", offset = offset)`
 * @param intensities foreground minus local background; NaN is missing
 */
export function normexpCorrect(intensities: Float64Array, offset = 50): Float64Array {
  const { mean, deviation, signalMean } = fitNormexp(intensities.filter((x) => x === x));
  return intensities.map((x) =>
    x === x ? signalGivenBackground(x, mean, deviation, signalMean) + offset : NaN,
  );
}

/** Maximum-likelihood fit of the normal + exponential model by BFGS on mean, log deviation and log signal mean. */
export function fitNormexp(x: Float64Array): NormexpFit {
  if (x.length < 4) throw new RangeError('fewer than four intensities');
  const sorted = x.slice().sort();
  const low = sorted[Math.floor(0.05 * (sorted.length - 1))];
  const start = low > sorted[0] ? low : sorted[0] + 0.05 * (sorted[sorted.length - 1] - sorted[0]);
  const below = sorted.filter((value) => value < start);
  const spread = below.reduce((sum, value) => sum + square(value - start), 0) / Math.max(1, below.length);
  const average = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  // The mean is scaled by the start's deviation so that all three parameters change by about one.
  const scale = Math.sqrt(spread) || 1;
  const toFit = (p: readonly number[]): NormexpFit => ({
    mean: p[0] * scale,
    deviation: Math.exp(p[1]),
    signalMean: Math.exp(p[2]),
  });
  const parameters = minimize(
    (p) => {
      const { value, gradient } = meanNegativeLogLikelihood(x, toFit(p));
      return { value, gradient: [gradient[0] * scale, gradient[1], gradient[2]] };
    },
    [start / scale, Math.log(scale), Math.log(Math.max(average - start, 1e-6))],
  );
  return toFit(parameters);
}

/** Per spot; gradient by the mean, the log deviation and the log signal mean. */
function meanNegativeLogLikelihood(
  x: Float64Array,
  { mean, deviation, signalMean }: NormexpFit,
): { value: number; gradient: number[] } {
  let value = 0;
  let byMean = 0;
  let byDeviation = 0;
  let bySignal = 0;
  const ratio = deviation / signalMean;
  for (const intensity of x) {
    const excess = intensity - mean;
    const u = excess / deviation - ratio;
    const mills = inverseMillsRatio(u);
    value += Math.log(signalMean) - 0.5 * ratio * ratio + excess / signalMean - logNormalBelow(u, mills);
    byMean += mills / deviation - 1 / signalMean;
    byDeviation += mills * (excess / deviation + ratio) - ratio * ratio;
    bySignal += 1 + ratio * ratio - excess / signalMean - mills * ratio;
  }
  const n = x.length;
  return { value: value / n, gradient: [byMean / n, byDeviation / n, bySignal / n] };
}

/** Quasi-Newton (BFGS) minimum with backtracking. */
function minimize(
  f: (p: readonly number[]) => { value: number; gradient: number[] },
  start: readonly number[],
): number[] {
  let p = [...start];
  let current = f(p);
  let inverse = start.map((_, i) => start.map((_, j) => Number(i === j)));
  for (let round = 0; round < 200; round++) {
    const direction = inverse.map((row) => -row.reduce((sum, h, j) => sum + h * current.gradient[j], 0));
    const slope = direction.reduce((sum, d, j) => sum + d * current.gradient[j], 0);
    if (!(slope < -1e-18)) break;
    let step = 1;
    let next = f(p.map((value, i) => value + step * direction[i]));
    while (!(next.value <= current.value + 1e-4 * step * slope) && step > 1e-10) {
      step /= 2;
      next = f(p.map((value, i) => value + step * direction[i]));
    }
    if (step <= 1e-10) break;
    const gained = current.value - next.value;
    const moved = direction.map((d) => step * d);
    const change = next.gradient.map((g, i) => g - current.gradient[i]);
    p = p.map((value, i) => value + moved[i]);
    current = next;
    if (gained < 1e-13 * Math.abs(current.value)) break;
    const curvature = moved.reduce((sum, s, i) => sum + s * change[i], 0);
    if (curvature <= 0) continue;
    const hy = inverse.map((row) => row.reduce((sum, h, j) => sum + h * change[j], 0));
    const yhy = change.reduce((sum, y, i) => sum + y * hy[i], 0);
    inverse = inverse.map((row, i) =>
      row.map(
        (h, j) =>
          h +
          ((1 + yhy / curvature) * moved[i] * moved[j]) / curvature -
          (hy[i] * moved[j] + moved[i] * hy[j]) / curvature,
      ),
    );
  }
  return p;
}
