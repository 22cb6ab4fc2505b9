import { firstAbove } from '../../statistics/sorted-search.ts';

/** Consensus sites in genome order: site i covers [start[i], end[i]) in linear coordinates. */
export interface ConsensusSites {
  readonly count: number;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

/** Summits at most this far apart (bp) belong to one chain; a peak hits a site whose outer summits lie within half of it. */
export const CHAIN_DISTANCE = 300;
/** Chains longer than this (bp, first to last summit) are split at valleys of summit density. */
const LONGEST_CHAIN = 600;
const HALF_DISTANCE = CHAIN_DISTANCE / 2;
const BIN_WIDTH = 10;
/** Sites begin and end at multiples of this, bp: finer places cost room and tell nothing. */
const RESOLUTION = 16;
const KERNEL_BINS = 7;

/**
 * Consensus sites of a set of experiments: summits chained within 300 bp; chains over 600 bp are split
 * where the smoothed density of summits is lowest, until every piece is at most 600 bp long. Sites are widened to
 * multiples of 16 bp, within their chromosome.
 * @param summits linear coordinates of all summits, ascending
 * @param chromosomeOffsets linear start of each chromosome, ascending: no site spans two chromosomes
 */
export function consensusSites(summits: Uint32Array, chromosomeOffsets: ArrayLike<number>): ConsensusSites {
  const start: number[] = [];
  const end: number[] = [];
  let chromosome = 0;
  for (let first = 0; first < summits.length;) {
    while (chromosome + 1 < chromosomeOffsets.length && chromosomeOffsets[chromosome + 1] <= summits[first])
      chromosome++;
    const limit =
      chromosome + 1 < chromosomeOffsets.length
        ? chromosomeOffsets[chromosome + 1]
        : Number.POSITIVE_INFINITY;
    let last = first;
    while (
      last + 1 < summits.length &&
      summits[last + 1] - summits[last] <= CHAIN_DISTANCE &&
      summits[last + 1] < limit
    )
      last++;
    const cuts = summits[last] - summits[first] > LONGEST_CHAIN ? valleys(summits, first, last) : [];
    const before = end.length === 0 ? 0 : end[end.length - 1];
    let from = Math.max(
      downwards(summits[first] - HALF_DISTANCE),
      before,
      upwards(chromosomeOffsets[chromosome]),
    );
    const close = Math.min(downwards(limit), upwards(summits[last] + HALF_DISTANCE + 1));
    let summit = first;
    for (const to of [...cuts.map(downwards), close]) {
      while (summit <= last && summits[summit] < from) summit++;
      // A piece between two valleys may hold no summit.
      if (summit <= last && summits[summit] < to) {
        start.push(from);
        end.push(to);
      }
      from = to;
    }
    first = last + 1;
  }
  return { count: start.length, start: Uint32Array.from(start), end: Uint32Array.from(end) };
}

function downwards(position: number): number {
  return Math.floor(position / RESOLUTION) * RESOLUTION;
}

function upwards(position: number): number {
  return Math.ceil(position / RESOLUTION) * RESOLUTION;
}

/** Where a long chain is cut: ascending positions, each the first base of the piece to its right. */
function valleys(summits: Uint32Array, first: number, last: number): number[] {
  const origin = summits[first];
  const bins = Math.floor((summits[last] - origin) / BIN_WIDTH) + 1;
  const density = new Float64Array(bins);
  for (let i = first; i <= last; i++) {
    const centre = Math.floor((summits[i] - origin) / BIN_WIDTH);
    for (let step = -KERNEL_BINS; step <= KERNEL_BINS; step++) {
      const bin = centre + step;
      if (bin >= 0 && bin < bins) density[bin] += KERNEL_BINS + 1 - Math.abs(step);
    }
  }
  const margin = HALF_DISTANCE / BIN_WIDTH;
  const cuts: number[] = [];
  const pieces: [number, number][] = [[0, bins - 1]];
  for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) {
    const [left, right] = piece;
    if ((right - left) * BIN_WIDTH <= LONGEST_CHAIN) continue;
    const middle = (left + right) / 2;
    let best = left + margin;
    for (let bin = left + margin; bin <= right - margin; bin++) {
      const lower = density[bin] - density[best];
      if (lower < 0 || (lower === 0 && Math.abs(bin - middle) < Math.abs(best - middle))) best = bin;
    }
    cuts.push(origin + best * BIN_WIDTH);
    pieces.push([left, best], [best, right]);
  }
  return cuts.sort((a, b) => a - b);
}

/**
 * The site that holds a position, or -1.
 * @param position linear coordinate
 */
export function siteAt(sites: ConsensusSites, position: number): number {
  const site = firstAbove(sites.start, position, 0, sites.count) - 1;
  return site >= 0 && position < sites.end[site] ? site : -1;
}
