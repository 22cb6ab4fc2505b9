import type { Answer } from '../tables/answer.ts';
import type { ExperimentFilter } from '../atlas/experiment-filter.ts';
import type { Atlas } from '../atlas/open-atlas.ts';
import type { Table } from '../formats/text/table-writer.ts';
import type { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import { builtInGenes } from '../formats/genes/genes-reader.ts';
import type { GeneModels } from '../genome/genes.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { note, type Notice } from '../messages/message.ts';
import type { PartnerRow } from '../partners/score/partner-rows.ts';
import { placeOnSites, rankQuery, type PlacedOnSites, type Ranking } from '../partners/score/rank-query.ts';
import { leftOutText, lookalikesTable, rankingTable } from '../partners/score/ranking-table.ts';
import { choose, type Choosing, type Choices } from './inputs/choices.ts';
import { ask, type Asked } from './inputs/asked.ts';
import { withExpression, type ExpressedFactors } from './inputs/genes/expressed-factors.ts';
import { placeQuery } from './inputs/query.ts';
import { conditionedOn, openAtlasSites, type AtlasSites } from './inputs/class-sites.ts';
import { chosenFactors } from './inputs/experiments.ts';

/** Rows whose left-out experiments a notice names. */
const NAMED = 5;

/** What may be chosen when partners are ranked. */
export const partnersChoices = {
  level: {
    type: 'one of',
    values: ['antigen', 'experiment', 'block'],
    default: 'antigen',
    unit: 'name',
    help: 'partners.choice.level',
  },
  seed: { type: 'integer', min: 0, default: 1, help: 'partners.choice.seed' },
  draws: { type: 'integer', min: 0, max: 10_000, help: 'partners.choice.draws' },
  conditionOn: { type: 'texts', unit: 'cell', help: 'partners.choice.condition-on' },
} as const satisfies Choices;

/** What the ranking of partners needs, opened. */
export interface PartnersInput {
  readonly asked: Asked;
  readonly sites: AtlasSites;
  /** Gene models for promoters, asked for where the atlas was built without any. */
  readonly genes: () => GeneModels | undefined;
  /** Which rows are shown; its cell classes are also those that are ranked over, unless others are named. */
  readonly filter?: ExperimentFilter;
  /** Cell classes that are ranked over; all of the atlas where neither names any. */
  readonly cellClasses?: readonly string[];
  /** Whether factors are expressed in the query's cells, where an experiment tells. */
  readonly expression?: ExpressedFactors;
}

/** Partner candidates of a query, best first. */
export interface Partners extends Answer {
  /** One row per antigen and tier, per experiment, or (block) per group of lookalikes. */
  readonly table: Table;
  /** The ranked rows that the table shows. */
  readonly shown: readonly PartnerRow[];
  readonly ranking: Ranking;
}

/**
 * Which factors share strong sites with the query beyond what all other factors of the atlas explain?
 * @returns scores, log2 odds ratios with their 95 % intervals, log10 p and q; see `PartnerRow`
 * @throws InputError where the atlas has no sites, no peak lies on any of them, or a filter names what is not there
 * **Source:** the regularised partial correlation follows ChromNet (Lundberg et al. 2016, Genome Biology 17:82).
 */
export async function partners(
  input: PartnersInput,
  asking: Choosing<typeof partnersChoices> = {},
): Promise<Partners> {
  const { asked, filter = {} } = input;
  const { level, seed, draws, conditionOn } = choose(partnersChoices, asking);
  const { atlas, identity, names } = asked;
  const table = atlas.experiments;
  const shownExperiments = chosenFactors(atlas, filter, names);
  const placed = queryOnSites(input, conditionOn);
  const ranking = rankQuery(placed, identity, names, {
    seed,
    level: level === 'experiment' ? level : 'antigen',
    draws,
  });
  const numberOf = new Map(Array.from(shownExperiments, (row) => [table.experiment[row], row]));
  const shown = ranking.rows.filter(({ binderExperiments }) =>
    binderExperiments.some((name) => numberOf.has(name)),
  );
  const ranked =
    level === 'block' ? lookalikesTable(shown) : rankingTable(shown, await strongest(asked, shown, numberOf));
  const { table: answer, notices: expressing } = withExpression(ranked, input.expression);
  const mixed =
    filter.unperturbed === true
      ? shown.filter(({ binderExperiments }) => !binderExperiments.every((name) => numberOf.has(name)))
      : [];
  return {
    table: answer,
    shown,
    ranking,
    notices: [
      ...asked.notices,
      ...input.sites.notices,
      ...ranking.notices,
      ...ranking.ordering,
      ...expressing,
      ...leftOutNotice(shown),
      ...(mixed.length > 0 ? [note('partners.mixed-rows', { mixed: mixed.length, rows: shown.length })] : []),
    ],
  };
}

/** Experiments behind the rows that look like another factor than their label says. */
function leftOutNotice(shown: readonly PartnerRow[]): Notice[] {
  const rows = new Map(
    shown.filter(({ leftOut }) => leftOut.length > 0).map((row) => [`${row.antigen} in ${row.cell}`, row]),
  );
  if (rows.size === 0) return [];
  const experiments = [...rows].map(([label, { leftOut }]) => `${label}: ${leftOutText(leftOut)}`);
  return [
    note('partners.left-out', { experiments: experiments.slice(0, NAMED).join('; '), rows: rows.size }),
  ];
}

/**
 * The query on the sites that are ranked over, with all that is said before anything is scored.
 * @param conditionOn cell types whose experiments alone are conditioned on
 */
export function queryOnSites(
  { asked, sites, genes, filter = {}, cellClasses = filter.cellClass }: PartnersInput,
  conditionOn: readonly string[] | undefined,
): PlacedOnSites {
  const { atlas, peaks, names } = asked;
  const sources = conditionedOn(sites.sources, conditionOn, atlas.experiments, names);
  return placeOnSites(atlas, sources, peaks, {
    genes,
    cellClasses,
  });
}

/** The ranking of a placed query whose rows are compared instead of shown. */
export function rankPlaced(
  placed: PlacedOnSites,
  { identity, names }: Asked,
  { seed, draws }: { readonly seed: number; readonly draws?: number },
): Ranking {
  return rankQuery(placed, identity, names, { seed, draws });
}

/** Of several experiments behind a row the one that is most like the query, by the Jaccard index of the intervals. */
async function strongest(
  { atlas, peaks, overlaps }: Asked,
  rows: readonly PartnerRow[],
  numberOf: ReadonlyMap<string, number>,
): Promise<string[]> {
  const several = rows.some(({ binderExperiments }) => binderExperiments.length > 1);
  const hits = several ? (await overlaps()).queryHits : new Uint32Array(0);
  const likeness = (name: string): number => {
    const row = numberOf.get(name);
    return row === undefined ? -1 : hits[row] / (peaks.count + atlas.experiments.peaks[row] - hits[row]);
  };
  return rows.map(({ binderExperiments }) =>
    binderExperiments.reduce((best, name) => (likeness(name) > likeness(best) ? name : best)),
  );
}

/** What is known of the peaks, and the choices of `partners`. */
export interface RankPartnersOptions extends Choosing<typeof partnersChoices> {
  /** What the query is, several names for siblings that count as one factor; else what a near-identical experiment of the atlas is (Jaccard index above 0.8), else unknown. */
  readonly antigen?: string | readonly string[];
  /** Cell type of the query; else found in the same way. */
  readonly cell?: string;
  /** Class of cells of the query, whose rows come first; else that of its cell type. */
  readonly cellClass?: string;
  /** Cell classes that are ranked over; all of the atlas by default. */
  readonly cellClasses?: readonly string[];
  readonly names?: KnownNames;
  /** Told what a careful user should know. */
  readonly onNotice?: (notice: Notice) => void;
}

/**
 * The rows of `partners` for peaks that are in memory; the query's own antigen is never among them.
 * @param peaks n peaks with signals; chromosomes may have any of their names
 * @param atlas one whose folder has consensus sites (`buildSites`, or `chipmate atlas build`)
 * @returns scores, log2 odds ratios, and log10 p and q; see `PartnerRow`
 * @throws InputError where the atlas has no sites, no peak lies on any of them, or the peaks look like another build's
 */
export async function rankPartners(
  peaks: PeakColumns,
  atlas: Atlas,
  options: RankPartnersOptions = {},
): Promise<PartnerRow[]> {
  const { antigen, cell, cellClass, cellClasses, names, onNotice, ...choices } = options;
  const query = placeQuery({ path: 'the query', peaks, notices: [] }, atlas.genome);
  const { shown, notices } = await partners(
    {
      asked: await ask(atlas, query, { antigen, cell, cellClass }, names),
      sites: openAtlasSites(atlas),
      genes: () => builtInGenes(atlas.genome.name),
      filter: cellClasses && { cellClass: cellClasses },
    },
    choices,
  );
  for (const notice of notices) onNotice?.(notice);
  return shown.filter(({ tier }) => tier !== 'own antigen');
}
