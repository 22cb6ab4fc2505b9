import type { Atlas } from '../atlas/open-atlas.ts';
import { openSitesFile, type SitesFile } from '../atlas/sites-file.ts';
import { InputError } from '../errors.ts';
import type { TableColumn } from '../formats/table.ts';
import type { AntigenNames } from '../genome/antigen-aliases.ts';
import { nameKey } from '../genome/antigen-aliases.ts';
import type { GeneModels } from '../genome/genes.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { createRandom } from '../statistics/random.ts';
import type { CellClassSites } from '../atlas/site-columns.ts';
import { promoterFlags } from '../partners/build-class-sites.ts';
import { partnerRows, type ClassScores, type PartnerRow } from '../partners/partner-rows.ts';
import { queryColumn, type QueryColumn, type QueryPeaks } from '../partners/query-column.ts';
import { rankPartners } from '../partners/rank-partners.ts';
import { shareTiedAtMaximum } from '../partners/rank-signal.ts';
import { experimentsByClass, fingerprintOf, linearTss } from './build-sites.ts';

/** What a query is, as far as it is known. */
export interface Identity {
  /** Key of the antigen's names. */
  readonly antigen: string | undefined;
  readonly cell: string | undefined;
  readonly cellClass: string | undefined;
}

export interface RankingOptions {
  readonly seed: number;
  /** Random queries that scores are compared with; the ranking's own choice where undefined. */
  readonly draws?: number;
  /** Cell classes that are ranked over; all of the atlas where undefined. */
  readonly cellClasses?: readonly string[];
  /** Gene models for promoters where the atlas was built without any. */
  readonly genes?: GeneModels;
  /** One row per antigen and tier (the default), or per experiment. */
  readonly level?: 'antigen' | 'experiment';
  /** Told what the user should know. */
  readonly say: (sentence: string) => void;
}

/** A query's scores in every cell class asked for. */
export interface Ranking {
  readonly rows: PartnerRow[];
  readonly classes: readonly (ClassScores & { readonly query: QueryColumn })[];
}

/** The sites files of the atlases' folders. @throws InputError where one has none */
export function openSites(folders: readonly string[]): SitesFile[] {
  return folders.map((folder) => {
    const sites = openSitesFile(folder);
    if (sites !== undefined) return sites;
    throw new InputError('this atlas has no sites, which partners are ranked over', {
      file: folder,
      fix: `make them: chipmate atlas sites ${folder}; or count overlaps only, with --statistic fisher`,
    });
  });
}

/** Peaks of a query in linear coordinates. */
export function queryPeaks(atlas: Pick<Atlas, 'genome'>, query: PeakColumns): QueryPeaks {
  const { offsets } = atlas.genome;
  const names = query.chromosomeNames.map((name) => atlas.genome.find(name));
  const summit = new Uint32Array(query.count);
  for (let i = 0; i < query.count; i++) summit[i] = offsets[names[query.chromosome[i]]] + query.summit[i];
  return { summit, signal: query.signal };
}

/** Cell classes of the atlases, those asked for or all. @throws InputError for an unknown one */
export function chosenClasses(
  files: readonly SitesFile[],
  wanted: readonly string[] | undefined,
): { file: SitesFile; cellClass: string }[] {
  const all = files.flatMap((file) => file.cellClasses.map((cellClass) => ({ file, cellClass })));
  if (wanted === undefined) return all;
  const keys = new Set(wanted.map(nameKey));
  const chosen = all.filter(({ cellClass }) => keys.has(nameKey(cellClass)));
  if (chosen.length > 0) return chosen;
  throw new InputError(`the atlas has no sites of the cell class ${wanted.join(', ')}`, {
    expected: all.map(({ cellClass }) => cellClass || '(none)').join(', '),
  });
}

/** Sites of a cell class, with promoters from the given genes where the atlas has none. */
export function readClassSites(
  atlas: Pick<Atlas, 'genome'>,
  file: SitesFile,
  cellClass: string,
  genes: GeneModels | undefined,
): CellClassSites {
  const sites = file.read(cellClass);
  if (sites.promoter !== undefined || genes === undefined) return sites;
  return { ...sites, promoter: promoterFlags(sites.start, sites.end, linearTss(genes, atlas.genome)) };
}

/** Columns of the query's own antigen; where it is unknown, columns whose sites are nearly the query's: its own data. */
export function ownColumns(
  sites: CellClassSites,
  query: QueryColumn,
  antigen: string | undefined,
  names: AntigenNames,
): number[] {
  const all = [...sites.columns.keys()];
  if (antigen !== undefined) return all.filter((j) => names.key(sites.columns[j].antigen) === antigen);
  const shared = sharedSites(sites, query);
  return all.filter((j) => shared[j] / (query.site.length + sites.columns[j].sites - shared[j]) > SAME_DATA);
}

/** Site Jaccard index from which a column is the query's own data. */
const SAME_DATA = 0.8;

function sharedSites({ columns, members }: CellClassSites, query: QueryColumn): Uint32Array {
  const shared = new Uint32Array(columns.length);
  for (const site of query.site)
    for (let m = members.offset[site]; m < members.offset[site + 1]; m++) shared[members.column[m]]++;
  return shared;
}

/**
 * Ranks the partners of a query: the one path of the command line, the report and the benchmark.
 * @param files the sites of the atlas' folders
 * @param query the query's peaks, placed on the atlas' genome
 * @throws InputError where no peak of the query lies on any site
 */
