// How good is a ranking of partners?
import { createRandom } from '../../src/statistics/random.ts';
import { components, HOT_DECOYS, type Truth } from './truth.ts';

/** Scores of one query's candidates, larger is better. */
export type Candidates = ReadonlyMap<string, number>;

/** Rankings of one statistic in one cell line: candidates of every query antigen. */
export type Rankings = ReadonlyMap<string, Candidates>;

/** Average precision per query antigen with at least one true partner among its candidates. */
export function averagePrecisions(
  rankings: Rankings,
  truth: Truth,
  counts: (query: string, candidate: string) => boolean = () => true,
): Map<string, number> {
  const result = new Map<string, number>();
  for (const [query, candidates] of rankings) {
    const partners = truth.get(query);
    if (partners === undefined) continue;
    const order = ranked(candidates).filter((name) => counts(query, name));
    let hits = 0;
    let sum = 0;
    order.forEach((name, place) => {
      if (partners.has(name)) sum += ++hits / (place + 1);
    });
    if (hits > 0) result.set(query, sum / hits);
  }
  return result;
}

/** Candidates from the best to the worst; ties in a random order, the same for every query; without a value last. */
export function ranked(candidates: Candidates): string[] {
  const value = (name: string) => {
    const score = candidates.get(name) ?? Number.NaN;
    return Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score;
  };
  return [...candidates.keys()].sort((a, b) => value(b) - value(a) || tie(a) - tie(b));
}

const tieOrder = new Map<string, number>();

/** A random number of a name: coarse statistics tie often, and the alphabet keeps families together. */
function tie(name: string): number {
  const known = tieOrder.get(name) ?? createRandom(0).split(name).uniform();
  tieOrder.set(name, known);
  return known;
}

export function meanOf(values: Iterable<number>): number {
  const list = [...values];
  return list.reduce((sum, value) => sum + value, 0) / list.length;
}

export function medianOf(values: Iterable<number>): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Median rank of the first true partner, and median number of HOT decoys (that are no true partners) in the top 10. */
export function firstTrueAndDecoys(rankings: Rankings, truth: Truth): { first: number; decoys: number } {
  const first: number[] = [];
  const decoys: number[] = [];
  for (const [query, candidates] of rankings) {
    const partners = truth.get(query);
    if (partners === undefined || ![...candidates.keys()].some((name) => partners.has(name))) continue;
    const order = ranked(candidates);
    decoys.push(order.slice(0, 10).filter((name) => HOT_DECOYS.has(name) && !partners.has(name)).length);
    const place = order.findIndex((name) => partners.has(name));
    if (place >= 0) first.push(place + 1);
  }
  return { first: medianOf(first), decoys: medianOf(decoys) };
}

const RESAMPLES = 4000;

/**
 * Difference of two statistics' mean average precision over all queries of several lines, with its 95 % interval from
 * resampling the connected components of the truth graph in each line: queries of one component are not independent.
 */
export function pairedDifference(
  lines: readonly { ours: ReadonlyMap<string, number>; theirs: ReadonlyMap<string, number> }[],
  truth: Truth,
  seed: number,
): { difference: number; low: number; high: number } {
  const clusters = lines.map(({ ours, theirs }) => {
    const queries = [...ours.keys()].filter((query) => theirs.has(query));
    const component = components(queries, truth);
    const groups = new Map<number, number[]>();
    for (const query of queries) {
      const key = component.get(query) ?? -1;
      const list = groups.get(key) ?? [];
      groups.set(key, list);
      list.push((ours.get(query) ?? 0) - (theirs.get(query) ?? 0));
    }
    return [...groups.values()];
  });
  const random = createRandom(seed);
  const draws = Array.from({ length: RESAMPLES }, () =>
    meanOf(clusters.flatMap((groups) => groups.flatMap(() => groups[random.integer(groups.length)]))),
  ).sort((a, b) => a - b);
  return {
    difference: meanOf(clusters.flat(2)),
    low: draws[Math.floor(0.025 * RESAMPLES)],
    high: draws[Math.floor(0.975 * RESAMPLES)],
  };
}

/** Kendall's tau-a of two scorings of the same candidates. */
export function kendallTau(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < i; j++) sum += Math.sign(a[i] - a[j]) * Math.sign(b[i] - b[j]);
  return sum / ((a.length * (a.length - 1)) / 2);
}
