import { firstAtLeast } from '../../statistics/sorted-search.ts';

/** Share of the pairs whose excess over the threshold tells how the upper tail goes on. */
const TAIL = 0.05;

/**
 * Place of a score among the pairs of its class, on a scale that all classes share: -ln of the share of pairs that score
 * at least as high. Above the class' 95th percentile the tail is taken as exponential with the mean excess of the
 * pairs there, so that large scores stay apart and a class of few pairs reaches as far as one of many.
 * @param background scores of the class' pairs, ascending
 * @returns NaN for NaN
 */
export function amongPairs(background: Float32Array, score: number): number {
  const count = background.length;
  if (Number.isNaN(score) || count === 0) return Number.NaN;
  const first = Math.min(count - 1, Math.floor((1 - TAIL) * count));
  const threshold = background[first];
  if (score <= threshold) return -Math.log((count - firstAtLeast(background, score) + 0.5) / (count + 1));
  let excess = 0;
  for (let i = first; i < count; i++) excess += background[i] - threshold;
  const mean = Math.max(Number.EPSILON, excess / (count - first));
  return -Math.log((count - first + 0.5) / (count + 1)) + (score - threshold) / mean;
}
