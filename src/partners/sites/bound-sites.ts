import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { siteAt } from './consensus-sites.ts';
import { exponentialRankScores } from './rank-signal.ts';

/** The sites of a cell class that a query binds. */
export interface BoundSites {
  /** Sites that the query binds, ascending. */
  readonly site: Uint32Array;
  /** Its score at each, the largest where several peaks fall on the site. */
  readonly score: Float64Array;
  /** Index of the peak that gave the score. */
  readonly peak: Uint32Array;
  /** Peaks whose summit lies on no site: counted, not used. */
  readonly peaksOnNoSite: number;
}

/** Scores of a query at some sites, 0 elsewhere. */
export type SparseScores = Pick<BoundSites, 'site' | 'score'>;

/** Peaks as the ranking needs them; coordinates are linear. */
export interface QueryPeaks {
  readonly summit: Uint32Array;
  /** Strength, larger is stronger; NaN where the file has none. */
  readonly signal: Float64Array;
}

/** Places a query's peaks on the sites of a cell class. */
export function boundSites(peaks: QueryPeaks, sites: Pick<CellClassSites, 'start' | 'end'>): BoundSites {
  const scores = exponentialRankScores(peaks.signal);
  const table = { count: sites.start.length, start: sites.start, end: sites.end };
  const best = new Map<number, number>();
  let peaksOnNoSite = 0;
  for (let i = 0; i < peaks.summit.length; i++) {
    const site = siteAt(table, peaks.summit[i]);
    if (site < 0) {
      peaksOnNoSite++;
      continue;
    }
    const other = best.get(site);
    if (other === undefined || scores[i] > scores[other]) best.set(site, i);
  }
  const site = Uint32Array.from(best.keys()).sort();
  const peak = Uint32Array.from(site, (at) => best.get(at) ?? 0);
  return { site, peak, score: Float64Array.from(peak, (i) => scores[i]), peaksOnNoSite };
}
