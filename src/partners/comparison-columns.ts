// What the tables of comparisons are made of: effects of a ranked query, verdicts of columns, the columns they share.
import type { TableColumn } from '../formats/table.ts';
import { columnEffects } from './column-effects.ts';
import type { ClassEffects, ColumnAt } from './compare-queries.ts';
import type { ComparisonRow } from './comparison-rows.ts';
import { isSupported } from './rank-partners.ts';
import type { Ranking } from './rank-query.ts';

/** The effects of a ranked query in every cell class. @param ownIn columns of the query's own antigen in a class */
export function effectsOf(
  { classes }: Ranking,
  ownIn: (cellClass: number) => readonly number[],
): ClassEffects[] {
  return classes.map(({ sites, query }, i) => ({
    sites,
    effects: columnEffects(sites, query.site, ownIn(i)),
  }));
}

/** The best score of some columns, and whether one of them is supported. */
export function verdictOf(
  ranking: Ranking,
  columns: readonly ColumnAt[],
): { score: number; supported: boolean } {
  let score = Number.NaN;
  let supported = false;
  for (const { cellClass, column } of columns) {
    const { scores } = ranking.classes[cellClass];
    if (!(scores.score[column] <= score)) score = scores.score[column];
    supported ||= isSupported(scores, column);
  }
  return { score, supported };
}

/** Rows with one of the experiments that are shown. */
export function shownRows<Basis>(
  rows: readonly ComparisonRow<Basis>[],
  classes: readonly ClassEffects[],
  shown: ReadonlySet<string>,
): ComparisonRow<Basis>[] {
  return rows.filter(({ columnsA, columnsB }) =>
    [...columnsA, ...columnsB].some(({ cellClass, column }) =>
      classes[cellClass].sites.columns[column].experiments.some((name) => shown.has(name)),
    ),
  );
}

/** The columns that every comparison begins with. */
export function differenceColumns<Basis>(rows: readonly ComparisonRow<Basis>[]): TableColumn[] {
  const number = (value: (row: ComparisonRow<Basis>) => number) => Float64Array.from(rows, value);
  return [
    { name: 'antigen', values: rows.map(({ antigen }) => antigen) },
    { name: 'log2_odds_ratio_a', values: number(({ a }) => a) },
    { name: 'log2_odds_ratio_b', values: number(({ b }) => b) },
    { name: 'difference', values: number(({ difference }) => difference) },
    { name: 'ci_low', values: number(({ difference, error }) => difference - 1.959964 * error) },
    { name: 'ci_high', values: number(({ difference, error }) => difference + 1.959964 * error) },
    { name: 'minus_log10_p', values: number(({ log10P }) => -log10P) },
    { name: 'minus_log10_q', values: number(({ log10Q }) => -log10Q) },
    { name: 'robust_z', values: number(({ robustZ }) => robustZ) },
    { name: 'heterogeneity', values: number(({ heterogeneity }) => heterogeneity) },
  ];
}

/** The cell types of some columns, separated by slashes. */
export function cellsOf(classes: readonly ClassEffects[], columns: readonly ColumnAt[]): string | null {
  const cells = columns.map(({ cellClass, column }) => classes[cellClass].sites.columns[column].cell);
  return [...new Set(cells)].sort().join('/') || null;
}
