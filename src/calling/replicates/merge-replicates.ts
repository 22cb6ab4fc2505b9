// Which peaks of several replicates are one site, and how strong is each replicate there?
import { sortOrder } from '../../statistics/sort-order.ts';
import { chromosomeCodes } from '../../genome/chromosome-names.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';

/** A replicate's peaks and what they are ranked by. */
export interface ReplicatePeaks {
  readonly peaks: PeakColumns;
  /** The larger, the stronger; n peaks. */
  readonly strength: Float64Array;
}

/** Sites by chromosome and start; n each. */
export interface MatchedPeaks {
  readonly count: number;
  readonly chromosomeNames: readonly string[];
  readonly chromosome: Uint16Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly summit: Int32Array;
  /** For each replicate the row of its peak at the site; -1 where it has none. */
  readonly rows: readonly Int32Array[];
}

/** Distance of the chromosomes' starts on one line: more than a chromosome's greatest length. */
const APART = 0x1_0000_0000;

/** Where the peaks of several sets lie on one line, chromosomes being the same under any of their names. */
interface Line {
  readonly chromosomeNames: readonly string[];
  /** For each set the place of every peak's start. */
  readonly starts: readonly Float64Array[];
}

function lineOf(sets: readonly PeakColumns[]): Line {
  const chromosomeNames: string[] = [];
  const starts = sets.map((peaks) => {
    const codes = chromosomeCodes(peaks.chromosomeNames, chromosomeNames);
    codes.forEach((code, index) => {
      if (code < 0) codes[index] = chromosomeNames.push(peaks.chromosomeNames[index]) - 1;
    });
    return Float64Array.from(peaks.start, (start, peak) => APART * codes[peaks.chromosome[peak]] + start);
  });
  return { chromosomeNames, starts };
}

/**
 * Joins the peaks of all replicates that share at least 1 bp, over any number of them, into sites, as idr does. Of a replicate with several
 * peaks at a site its strongest stands for it (of equals the first in position), where idr adds their signals. The summit is the
 * mean of the replicates' own, rounded down.
 */
export function mergeReplicates(replicates: readonly ReplicatePeaks[]): MatchedPeaks {
  const { chromosomeNames, starts } = lineOf(replicates.map(({ peaks }) => peaks));
  const owner = Int32Array.from(
    replicates.flatMap(({ peaks }, which) => Array<number>(peaks.count).fill(which)),
  );
  const row = Int32Array.from(replicates.flatMap(({ peaks }) => [...Array(peaks.count).keys()]));
  const place = Float64Array.from(starts.flatMap((each) => [...each]));
  const sites: { from: number; to: number; rows: Int32Array }[] = [];
  for (const each of sortOrder(place)) {
    const { peaks, strength } = replicates[owner[each]];
    const from = place[each];
    const to = from + peaks.end[row[each]] - peaks.start[row[each]];
    let site = sites.at(-1);
    if (site === undefined || from >= site.to) {
      site = { from, to, rows: new Int32Array(replicates.length).fill(-1) };
      sites.push(site);
    }
    site.to = Math.max(site.to, to);
    const best = site.rows[owner[each]];
    if (best < 0 || strength[row[each]] > strength[best]) site.rows[owner[each]] = row[each];
  }
  const summitOf = (rows: Int32Array): number => {
    const summits = replicates.flatMap(({ peaks }, i) => (rows[i] < 0 ? [] : [peaks.summit[rows[i]]]));
    return Math.floor(summits.reduce((sum, summit) => sum + summit, 0) / summits.length);
  };
  return {
    count: sites.length,
    chromosomeNames,
    chromosome: Uint16Array.from(sites, ({ from }) => Math.floor(from / APART)),
    start: Int32Array.from(sites, ({ from }) => from % APART),
    end: Int32Array.from(sites, ({ from, to }) => (from % APART) + to - from),
    summit: Int32Array.from(sites, ({ rows }) => summitOf(rows)),
    rows: replicates.map((_, i) => Int32Array.from(sites, ({ rows }) => rows[i])),
  };
}

/** The sites at which every replicate has a peak. */
export function sharedByAll({ count, rows }: MatchedPeaks): Uint32Array {
  return Uint32Array.from({ length: count }, (_, site) => site).filter((site) =>
    rows.every((column) => column[site] >= 0),
  );
}

/** The peaks of a set, by chromosome and start, with those of replicates. */
export interface MatchedToPeaks extends MatchedPeaks {
  /** For each site the row of the set's peak. */
  readonly order: Uint32Array;
}

/** Whether a peak of one set and one of another are the same site. */
export type Alike = (a: PeakColumns, row: number, b: PeakColumns, other: number) => boolean;

/**
 * For every peak of a set its peak in each replicate: of those that share at least 1 bp with it and are alike, the one with
 * the nearest summit, of equally near ones the one that shares more bases, then the stronger, then the first. Peaks of the pooled reads are matched
 * to replicates in this way, as `idr --peak-list` does. A replicate's peak may be matched more than once.
 */
export function matchPeaks(
  peaks: PeakColumns,
  replicates: readonly ReplicatePeaks[],
  alike: Alike = () => true,
): MatchedToPeaks {
  const { chromosomeNames, starts } = lineOf([peaks, ...replicates.map((each) => each.peaks)]);
  const [own, ...others] = starts;
  const order = sortOrder(own);
  const { start, end, summit } = peaks;
  const rows = replicates.map((replicate, which) => {
    const matched = new Int32Array(peaks.count).fill(-1);
    const sorted = sortOrder(others[which]);
    const { peaks: theirs, strength } = replicate;
    const longest = theirs.end.reduce((most, to, row) => Math.max(most, to - theirs.start[row]), 0);
    let first = 0;
    order.forEach((peak, site) => {
      const from = own[peak];
      const to = from + end[peak] - start[peak];
      while (first < sorted.length && others[which][sorted[first]] + longest <= from) first++;
      let best: readonly number[] | undefined;
      for (let at = first; at < sorted.length && others[which][sorted[at]] < to; at++) {
        const row = sorted[at];
        const begin = others[which][row];
        const shared = Math.min(to, begin + theirs.end[row] - theirs.start[row]) - Math.max(from, begin);
        if (shared <= 0 || !alike(peaks, peak, theirs, row)) continue;
        const rank = [Math.abs(summit[peak] - theirs.summit[row]), -shared, -strength[row]];
        if (best !== undefined && !comesBefore(rank, best)) continue;
        best = rank;
        matched[site] = row;
      }
    });
    return matched;
  });
  return {
    ...{ count: peaks.count, order },
    chromosomeNames,
    chromosome: Uint16Array.from(order, (peak) => Math.floor(own[peak] / APART)),
    start: Int32Array.from(order, (peak) => start[peak]),
    end: Int32Array.from(order, (peak) => end[peak]),
    summit: Int32Array.from(order, (peak) => summit[peak]),
    rows,
  };
}

function comesBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at] < b[at];
}

/** Least share of either peak that both have in common, and greatest distance of their summits in bp. */
const [LEAST_SHARE, FARTHEST] = [0.5, 100];

/** Peaks that have half of either in common, and summits within 100 bp. */
export const reciprocal: Alike = (a, row, b, other) => {
  const shared = Math.min(a.end[row], b.end[other]) - Math.max(a.start[row], b.start[other]);
  const shorter = Math.min(a.end[row] - a.start[row], b.end[other] - b.start[other]);
  return shared >= LEAST_SHARE * shorter && Math.abs(a.summit[row] - b.summit[other]) <= FARTHEST;
};
