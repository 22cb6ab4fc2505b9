import { counted } from '../../counted.ts';
import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { chosenPeaks } from '../../atlas/chosen-peaks.ts';
import { DEFAULT_CLASS, selectExperiments } from '../../atlas/experiment-filter.ts';
import { openAtlas, type Atlas } from '../../atlas/open-atlas.ts';
import { InputError } from '../../errors.ts';
import { compareTables, experimentColumn, parseScoreTable } from '../../formats/chip-atlas/result-tables.ts';
import { fileNameOf } from '../../formats/chip-atlas/layout.ts';
import { readInteractions } from '../../formats/interactions-file.ts';
import { formatTable, type Table } from '../../formats/table.ts';
import { isNotAFactor } from '../../genome/non-factors.ts';
import { SIMILARITY_RULES } from '../../partners/compatible/colocalization-like.ts';
import {
  colocalizationTable,
  sharedSites,
  type ScoredPeaks,
} from '../../partners/compatible/colocalization-table.ts';
import { antigenNames } from '../antigen-names.ts';
import { newCommand } from '../new-command.ts';
import {
  addAtlasOption,
  addOutputOptions,
  addQuietOption,
  addSampleOptions,
  collect,
  filterOf,
  say,
  writeTable,
  type OutputOptions,
  type SampleOptions,
} from '../options.ts';
import { readPeaks } from '../query-options.ts';
import { joinQuery } from '../join-query.ts';

interface ColocalizeOptions extends OutputOptions, SampleOptions {
  readonly atlas: readonly string[];
  readonly cellClass?: readonly string[];
  readonly cell?: readonly string[];
  readonly exclude?: readonly string[];
  readonly rule: keyof typeof SIMILARITY_RULES;
  readonly peaks?: string;
  readonly interactions?: string;
  readonly compare?: string;
  readonly aliases?: string;
  readonly quiet?: boolean;
}

export function command(): Command {
  const colocalize = newCommand(
    'colocalize',
    "ChIP-Atlas' Colocalization, re-created: every experiment of a cell type class against an antigen's experiments",
    [
      'chipmate colocalize IKZF1 --atlas my-atlas --cell-class Blood -o IKZF1.Blood.tsv',
      'chipmate colocalize IKZF1 --atlas my-atlas --cell-class Blood --peaks my-peaks.bed --interactions string.tsv',
      'chipmate colocalize STAT3 --atlas my-atlas --cell-class Blood --compare STAT3.Blood.tsv',
    ],
  )
    .argument('<antigen>', 'under any of its names')
    .option(
      '--cell-class <name>',
      'class of cell type (default: the one with most experiments of the antigen)',
      collect,
    )
    .option('--cell <name>', 'only experiments of this cell type', collect)
    .option('--exclude <name>', 'experiment, antigen or cell type to leave out', collect)
    .option('--peaks <file>', 'your own peaks as one more experiment of the antigen')
    .addOption(
      new Option(
        '--rule <name>',
        'when two strength classes are similar (the rule of the service is not public)',
      )
        .choices(Object.keys(SIMILARITY_RULES))
        .default('jaccard' satisfies keyof typeof SIMILARITY_RULES),
    )
    .option('--interactions <file>', 'STRING or BioGRID table for the column STRING')
    .option('--compare <tsv>', "compare with ChIP-Atlas' own table, cell by cell")
    .option('--aliases <file>', 'your own aliases: a symbol and its other names per line, tabs between');
  addAtlasOption(addSampleOptions(colocalize));
  return addQuietOption(addOutputOptions(colocalize)).action(run);
}

