import type { CellClassSites, LeftOutExperiment } from '../../atlas/sites/cell-class-sites.ts';
import { Z95 } from '../../statistics/distributions/normal.ts';
import type { Judged, Reason, Verdict } from '../../tables/verdicts.ts';
import type { PartnerScores } from './score-partners.ts';

/** How close the evidence is to the query: its own cell type, its class of cell types, or another class. */
export type Tier = 'same cell' | 'same class' | 'other class' | 'any cell' | 'own antigen';

/** Tiers in the order in which they are listed; one is never averaged with another. */
export const TIERS: readonly Tier[] = ['same cell', 'any cell', 'same class', 'other class', 'own antigen'];

/** One ranked antigen: its best binder in one tier. */
export interface PartnerRow {
  readonly tier: Tier;
  readonly antigen: string;
  readonly cellClass: string;
  readonly cell: string;
  /** Experiments of the binder that the row shows. */
  readonly binderExperiments: readonly string[];
  /** Experiments of its label that the binder was not made from. */
  readonly leftOut: readonly LeftOutExperiment[];
  /** Number of experiments of the antigen in the tier. */
  readonly experiments: number;
  /** Near-copies of the binder in its cell type, itself first; empty where there are none. */
  readonly lookalikes: readonly string[];
  /** What rows of one tier are sorted by, see `orderBinders`; NaN where a class has too few binders for it. */
  readonly order: number;
  readonly score: number;
  /** Score from which a candidate of this query stands out. */
  readonly threshold: number;
  readonly scoreError: number;
  readonly percentile: number;
  /** Conditional odds ratio, log2, and its standard error. */
  readonly log2OddsRatio: number;
  readonly log2OddsRatioError: number;
  readonly log10P: number;
  readonly log10Q: number;
  readonly sharedSites: number;
  readonly querySites: number;
  readonly partnerSites: number;
  /** What the row says of the factor, and the reason behind the word; null for the query's own antigen. */
  readonly verdict: Verdict | null;
  readonly reason: Reason | null;
  /** The verdict is *supported*. */
  readonly supported: boolean;
}

/** A query's scores in one cell class. */
export interface ClassScores {
  readonly sites: CellClassSites;
  readonly scores: PartnerScores;
  /** What its binders are sorted by. */
  readonly order: Float64Array;
  readonly querySites: number;
  readonly own: readonly number[];
  /** What the scores say of every binder that may become a row. */
  readonly judged: readonly (Judged | undefined)[];
}

/** Where a query comes from, as the atlas spells it; undefined where unknown. */
export interface QueryOrigin {
  readonly cell: string | undefined;
  readonly cellClass: string | undefined;
}

/**
 * The rows of a ranking: per tier one row for each antigen, its best binder, by `order` (by the lower end of the odds
 * ratio's interval where a class has too few binders for it), ties by name.
 * @param antigenKey one key for all names of a factor
 * @param level one row per antigen and tier, or per experiment
 */
export function partnerRows(
  classes: readonly ClassScores[],
  origin: QueryOrigin,
  antigenKey: (name: string) => string,
  level: 'antigen' | 'experiment' = 'antigen',
): PartnerRow[] {
  const rows = classes.flatMap((entry) => {
    const own = new Set(entry.own);
    return entry.sites.binders.map(({ cell }, j) =>
      rowOf(entry, j, own.has(j) ? 'own antigen' : tierOf(cell, entry.sites.cellClass, origin)),
    );
  });
  // Replicates are not scored apart: each has the score of its binder.
  if (level === 'experiment')
    return rows
      .flatMap((row) =>
        row.binderExperiments.map((name) => ({ ...row, binderExperiments: [name], experiments: 1 })),
      )
      .sort(inOrder);
  const best = new Map<string, { row: PartnerRow; experiments: number }>();
  for (const row of rows) {
    const { tier, cell, antigen, experiments } = row;
    const key = `${tier}\t${tier === 'own antigen' ? `${cell}\t` : ''}${antigenKey(antigen)}`;
    const known = best.get(key);
    if (known === undefined) best.set(key, { row, experiments });
    else {
      known.experiments += experiments;
      if (inOrder(row, known.row) < 0) known.row = row;
    }
  }
  return [...best.values()].map(({ row, experiments }) => ({ ...row, experiments })).sort(inOrder);
}

