import type { Command } from 'commander';
import { DEFAULT_CLASS, selectExperiments } from '../atlas/experiment-filter.ts';
import type { Atlas } from '../atlas/open-atlas.ts';
import type { CellClassSites } from '../atlas/site-columns.ts';
import { openSites, type SitesFile } from '../atlas/sites-file.ts';
import { InputError } from '../errors.ts';
import type { TableColumn } from '../formats/table.ts';
import { nameKey, type AntigenNames } from '../genome/antigen-aliases.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { columnEffects } from '../partners/column-effects.ts';
import type { ClassEffects, ColumnAt } from '../partners/compare-queries.ts';
import type { ComparisonRow } from '../partners/comparison-rows.ts';
import type { Identity } from '../partners/query-identity.ts';
import { isSupported } from '../partners/rank-partners.ts';
import { rankQuery, type ClassSitesSource, type Ranking } from '../partners/rank-query.ts';
import { warnIfOutdated } from '../study/build-sites.ts';
import { promoterGenes } from './gene-models.ts';
import { whole } from './numbers.ts';
import { filterOf, withDefaultClass, type FilterOptions } from './options.ts';

export interface ComparisonOptions extends FilterOptions {
  readonly atlas: readonly string[];
  readonly genes?: string;
  readonly seed: number;
  readonly draws?: number;
}

/** The options of a ranking that comparisons share. */
export function addRankingOptions(command: Command): Command {
  return command
    .option('--genes <file>', 'gene models for promoters (default: those of the atlas)')
    .option('--seed <n>', 'seed of the random queries', whole('--seed', 0), 1)
    .option(
      '--draws <n>',
      'random queries; 0 leaves p and q out (default: by size, 20 to 40)',
      whole('--draws', 0),
    );
}

/** The experiments that the filters choose. @throws InputError for a class that has no sites */
export function shownExperiments(atlas: Atlas, names: AntigenNames, options: FilterOptions): Uint32Array {
  const { antigenClass } = options;
  if (antigenClass?.some((name) => nameKey(name) !== nameKey(DEFAULT_CLASS)) === true) {
    throw new InputError('only factors are ranked and compared over sites', {
      expected: DEFAULT_CLASS,
      found: antigenClass.join(', '),
      fix: 'choose an overlap statistic for other classes: chipmate partners --statistic fisher',
    });
  }
  const table = atlas.experiments;
  return selectExperiments(table, withDefaultClass(filterOf(options), table), names);
}

/** Sites of the atlas' folders, every cell class read once however often it is asked for. */
export function sitesOnce(
  atlas: Atlas,
  folders: readonly string[],
  tell: (sentence: string) => void,
): ClassSitesSource[] {
  return openSites(folders).map((file: SitesFile, i) => {
    warnIfOutdated(atlas, file, folders[i], tell);
    const read = new Map<string, CellClassSites>();
    return {
      cellClasses: file.cellClasses,
      read: (cellClass) => {
        const sites = read.get(cellClass) ?? file.read(cellClass);
        read.set(cellClass, sites);
        return sites;
      },
    };
  });
}

/** The ranking of a query by the options of the command line. */
export async function rankFor(
  atlas: Atlas,
  sources: readonly ClassSitesSource[],
  query: PeakColumns,
  identity: Identity,
  names: AntigenNames,
  options: ComparisonOptions,
  tell: (sentence: string) => void,
  level: 'antigen' | 'experiment' = 'antigen',
): Promise<Ranking> {
  const genes = await promoterGenes(options, atlas.genome.name);
  return rankQuery(atlas, sources, query, identity, names, {
    seed: options.seed,
    level,
    say: tell,
    ...(options.draws === undefined ? {} : { draws: options.draws }),
    ...(options.cellClass === undefined ? {} : { cellClasses: options.cellClass }),
    genes,
  });
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
  const chosen = shownExperiments(atlas, names, options);
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
