import type { ExperimentTable } from '../atlas/experiment-table.ts';
import type { TableColumn } from '../formats/table.ts';

/** Experiment, classes, names and number of peaks: what ChIP-Atlas' tables say of an experiment. */
export function experimentColumns(experiments: ExperimentTable, rows: readonly number[]): TableColumn[] {
  const text = (name: string, values: readonly string[]): TableColumn => ({
    name,
    values: rows.map((row) => values[row] || null),
  });
  return [
    text('experiment', experiments.experiment),
    text('antigen_class', experiments.antigenClass),
    text('antigen', experiments.antigen),
    text('cell_class', experiments.cellClass),
    text('cell', experiments.cell),
    { name: 'peaks', values: rows.map((row) => experiments.peaks[row]) },
  ];
}
