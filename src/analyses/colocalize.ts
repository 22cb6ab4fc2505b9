import type { Answer } from '../tables/answer.ts';
import type { ExperimentsInput } from './inputs/experiments.ts';
import { chosenPeaks } from '../atlas/chosen-peaks.ts';
import { DEFAULT_CLASS, selectExperiments, type ExperimentFilter } from '../atlas/experiment-filter.ts';
import type { Atlas } from '../atlas/open-atlas.ts';
import { InputError } from '../errors.ts';
import { fileNameOf } from '../formats/chip-atlas/layout.ts';
import {
  compareColumns,
  experimentColumn,
  type ColumnLabel,
} from '../formats/chip-atlas/result-tables-reader.ts';
import type { Interactions } from '../formats/genes/interactions-reader.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import { isNotAFactor } from '../genome/antigens/non-factors.ts';
import { note } from '../messages/message.ts';
import { colocalizationColumns } from '../partners/compatible/colocalization-columns.ts';
import { SIMILARITY_RULES } from '../partners/compatible/colocalization-like.ts';
import {
  colocalizationTable,
  meetingsAtSites,
  type ScoredPeaks,
} from '../partners/compatible/colocalization-table.ts';
import { joinQuery } from '../partners/compatible/join-query.ts';
import { tableOf } from '../tables/table.ts';
import { scoreAgreement, type StoredScores } from './inputs/agreement.ts';
import { choose, type Choosing, type Choices } from './inputs/choices.ts';
import type { Query } from './inputs/query.ts';
import { simulatedAtlas } from './inputs/simulated-atlas.ts';

/** What may be chosen when Colocalization is re-created. */
export const colocalizeChoices = {
  rule: {
    type: 'one of',
    values: ['jaccard', 'hypergeometric', 'any'],
    default: 'jaccard',
    unit: 'name',
    help: 'colocalize.choice.rule',
  },
} as const satisfies Choices;

/**
 * What a Colocalization table needs, opened. The cell classes of the filter are the table's; without any the one with most
 * experiments of the antigen is taken.
 */
export interface ColocalizeInput extends ExperimentsInput {
  /** Under any of its names. */
  readonly antigen: string;
  /** The user's peaks as one more experiment of the antigen. */
  readonly query?: Query;
  /** For the column STRING. */
  readonly interactions?: Interactions;
  /** A table of ChIP-Atlas to compare with. */
  readonly theirs?: StoredScores;
}

/** ChIP-Atlas' Colocalization table, highest average first. */
export type Colocalize = Answer;

interface Label extends ColumnLabel {
  readonly antigen: string;
}

/** Experiments of the table: labels and peaks of its rows, and which of them are its columns. */
interface Compared {
  readonly labels: readonly Label[];
  readonly peaks: ScoredPeaks;
  readonly columns: readonly number[];
}

/**
 * How strongly does every experiment of a cell type class co-localize with the experiments of an antigen?
 * @throws InputError where the class has no experiment of the antigen, or a filter names what is not there
 */
export function colocalize(
  input: ColocalizeInput,
  asking: Choosing<typeof colocalizeChoices> = {},
): Colocalize {
  const { rule } = choose(colocalizeChoices, asking);
  const { atlas, antigen, filter = {}, query, interactions, theirs, names = new KnownNames() } = input;
  const { experiments } = atlas;
  const antigenClass = classesOf(atlas);
  const own = selectExperiments(experiments, { antigenClass, antigen: [antigen] }, names);
  if (own.length === 0)
    throw new InputError(`the atlas has no experiment of ${antigen} as a factor`, {
      key: 'atlas.no-factor',
      values: { antigen },
      fix: 'chipmate atlas search DIR --antigen NAME',
    });
  const classes = Array.from(own, (row) => experiments.cellClass[row]);
  const cellClass = filter.cellClass ?? [mostFrequent(classes)];
  const { labels, peaks, columns } = comparedExperiments(
    input,
    { ...filter, antigenClass, ...(cellClass[0] === '' ? {} : { cellClass }) },
    names,
  );
  if (columns.length === 0)
    throw new InputError(`no experiment of ${antigen} in ${cellClass.join(', ')}`, {
      key: 'atlas.no-experiment-in',
      values: { antigen, cells: cellClass.join(', ') },
      expected: [...new Set(classes)].join(', '),
      fix: 'choose one of these with --cell-class, or bring --peaks FILE',
    });
  const symbol = experiments.antigen[own[0]];
  const scores = interactions?.of(symbol);
  const interaction = labels.map((each) => scores?.get(each.antigen) ?? 0);
  const sites = meetingsAtSites(peaks, columns, atlas.genome.offsets);
  const { order, average, score } = colocalizationTable(
    sites,
    labels.length,
    columns,
    interaction,
    SIMILARITY_RULES[rule],
  );
  const shown = Array.from(order, (row) => labels[row]);
  const table = tableOf(colocalizationColumns, {
    experiment: shown.map((each) => each.experiment),
    cellSubclass: shown.map((each) => fileNameOf(each.cell)),
    protein: shown.map((each) => each.antigen),
    average: {
      several: [{ name: `${symbol}|Average`, values: Array.from(order, (row) => average[row].toFixed(6)) }],
    },
    ofExperiment: {
      several: columns.map((place, column) => ({
        name: experimentColumn(labels[place].experiment, labels[place].cell),
        values: Array.from(order, (row) => score[row * columns.length + column]),
      })),
    },
    string: Array.from(order, (row) => interaction[row]),
  });
  return {
    table,
    notices: [
      ...simulatedAtlas(atlas),
      ...(filter.cellClass === undefined ? [note('colocalize.cell-class', { cellClass: cellClass[0] })] : []),
      ...(query?.notices ?? []),
      note('colocalize.rule', { experiments: labels.length, sites: sites.universe, rule }),
      ...(theirs === undefined ? [] : [scoreAgreement(theirs, table)]),
    ],
  };
}

/** The factors' experiments that a filter leaves; those of the antigen are columns, and the query is the last of them. */
function comparedExperiments(
  { atlas, antigen, query }: ColocalizeInput,
  filter: ExperimentFilter,
  names: KnownNames,
): Compared {
  const { experiments, genome } = atlas;
  const rows = Array.from(selectExperiments(experiments, filter, names)).filter(
    (row) => experiments.peaks[row] > 0 && !isNotAFactor(experiments.antigen[row]),
  );
  const labels = rows.map((row) => ({
    experiment: experiments.experiment[row],
    cell: experiments.cell[row],
    antigen: experiments.antigen[row],
  }));
  const key = names.key(antigen);
  const columns = [...labels.keys()]
    .filter((place) => names.key(labels[place].antigen) === key)
    .sort((a, b) => compareColumns(labels[a], labels[b]));
  const peaks = chosenPeaks(atlas, rows);
  if (query === undefined) return { labels, peaks, columns };
  return {
    labels: [...labels, { experiment: query.name, cell: 'query', antigen }],
    peaks: joinQuery(peaks, query.peaks, genome),
    columns: [...columns, labels.length],
  };
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
