import type { Atlas } from '../../atlas/open-atlas.ts';
import type { Binder, CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { InputError } from '../../errors.ts';
import { nameKey, type KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { linearTss } from '../../genome/linear-tss.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { createRandom } from '../../statistics/random.ts';
import { orderBeforeOdds, orderBinders } from '../order/order-binders.ts';
import { orderNotices } from '../order/order-notices.ts';
import { sitesInCommon } from './conditional-odds.ts';
import { promoterFlags } from '../sites/build-class-sites.ts';
import { bestBinders, partnerRows, type ClassScores, type PartnerRow } from './partner-rows.ts';
import { boundSites, type BoundSites, type QueryPeaks } from '../sites/bound-sites.ts';
import type { Identity } from './query-identity.ts';
import { judgeBinders } from '../verdict/judge-binders.ts';
import { supportedNotice, verdictNotices } from '../verdict/verdict-notices.ts';
import { scorePartners } from './score-partners.ts';
import { shareTiedAtMaximum } from '../sites/rank-signal.ts';

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
}

/** Where the sites of cell classes are read from: the sites file of an atlas. */
export interface ClassSitesSource {
  readonly cellClasses: readonly string[];
  readonly read: (cellClass: string) => CellClassSites;
}

/** A query's scores in every cell class asked for. */
export interface Ranking {
  readonly rows: PartnerRow[];
  readonly classes: readonly (ClassScores & { readonly query: BoundSites })[];
  /** The query's peaks, which `BoundSites.peak` counts. */
  readonly peaks: PeakColumns;
  readonly notices: readonly Notice[];
  /** What the rows are sorted by, where it is more than the score. */
  readonly ordering: readonly Notice[];
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
    key: 'atlas.no-factor-in',
    values: { cell: wanted.join(', ') },
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

/** Binders of the query's own antigens, and those whose sites are nearly the query's, whatever it is called: its own data. */
export function ownBinders(
  sites: CellClassSites,
  query: BoundSites,
  antigens: readonly string[],
  names: KnownNames,
): { own: number[]; sameData: number[] } {
  const shared = sitesInCommon(sites, query.site);
  const least = antigens.length > 0 ? SAME_DATA_NAMED : SAME_DATA;
  const all = [...sites.binders.keys()];
  const nearly = all.filter(
    (j) => shared[j] / (query.site.length + sites.binders[j].sites - shared[j]) > least,
  );
  const isNamed = (j: number): boolean => antigens.includes(names.key(sites.binders[j].antigen));
  // Where the name explains it, another factor with nearly the same sites is one that goes with it everywhere.
  const sameData = nearly.some(isNamed) ? nearly.filter(isNamed) : nearly;
  const same = new Set(sameData);
  return { own: all.filter((j) => same.has(j) || isNamed(j)), sameData };
}

/**
 * Site Jaccard index from which a binder is the query's own data; where the query has a name, a subunit that goes with it
 * everywhere must not be mistaken for it (0.68 at most between factors of the ENCODE experiments of two lines).
 */
const SAME_DATA = 0.8;
const SAME_DATA_NAMED = 0.9;

/** That the query's sites are nearly those of a factor, or of cells, that it is said not to be. */
export function sameDataNotices(
  binders: readonly Binder[],
  { antigens, cell }: Identity,
  names: KnownNames,
): { notices: Notice[]; otherCells: boolean } {
  const otherName = binders.filter(
    ({ antigen }) => antigens.length > 0 && !antigens.includes(names.key(antigen)),
  );
  const there = cell === undefined ? [] : binders.filter((each) => nameKey(each.cell) !== nameKey(cell));
  const otherCells = cell !== undefined && there.length > 0 && there.length === binders.length;
  return {
    notices: [
      ...otherName.map(({ antigen, cell: where }) =>
        caution('partners.same-data-other-name', { antigen, cell: where }),
      ),
      ...(otherCells
        ? [
            caution('partners.same-data-other-cells', {
              antigen: there[0].antigen,
              there: there[0].cell,
              cell,
            }),
          ]
        : []),
    ],
    otherCells,
  };
}

/** A query on the consensus sites of the cell classes that are asked, before anything is scored. */
export interface PlacedOnSites {
  readonly peaks: PeakColumns;
  readonly classes: readonly {
    readonly cellClass: string;
    readonly sites: CellClassSites;
    readonly query: BoundSites;
  }[];
  readonly notices: readonly Notice[];
}

/**
 * Places a query on the sites of an atlas: what it has in common with them at all.
 * @throws InputError where no peak of the query lies on any site
 */
export function placeOnSites(
  atlas: Pick<Atlas, 'genome'>,
  files: readonly ClassSitesSource[],
  peaks: PeakColumns,
  { cellClasses, genes }: Pick<RankingOptions, 'cellClasses' | 'genes'>,
): PlacedOnSites {
  const linear = queryPeaks(atlas, peaks);
  const notices = signalNotices(peaks);
  const classes = chosenClasses(files, cellClasses).map(({ file, cellClass }) => {
    const sites = readClassSites(atlas, file, cellClass, genes);
    const query = boundSites(linear, sites);
    const label = labelOf(cellClass);
    notices.push(
      note('partners.placed', {
        class: label,
        sites: sites.start.length,
        binders: sites.binders.length,
        bound: query.site.length,
        elsewhere: query.peaksOnNoSite,
        peaks: peaks.count,
      }),
      promoterNotice(file, cellClass, sites, genes),
    );
    return { cellClass, sites, query };
  });
  if (classes.every(({ query }) => query.site.length === 0)) {
    throw new InputError('no peak of the query lies on any site of the atlas', {
      key: 'partners.on-no-site',
      values: { genome: atlas.genome.name },
      expected: `peaks on ${atlas.genome.name}, at places that some factor of the atlas binds`,
      fix: `check that the query is of the same build, ${atlas.genome.name}; of few peaks, of one chromosome, or called from weak reads, none may lie on a known site`,
    });
  }
  if (classes.every(({ query }) => query.peaksOnNoSite > peaks.count / 2))
    notices.push(caution('partners.mostly-elsewhere', { genome: atlas.genome.name }));
  return { peaks, classes, notices };
}

function signalNotices({ signal }: PeakColumns): Notice[] {
  const tied = shareTiedAtMaximum(signal);
  return [
    ...(tied > 0.05 ? [note('partners.tied', { percent: (100 * tied).toFixed(0) })] : []),
    ...(signal.every(Number.isNaN) ? [caution('partners.no-signal')] : []),
  ];
}

/** Whose promoters odds ratios are conditional on, if any: those of the atlas come before those that are given. */
function promoterNotice(
  file: Pick<ClassSitesSource, 'read'>,
  cellClass: string,
  { promoter }: CellClassSites,
  genes: RankingOptions['genes'],
): Notice {
  const label = labelOf(cellClass);
  if (promoter === undefined) return note('partners.no-promoters', { class: label });
  if (file.read(cellClass).promoter !== undefined)
    return note('partners.promoters-of-atlas', { class: label });
  return note('partners.promoters', { class: label, source: genes?.()?.source ?? '' });
}

function labelOf(cellClass: string): string {
  return cellClass || 'the atlas';
}

/**
 * Ranks the partners of a query: the one path of the command line, the report and the benchmark.
 * @param placed the query on the sites of the atlas' folders
 */
export function rankQuery(
  { peaks, classes: read, notices: placing }: PlacedOnSites,
  identity: Identity,
  names: KnownNames,
  options: RankingOptions,
): Ranking {
  const isItsCell = ({ cell }: { readonly cell: string }): boolean =>
    identity.cell !== undefined && nameKey(cell) === nameKey(identity.cell);
  const origin = {
    cell: read.flatMap(({ sites }) => sites.binders).find(isItsCell)?.cell,
    cellClass: identity.cellClass,
  };
  const key = (name: string): string => names.key(name);
  const notices = [...placing];
  const ordering: Notice[] = [];
  const elsewhere = placing.some((notice) => notice.key === 'partners.mostly-elsewhere');
  const classes = read.map(({ cellClass, sites, query }) => {
    const { own, sameData } = ownBinders(sites, query, identity.antigens, names);
    const same = sameDataNotices(
      sameData.map((j) => sites.binders[j]),
      identity,
      names,
    );
    notices.push(...same.notices);
    const cell = sites.binders.find(isItsCell)?.cell;
    const { model } = sites;
    const place = { cell, amongClasses: read.length > 1 && cellClass !== origin.cellClass };
    const scores = scorePartners(sites, query, {
      own,
      cell,
      random: createRandom(options.seed),
      oddsOf:
        options.level === 'experiment' || model === undefined
          ? undefined
          : (score, correlation) =>
              bestBinders(
                sites,
                own,
                orderBeforeOdds(sites, model, { score, correlation }, place),
                origin,
                key,
              ),
      draws: options.draws,
    });
    ordering.push(...orderNotices(sites, labelOf(cellClass), place));
    if (model !== undefined && query.site.length > 0)
      notices.push(
        note('partners.calibrated', {
          class: labelOf(cellClass),
          draws: scores.draws,
          cell: scores.matchedCell ?? labelOf(cellClass),
          seed: options.seed,
        }),
      );
    const { naturalLogOddsRatio } = scores.odds;
    const order = orderBinders(sites, query, { ...scores, naturalLogOddsRatio }, place);
    const querySites = query.site.length;
    notices.push(...verdictNotices(labelOf(cellClass), sites, scores, querySites, own));
    const doubt = same.otherCells ? 'other cells' : elsewhere ? 'sites elsewhere' : undefined;
    const judged = judgeBinders(sites, scores, { querySites, own, doubt });
    return { sites, scores, order, querySites, own, judged, query };
  });
  const rows = partnerRows(classes, origin, key, options.level);
  if (classes.some(({ sites }) => sites.model !== undefined)) notices.push(supportedNotice(rows, classes));
  return { rows, classes, peaks, notices, ordering };
}
