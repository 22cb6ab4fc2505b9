import { counted } from '../counted.ts';
import { selectExperiments } from '../atlas/experiment-filter.ts';
import { openAtlas } from '../atlas/open-atlas.ts';
import { InputError } from '../errors.ts';
import { fileNameOf } from '../formats/chip-atlas/layout.ts';
import { compareColumns, experimentColumn } from '../formats/chip-atlas/result-tables.ts';
import { readInteractions } from '../formats/interactions-file.ts';
import type { Table } from '../formats/table.ts';
import { codingTssRows, targetGeneTable, tssWindows } from '../targets/chip-atlas-target-genes.ts';
import { antigenNames } from './antigen-names.ts';
import { readScores, scoreAgreement } from '../analyses/inputs/agreement.ts';
import { needGenes } from '../analyses/inputs/gene-models.ts';
import { geneSources } from './query-options.ts';
import {
  filterOf,
  say,
  tell as tellNotices,
  writeTable,
  type OutputOptions,
  type SampleOptions,
} from './options.ts';

export interface TargetGenesOptions extends OutputOptions, SampleOptions {
  readonly atlas?: readonly string[];
  readonly distance?: number;
  readonly genes?: string;
  readonly cellClass?: readonly string[];
  readonly cell?: readonly string[];
  readonly interactions?: string;
  readonly compare?: string;
  readonly aliases?: string;
  readonly quiet?: boolean;
}

/**
 * `targets --of ANTIGEN`: ChIP-Atlas' Target Genes table from the experiments of an atlas.
 * @throws InputError for an antigen without experiments
 */
export async function targetGenesOf(antigen: string, options: TargetGenesOptions): Promise<void> {
  if (options.atlas === undefined) throw new InputError('--of needs an atlas', { fix: 'add --atlas DIR' });
  const tell = say(options);
  const atlas = await openAtlas(options.atlas);
  try {
    const { experiments } = atlas;
    const rows = Array.from(
      selectExperiments(
        experiments,
        {
          ...filterOf(options),
          antigen: [antigen],
        },
        antigenNames(options),
      ),
      (row) => ({ row, antigen, experiment: experiments.experiment[row], cell: experiments.cell[row] }),
    ).sort(compareColumns);
    if (rows.length === 0)
      throw new InputError(`no experiment of ${antigen} is left`, { fix: 'ask for less with the filters' });
    const { models } = await needGenes(geneSources(options));
    const tssRows = codingTssRows(models);
    const window = options.distance ?? 1000;
    const windows = tssWindows(models, tssRows, window);
    const columnOf = new Map(rows.map(({ row }, column) => [row, column]));
    const pairs = await atlas.peaksOverlapping(
      windows,
      rows.map(({ row }) => row),
    );
    const symbol = experiments.antigen[rows[0].row];
    const interactions =
      options.interactions === undefined
        ? undefined
        : (await readInteractions(options.interactions, 'expression')).of(symbol);
    const result = targetGeneTable(
      Array.from(tssRows, (row) => models.symbol[row]),
      rows.length,
      {
        tss: pairs.query,
        column: pairs.experiment.map((row) => columnOf.get(row) ?? 0),
        score: pairs.score,
      },
      interactions,
    );
    tell(
      `${counted(result.gene.length, 'gene')} with a peak of ${counted(rows.length, 'experiment')} of ${symbol} within ${window} bp of ` +
        `${tssRows.length} TSSs of ${models.source}`,
    );
    const table: Table = {
      columns: [
        { name: 'Target_genes', values: result.gene },
        {
          name: `${fileNameOf(symbol)}|Average`,
          values: Array.from(result.average, (value) => value.toFixed(6)),
        },
        ...rows.map(({ experiment, cell }, column) => ({
          name: experimentColumn(experiment, cell),
          values: result.gene.map((_, row) => result.score[row * rows.length + column]),
        })),
        { name: 'STRING', values: result.interaction },
      ],
    };
    if (options.compare !== undefined)
      tellNotices([scoreAgreement(readScores(options.compare), table)], options);
    writeTable(table, options);
  } finally {
    await atlas.close();
  }
}