async function run(antigen: string, options: ColocalizeOptions): Promise<void> {
  const atlas = await openAtlas(options.atlas);
  const tell = say(options);
  try {
    const { experiments } = atlas;
    const names = antigenNames(options);
    const own = selectExperiments(experiments, { antigenClass: classesOf(atlas), antigen: [antigen] }, names);
    if (own.length === 0)
      throw new InputError(`the atlas has no experiment of ${antigen} as a factor`, {
        fix: 'chipmate atlas search DIR --antigen NAME',
      });
    const cellClass = options.cellClass ?? [
      mostFrequent(Array.from(own, (row) => experiments.cellClass[row])),
    ];
    if (options.cellClass === undefined) tell(`cell type class ${cellClass[0]}: --cell-class takes another`);
    const filter = {
      ...filterOf(options),
      antigenClass: classesOf(atlas),
      ...(cellClass[0] === '' ? {} : { cellClass }),
    };
    const rows = Array.from(selectExperiments(experiments, filter, names)).filter(
      (row) => experiments.peaks[row] > 0 && !isNotAFactor(experiments.antigen[row]),
    );
    const key = names.key(antigen);
    const shown = chosenPeaks(atlas, rows);
    let peaks: ScoredPeaks = shown;
    const columns = rows
      .map((row, place) => ({ row, place }))
      .filter(({ row }) => names.key(experiments.antigen[row]) === key)
      .sort((a, b) => compareColumns(label(atlas, a.row), label(atlas, b.row)))
      .map(({ place }) => place);
    const rowLabels = rows.map((row) => label(atlas, row));
    if (options.peaks !== undefined) {
      const query = await readPeaks(options.peaks, atlas, options);
      peaks = joinQuery(shown, query, atlas.genome);
      columns.push(rowLabels.length);
      rowLabels.push({ experiment: options.peaks, cell: 'query', antigen });
    }
    if (columns.length === 0)
      throw new InputError(`no experiment of ${antigen} in ${cellClass.join(', ')}`, {
        expected: [...new Set(Array.from(own, (row) => experiments.cellClass[row]))].join(', '),
        fix: 'choose one of these with --cell-class, or bring --peaks FILE',
      });
    const interactions =
      options.interactions === undefined
        ? undefined
        : await readInteractions(options.interactions, 'binding');
    const partners = interactions?.of(experiments.antigen[own[0]]);
    const interaction = rowLabels.map((each) => partners?.get(each.antigen) ?? 0);
    const sites = sharedSites(peaks, columns, atlas.genome.offsets);
    tell(
      `${counted(rowLabels.length, 'experiment')}, ${counted(sites.universe, 'site')}; similar by the rule ${options.rule}: ` +
        `a re-creation, ChIP-Atlas' own rule is not public`,
    );
    const { order, average, score } = colocalizationTable(
      sites,
      rowLabels.length,
      columns,
      interaction,
      SIMILARITY_RULES[options.rule],
    );
    const labels = Array.from(order, (row) => rowLabels[row]);
    const symbol = experiments.antigen[own[0]];
    const table: Table = {
      columns: [
        { name: 'Experiment', values: labels.map((each) => each.experiment) },
        { name: 'Cell_subclass', values: labels.map((each) => fileNameOf(each.cell)) },
        { name: 'Protein', values: labels.map((each) => each.antigen) },
        { name: `${symbol}|Average`, values: Array.from(order, (row) => average[row].toFixed(6)) },
        ...columns.map((place, column) => ({
          name: experimentColumn(rowLabels[place].experiment, rowLabels[place].cell),
          values: Array.from(order, (row) => score[row * columns.length + column]),
        })),
        { name: 'STRING', values: Array.from(order, (row) => interaction[row]) },
      ],
    };
    if (options.compare !== undefined) sayAgreement(options.compare, table, tell);
    writeTable(table, options);
  } finally {
    await atlas.close();
  }
}

/** Says how a computed table agrees with one of ChIP-Atlas. */
export function sayAgreement(path: string, table: Table, tell: (sentence: string) => void): void {
  const theirs = parseScoreTable(readFileSync(path, 'utf8'), path);
  const agreement = compareTables(theirs, parseScoreTable(formatTable(table), 'chipmate'));
  tell(
    `${path}: ${counted(agreement.rows, 'row')} in both, ${agreement.onlyFirst} only there, ${agreement.onlySecond} only here; ` +
      `${agreement.equalCells} of ${agreement.cells} cells are equal, largest difference ${agreement.largestDifference}`,
  );
}

interface Label {
  readonly experiment: string;
  readonly cell: string;
  readonly antigen: string;
}

function label({ experiments }: Atlas, row: number): Label {
  return {
    experiment: experiments.experiment[row],
    cell: experiments.cell[row],
    antigen: experiments.antigen[row],
  };
}

/** By cell type without regard to case, then by experiment. */
export function compareColumns(a: Label, b: Label): number {
  const [x, y] = [a.cell.toLowerCase(), b.cell.toLowerCase()];
  if (x !== y) return x < y ? -1 : 1;
  return a.experiment < b.experiment ? -1 : a.experiment > b.experiment ? 1 : 0;
}

function classesOf({ experiments }: Atlas): string[] {
  const present = new Set(experiments.antigenClass);
  return [DEFAULT_CLASS, ''].filter((name) => present.has(name));
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0];
}
