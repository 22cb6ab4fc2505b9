// Domains: weakly enriched regions that hold strongly enriched ones, as for histone marks.
import { joinedStretches, type PeakSettings } from './close-peaks.ts';
import type { ScoredStretches } from './scan-chromosome.ts';

/** Broad peaks of one chromosome by start; n each. Means are over the bases above the weak threshold. */
export interface ChromosomeDomains {
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly pileup: Float64Array;
  readonly fold: Float64Array;
  readonly logP: Float64Array;
  readonly logQ: Float64Array;
  /** Strong regions inside, from `firstStrong[i]` to before `firstStrong[i + 1]`; n + 1. */
  readonly firstStrong: Int32Array;
  readonly strongStart: Int32Array;
  readonly strongEnd: Int32Array;
}

/** Gaps in a domain are bridged up to this many times those of a peak. */
const GAP_FACTOR = 4;

/**
 * Domains of a chromosome.
 *
 * **Source:** MACS 2 and 3, `--broad`: regions above the weak threshold with gaps four times as long; of a chromosome without any
 * strong region there are none.
 * @param settings for the strong regions
 * @param weak threshold of the domains, of the same kind
 */
export function broadPeaks(
  stretches: ScoredStretches,
  q: ReadonlyMap<number, number>,
  settings: PeakSettings,
  weak: number,
): ChromosomeDomains {
  const strong = [...joinedStretches(stretches, q, settings)].map(({ from, to, places }) => ({
    start: stretches.start[places[from]],
    end: stretches.end[places[to - 1]],
  }));
  const rows: number[][] = [];
  const firstStrong: number[] = [0];
  const domains =
    strong.length === 0
      ? []
      : joinedStretches(stretches, q, { ...settings, threshold: weak, gap: GAP_FACTOR * settings.gap });
  let next = 0;
  for (const { from, to, places } of domains) {
    const start = stretches.start[places[from]];
    const end = stretches.end[places[to - 1]];
    while (next < strong.length && strong[next].start >= start && strong[next].end <= end) next++;
    const sums = [0, 0, 0, 0];
    let bases = 0;
    for (const place of places.subarray(from, to)) {
      const length = stretches.end[place] - stretches.start[place];
      const pileup = stretches.pileup[place];
      const fold = Math.fround((pileup + 1) / (stretches.expected[place] + 1));
      const logP = stretches.score[place];
      [pileup, fold, logP, q.get(logP)!].forEach((value, column) => (sums[column] += value * length));
      bases += length;
    }
    const means = sums.map((sum) => Math.fround(sum / bases));
    if (means[1] < settings.leastFold) continue;
    rows.push([start, end, ...means]);
    firstStrong.push(next);
  }
  const integers = (column: number): Int32Array => Int32Array.from(rows, (row) => row[column]);
  const numbers = (column: number): Float64Array => Float64Array.from(rows, (row) => row[column]);
  return {
    ...{ start: integers(0), end: integers(1) },
    ...{ pileup: numbers(2), fold: numbers(3), logP: numbers(4), logQ: numbers(5) },
    firstStrong: Int32Array.from(firstStrong),
    strongStart: Int32Array.from(strong, ({ start }) => start),
    strongEnd: Int32Array.from(strong, ({ end }) => end),
  };
}
