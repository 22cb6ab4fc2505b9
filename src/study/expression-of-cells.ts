import { areSameCells, cellSaid, chipSeqOf } from './cells-of-experiments.ts';
import { experimentsOfFactor, isListed } from './file/arms.ts';
import type { Study } from './file/study-schema.ts';

type ChipSeq = Study['chip_seq'][number];
type Experiment = Study['expression'][number];

/**
 * The expression experiment that speaks for the cells of a ChIP-seq: the first that belongs to it (by its name; the first
 * ChIP-seq has those that name none) and whose arm does not say other cells, of those that act on the factor where there
 * are any; undefined where there is none.
 */
export function expressionOfCells(study: Study, { name, cell }: ChipSeq): Experiment | undefined {
  const first = study.chip_seq.at(0);
  const speaking = study.expression.filter((entry) => {
    const said = cellSaid(study, entry);
    return (
      !isListed(entry) &&
      (entry.chip_seq ?? first?.name) === name &&
      (said === undefined || areSameCells(said, cell))
    );
  });
  return experimentsOfFactor(study, speaking)[0] ?? speaking[0];
}

/**
 * The expression experiment that speaks for a group of cell types: the first that was made in the only one of the group.
 * Of several cell types none speaks for the others.
 */
export function expressionInGroup(study: Study, cells: readonly string[]): Experiment | undefined {
  const [cell, ...more] = cells;
  if (more.length > 0) return undefined;
  return study.expression.find((entry) => {
    if (isListed(entry)) return false;
    const made = cellSaid(study, entry) ?? chipSeqOf(study, entry)?.cell;
    return made !== undefined && areSameCells(made, cell);
  });
}
