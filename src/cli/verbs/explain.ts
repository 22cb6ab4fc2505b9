import { needGenes } from '../../analyses/inputs/gene-models.ts';
import { geneSources } from '../query-options.ts';
import { withDefaultClass } from '../../analyses/inputs/experiments.ts';
import { Option, type Command } from 'commander';
import { selectExperiments } from '../../atlas/experiment-filter.ts';
import { openAtlas, type Atlas } from '../../atlas/open-atlas.ts';
import { InputError } from '../../errors.ts';
import { readDifferentialTable } from '../../formats/differential-table.ts';
import { readGeneIdentifiers } from '../../formats/gene-identifiers-file.ts';
import { indexTss } from '../../genome/nearest-tss.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { takePeaks } from '../../genome/place.ts';
import { benjaminiHochberg } from '../../statistics/multiple-testing.ts';
import { halvingPotential } from '../../targets/contributions.ts';
import { calibrateAreas, explainChange, type Explanation } from '../../targets/explain-change.ts';
import { groupTranscripts, type GeneList } from '../../targets/gene-list.ts';
import { scoreGenes } from '../../targets/gene-scores.ts';
import { matchExpression } from '../../targets/match-expression.ts';
import { changeStates, type ChangeDirection } from '../../targets/target-genes.ts';
import { antigenNames } from '../antigen-names.ts';
import { readGenesOf } from '../../analyses/inputs/genes-named.ts';
import {
  addAtlasOption,
  addFilterOptions,
  addOutputOptions,
  addQuietOption,
  filterOf,
  say,
  tell,
  writeTable,
  type FilterOptions,
  type OutputOptions,
  geneIdsOption,
  significanceOption,
  foldChangeOption,
} from '../options.ts';
import { newCommand } from '../new-command.ts';
import { startProgress } from '../progress.ts';

const FEWEST_GENES = 5;
/** Peaks that are held in memory at a time. */
const PEAKS_AT_ONCE = 4_000_000;

interface Options extends FilterOptions, OutputOptions {
  readonly atlas: readonly string[];
  readonly genes?: string;
  readonly list?: boolean;
  readonly direction: ChangeDirection;
  readonly significance: number;
  readonly foldChange: number;
  readonly geneIds?: string;
  readonly quiet?: boolean;
}

export function command(): Command {
  const explain = newCommand(
    'explain',
    'Which factors of an atlas explain the changed genes: whose binding tells them from unchanged ones',
    [
      'chipmate explain drug.tsv --atlas my-atlas --direction down --cell-class Blood',
      'chipmate explain genes.txt --list --atlas my-atlas',
    ],
  )
    .argument('<table>', 'differential expression; with --list a list of genes')
    .option('--list', 'the file is a list of genes, compared with all others')
    .addOption(
      new Option('--direction <which>', 'which changed genes')
        .choices(['up', 'down', 'both'])
        .default('both'),
    )
    .addOption(significanceOption())
    .addOption(foldChangeOption())
    .option('--genes <file>', "gene models (default: the atlas' own, or the built-in hg38 table)")
    .addOption(geneIdsOption());
  addAtlasOption(explain);
  return addQuietOption(addOutputOptions(addFilterOptions(explain))).action(run);
}

