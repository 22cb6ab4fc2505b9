// Where a peak has several summits: maxima of its smoothed pileup that stand out from the valleys beside them.
import type { ScoredStretches } from './scan-chromosome.ts';

/** Empty bases that are put before and behind a peak. */
const PADDING = 10;
/** A summit stands out over at least this many bases, with at least so many different pileups. */
const NARROWEST = 50;
const FEWEST_LEVELS = 6;
/** Slopes are rounded to this, so that level ground is level. */
const SLOPE_DECIMALS = 1e16;

/**
 * Summits of a peak, ascending; none where no maximum stands out.
 *
 * **Source:** MACS 2 and 3, `--call-summits`: where the first derivative of a Savitzky-Golay filter of second order turns from rising
 * to falling, and pileup falls below its square root above the higher valley on both sides. As there, the last 10 bp have none.
 * @param places stretches of the peak that are above its threshold; what lies between them counts as empty
 * @param smoothing width of the filter in bp
 */
export function subSummits(
  stretches: ScoredStretches,
  places: Int32Array,
  smoothing: number,
): { position: number; stretch: number }[] {
  const first = stretches.start[places[0]];
  const length = stretches.end[places[places.length - 1]] - first;
  const padding = Math.min(PADDING, first);
  const pileup = new Float32Array(padding + length + PADDING);
  const stretchAt = new Int32Array(pileup.length).fill(places[0]);
  for (const place of places) {
    const from = stretches.start[place] - first + 2 * padding;
    const to = from + stretches.end[place] - stretches.start[place];
    pileup.fill(stretches.pileup[place], from, to);
    stretchAt.fill(place, from, to);
  }
  const maxima = turningPoints(pileup, Math.floor(smoothing / 2)).filter(
    (at) => at >= padding && at <= length + padding,
  );
  return standingOut(pileup, maxima).map((at) => ({
    position: first + at - 2 * padding,
    stretch: stretchAt[at],
  }));
}

/** Places after which the slope over `half` bases each side falls to level, or from level to falling. */
function turningPoints(pileup: Float32Array, half: number): number[] {
  const n = pileup.length;
  // Mirrored about the first and the last value, below the first and above the last.
  const value = (at: number): number => {
    if (at < 0) return pileup[0] - Math.abs(pileup[-at] - pileup[0]);
    if (at < n) return pileup[at];
    return pileup[n - 1] + Math.abs(pileup[2 * n - 2 - at] - pileup[n - 1]);
  };
  const squares = (half * (half + 1) * (2 * half + 1)) / 3;
  const found: number[] = [];
  // Sum of k * value(at + k), and of the values; both move by one place with a few additions, and are whole numbers or nearly so.
  let moment = 0;
  let sum = 0;
  for (let k = -half; k <= half; k++) {
    moment += k * value(k);
    sum += value(k);
  }
  let before = 0;
  for (let at = 0; at < n; at++) {
    const slope = Math.sign(Math.round((moment / squares) * SLOPE_DECIMALS));
    if (at > 0 && slope - before <= -1) found.push(at - 1);
    before = slope;
    const left = value(at - half);
    const right = value(at + half + 1);
    // Each value's k falls by one: minus the sum without the one that leaves, whose k was -half.
    moment += half * left - (sum - left) + half * right;
    sum += right - left;
  }
  return found;
}

function standingOut(pileup: Float32Array, maxima: readonly number[]): readonly number[] {
  if (maxima.length < 2) return maxima;
  const valleys = maxima.slice(1).map((next, at) => lowest(pileup, maxima[at], next));
  return maxima.filter((maximum, at) => {
    const from = at === 0 ? 0 : valleys[at - 1];
    const to = at === valleys.length ? pileup.length : valleys[at];
    const beside = [at > 0 ? pileup[valleys[at - 1]] : 0, at < valleys.length ? pileup[valleys[at]] : 0];
    const valley = Math.max(...beside);
    return standsOut(pileup, { from, to, maximum }, Math.fround(valley + Math.fround(Math.sqrt(valley))));
  });
}

function lowest(pileup: Float32Array, from: number, to: number): number {
  let least = from;
  for (let at = from; at < to; at++) if (pileup[at] < pileup[least]) least = at;
  return least;
}

/** Whether pileup is at or above `threshold` around a maximum for long enough and not level there. */
function standsOut(
  pileup: Float32Array,
  { from, to, maximum }: { from: number; to: number; maximum: number },
  threshold: number,
): boolean {
  let left = maximum;
  while (left > from && pileup[left] - threshold >= 0) left--;
  let right = maximum;
  while (right < to && pileup[right] - threshold >= 0) right++;
  if (right - left < NARROWEST) return false;
  return new Set(pileup.subarray(left, right)).size >= FEWEST_LEVELS;
}
