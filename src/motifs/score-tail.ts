import type { Background } from './score-matrix.ts';

/** Width of a class of scores in the first, coarse pass. */
const COARSE = 100;

/** How probable the highest scores of a motif are on one strand of random sequence. */
export interface ScoreTail {
  readonly highest: number;
  /** P(score >= highest - i) for i from 0 on. */
  readonly p: Float64Array;
}

/**
 * The exact probability of every score down to the first one whose P is above the limit, in sequence whose bases are drawn from the
 * background one by one. A coarse pass finds how far down to go, the second counts every whole score.
 * @param scores whole scores, rows of A, C, G and T
 * @param limit P; one step beyond it is kept
 *
 * **Source:** Staden R 1989 (CABIOS 5:89); Touzet H & Varre JS 2007 (Algorithms Mol Biol 2:15). **R:** `TFMPvalue::TFMsc2pv`
 */
export function scoreTail(scores: Int32Array, background: Background, limit: number): ScoreTail {
  const { highest, short } = shortfalls(scores);
  // Rounded up, what falls short is never less: P from the coarse pass is never more than the true one.
  const coarse = short.map((value) => Math.ceil(value / COARSE));
  const rough = cumulated(coarse, background, sumOfLargest(coarse));
  const enough = firstAbove(rough, limit);
  const deepest = enough < rough.length ? enough * COARSE : sumOfLargest(short);
  const p = cumulated(short, background, deepest);
  return { highest, p: p.slice(0, Math.min(p.length, firstAbove(p, limit) + 1)) };
}

/** By how much each base falls short of the best of its column, and the highest score of all. */
export function shortfalls(scores: Int32Array): { highest: number; short: Int32Array } {
  const short = new Int32Array(scores.length);
  let highest = 0;
  for (let at = 0; at < scores.length; at += 4) {
    const best = Math.max(scores[at], scores[at + 1], scores[at + 2], scores[at + 3]);
    highest += best;
    for (let base = 0; base < 4; base++) short[at + base] = best - scores[at + base];
  }
  return { highest, short };
}

/** The largest amount by which scores that P allows fall short; -1 where even the highest score is too probable. */
export function mostShort(tail: ScoreTail, limit: number): number {
  return firstAbove(tail.p, limit) - 1;
}

function sumOfLargest(short: Int32Array): number {
  let sum = 0;
  for (let at = 0; at < short.length; at += 4)
    sum += Math.max(short[at], short[at + 1], short[at + 2], short[at + 3]);
  return sum;
}

/** P(falls short by at most i) for i from 0 to `deepest`. */
function cumulated(short: Int32Array, background: Background, deepest: number): Float64Array {
  // Zeros stand before the first number: what a step takes from there is none.
  const zero = deepest + 1;
  let now = new Float64Array(zero + deepest + 1);
  let next = new Float64Array(zero + deepest + 1);
  now[zero] = 1;
  let reached = 0;
  for (let at = 0; at < short.length; at += 4) {
    const steps = short.subarray(at, at + 4);
    // A step beyond the end takes from the zeros.
    const [a, c, g, t] = Array.from(steps, (step) => Math.min(step, zero));
    // Never less than before, so that what an earlier column left behind is written over.
    reached = Math.min(deepest, reached + Math.max(a, c, g, t));
    const [shareA, shareC, shareG, shareT] = background;
    for (let i = zero; i <= zero + reached; i++)
      next[i] = now[i - a] * shareA + now[i - c] * shareC + now[i - g] * shareG + now[i - t] * shareT;
    [now, next] = [next, now];
  }
  const p = now.subarray(zero);
  for (let i = 1; i <= deepest; i++) p[i] += p[i - 1];
  return p;
}

/** Place of the first number above the limit; the length where there is none. */
function firstAbove(rising: Float64Array, limit: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle] > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
