import type { ExperimentTable } from '../atlas/experiment-table.ts';
import type { Table } from '../formats/table.ts';
import type { GeneModels } from '../genome/genes.ts';
import { indexTss, nearestTss } from '../genome/nearest-tss.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
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
  return {
    columns: [
      {
        name: 'chrom',
        values: Array.from(pairs.query, (row) => query.chromosomeNames[query.chromosome[row]]),
      },
      { name: 'start', values: ofQuery(query.start) },
      { name: 'end', values: ofQuery(query.end) },
      { name: 'query_summit', values: ofQuery(query.summit) },
      { name: 'experiment', values: Array.from(pairs.experiment, (row) => experiment[row]) },
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