async function run(path: string, options: Options): Promise<void> {
  const says = say(options);
  const atlas = await openAtlas(options.atlas);
  const progress = startProgress('testing', options);
  try {
    const { models } = await needGenes(geneSources(options));
    const genes = groupTranscripts(models);
    const index = indexTss(models);
    const state = await statesOf(path, genes, options);
    const changed = state.filter((value) => value === 1).length;
    const unchanged = state.filter((value) => value === 0).length;
    if (changed < FEWEST_GENES || unchanged < FEWEST_GENES)
      throw new InputError('there are too few genes to compare', {
        file: path,
        expected: `at least ${FEWEST_GENES} changed and ${FEWEST_GENES} unchanged genes`,
        found: `${changed} changed and ${unchanged} unchanged`,
        fix: `${options.list === true ? 'name more genes' : 'raise --significance'}, or check that the names are those of the gene models`,
      });
    says(`${changed} changed genes against ${unchanged} unchanged ones`);
    const { experiments } = atlas;
    const rows = selectExperiments(
      experiments,
      withDefaultClass(filterOf(options), experiments),
      antigenNames(options),
    );
    const found: Explanation[] = [];
    for (const batch of batches(rows, experiments.peaks)) {
      for (const peaks of await peaksOfMany(atlas, batch)) {
        found.push(explainChange(scoreGenes(genes, halvingPotential(index, peaks)).score, state));
        progress.update(found.length / rows.length);
      }
    }
    const log10Q = benjaminiHochberg(Float64Array.from(found, (e) => e.log10P));
    const above = calibrateAreas(Float64Array.from(found, (e) => e.areaUnderCurve));
    const order = [...rows.keys()].sort(
      (a, b) => above[b] - above[a] || found[a].log10P - found[b].log10P || a - b,
    );
    const text = (column: readonly string[]) => order.map((i) => column[rows[i]] || null);
    writeTable(
      {
        columns: [
          { name: 'rank', values: order.map((_, i) => i + 1) },
          { name: 'experiment', values: text(experiments.experiment) },
          { name: 'antigen', values: text(experiments.antigen) },
          { name: 'cell_class', values: text(experiments.cellClass) },
          { name: 'cell', values: text(experiments.cell) },
          { name: 'above_other_experiments', values: order.map((i) => above[i]) },
          { name: 'area_under_curve', values: order.map((i) => found[i].areaUnderCurve) },
          { name: 'minus_log10_p', values: order.map((i) => -found[i].log10P) },
          { name: 'minus_log10_q', values: order.map((i) => -log10Q[i]) },
          { name: 'changed_genes_bound', values: order.map((i) => found[i].boundChanged) },
          { name: 'changed_genes', values: order.map(() => changed) },
        ],
      },
      options,
    );
  } finally {
    progress.stop();
    await atlas.close();
  }
}

/** Experiments in their order, as many at a time as fit into memory. */
function* batches(rows: Iterable<number>, peaks: ArrayLike<number>): Generator<number[]> {
  let batch: number[] = [];
  let total = 0;
  for (const row of rows) {
    if (batch.length > 0 && total + peaks[row] > PEAKS_AT_ONCE) {
      yield batch;
      batch = [];
      total = 0;
    }
    batch.push(row);
    total += peaks[row];
  }
  if (batch.length > 0) yield batch;
}

/** The peaks of several experiments in one pass over the atlas. */
async function peaksOfMany(atlas: Atlas, experiments: readonly number[]): Promise<PeakColumns[]> {
  const { chromosomeNames, sizes } = atlas.genome;
  const count = chromosomeNames.length;
  const none = new Float64Array(count).fill(NaN);
  const all = await atlas.peaksOverlapping(
    {
      count,
      chromosomeNames,
      chromosome: Uint16Array.from({ length: count }, (_, code) => code),
      start: new Int32Array(count),
      end: Int32Array.from(sizes),
      summit: new Int32Array(count),
      signal: none,
      score: none,
    },
    experiments,
  );
  const rowsOf = new Map(experiments.map((experiment) => [experiment, [] as number[]]));
  for (let row = 0; row < all.count; row++) rowsOf.get(all.experiment[row])?.push(row);
  return experiments.map((experiment) => takePeaks(all, rowsOf.get(experiment) ?? []));
}

/** 1 for genes that changed as asked, 0 for unchanged ones, -1 for all others. */
async function statesOf(path: string, genes: GeneList, options: Options): Promise<Int8Array> {
  if (options.list === true) {
    const { symbols, notices } = await readGenesOf(path, genes.models, options.geneIds);
    tell(notices, options);
    const wanted = new Set(symbols);
    return Int8Array.from(genes.names, (name) => Number(wanted.has(name)));
  }
  const identifiers = options.geneIds === undefined ? undefined : await readGeneIdentifiers(options.geneIds);
  const table = await readDifferentialTable(path);
  return changeStates(table, matchExpression(genes, table, identifiers), options.direction, {
    significance: options.significance,
    minimalFoldChange: options.foldChange,
  });
}
