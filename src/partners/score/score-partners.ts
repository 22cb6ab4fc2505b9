import { benjaminiHochberg } from '../../statistics/combine/multiple-testing.ts';
import type { Random } from '../../statistics/random.ts';
import type { CellClassSites, PartnerModel } from '../../atlas/sites/cell-class-sites.ts';
import { calibrateScores, calibrationSlopes, percentileOf, scalesOfQuery } from './calibrate-scores.ts';
import { stretchesOfSites, conditionalOdds, type ConditionalOdds } from './conditional-odds.ts';
import { expectedByChance } from '../verdict/expected-by-chance.ts';
import { pairScaleOf, thresholdsOfQuery } from '../verdict/pair-scale.ts';
import { FEWEST_DRAWS, tailOfScores } from '../verdict/tail-of-scores.ts';
import { MatchedQueries } from './matched-null.ts';
import { countOccupancy } from '../sites/occupancy.ts';
import type { BoundSites } from '../sites/bound-sites.ts';
import { correlateQueries, correlateQuery } from './query-correlation.ts';
import { QueryPartials } from './query-partials.ts';
import { stretchContributions, jackknifeError } from './score-intervals.ts';

/** Most and fewest random queries that a score is compared with, unless asked otherwise: fewer for large queries. */
const MOST_DRAWS = 40;
const USUAL_FEWEST_DRAWS = 20;
/** Members of sites that the random queries may visit together. */
const VISITS = 20_000_000;
/** Binders that get an interval for their score: the best ones, and all that stand out. */
const INTERVALS = 100;

export interface ScoreOptions {
  /** Binders of the query's own antigen, and re-submissions of its data: not candidates, not conditioned on. */
  readonly own: readonly number[];
  /** The query's cell type as the binders spell it; undefined where unknown. */
  readonly cell: string | undefined;
  /** Source of the random queries. */
  readonly random: Random;
  /** Number of random queries; 0 leaves p and q out. */
  readonly draws?: number;
  /** Binders whose intervals and odds ratio are wanted, by their scores and correlations; all where undefined. */
  readonly oddsOf?: (score: Float64Array, correlation: Float64Array) => readonly number[];
}

/** What is known of a query and every binder of one cell class; element j of each list is binder j. */
export interface PartnerScores {
  /** Calibrated partner score; NaN for the query's own binders and below 20 binders. */
  readonly score: Float64Array;
  /** Score from which a candidate of this query stands out; NaN below 20 binders. */
  readonly threshold: Float64Array;
  /** Binders that stand out with a large share of their group. */
  readonly hubs: ArrayLike<number> & Iterable<number>;
  /** Standard error of the score; NaN for binders not asked for, and beyond the 100 best unless they stand out. */
  readonly scoreError: Float64Array;
  /** Share of the cell class's pairs of factors that score lower, 0 to 100. */
  readonly percentile: Float64Array;
  readonly odds: ConditionalOdds;
  /** Plain correlation of the query's strengths with the binder's; NaN below 20 binders. */
  readonly correlation: Float64Array;
  readonly log10P: Float64Array;
  readonly log10Q: Float64Array;
  readonly draws: number;
  /** Binders that would have a score as *supported* asks if the query were one of its matched random queries. */
  readonly expectedByChance: number;
  /** Where the random queries come from; undefined below 20 binders. */
  readonly matched: MatchedQueries | undefined;
  /** Binders that are near-copies of the query. */
  readonly nearCopies: readonly number[];
  /** The cell type whose occupancy the random queries match; undefined for the class as a whole. */
  readonly matchedCell: string | undefined;
}

