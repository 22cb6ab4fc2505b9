// Experiment, classes, names and number of peaks: what ChIP-Atlas' tables say of an experiment.
import type { ExperimentTable } from '../../atlas/experiment-table.ts';
import * as shared from '../../tables/shared-columns.ts';
import type { Columns, ValuesByColumn } from '../../tables/table.ts';

const { experiment, antigen, cellClass, cell, peaks } = shared;

export const experimentColumns = {
  experiment,
  antigenClass: { label: 'column.antigen-class', help: 'help.antigen-class' },
  antigen,
  cellClass,
  cell,
  peaks,
} as const satisfies Columns;

/** The values of these columns for some experiments. */
export function experimentValues(
  experiments: ExperimentTable,
  rows: readonly number[],
): ValuesByColumn<typeof experimentColumns> {
  const text = (values: readonly string[]) => rows.map((row) => values[row] || null);
  return {
    experiment: text(experiments.experiment),
    antigenClass: text(experiments.antigenClass),
    antigen: text(experiments.antigen),
    cellClass: text(experiments.cellClass),
    cell: text(experiments.cell),
    peaks: rows.map((row) => experiments.peaks[row]),
  };
}
