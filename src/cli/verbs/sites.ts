import { withDefaultClass } from '../../analyses/inputs/experiments.ts';
import type { Command } from 'commander';
import { selectExperiments } from '../../atlas/experiment-filter.ts';
import { openAtlas, type Atlas } from '../../atlas/open-atlas.ts';
import { InputError } from '../../errors.ts';
import type { Table } from '../../formats/table.ts';
import type { AntigenNames } from '../../genome/antigen-aliases.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { indexTss, nearestTss } from '../../genome/nearest-tss.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { takePeaks } from '../../genome/place.ts';
import { nearestPartners, type SitePairs } from '../../partners/site-pairs.ts';
import { antigenNames } from '../antigen-names.ts';
import {
  addAtlasOption,
  addFilterOptions,
  addOutputOptions,
  addQuietOption,
  filterOf,
  say,
  writeTable,
  type FilterOptions,
  type OutputOptions,
  type TellOptions,
} from '../options.ts';
import { newCommand } from '../new-command.ts';
import type { RegionFiles } from '../../analyses/inputs/query.ts';
import { findGenes } from '../../analyses/inputs/gene-models.ts';
import { addQueryOptions, geneSources, readPeaks } from '../query-options.ts';

interface SitesOptions extends FilterOptions, OutputOptions, RegionFiles, TellOptions {
  readonly atlas: readonly string[];
  readonly partner: string;
  readonly genes?: string;
}

/** Query intervals whose pairs with all factors are looked at together. */
const INTERVALS_AT_ONCE = 1000;

export function command(): Command {
  const sites = newCommand('sites', 'The single sites that your peaks share with a partner', [
    'chipmate sites peaks.narrowPeak --atlas my-atlas --partner FOS --cell K-562',
    'chipmate sites peaks.narrowPeak --atlas my-atlas --partner SRX097088 -o sites.tsv',
  ])
    .argument('<query>', 'peak file; - is standard input')
    .requiredOption(
      '--partner <name>',
      'antigen (all its experiments that pass the filters), or one experiment',
    )
    .option('--genes <file>', "gene models for nearest_gene (default: the atlas', else those built in)");
  addAtlasOption(sites);
  return addQuietOption(addOutputOptions(addQueryOptions(addFilterOptions(sites)))).action(run);
}

async function run(path: string, options: SitesOptions): Promise<void> {
  const atlas = await openAtlas(options.atlas);
  try {
    const names = antigenNames(options);
    const partners = partnerExperiments(atlas, names, options);
    const query = byPosition(await readPeaks(path, atlas, options));
    const pairs = nearestPartners(query, await atlas.peaksOverlapping(query, [...partners]));
    const { models: genes } = await findGenes(geneSources(options));
    if (genes === undefined)
      say(options)(`no gene models are known for ${atlas.genome.name}: give them with --genes FILE`);
    const factors = await factorsBound(atlas, query, pairs, names);
    writeTable(siteTable(atlas, query, pairs, factors, genes), options);
  } finally {
    await atlas.close();
  }
}

/** The experiments of the partner; an experiment's own name goes before an antigen of that name. */
function partnerExperiments(atlas: Atlas, names: AntigenNames, options: SitesOptions): Uint32Array {
  const table = atlas.experiments;
  const row = table.experiment.indexOf(options.partner);
  if (row >= 0) return Uint32Array.of(row);
  const filter = { ...withDefaultClass(filterOf(options), table), antigen: [options.partner] };
  // A partner of any class may be named, unless a class was asked for.
  const rows = selectExperiments(
    table,
    options.antigenClass === undefined ? { ...filter, antigenClass: [] } : filter,
    names,
  );
  if (rows.length === 0)
    throw new InputError(`no experiment of ${options.partner} passes the filters`, {
      fix: `chipmate atlas search ${options.atlas[0]} --antigen ${options.partner} lists them`,
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
  names: AntigenNames,
): Promise<Uint32Array> {
  const table = atlas.experiments;
  const rows = selectExperiments(table, withDefaultClass({}, table), names);
  const numbers = new Map<string, number>();
  const antigen = new Int32Array(table.count).fill(-1);
  for (const row of rows) {
    const key = names.key(table.antigen[row]);
    antigen[row] = numbers.get(key) ?? numbers.size;
    numbers.set(key, antigen[row]);
  }
  const counts = new Uint32Array(query.count);
  const lastInterval = new Int32Array(numbers.size).fill(-1);
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

function siteTable(
  atlas: Atlas,
  query: PeakColumns,
  pairs: SitePairs,
  factors: Uint32Array,
  genes: GeneModels | undefined,
): Table {
  const nearest = genes === undefined ? undefined : nearestTss(indexTss(genes), query);
  const ofQuery = (column: ArrayLike<number>) => Array.from(pairs.query, (row) => column[row]);
  const gene = Array.from(pairs.query, (row) => nearest?.gene[row] ?? -1);
  return {
    columns: [
      {
        name: 'chrom',
        values: Array.from(pairs.query, (row) => query.chromosomeNames[query.chromosome[row]]),
      },
      { name: 'start', values: ofQuery(query.start) },
      { name: 'end', values: ofQuery(query.end) },
      { name: 'query_summit', values: ofQuery(query.summit) },
      {
        name: 'experiment',
        values: Array.from(pairs.experiment, (row) => atlas.experiments.experiment[row]),
      },
      { name: 'partner_summit', values: pairs.summit },
      {
        name: 'summit_distance',
        values: Array.from(pairs.summit, (summit, i) => summit - query.summit[pairs.query[i]]),
      },
      { name: 'query_signal', values: ofQuery(query.signal) },
      { name: 'partner_signal', values: pairs.signal },
      { name: 'factors_bound', values: ofQuery(factors) },
      { name: 'nearest_gene', values: gene.map((row) => (row < 0 ? null : genes?.symbol[row])) },
      {
        name: 'distance_to_tss',
        values: gene.map((row, i) => (row < 0 ? null : nearest?.distance[pairs.query[i]])),
      },
    ],
  };
}
