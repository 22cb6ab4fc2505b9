import { counted } from '../counted.ts';
import type { Atlas } from '../atlas/open-atlas.ts';
import type { CellClassSites } from '../atlas/site-columns.ts';
import { InputError } from '../errors.ts';
import { nameKey, type AntigenNames } from '../genome/antigen-aliases.ts';
import type { GeneModels } from '../genome/genes.ts';
import { linearTss } from '../genome/linear-tss.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { createRandom } from '../statistics/random.ts';
import { sharedSites } from './conditional-odds.ts';
import { promoterFlags } from './build-class-sites.ts';
import { bestColumns, partnerRows, type ClassScores, type PartnerRow } from './partner-rows.ts';
import { queryColumn, type QueryColumn, type QueryPeaks } from './query-column.ts';
import type { Identity } from './query-identity.ts';
import { rankPartners } from './rank-partners.ts';
import { shareTiedAtMaximum } from './rank-signal.ts';

export interface RankingOptions {
  readonly seed: number;
  /** Random queries that scores are compared with; the ranking's own choice where undefined. */
  readonly draws?: number;
  /** Cell classes that are ranked over; all of the atlas where undefined. */
  readonly cellClasses?: readonly string[];
  /** Gene models for promoters, asked for where the atlas was built without any. */
  readonly genes?: () => GeneModels | undefined;
  /** One row per antigen and tier (the default), or per experiment. */
  readonly level?: 'antigen' | 'experiment';
  /** Told what the user should know. */
  readonly say: (sentence: string) => void;
}

/** Where the sites of cell classes are read from: the sites file of an atlas. */
export interface ClassSitesSource {
  readonly cellClasses: readonly string[];
  readonly read: (cellClass: string) => CellClassSites;
}

/** A query's scores in every cell class asked for. */
export interface Ranking {
  readonly rows: PartnerRow[];
  readonly classes: readonly (ClassScores & { readonly query: QueryColumn })[];
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
  files: readonly ClassSitesSource[],
  wanted: readonly string[] | undefined,
): { file: ClassSitesSource; cellClass: string }[] {
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
  file: Pick<ClassSitesSource, 'read'>,
  cellClass: string,
  genes: RankingOptions['genes'],
): CellClassSites {
  const sites = file.read(cellClass);
  const models = sites.promoter === undefined ? genes?.() : undefined;
  if (models === undefined) return sites;
  return { ...sites, promoter: promoterFlags(sites.start, sites.end, linearTss(models, atlas.genome)) };
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
  const shared = sharedSites(sites, query.site);
  return all.filter((j) => shared[j] / (query.site.length + sites.columns[j].sites - shared[j]) > SAME_DATA);
}

/** Site Jaccard index from which a column is the query's own data. */
const SAME_DATA = 0.8;

/**
 * Ranks the partners of a query: the one path of the command line, the report and the benchmark.
 * @param files the sites of the atlas' folders
 * @param query the query's peaks, placed on the atlas' genome
 * @throws InputError where no peak of the query lies on any site
 */
export function rankQuery(
  atlas: Pick<Atlas, 'genome'>,
  files: readonly ClassSitesSource[],
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
  const read = chosenClasses(files, options.cellClasses).map(({ file, cellClass }) => ({
    cellClass,
    sites: readClassSites(atlas, file, cellClass, options.genes),
  }));
  const isItsCell = ({ cell }: { readonly cell: string }): boolean =>
    identity.cell !== undefined && nameKey(cell) === nameKey(identity.cell);
  const origin = {
    cell: read.flatMap(({ sites }) => sites.columns).find(isItsCell)?.cell,
    cellClass: identity.cellClass,
  };
  const key = (name: string): string => names.key(name);
  const classes = read.map(({ cellClass, sites }) => {
    const column = queryColumn(peaks, sites);
    const label = cellClass || 'the atlas';
    say(
      `${label}: ${counted(sites.start.length, 'site')}, ${sites.columns.length} antigens x cell types; the query binds ${counted(column.site.length, 'site')}, ${column.peaksOnNoSite} of its ${query.count} peaks lie on no site`,
    );
    const own = ownColumns(sites, column, identity.antigen, names);
    const cell = sites.columns.find(isItsCell)?.cell;
    const scores = rankPartners(sites, column, {
      own,
      cell,
      random: createRandom(options.seed),
      oddsOf:
        options.level === 'experiment' ? undefined : (score) => bestColumns(sites, own, score, origin, key),
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
  if (classes.every(({ query: { peaksOnNoSite } }) => peaksOnNoSite > query.count / 2))
    say(
      `more than half of the query lies where no factor of the atlas binds: is it of the build ${atlas.genome.name}, and of these classes of cells?`,
    );
  const rows = partnerRows(classes, origin, key, options.level);
  if (!rows.some(({ supported }) => supported) && classes.some(({ sites }) => sites.model !== undefined))
    say('no partner is supported: nothing stands out against matched random queries');
  return { rows, classes };
}
