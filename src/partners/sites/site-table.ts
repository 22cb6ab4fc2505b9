import type { ExperimentTable } from '../../atlas/experiment-table.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { indexTss, nearestTss } from '../../genome/nearest-tss.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import { siteColumns } from './site-columns.ts';
import type { SitePairs } from './site-pairs.ts';

/**
 * One row per pair of a query interval and an experiment that binds it.
 * @param factors factors at each query interval
 * @param genes gene models for the nearest gene; its columns are empty without any
 */
export function siteTable(
  { experiment }: ExperimentTable,
  query: PeakColumns,
  pairs: SitePairs,
  factors: Uint32Array,
  genes: GeneModels | undefined,
): Table {
  const nearest = genes === undefined ? undefined : nearestTss(indexTss(genes), query);
  const ofQuery = (column: ArrayLike<number>) => Array.from(pairs.query, (row) => column[row]);
  const gene = Array.from(pairs.query, (row) => nearest?.gene[row] ?? -1);
  return tableOf(siteColumns, {
    chrom: Array.from(pairs.query, (row) => query.chromosomeNames[query.chromosome[row]]),
    start: ofQuery(query.start),
    end: ofQuery(query.end),
    querySummit: ofQuery(query.summit),
    experiment: Array.from(pairs.experiment, (row) => experiment[row]),
    partnerSummit: pairs.summit,
    summitDistance: Array.from(pairs.summit, (summit, i) => summit - query.summit[pairs.query[i]]),
    querySignal: ofQuery(query.signal),
    partnerSignal: pairs.signal,
    factorsBound: ofQuery(factors),
    nearestGene: gene.map((row) => (row < 0 ? null : genes?.symbol[row])),
    distanceToTss: gene.map((row, i) => (row < 0 ? null : nearest?.distance[pairs.query[i]])),
  });
}
