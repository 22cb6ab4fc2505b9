import type { BinderGroup, PartnerModel, Binder, SiteMembers } from '../../atlas/sites/cell-class-sites.ts';
import { invertPositiveDefinite } from '../../statistics/matrix.ts';
import { FEWEST_BINDERS, groupBinders } from './binder-groups.ts';
import { correlateBinders } from './correlation.ts';
import { pairPartials } from './pair-partials.ts';
import { forEachPair, pairScale } from '../verdict/pair-scale.ts';
import { medianAndSpread } from '../../statistics/descriptive.ts';

/** Shrinkage of correlations towards 0. */
const RIDGE = 0.2;
/** Binders that correlate at least so much are near-copies: replicates, paralogues, subunits. */
const NEAR_COPY = 0.6;
const BACKGROUND_SAMPLE = 20_000;
/** A spread of 0 would make any difference infinite. */
const SMALLEST_SPREAD = 1e-9;

/** What is done in a fit: sites are correlated, the matrix is inverted, pairs of binders are compared. */
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
 * near-copies among its binders, and every binder's background of partial correlations.
 * @param binders the binders, n
 * @param members who binds each site
 * @param codeScore score that each code stands for
 * @returns undefined below 20 binders
 *
 * **Source:** inverse correlation of ChIP-seq experiments: ChromNet (Lundberg et al., Genome Biol 2016;17:82);
 * background on both sides: CLR (Faith et al., PLoS Biol 2007;5:e8), here with medians.
 */
export function fitPartnerModel(
  binders: readonly Binder[],
  members: SiteMembers,
  codeScore: ArrayLike<number>,
  options: FitOptions = {},
): PartnerModel | undefined {
  const { ridge = RIDGE, nearCopy = NEAR_COPY, progress } = options;
  const n = binders.length;
  if (n < FEWEST_BINDERS) return undefined;
  const { mean, deviation, correlation } = correlateBinders(members, n, codeScore, (done) =>
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
  const { groups, groupOfBinder } = groupBinders(binders);
  const calibration = { groups, groupOfBinder, ...backgrounds(partial, n, groups) };
  const backgroundScores = pairScores(partial, calibration);
  return {
    ridge,
    nearCopy,
    mean,
    deviation,
    precision,
    nearCopies,
    ...calibration,
    backgroundScores,
    pairs: pairScale(partial, { ...calibration, backgroundScores }),
  };
}

function backgrounds(
  partial: Float64Array,
  n: number,
  groups: readonly BinderGroup[],
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
  calibration: Pick<PartnerModel, 'groups' | 'groupOfBinder' | 'median' | 'spread'>,
): Float32Array {
  const scores: number[] = [];
  forEachPair(partial, calibration, (score) => scores.push(score));
  const sorted = Float32Array.from(scores).sort();
  if (sorted.length <= BACKGROUND_SAMPLE) return sorted;
  return Float32Array.from(
    { length: BACKGROUND_SAMPLE },
    (_, i) => sorted[Math.round((i * (sorted.length - 1)) / (BACKGROUND_SAMPLE - 1))],
  );
}