export function rankQuery(
  atlas: Pick<Atlas, 'genome'>,
  files: readonly SitesFile[],
  query: PeakColumns,
  identity: Identity,
  names: AntigenNames,
  options: RankingOptions,
): Ranking {
  const { say } = options;
  const peaks = queryPeaks(atlas, query);
  const tied = shareTiedAtMaximum(query.signal);
  if (tied > 0.05)
    say(
      `${(100 * tied).toFixed(0)} % of the query's peaks tie at the largest signal and cannot be ranked among each other`,
    );
  if (query.signal.every(Number.isNaN)) say('the query has no signal column: all its peaks count alike');
  const classes = chosenClasses(files, options.cellClasses).map(({ file, cellClass }) => {
    const sites = readClassSites(atlas, file, cellClass, options.genes);
    const column = queryColumn(peaks, sites);
    const label = cellClass || 'the atlas';
    say(
      `${label}: ${sites.start.length} sites, ${sites.columns.length} antigens x cell types; the query binds ${column.site.length} sites, ${column.peaksOnNoSite} of its ${query.count} peaks lie on none`,
    );
    const own = ownColumns(sites, column, identity.antigen, names);
    const cell = sites.columns.find(
      (one) => identity.cell !== undefined && nameKey(one.cell) === nameKey(identity.cell),
    )?.cell;
    const scores = rankPartners(sites, column, {
      own,
      cell,
      random: createRandom(options.seed),
      ...(options.draws === undefined ? {} : { draws: options.draws }),
    });
    if (sites.model === undefined)
      say(`${label}: below 20 columns there is no partner score; ranked by the conditional odds ratio`);
    else if (column.site.length > 0)
      say(
        `${label}: ${scores.draws} random queries matched in ${scores.matchedCell ?? 'the class'} (seed ${options.seed}); the smallest p they can give is ${(10 ** scores.log10Floor).toExponential(1)}`,
      );
    return { sites, scores, querySites: column.site.length, own, query: column };
  });
  if (classes.every(({ querySites }) => querySites === 0)) {
    throw new InputError('no peak of the query lies on any site of the atlas', {
      expected: `peaks on ${atlas.genome.name}, at places that some factor of the atlas binds`,
      fix: 'check that the query is of the same build',
    });
  }
  const cell = classes
    .flatMap(({ sites }) => sites.columns)
    .find((one) => identity.cell !== undefined && nameKey(one.cell) === nameKey(identity.cell))?.cell;
  const origin = { cell, cellClass: identity.cellClass };
  const rows = partnerRows(classes, origin, (name) => names.key(name), options.level);
  if (!rows.some(({ supported }) => supported) && classes.some(({ sites }) => sites.model !== undefined))
    say('no partner is supported: nothing stands out against matched random queries');
  return { rows, classes };
}

/** Says so where experiments were added or changed since the sites were made. */
export function warnIfOutdated(
  atlas: Atlas,
  file: SitesFile,
  folder: string,
  say: (sentence: string) => void,
): void {
  const shards = atlas.shards.map(({ shard }) => shard).filter(({ folder: path }) => path.startsWith(folder));
  const { classes } = experimentsByClass(shards);
  const outdated = [...classes].filter(
    ([cellClass, experiments]) =>
      !file.cellClasses.includes(cellClass) ||
      file.fingerprintOf(cellClass) !== fingerprintOf(cellClass, experiments, shards[0].manifest.genes),
  );
  if (outdated.length > 0)
    say(
      `the sites are older than the experiments of ${outdated.map(([name]) => name || '(none)').join(', ')}: chipmate atlas sites ${folder}`,
    );
}

/** The columns of the table that shows a ranking. */
export function rankingColumns(
  rows: readonly PartnerRow[],
  strongest: readonly (string | null)[],
): TableColumn[] {
  const text = (value: (row: PartnerRow) => string) => rows.map((row) => value(row) || null);
  const number = (value: (row: PartnerRow) => number) => Float64Array.from(rows, value);
  let rank = 0;
  const ranks = rows.map(({ tier }) => (tier === 'own antigen' ? null : ++rank));
  const end = (value: number, error: number, sign: number) => value + sign * 1.959964 * error;
  return [
    { name: 'rank', values: ranks },
    { name: 'antigen', values: text(({ antigen }) => antigen) },
    { name: 'cobinding_score', values: number(({ score }) => score) },
    { name: 'percentile', values: number(({ percentile }) => percentile) },
    { name: 'log2_odds_ratio', values: number(({ log2Odds }) => log2Odds) },
    { name: 'ci_low', values: number(({ log2Odds, log2OddsError }) => end(log2Odds, log2OddsError, -1)) },
    { name: 'ci_high', values: number(({ log2Odds, log2OddsError }) => end(log2Odds, log2OddsError, 1)) },
    { name: 'minus_log10_p', values: number(({ log10P }) => -log10P) },
    { name: 'minus_log10_q', values: number(({ log10Q }) => -log10Q) },
    { name: 'block', values: text(({ block }) => block.join('/')) },
    { name: 'experiments', values: rows.map(({ experiments }) => experiments) },
    { name: 'strongest_experiment', values: strongest },
    { name: 'cell_class', values: text(({ cellClass }) => cellClass) },
    { name: 'cell', values: text(({ cell }) => cell) },
    { name: 'shared_sites', values: rows.map(({ sharedSites }) => sharedSites) },
    { name: 'query_sites', values: rows.map(({ querySites }) => querySites) },
    { name: 'tier', values: rows.map(({ tier }) => tier) },
    {
      name: 'supported',
      values: rows.map(({ tier, supported }) => (tier === 'own antigen' ? null : supported)),
    },
    { name: 'score_ci_low', values: number(({ score, scoreError }) => end(score, scoreError, -1)) },
    { name: 'score_ci_high', values: number(({ score, scoreError }) => end(score, scoreError, 1)) },
    { name: 'partner_sites', values: rows.map(({ partnerSites }) => partnerSites) },
  ];
}
