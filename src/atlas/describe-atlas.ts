import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../counted.ts';
import { formatNumber } from '../formats/text/table-writer.ts';
import { tableOf, type Table } from '../tables/table.ts';
import { infoColumns } from './atlas-columns.ts';
import { concatenateTables } from './experiment-table.ts';
import { openShards, type Shard } from './shard.ts';

/** Values of a column that are listed. */
const LISTED = 20;

/**
 * What an atlas holds and how it was made, one property a row.
 * @param atlas the folder
 * @throws InputError where it is no atlas
 */
export function describeAtlas(atlas: string): Table {
  const shards = openShards(atlas);
  const manifest = shards[0].manifest;
  const table = concatenateTables(shards.map((shard) => shard.experiments));
  const peaks = shards.reduce((sum, shard) => sum + shard.manifest.counts.peaks, 0);
  const bytesOf = (name: string): number =>
    shards.reduce((sum, shard) => sum + (shard.manifest.files[name]?.bytes ?? 0), 0);
  const perPeak = (name: string): string => formatNumber(peaks === 0 ? NaN : bytesOf(name) / peaks);
  const distinct = (values: readonly string[]): number => new Set(values).size;
  const rows: [string, string | number][] = [
    ['folder', atlas],
    ['genome', manifest.genome.name],
    ['written_by', `chipmate ${manifest.chipmate}`],
    ['experiments', table.count],
    ['peaks', peaks],
    ['antigens', distinct(table.antigen)],
    ['cell_types', distinct(table.cell)],
    ...mostFrequent('antigen_class', table.antigenClass),
    ...mostFrequent('cell_class', table.cellClass),
    ...mostFrequent(
      'source',
      table.source.map((source, i) => `${source} ${table.sourceRelease[i]}`.trim()),
    ),
    [
      'genes',
      manifest.genes === undefined ? 'none' : `${manifest.genes.source} (${manifest.genes.count} rows)`,
    ],
    [
      'blacklist',
      manifest.blacklist === undefined
        ? 'none'
        : `${manifest.blacklist.file} (${manifest.blacklist.peaks} peaks left out)`,
    ],
    ['shards', shards.length],
    ['bytes', shards.reduce((sum, shard) => sum + folderBytes(shard), 0)],
    ['bytes_per_peak_positions', perPeak('peaks.bin')],
    ['bytes_per_peak_signal_and_score', perPeak('scores.bin')],
  ];
  return tableOf(infoColumns, {
    property: rows.map(([name]) => name),
    value: rows.map(([, value]) => value),
  });
}

/** One row per value of a column, most experiments first. */
function mostFrequent(name: string, values: readonly string[]): [string, string][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, LISTED)
    .map(([value, experiments]) => [
      name,
      `${value === '' ? 'not given' : value}: ${counted(experiments, 'experiment')}`,
    ]);
}

function folderBytes({ folder }: Shard): number {
  return readdirSync(folder)
    .map((name) => statSync(join(folder, name), { throwIfNoEntry: false }))
    .reduce((sum, entry) => sum + (entry?.isFile() === true ? entry.size : 0), 0);
}
