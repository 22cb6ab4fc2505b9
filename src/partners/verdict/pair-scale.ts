import type { PairScale, PartnerModel } from '../../atlas/sites/cell-class-sites.ts';
import { medianAndSpread, sortedQuantile } from '../../statistics/descriptive.ts';
import { pairPartials } from '../score/pair-partials.ts';

/** Scores of pairs below 0 tell the noise: a partner has to stand out by so many times their 5 % quantile. */
const NOISE_QUANTILE = 0.05;
const TIMES_NOISE = 7;
/** Smallest score that is asked, however quiet the pairs. */
const LEAST_SCORE = 4;
/** Pairs of a group below which the whole class tells its noise. */
const FEWEST_PAIRS = 66;
/** A binder that stands out with more than this share of its group is a hub, unless it is with no more than a complex has. */
const HUB_SHARE = 0.1;
const LARGE_COMPLEX = 8;
/** Binders up to which an atlas made before this was stored has it computed when asked: milliseconds. */
const COMPUTED_UP_TO = 500;

type Calibration = Pick<PartnerModel, 'groups' | 'groupOfBinder' | 'median' | 'spread'>;

/**
 * Calls `tell` with the calibrated score of every pair of binders of one group.
 * @param partial partial correlations of pairs, size x size, row-major
 */
export function forEachPair(
  partial: Float64Array,
  { groups, groupOfBinder, median, spread }: Calibration,
  tell: (score: number, i: number, j: number) => void,
): void {
  const n = groupOfBinder.length;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      if (groupOfBinder[i] !== groupOfBinder[j]) continue;
      const value = partial[i * n + j];
      const a = i * groups.length + groupOfBinder[j];
      const b = j * groups.length + groupOfBinder[i];
      tell(((value - median[a]) / spread[a] + (value - median[b]) / spread[b]) / Math.SQRT2, i, j);
    }
  }
}

/**
 * From which score pairs of each group stand out, max(4, 7 |5 % quantile of the group's pairs|), and which binders do so
 * with more than a tenth of their group, and more than eight: unspecific antibodies, and what is found wherever chromatin is open.
 * @param partial partial correlations of pairs, size x size, row-major
 */
export function pairScale(
  partial: Float64Array,
  model: Calibration & Pick<PartnerModel, 'backgroundScores'>,
): PairScale {
  const scores = model.groups.map((): number[] => []);
  forEachPair(partial, model, (score, i) => scores[model.groupOfBinder[i]].push(score));
  const threshold = Float64Array.from(scores, (list) =>
    thresholdOf(list.length < FEWEST_PAIRS ? model.backgroundScores : Float64Array.from(list).sort()),
  );
  const n = model.groupOfBinder.length;
  const partners = new Uint32Array(n);
  forEachPair(partial, model, (score, i, j) => {
    if (!(score >= threshold[model.groupOfBinder[i]])) return;
    partners[i]++;
    partners[j]++;
  });
  const members = model.groups.map((_, group) => model.groupOfBinder.filter((of) => of === group).length);
  const isHub = (j: number) =>
    partners[j] > Math.max(LARGE_COMPLEX, HUB_SHARE * (members[model.groupOfBinder[j]] - 1));
  return { threshold, hubs: Uint16Array.from([...partners.keys()].filter(isHub)) };
}

function thresholdOf(sorted: ArrayLike<number>): number {
  return sorted.length === 0
    ? LEAST_SCORE
    : Math.max(LEAST_SCORE, TIMES_NOISE * Math.abs(sortedQuantile(sorted, NOISE_QUANTILE)));
}

const computed = new WeakMap<PartnerModel, PairScale>();

/**
 * The scale of a model. Where its atlas does not hold it, it is computed; for more than 500 binders the threshold is
 * estimated from the scores of pairs of the whole class, and no hub is known.
 */
export function pairScaleOf(model: PartnerModel): PairScale {
  const known = model.pairs ?? computed.get(model);
  if (known !== undefined) return known;
  const n = model.groupOfBinder.length;
  const scale =
    n <= COMPUTED_UP_TO
      ? pairScale(pairPartials(model.precision, n, model.nearCopies), model)
      : {
          threshold: new Float64Array(model.groups.length).fill(thresholdOf(model.backgroundScores)),
          hubs: new Uint16Array(0),
        };
  computed.set(model, scale);
  return scale;
}

/**
 * The score from which a query's candidates of each group stand out. A query of few sites has small partial
 * correlations, and what the candidate's own scale makes of them shrinks with them: T (1 + rho) / 2, rho being the spread
 * of the query's partial correlations over that of a binder of its group, at most 1.
 * @param spreadOfQuery spread (1.4826 MAD) of the query's partial correlations with the binders of each group
 * @param queryGroup group of the query's cell type; undefined where unknown: each candidate's own
 */
export function thresholdsOfQuery(
  model: PartnerModel,
  spreadOfQuery: readonly number[],
  queryGroup: number | undefined,
): number[] {
  const { threshold } = pairScaleOf(model);
  return model.groups.map((_, group) => {
    const like = queryGroup ?? group;
    const spreads: number[] = [];
    for (let i = 0; i < model.groupOfBinder.length; i++)
      if (model.groupOfBinder[i] === like) spreads.push(model.spread[i * model.groups.length + group]);
    const rho = Math.min(1, spreadOfQuery[group] / medianAndSpread(spreads).median);
    return (threshold[group] * (1 + rho)) / 2;
  });
}
