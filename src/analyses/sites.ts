import type { Answer } from '../tables/answer.ts';
import { selectExperiments } from '../atlas/experiment-filter.ts';
import type { Atlas } from '../atlas/open-atlas.ts';
import { InputError } from '../errors.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import type { GeneModels } from '../genome/genes.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { takePeaks } from '../genome/place.ts';
import { note } from '../messages/message.ts';
import { nearestPartners, type SitePairs } from '../partners/sites/site-pairs.ts';
import { siteTable } from '../partners/sites/site-table.ts';
import { antigenNumbers, chosenExperiments, type ExperimentsInput } from './inputs/experiments.ts';
import type { Query } from './inputs/query.ts';
import { simulatedAtlas } from './inputs/simulated-atlas.ts';

/** Query intervals whose pairs with all factors are looked at together. */
const INTERVALS_AT_ONCE = 1000;

/** What the sites shared with a partner need, opened. */
export interface SitesInput extends ExperimentsInput {
  readonly query: Query;
  /** An antigen: all its experiments that pass the filter; or one experiment, whose own name goes first. */
  readonly partner: string;
  /** Gene models for the nearest gene. */
  readonly genes?: GeneModels;
}

/** Sites shared with a partner, one row per query interval and experiment, by position. */
export type Sites = Answer;

/**
 * Which single sites does the query share with a partner, how far apart are the summits, and how many factors are there?
 * @throws InputError where no experiment of the partner passes the filter, or it names what is not there
 */
export async function sites(input: SitesInput): Promise<Sites> {
  const { atlas, genes, names = new KnownNames() } = input;
  const partners = partnerExperiments(input, names);
  const query = byPosition(input.query.peaks);
  const pairs = nearestPartners(query, await atlas.peaksOverlapping(query, [...partners]));
  const factors = await factorsBound(atlas, query, pairs, names);
  return {
    table: siteTable(atlas.experiments, query, pairs, factors, genes),
    notices: [
      ...simulatedAtlas(atlas),
      ...input.query.notices,
      ...(genes === undefined ? [note('sites.no-genes', { genome: atlas.genome.name })] : []),
    ],
  };
}

/** The experiments of the partner. A partner of any class may be named, unless a class was asked for. */
function partnerExperiments(
  { atlas: { experiments }, partner, filter = {} }: SitesInput,
  names: KnownNames,
): Uint32Array {
  const row = experiments.experiment.indexOf(partner);
  if (row >= 0) return Uint32Array.of(row);
  const { antigenClass = [] } = filter;
  const rows = selectExperiments(experiments, { ...filter, antigenClass, antigen: [partner] }, names);
  if (rows.length === 0)
    throw new InputError(`no experiment of ${partner} passes the filters`, {
      fix: `chipmate atlas search DIR --antigen ${partner} lists them`,
    });
  return rows;
}

function byPosition(query: PeakColumns): PeakColumns {
  const { chromosome, start, end } = query;
  const rows = Uint32Array.from({ length: query.count }, (_, row) => row);
  rows.sort((a, b) => chromosome[a] - chromosome[b] || start[a] - start[b] || end[a] - end[b] || a - b);
  return takePeaks(query, rows);
}

/** Per query interval with a partner, how many antigens of the default class have a peak that overlaps it. */
async function factorsBound(
  atlas: Atlas,
  query: PeakColumns,
  pairs: SitePairs,
  names: KnownNames,
): Promise<Uint32Array> {
  const table = atlas.experiments;
  const rows = chosenExperiments(atlas, {}, names);
  const antigen = antigenNumbers(table, names);
  const counts = new Uint32Array(query.count);
  const lastInterval = new Int32Array(table.count).fill(-1);
  const intervals = [...new Set(pairs.query)];
  const experiments = [...rows];
  for (let from = 0; from < intervals.length; from += INTERVALS_AT_ONCE) {
    const part = intervals.slice(from, from + INTERVALS_AT_ONCE);
    const found = await atlas.peaksOverlapping(takePeaks(query, part), experiments);
    for (let i = 0; i < found.count; i++) {
      const interval = part[found.query[i]];
      const factor = antigen[found.experiment[i]];
      if (lastInterval[factor] === interval) continue;
      lastInterval[factor] = interval;
      counts[interval]++;
    }
  }
  return counts;
}