/** Scores a query against every binder of a cell class. */
export function scorePartners(
  sites: CellClassSites,
  query: BoundSites,
  options: ScoreOptions,
): PartnerScores {
  const stretchOfSite = stretchesOfSites(sites.start);
  const n = sites.binders.length;
  const missing = () => new Float64Array(n).fill(Number.NaN);
  const { model } = sites;
  if (model === undefined || query.site.length === 0) {
    return {
      score: missing(),
      threshold: missing(),
      hubs: [],
      scoreError: missing(),
      percentile: missing(),
      odds: conditionalOdds(sites, query.site, stretchOfSite, countOccupancy(sites, options.own)),
      correlation: missing(),
      log10P: missing(),
      log10Q: missing(),
      draws: 0,
      expectedByChance: 0,
      matched: undefined,
      nearCopies: [],
      matchedCell: undefined,
    };
  }
  const correlation = correlateQuery(query, sites.members, sites.codeScore, model);
  const mine = new Set(options.own);
  const nearCopies = Array.from(correlation.keys()).filter(
    (j) => correlation[j] >= model.nearCopy && !mine.has(j),
  );
  const partials = new QueryPartials(model, options.own, nearCopies);
  const known = model.groups.findIndex(({ cell }) => cell !== '' && cell === options.cell);
  const queryGroup = known < 0 ? undefined : known;
  const [projection] = partials.project([correlation]);
  const partial = partials.evaluate(projection);
  const score = calibrateScores(model, partial, queryGroup);
  const thresholds = thresholdsOfQuery(
    model,
    scalesOfQuery(model, partial).map(({ spread }) => spread),
    queryGroup,
  );
  const threshold = Float64Array.from(model.groupOfBinder, (group) => thresholds[group]);

  const asked = options.oddsOf?.(score, correlation);
  const occupancy = countOccupancy(sites, options.own, asked);
  const matchedGroup = queryGroup ?? likeliestGroup(model, correlation, mine);
  const draws = options.draws ?? affordableDraws(query, sites);
  const matched = new MatchedQueries(sites, query, occupancy, matchedGroup, options.random);
  const random = Array.from({ length: draws }, () => matched.draw());
  const drawn = partials
    .project(correlateQueries(random, sites.members, sites.codeScore, model))
    .map((each) => calibrateScores(model, partials.evaluate(each), queryGroup));
  const sizes = sites.binders.map((binder) => binder.sites);
  const log10P = draws >= FEWEST_DRAWS ? tailOfScores(score, drawn, sizes) : missing();
  const log10Q = benjaminiHochberg(log10P);

  const scoreError = missing();
  const slopes = calibrationSlopes(model, partial, queryGroup);
  const wanted = best(score, INTERVALS, threshold).filter((binder) => occupancy.asked[binder] === 1);
  const stretches =
    wanted.length === 0 ? [] : stretchContributions(query, sites, model, correlation, stretchOfSite);
  for (const j of wanted)
    scoreError[j] = slopes[j] * jackknifeError(stretches, partials.gradient(projection, j));

  return {
    score,
    threshold,
    hubs: pairScaleOf(model).hubs,
    scoreError,
    percentile: score.map((value) =>
      Number.isNaN(value) ? value : percentileOf(model.backgroundScores, value),
    ),
    odds: conditionalOdds(sites, query.site, stretchOfSite, occupancy),
    correlation,
    log10P,
    log10Q,
    draws,
    expectedByChance: expectedByChance({ log10P, log10Q }, threshold, drawn, sizes),
    matched,
    nearCopies,
    matchedCell: model.groups[matchedGroup].cell === '' ? undefined : model.groups[matchedGroup].cell,
  };
}

function affordableDraws(query: BoundSites, { members }: CellClassSites): number {
  let visits = 0;
  for (const site of query.site) visits += members.offset[site + 1] - members.offset[site];
  return Math.max(USUAL_FEWEST_DRAWS, Math.min(MOST_DRAWS, Math.floor(VISITS / visits)));
}

/** The group whose binders the query resembles most: what an unknown query's random counterparts are matched in. */
function likeliestGroup(model: PartnerModel, correlation: Float64Array, own: ReadonlySet<number>): number {
  const means = model.groups.map(({ background }) => {
    const values = Array.from(background)
      .filter((j) => !own.has(j))
      .map((j) => correlation[j]);
    return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  });
  return means.indexOf(Math.max(...means));
}

/** The binders with the highest scores, and all others whose score reaches its threshold. */
function best(score: Float64Array, count: number, threshold: Float64Array): number[] {
  return Array.from(score.keys())
    .filter((j) => !Number.isNaN(score[j]))
    .sort((a, b) => score[b] - score[a] || a - b)
    .filter((j, place) => place < count || score[j] >= threshold[j]);
}