/**
 * Binders of a cell class that may become a row: those with the highest value of their antigen and tier.
 * @param value what binders are sorted by
 */
export function bestBinders(
  sites: CellClassSites,
  own: readonly number[],
  value: Float64Array,
  origin: QueryOrigin,
  antigenKey: (name: string) => string,
): number[] {
  const mine = new Set(own);
  const best = new Map<string, number[]>();
  sites.binders.forEach(({ antigen, cell }, j) => {
    if (mine.has(j)) return;
    const key = `${tierOf(cell, sites.cellClass, origin)}\t${antigenKey(antigen)}`;
    const known = best.get(key);
    const order = known === undefined ? -1 : larger(value[j], value[known[0]]);
    if (known === undefined || order < 0) best.set(key, [j]);
    else if (order === 0) known.push(j);
  });
  return [...best.values()].flat();
}

/** How close a binder is to the query. */
export function tierOf(cell: string, cellClass: string, origin: QueryOrigin): Tier {
  if (origin.cellClass === undefined && origin.cell === undefined) return 'any cell';
  if (origin.cell !== undefined && cell === origin.cell) return 'same cell';
  return origin.cellClass === cellClass ? 'same class' : 'other class';
}

/** Order of two rows: tier, order, odds ratio, name. Rows of classes with too few binders stand behind the others. */
function inOrder(a: PartnerRow, b: PartnerRow): number {
  return (
    TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) ||
    larger(a.order, b.order) ||
    larger(a.log2OddsRatio - Z95 * a.log2OddsRatioError, b.log2OddsRatio - Z95 * b.log2OddsRatioError) ||
    larger(a.sharedSites, b.sharedSites) ||
    (a.antigen < b.antigen ? -1 : a.antigen > b.antigen ? 1 : 0)
  );
}

function larger(a: number, b: number): number {
  const x = Number.isNaN(a) ? Number.NEGATIVE_INFINITY : a;
  const y = Number.isNaN(b) ? Number.NEGATIVE_INFINITY : b;
  return x > y ? -1 : x < y ? 1 : 0;
}

function rowOf({ sites, scores, order, querySites, judged }: ClassScores, j: number, tier: Tier): PartnerRow {
  const binder = sites.binders[j];
  const { verdict = null, reason = null } = tier === 'own antigen' ? {} : (judged[j] ?? {});
  return {
    tier,
    antigen: binder.antigen,
    cellClass: sites.cellClass,
    cell: binder.cell,
    binderExperiments: binder.experiments,
    leftOut: binder.leftOut ?? [],
    experiments: binder.experiments.length,
    lookalikes: lookalikesOf(sites, j),
    order: order[j],
    score: scores.score[j],
    threshold: scores.threshold[j],
    scoreError: scores.scoreError[j],
    percentile: scores.percentile[j],
    log2OddsRatio: scores.odds.naturalLogOddsRatio[j] / Math.LN2,
    log2OddsRatioError: scores.odds.standardError[j] / Math.LN2,
    log10P: scores.log10P[j],
    log10Q: scores.log10Q[j],
    sharedSites: scores.odds.shared[j],
    querySites,
    partnerSites: binder.sites,
    verdict,
    reason,
    supported: verdict === 'supported',
  };
}

/** Antigens whose sites the binder's are hardly told apart from, in the same cell type; the binder's own first. */
function lookalikesOf({ binders, model }: CellClassSites, j: number): string[] {
  if (model === undefined) return [];
  const others = Array.from(model.nearCopies[j])
    .filter((i) => binders[i].cell === binders[j].cell)
    .map((i) => binders[i].antigen);
  return others.length === 0 ? [] : [binders[j].antigen, ...others.sort()];
}
