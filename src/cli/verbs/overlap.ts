import type { Command } from 'commander';
import { selectExperiments } from '../../atlas/experiment-filter.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import type { TableColumn } from '../../formats/table.ts';
import { antigenNames } from '../antigen-names.ts';
import {
  addAtlasOption,
  addFilterOptions,
  addOutputOptions,
  addQuietOption,
  addThreadsOption,
  filterOf,
  withDefaultClass,
  writeTable,
  type FilterOptions,
  type OutputOptions,
} from '../options.ts';
import { newCommand } from '../new-command.ts';
import { addMinScoreOption, addQueryOptions, checkMinScore, readQuery, type QueryOptions } from '../query.ts';

interface OverlapVerbOptions extends FilterOptions, OutputOptions, QueryOptions {
  readonly atlas: readonly string[];
  readonly reverse?: boolean;
  readonly minScore?: number;
  readonly threads?: number;
}

export function command(): Command {
  const overlap = newCommand(
    'overlap',
    'Count, for every experiment, the query intervals that overlap its peaks',
    [
      'chipmate overlap peaks.narrowPeak --atlas my-atlas',
      'zcat peaks.bed.gz | chipmate overlap - --atlas my-atlas --antigen-class all --reverse -o counts.tsv',
    ],
  )
    .argument('<query>', 'peak file; - is standard input')
    .option('--reverse', 'also count the peaks of each experiment that overlap the query');
  addAtlasOption(overlap);
  addMinScoreOption(addQueryOptions(addFilterOptions(overlap)));
  return addQuietOption(addThreadsOption(addOutputOptions(overlap))).action(run);
}

async function run(path: string, options: OverlapVerbOptions): Promise<void> {
  const { threads, reverse = false, minScore } = options;
  const atlas = await openAtlas(options.atlas, threads === undefined ? {} : { threads });
  try {
    const { experiments, genome } = atlas;
    const rows = selectExperiments(
      experiments,
      withDefaultClass(filterOf(options), experiments),
      antigenNames(options),
    );
    checkMinScore(atlas, rows, minScore);
    const query = await readQuery(path, genome, options);
    const counts = await atlas.overlap(query, { reverse, ...(minScore === undefined ? {} : { minScore }) });
    // Most hits first; experiments with equal numbers stay in the order of the atlas.
    const order = rows.slice().sort((a, b) => counts.queryHits[b] - counts.queryHits[a] || a - b);
    const text = (column: readonly string[]) => Array.from(order, (row) => column[row] || null);
    const numbers = (column: Uint32Array) => order.map((row) => column[row]);
    const columns: TableColumn[] = [
      { name: 'experiment', values: text(experiments.experiment) },
      { name: 'antigen', values: text(experiments.antigen) },
      { name: 'cell_class', values: text(experiments.cellClass) },
      { name: 'cell', values: text(experiments.cell) },
      { name: 'peaks', values: numbers(experiments.peaks) },
      { name: 'query_peaks_hit', values: numbers(counts.queryHits) },
      { name: 'query_peaks', values: new Uint32Array(order.length).fill(counts.queryPeaks) },
    ];
    if (counts.peaksHit !== undefined) columns.push({ name: 'peaks_hit', values: numbers(counts.peaksHit) });
    writeTable({ columns }, options);
  } finally {
    await atlas.close();
  }
}
