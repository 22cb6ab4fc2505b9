// Which peaks do the replicates of an experiment agree on? By the irreproducible discovery rate, or by how many have them.
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { takePeaks } from '../../genome/place.ts';
import { estimateIdr, type Idr, type NoIdr } from './idr.ts';
import {
  matchPeaks,
  mergeReplicates,
  reciprocal,
  sharedByAll,
  type MatchedPeaks,
  type ReplicatePeaks,
} from './merge-replicates.ts';

/** Peaks that replicates agree on, by chromosome and start, and what each replicate has of them; n peaks. */
export interface Consensus {
  /** The signal is that of the pooled peak where there is one, else the mean of the replicates that have it; NaN without any. */
  readonly peaks: PeakColumns;
  /** For each replicate the row of its peak; -1 where it has none. */
  readonly rows: readonly Int32Array[];
  /** For each replicate what its peak is ranked by; NaN where it has none. */
  readonly strength: readonly Float64Array[];
  /** How many replicates have it. */
  readonly support: Uint8Array;
}

/** The same by the irreproducible discovery rate. */
export interface IdrConsensus extends Consensus {
  readonly kind: 'estimated';
  readonly localIdr: Float64Array;
  readonly globalIdr: Float64Array;
  /** The replicates that were compared, and their estimate for all matched peaks. */
  readonly pair: readonly [first: number, second: number];
  readonly idr: Idr;
  readonly matched: number;
}

