import type { Answer } from '../tables/answer.ts';
import type { ExperimentsInput } from './inputs/experiments.ts';
import { selectExperiments } from '../atlas/experiment-filter.ts';
import { InputError } from '../errors.ts';
import { fileNameOf } from '../formats/chip-atlas/layout.ts';
import { compareColumns, experimentColumn } from '../formats/chip-atlas/result-tables-reader.ts';
import type { Interactions } from '../formats/genes/interactions-reader.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import type { GeneModels } from '../genome/genes.ts';
import { note } from '../messages/message.ts';
import { chipAtlasTargetColumns } from '../targets/binding/chip-atlas-target-columns.ts';
import { tableOf } from '../tables/table.ts';
import { codingTssRows, targetGeneTable } from '../targets/binding/chip-atlas-target-genes.ts';
import { tssWindows } from '../genome/tss-windows.ts';
import { scoreAgreement, type StoredScores } from './inputs/agreement.ts';
import { choose, type Choosing, type Choices } from './inputs/choices.ts';
import { simulatedAtlas } from './inputs/simulated-atlas.ts';

/** What may be chosen when an antigen's target genes are listed. */
export const targetGenesOfChoices = {
  distance: { type: 'integer', min: 1, default: 1000, unit: 'bp', help: 'targets.choice.distance' },
} as const satisfies Choices;

/** What a Target Genes table needs, opened. */
export interface TargetGenesOfInput extends ExperimentsInput {
  /** Under any of its names. */
  readonly antigen: string;
  readonly models: GeneModels;
  /** For the column STRING. */
  readonly interactions?: Interactions;
  /** A table of ChIP-Atlas to compare with. */
  readonly theirs?: StoredScores;
}

/** ChIP-Atlas' Target Genes table, highest average first. */
export type TargetGenesOf = Answer;

/** An experiment of the antigen, which is a column of the table. */
interface OwnExperiment {
  readonly row: number;
  readonly experiment: string;
  readonly cell: string;
}

/**
 * Near which genes do the experiments of an antigen have peaks, and how strong are these?
 * @throws InputError for an antigen without experiments, and for a filter that names what is not there
 */
export async function targetGenesOf(
  input: TargetGenesOfInput,
  asking: Choosing<typeof targetGenesOfChoices> = {},
): Promise<TargetGenesOf> {
  const { distance: window } = choose(targetGenesOfChoices, asking);
  const { atlas, models, interactions, theirs } = input;
  const own = ownExperiments(input);
  const symbol = atlas.experiments.antigen[own[0].row];
  const tssRows = codingTssRows(models);
  const pairs = await atlas.peaksOverlapping(
    tssWindows(models, tssRows, window),
    own.map(({ row }) => row),
  );
  const columnOf = new Map(own.map(({ row }, column) => [row, column]));
  const { gene, average, score, interaction } = targetGeneTable(
    Array.from(tssRows, (row) => models.symbol[row]),
    own.length,
    {
      tss: pairs.query,
      column: pairs.experiment.map((row) => columnOf.get(row) ?? 0),
      score: pairs.score,
    },
    interactions?.of(symbol),
  );
  const averages = Array.from(average, (value) => value.toFixed(6));
  const table = tableOf(chipAtlasTargetColumns, {
    targetGenes: gene,
    average: { several: [{ name: `${fileNameOf(symbol)}|Average`, values: averages }] },
    ofExperiment: {
      several: own.map(({ experiment, cell }, column) => ({
        name: experimentColumn(experiment, cell),
        values: gene.map((_, row) => score[row * own.length + column]),
      })),
    },
    string: interaction,
  });
  const { source } = models;
  const counts = { genes: gene.length, experiments: own.length, sites: tssRows.length };
  return {
    table,
    notices: [
      ...simulatedAtlas(atlas),
      note('target-genes.near', { ...counts, symbol, window, source }),
      ...(theirs === undefined ? [] : [scoreAgreement(theirs, table)]),
    ],
  };
}

/** The antigen's experiments that the filter leaves, in the order of the columns. */
function ownExperiments({
  atlas: { experiments },
  antigen,
  names = new KnownNames(),
  filter = {},
}: TargetGenesOfInput): OwnExperiment[] {
  const rows = selectExperiments(experiments, { ...filter, antigen: [antigen] }, names);
  if (rows.length === 0)
    throw new InputError(`no experiment of ${antigen} is left`, { fix: 'ask for less with the filters' });
  return Array.from(rows, (row) => ({
    row,
    experiment: experiments.experiment[row],
    cell: experiments.cell[row],
  })).sort(compareColumns);
}
