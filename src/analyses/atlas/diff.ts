import type { Answer } from '../../tables/answer.ts';
import { diffAtlases, type ExperimentChange } from '../../atlas/diff-atlases.ts';
import type { Atlas } from '../../atlas/open-atlas.ts';
import { InputError } from '../../errors.ts';
import { diffColumns } from '../../atlas/atlas-columns.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import { note } from '../../messages/message.ts';
import { choose, type Choosing, type Choices } from '../inputs/choices.ts';
import { simulatedAtlas } from '../inputs/simulated-atlas.ts';

/** What may be chosen when two releases of an atlas, or of a result, are compared. */
export const diffChoices = {
  all: { type: 'flag', help: 'diff.choice.all' },
} as const satisfies Choices;

/** Two atlases of one genome, opened. */
export interface DiffInput {
  readonly before: Atlas;
  readonly after: Atlas;
}

/** Experiments of either atlas, changed ones first; or rows of either result. */
export type Diff = Answer;

/**
 * What changed between two atlases?
 * @throws InputError where they are of different genomes
 */
export async function diff(
  { before, after }: DiffInput,
  asking: Choosing<typeof diffChoices> = {},
): Promise<Diff> {
  const { all } = choose(diffChoices, asking);
  if (before.genome.name !== after.genome.name)
    throw new InputError('the atlases are of different genomes', {
      expected: before.genome.name,
      found: after.genome.name,
    });
  const found = await diffAtlases(before, after);
  const number = (wanted: string): number => found.filter(({ change }) => change === wanted).length;
  const [appeared, vanished, peaks] = [number('appeared'), number('vanished'), number('peaks')];
  const [annotation, same] = [number('annotation'), number('same')];
  return {
    table: changesTable(
      before,
      after,
      found.filter(({ change }) => all === true || change !== 'same'),
    ),
    notices: [
      ...simulatedAtlas(before, after),
      note('diff.changes', { appeared, vanished, peaks, annotation, same }),
    ],
  };
}

function changesTable(before: Atlas, after: Atlas, rows: readonly ExperimentChange[]): Table {
  const old = before.experiments;
  const now = after.experiments;
  const peaks = (table: typeof now, row: number): number => (row < 0 ? NaN : table.peaks[row]);
  /** The later name where there is one. */
  const text = (column: 'antigen' | 'cell') =>
    rows.map(({ oldRow, newRow }) => (newRow < 0 ? old[column][oldRow] : now[column][newRow]) || null);
  const release = (table: typeof now, row: number) => (row < 0 ? null : table.sourceRelease[row] || null);
  return tableOf(diffColumns, {
    experiment: rows.map(({ experiment }) => experiment),
    change: rows.map(({ change }) => change),
    antigen: text('antigen'),
    cell: text('cell'),
    peaksOld: rows.map(({ oldRow }) => peaks(old, oldRow)),
    peaksNew: rows.map(({ newRow }) => peaks(now, newRow)),
    peaksSame: rows.map(({ samePeaks, oldRow, newRow }) => (oldRow < 0 || newRow < 0 ? NaN : samePeaks)),
    releaseOld: rows.map(({ oldRow }) => release(old, oldRow)),
    releaseNew: rows.map(({ newRow }) => release(now, newRow)),
    annotation: rows.map(({ annotations }) => annotations.join('; ') || null),
  });
}
