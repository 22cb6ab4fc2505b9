import type { Command } from 'commander';
import type { Asked } from '../analyses/inputs/asked.ts';
import type { AtlasSites } from '../analyses/inputs/class-sites.ts';
import { chosenFactors } from '../analyses/inputs/experiments.ts';
import { promoterGenes } from '../analyses/inputs/gene-models.ts';
import { partnersChoices, queryOnSites } from '../analyses/partners.ts';
import type { Atlas } from '../atlas/open-atlas.ts';
import type { TableColumn } from '../formats/table.ts';
import type { AntigenNames } from '../genome/antigen-aliases.ts';
import { columnEffects } from '../partners/column-effects.ts';
import type { ClassEffects, ColumnAt } from '../partners/compare-queries.ts';
import type { ComparisonRow } from '../partners/comparison-rows.ts';
import { isSupported } from '../partners/rank-partners.ts';
import { rankQuery, type Ranking } from '../partners/rank-query.ts';
import { addChoices } from './choice-options.ts';
import { filterOf, type FilterOptions } from './options.ts';

export interface ComparisonOptions extends FilterOptions {
  readonly atlas: readonly string[];
  readonly genes?: string;
  readonly seed: number;
  readonly draws?: number;
}

/** The options of a ranking that comparisons share. */
export function addRankingOptions(command: Command): Command {
  const { seed, draws } = partnersChoices;
  command.option('--genes <file>', 'gene models for promoters (default: those of the atlas)');
  return addChoices(command, { seed, draws });
}

/** The ranking of a query by the options of the command line; its notices are those of the query, too. */
export async function rankFor(asked: Asked, sites: AtlasSites, options: ComparisonOptions): Promise<Ranking> {
  const genes = await promoterGenes(options.genes, asked.atlas.genome.name);
  const { cellClass, seed, draws } = options;
  const filter = cellClass === undefined ? {} : { cellClass };
  const ranking = rankQuery(
    queryOnSites({ asked, sites, genes, filter }, undefined),
    asked.identity,
    asked.names,
    { seed, ...(draws === undefined ? {} : { draws }) },
  );
  return { ...ranking, notices: [...asked.notices, ...ranking.notices] };
}

/** The effects of a ranked query in every cell class. */
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

/** Rows with an experiment that the filters choose. */
export function shownRows<Basis>(
  rows: readonly ComparisonRow<Basis>[],
  classes: readonly ClassEffects[],
  atlas: Atlas,
  names: AntigenNames,
  options: FilterOptions,
): ComparisonRow<Basis>[] {
  const chosen = chosenFactors(atlas, filterOf(options), names);
  const shown = new Set(Array.from(chosen, (row) => atlas.experiments.experiment[row]));
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