function consensusOf(
  sites: MatchedPeaks,
  kept: Uint32Array,
  replicates: readonly ReplicatePeaks[],
  pooled?: Float64Array,
): Consensus {
  const rows = sites.rows.map((column) => Int32Array.from(kept, (site) => column[site]));
  const strength = rows.map((column, i) =>
    Float64Array.from(column, (row) => (row < 0 ? NaN : replicates[i].strength[row])),
  );
  const support = Uint8Array.from(kept, (_, at) => rows.filter((column) => column[at] >= 0).length);
  const mean = (at: number): number => {
    const known = strength.map((column) => column[at]).filter((value) => !Number.isNaN(value));
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  const peaks = {
    count: kept.length,
    chromosomeNames: sites.chromosomeNames,
    chromosome: Uint16Array.from(kept, (site) => sites.chromosome[site]),
    start: Int32Array.from(kept, (site) => sites.start[site]),
    end: Int32Array.from(kept, (site) => sites.end[site]),
    summit: Int32Array.from(kept, (site) => sites.summit[site]),
    signal: Float64Array.from(kept, (site, at) => pooled?.[site] ?? mean(at)),
    score: new Float64Array(kept.length).fill(NaN),
  };
  return { peaks, rows, strength, support };
}

/** Pooled peaks with their replicates', and the signals of the pooled peaks in the same order. */
function inPooled(pooled: ReplicatePeaks, replicates: readonly ReplicatePeaks[], alike = reciprocal) {
  const sites = matchPeaks(pooled.peaks, replicates, alike);
  return { sites, signal: Float64Array.from(sites.order, (row) => pooled.strength[row]) };
}

/**
 * The peaks of two replicates with a global IDR of at most `most`. Without pooled peaks, peaks of both that overlap are one; with them, each
 * pooled peak is matched to its nearest peak of both. Of more than two replicates every pair is asked, and the pair with most
 * such peaks answers, as in ENCODE's pipeline (of equals the first).
 * @param replicates two at least
 */
export function idrConsensus(
  replicates: readonly ReplicatePeaks[],
  most: number,
  pooled?: ReplicatePeaks,
): IdrConsensus | NoIdr {
  let best: IdrConsensus | undefined;
  let none: NoIdr | undefined;
  for (let second = 1; second < replicates.length; second++) {
    for (let first = 0; first < second; first++) {
      const found = idrOfPair(replicates, [first, second], most, pooled);
      if (found.kind !== 'estimated') none ??= found;
      else if (best === undefined || found.peaks.count > best.peaks.count) best = found;
    }
  }
  return best ?? none ?? { kind: 'too few peaks', count: 0 };
}

function idrOfPair(
  replicates: readonly ReplicatePeaks[],
  pair: readonly [number, number],
  most: number,
  pooled: ReplicatePeaks | undefined,
): IdrConsensus | NoIdr {
  const two = pair.map((which) => replicates[which]);
  const { sites, signal } =
    pooled === undefined
      ? { sites: mergeReplicates(two), signal: undefined }
      : inPooled(pooled, two, () => true);
  const matched = sharedByAll(sites);
  const [first, second] = two.map(({ strength }, i) =>
    Float64Array.from(matched, (site) => strength[sites.rows[i][site]]),
  );
  const idr = estimateIdr(first, second);
  if (idr.kind !== 'estimated') return idr;
  const chosen = [...matched.keys()].filter((at) => idr.globalIdr[at] <= most);
  const kept = Uint32Array.from(chosen, (at) => matched[at]);
  const ofPair = consensusOf(sites, kept, two, signal);
  const others = replicates.flatMap((_, which) => (pair.includes(which) ? [] : [which]));
  const beside = matchPeaks(
    ofPair.peaks,
    others.map((which) => replicates[which]),
  );
  const rows = replicates.map((_, which) =>
    pair.includes(which) ? ofPair.rows[pair.indexOf(which)] : beside.rows[others.indexOf(which)],
  );
  const all = consensusOf(
    { ...sites, rows: rows.map((column) => spread(column, kept, sites.count)) },
    kept,
    replicates,
    signal,
  );
  const take = (column: ArrayLike<number>): Float64Array => Float64Array.from(chosen, (at) => column[at]);
  return {
    ...all,
    kind: 'estimated',
    peaks: { ...ofPair.peaks, score: take(idr.score) },
    ...{ pair, idr, matched: matched.length },
    localIdr: take(idr.localIdr),
    globalIdr: take(idr.globalIdr),
  };
}

function spread(column: Int32Array, kept: Uint32Array, count: number): Int32Array {
  const all = new Int32Array(count).fill(-1);
  kept.forEach((site, at) => (all[site] = column[at]));
  return all;
}

/**
 * The peaks that at least k replicates have: peaks of two replicates are alike that have half of either in common and summits
 * within 100 bp. A peak with alike ones in enough replicates is kept with these, and kept peaks that overlap are one site.
 */
export function commonPeaks(replicates: readonly ReplicatePeaks[], k: number): Consensus {
  const kept = replicates.map(({ peaks }) => new Uint8Array(peaks.count));
  replicates.forEach(({ peaks }, which) => {
    const { rows, order } = matchPeaks(peaks, replicates, reciprocal);
    order.forEach((row, at) => {
      const mates = rows.map((column, other) => (other === which ? row : column[at]));
      if (mates.filter((mate) => mate >= 0).length < k) return;
      mates.forEach((mate, other) => {
        if (mate >= 0) kept[other][mate] = 1;
      });
    });
  });
  const places = kept.map((flags) => Uint32Array.from(flags.keys()).filter((row) => flags[row] === 1));
  const some = replicates.map(({ peaks, strength }, i) => ({
    peaks: takePeaks(peaks, places[i]),
    strength: Float64Array.from(places[i], (row) => strength[row]),
  }));
  const sites = mergeReplicates(some);
  const rows = sites.rows.map((column, i) => column.map((row) => (row < 0 ? -1 : places[i][row])));
  return consensusOf({ ...sites, rows }, Uint32Array.from(sites.start.keys()), replicates);
}

/** The pooled peaks that at least k replicates have, by the same rule. */
export function pooledPeaks(
  replicates: readonly ReplicatePeaks[],
  k: number,
  pooled: ReplicatePeaks,
): Consensus {
  const { sites, signal } = inPooled(pooled, replicates);
  const kept = Uint32Array.from(sites.start.keys()).filter(
    (site) => sites.rows.filter((column) => column[site] >= 0).length >= k,
  );
  return consensusOf(sites, kept, replicates, signal);
}

/** Share of the smaller replicate's peaks that the other has at the same bases with the same strength. */
export function sameShare(a: ReplicatePeaks, b: ReplicatePeaks): number {
  const keys = ({ peaks, strength }: ReplicatePeaks): string[] =>
    Array.from(strength, (value, row) =>
      [peaks.chromosomeNames[peaks.chromosome[row]], peaks.start[row], peaks.end[row], value].join(' '),
    );
  const [fewer, more] = [keys(a), keys(b)].sort((one, other) => one.length - other.length);
  const known = new Set(more);
  return fewer.length === 0 ? 0 : fewer.filter((key) => known.has(key)).length / fewer.length;
}

/** Peaks that pass the IDR between true replicates, between pseudo-replicates of the pooled reads, and of each replicate. */
export interface PassingPeaks {
  readonly between: number;
  readonly pooled?: number;
  readonly self?: readonly [first: number, second: number];
}

/** How well replicates agree; a ratio without its numbers, or with a zero among them, is undefined. */
export interface Reproducibility {
  /** Larger by smaller of the peaks of pooled pseudo-replicates and of true replicates. */
  readonly rescue: number | undefined;
  /** Larger by smaller of the two replicates' own. */
  readonly selfConsistency: number | undefined;
  /** Of both ratios: ideal where none is above 2, acceptable where one is, concerning where both are. */
  readonly grade: 'ideal' | 'acceptable' | 'concerning' | undefined;
}

/** Above it a ratio is a doubt. */
export const MOST_RATIO = 2;

/**
 * ENCODE's two ratios.
 *
 * **Source:** Landt SG et al. 2012, Genome Res 22:1813; ENCODE's standards for transcription factor ChIP-seq.
 */
export function reproducibility({ between, pooled, self }: PassingPeaks): Reproducibility {
  const rescue = pooled === undefined ? undefined : ratioOf(between, pooled);
  const selfConsistency = self && ratioOf(...self);
  if (rescue === undefined || selfConsistency === undefined)
    return { rescue, selfConsistency, grade: undefined };
  const above = [rescue, selfConsistency].filter((ratio) => ratio > MOST_RATIO).length;
  return { rescue, selfConsistency, grade: (['ideal', 'acceptable', 'concerning'] as const)[above] };
}

function ratioOf(a: number, b: number): number | undefined {
  return Math.min(a, b) === 0 ? undefined : Math.max(a, b) / Math.min(a, b);
}
