import type { CellClassSites, PartnerModel } from '../../atlas/sites/cell-class-sites.ts';
import { correlateBinders } from '../score/correlation.ts';
import { correlateQuery } from '../score/query-correlation.ts';
import type { BoundSites } from '../sites/bound-sites.ts';
import { amongPairs } from './among-pairs.ts';
import { bindersOf, oddsAmongPairs } from './odds-among-pairs.ts';
import { calibratedOnPairs, robustZ, scalesOfPairs } from './pair-scales.ts';

/** Below this number of binders values are too few for medians: a class is not ordered by them, a cell type not by its own. */
export const FEWEST_IN_CLASS = 8;
const FEWEST_IN_CELL = 6;
/** Up to so many binders of a cell type its conditional odds count in full, from so many on not at all. */
const ODDS_IN_FULL = 60;
const NO_ODDS = 80;

/** What is known of a query and every binder of a class; NaN for the query's own. */
interface Known {
  /** Partner score; NaN throughout below 20 binders. */
  readonly score: Float64Array;
  /** Plain correlation of the strengths; NaN throughout below 20 binders. */
  readonly correlation: Float64Array;
  readonly naturalLogOddsRatio: Float64Array;
}

/** Where the query stands to a class of cells. */
export interface Place {
  /** The query's cell type as the binders spell it; undefined where it is unknown or not in the class. */
  readonly cell: string | undefined;
  /** Whether rows of other classes stand among those of other cell types: then all are put on one scale. */
  readonly amongClasses: boolean;
}

/**
 * What rows are sorted by: larger is better. Partial correlations need many factors to condition on, and a query from
 * cells that the atlas lacks has less of them to explain; so other evidence stands beside the score, on the scale
 * f(z) = sign(z) ln(1 + |z|), on which no single large value decides:
 *
 * - binders of the query's own cell type: f(score) + w f(z of the conditional log odds), w falling from 1 at 60 binders
 *   of the cell type to 0 at 80;
 * - binders of other cell types: f(score) + f(z of the plain correlation); where classes stand among each other, the
 *   score's place among the pairs of its own class (`amongPairs`);
 * - classes of 8 to 19 binders, which have no score: f(z of the plain correlation) + f(z of the conditional log odds).
 *
 * All z are robust; those of odds, and of the correlation below 20 binders, are calibrated on both sides (CLR) among
 * binders of one cell type, or of the class where the cell type has fewer than 6.
 * @returns one value per binder; NaN for the query's own, and throughout below 8 binders
 */
export function orderBinders(
  sites: CellClassSites,
  query: BoundSites,
  known: Known,
  place: Place,
): Float64Array {
  const { model, binders } = sites;
  if (model === undefined || query.site.length === 0)
    return binders.length < FEWEST_IN_CLASS || query.site.length === 0
      ? new Float64Array(binders.length).fill(Number.NaN)
      : orderOfFew(sites, query, known.naturalLogOddsRatio);
  const order = orderBeforeOdds(sites, model, known, place);
  const home = place.cell === undefined ? [] : bindersOf(sites, place.cell);
  const weight = weightOfOdds(home.length);
  const pairs = weight === 0 ? undefined : oddsAmongPairs(sites, place.cell);
  if (pairs === undefined) return order;
  const odds = calibratedOnPairs(pairs, known.naturalLogOddsRatio);
  for (const j of home) order[j] += weight * compressed(odds[j]);
  return order;
}

/** The order as far as it needs no odds: of several binders of an antigen it tells the one that becomes a row. */
export function orderBeforeOdds(
  { binders }: Pick<CellClassSites, 'binders'>,
  {
    groups,
    groupOfBinder,
    backgroundScores,
  }: Pick<PartnerModel, 'groups' | 'groupOfBinder' | 'backgroundScores'>,
  { score, correlation }: Pick<Known, 'score' | 'correlation'>,
  { cell, amongClasses }: Place,
): Float64Array {
  const candidates = correlation.map((value, j) => (Number.isNaN(score[j]) ? Number.NaN : value));
  const z = groups.map(({ background }) => robustZ(Array.from(background), candidates));
  return score.map((value, j) => {
    if (binders[j].cell === cell) return compressed(value);
    if (amongClasses) return amongPairs(backgroundScores, value);
    return compressed(value) + compressed(z[groupOfBinder[j]][j]);
  });
}

/** The order within a class of few binders. */
function orderOfFew(
  sites: CellClassSites,
  query: BoundSites,
  naturalLogOddsRatio: Float64Array,
): Float64Array {
  const n = sites.binders.length;
  const { correlation: among, ...moments } = correlateBinders(sites.members, n, sites.codeScore);
  const correlation = correlateQuery(query, sites.members, sites.codeScore, moments).map((value, j) =>
    Number.isNaN(naturalLogOddsRatio[j]) ? Number.NaN : value,
  );
  const orderedAmong = (cell: string | undefined): Float64Array | undefined => {
    const pairs = oddsAmongPairs(sites, cell);
    if (pairs === undefined) return undefined;
    const { binders } = pairs;
    const correlations = Float64Array.from(binders.flatMap((i) => binders.map((j) => among[i * n + j])));
    const z = calibratedOnPairs(scalesOfPairs(binders, correlations), correlation);
    const odds = calibratedOnPairs(pairs, naturalLogOddsRatio);
    return z.map((value, j) => compressed(value) + compressed(odds[j]));
  };
  const inCell = new Map<string, Float64Array | undefined>();
  for (const { cell } of sites.binders)
    if (!inCell.has(cell))
      inCell.set(cell, bindersOf(sites, cell).length < FEWEST_IN_CELL ? undefined : orderedAmong(cell));
  const inClass = [...inCell.values()].includes(undefined) ? orderedAmong(undefined) : undefined;
  return Float64Array.from(sites.binders, ({ cell }, j) => (inCell.get(cell) ?? inClass)?.[j] ?? Number.NaN);
}

/** How much the conditional odds count beside the score in a cell type with so many binders: 0 to 1. */
export function weightOfOdds(binders: number): number {
  return binders < FEWEST_IN_CELL
    ? 0
    : Math.min(1, Math.max(0, (NO_ODDS - binders) / (NO_ODDS - ODDS_IN_FULL)));
}

/** sign(z) ln(1 + |z|) */
function compressed(z: number): number {
  return Math.sign(z) * Math.log1p(Math.abs(z));
}
