import type { ColumnGroup, PartnerModel, SiteColumn, SiteMembers } from '../../atlas/site-columns.ts';
import { invertPositiveDefinite } from '../../statistics/matrix.ts';
import { FEWEST_COLUMNS, groupColumns } from './column-groups.ts';
import { correlateColumns } from './correlation.ts';
import { pairPartials } from './pair-partials.ts';
import { medianAndSpread } from './robust-scale.ts';

/** Shrinkage of correlations towards 0. */
const RIDGE = 0.2;
/** Columns that correlate at least so much are near-copies: replicates, paralogues, subunits. */
const NEAR_COPY = 0.6;
const BACKGROUND_SAMPLE = 20_000;
/** A spread of 0 would make any difference infinite. */
const SMALLEST_SPREAD = 1e-9;

/** What is done in a fit: sites are correlated, the matrix is inverted, pairs of columns are compared. */
export interface FitProgress {
  readonly step: 'correlate' | 'invert' | 'calibrate';
  readonly done: number;
  readonly of: number;
}

export interface FitOptions {
  readonly ridge?: number;
  readonly nearCopy?: number;
  readonly progress?: (progress: FitProgress) => void;
}

/**
 * Learns from a cell class what partner scores are compared with: the inverse of its shrunk correlation matrix, the
 * near-copies among its columns, and every column's background of partial correlations.
 * @param columns the columns, n
 * @param members who binds each site
 * @param codeScore score that each code stands for
 * @returns undefined below 20 columns
 *
 * **Source:** inverse correlation of ChIP-seq experiments: ChromNet (Lundberg et al., Genome Biol 2016;17:82);
 * background on both sides: CLR (Faith et al., PLoS Biol 2007;5:e8), here with medians.
 */
export function fitPartnerModel(
  columns: readonly SiteColumn[],
  members: SiteMembers,
  codeScore: ArrayLike<number>,
  options: FitOptions = {},
): PartnerModel | undefined {
  const { ridge = RIDGE, nearCopy = NEAR_COPY, progress } = options;
  const n = columns.length;
  if (n < FEWEST_COLUMNS) return undefined;
  const { mean, deviation, correlation } = correlateColumns(members, n, codeScore, (done) =>
    progress?.({ step: 'correlate', done, of: members.siteCount }),
  );
  const nearCopies = Array.from({ length: n }, (_, i) => {
    const list: number[] = [];
    for (let j = 0; j < n; j++) if (j !== i && correlation[i * n + j] >= nearCopy) list.push(j);
    return Uint16Array.from(list);
  });
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (i !== j) correlation[i * n + j] *= 1 - ridge;
  const precision = invertPositiveDefinite(correlation, n, (done) =>
    progress?.({ step: 'invert', done, of: 1 }),
  );
  const partial = pairPartials(precision, n, nearCopies, (done) =>
    progress?.({ step: 'calibrate', done, of: n }),
  );
  const { groups, groupOfColumn } = groupColumns(columns);
  const { median, spread } = backgrounds(partial, n, groups);
  const backgroundScores = pairScores(partial, n, { groups, groupOfColumn }, { median, spread });
  return {
    ridge,
    nearCopy,
    mean,
    deviation,
    precision,
    nearCopies,
    groups,
    groupOfColumn,
    median,
    spread,
    backgroundScores,
  };
}

function backgrounds(
  partial: Float64Array,
  n: number,
  groups: readonly ColumnGroup[],
): { median: Float64Array; spread: Float64Array } {
  const median = new Float64Array(n * groups.length);
  const spread = new Float64Array(n * groups.length);
  for (let i = 0; i < n; i++) {
    groups.forEach(({ background }, group) => {
      const values: number[] = [];
      for (const j of background) if (j !== i) values.push(partial[i * n + j]);
      const robust = medianAndSpread(values);
      median[i * groups.length + group] = robust.median;
      spread[i * groups.length + group] = Math.max(SMALLEST_SPREAD, robust.spread);
    });
  }
  return { median, spread };
}

/** Calibrated scores of pairs within one group, ascending, thinned evenly where there are many. */
function pairScores(
  partial: Float64Array,
  n: number,
  { groups, groupOfColumn }: Pick<PartnerModel, 'groups' | 'groupOfColumn'>,
  { median, spread }: Pick<PartnerModel, 'median' | 'spread'>,
): Float32Array {
  const scores: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      if (groupOfColumn[i] !== groupOfColumn[j]) continue;
      const value = partial[i * n + j];
      const a = i * groups.length + groupOfColumn[j];
      const b = j * groups.length + groupOfColumn[i];
      scores.push(((value - median[a]) / spread[a] + (value - median[b]) / spread[b]) / Math.SQRT2);
    }
  }
  const sorted = Float32Array.from(scores).sort();
  if (sorted.length <= BACKGROUND_SAMPLE) return sorted;
  return Float32Array.from(
    { length: BACKGROUND_SAMPLE },
    (_, i) => sorted[Math.round((i * (sorted.length - 1)) / (BACKGROUND_SAMPLE - 1))],
  );
}
