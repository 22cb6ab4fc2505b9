// What the tables of comparisons are made of: effects of a ranked query, verdicts of binders, the columns they share.
import { Z95 } from '../../statistics/distributions/normal.ts';
import { binderEffects } from '../score/binder-effects.ts';
import type { ClassEffects } from './compare-queries.ts';
import type { BinderAt, ComparisonRow } from './comparison-rows.ts';
import type { ValuesByColumn } from '../../tables/table.ts';
import type { differenceColumns } from './difference-columns.ts';
import type { PlacedOnSites, Ranking } from '../score/rank-query.ts';

/** The effects of a placed query in every cell class. @param ownIn binders of the query's own antigen in a class */
export function effectsOf(
  { classes }: Pick<PlacedOnSites, 'classes'>,
  ownIn: (cellClass: number) => readonly number[],
): ClassEffects[] {
  return classes.map(({ sites, query }, i) => ({
    sites,
    effects: binderEffects(sites, query.site, ownIn(i)),
  }));
}

/** The best score of some binders, and whether one of them is supported. */
export function verdictOf(
  ranking: Ranking,
  binders: readonly BinderAt[],
): { score: number; supported: boolean } {
  let score = Number.NaN;
  let supported = false;
  for (const { cellClass, binder } of binders) {
    const { scores, judged } = ranking.classes[cellClass];
    if (!(scores.score[binder] <= score)) score = scores.score[binder];
    supported ||= judged[binder]?.verdict === 'supported';
  }
  return { score, supported };
}

/** Rows with one of the experiments that are shown. */
export function shownRows<Basis>(
  rows: readonly ComparisonRow<Basis>[],
  classes: readonly ClassEffects[],
  shown: ReadonlySet<string>,
): ComparisonRow<Basis>[] {
  return rows.filter(({ bindersA, bindersB }) =>
    [...bindersA, ...bindersB].some(({ cellClass, binder }) =>
      classes[cellClass].sites.binders[binder].experiments.some((name) => shown.has(name)),
    ),
  );
}

/** The values of the columns that every comparison begins with. */
export function differenceValues<Basis>(
  rows: readonly ComparisonRow<Basis>[],
): ValuesByColumn<typeof differenceColumns> {
  const number = (value: (row: ComparisonRow<Basis>) => number) => Float64Array.from(rows, value);
  return {
    antigen: rows.map(({ antigen }) => antigen),
    log2OddsRatioA: number(({ a }) => a),
    log2OddsRatioB: number(({ b }) => b),
    difference: number(({ difference }) => difference),
    ciLow: number(({ difference, error }) => difference - Z95 * error),
    ciHigh: number(({ difference, error }) => difference + Z95 * error),
    minusLog10P: number(({ log10P }) => -log10P),
    minusLog10Q: number(({ log10Q }) => -log10Q),
    robustZ: number(({ robustZ }) => robustZ),
    heterogeneity: number(({ heterogeneity }) => heterogeneity),
  };
}

/** The cell types of some binders, each once, sorted. */
export function cellsOf(classes: readonly ClassEffects[], binders: readonly BinderAt[]): string[] {
  const cells = binders.map(({ cellClass, binder }) => classes[cellClass].sites.binders[binder].cell);
  return [...new Set(cells)].sort();
}
