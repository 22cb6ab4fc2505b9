// Factors whose binding tells changed genes from unchanged ones, and their experiments.
import * as shared from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

const { rank, experiment, antigen, cellClass, cell, ciLow, ciHigh, minusLog10P, minusLog10Q } = shared;

const difference = {
  difference: { label: 'column.adjusted-difference', help: 'help.adjusted-difference', main: 1 },
  ciLow: { ...ciLow, main: 1 },
  ciHigh: { ...ciHigh, main: 1 },
} as const satisfies Columns;

const counts = {
  changedGenesBound: { label: 'column.changed-genes-bound', help: 'help.changed-genes-bound', main: 1 },
  changedGenes: { label: 'column.changed-genes', help: 'help.changed-genes', main: 1 },
} as const satisfies Columns;

/** One row per factor. */
export const explainColumns = {
  rank,
  antigen,
  experiments: { label: 'column.experiments', help: 'help.experiments-pooled', main: 1 },
  ...difference,
  betweenExperiments: { label: 'column.between-experiments', help: 'help.between-experiments' },
  aboveOtherFactors: { label: 'column.above-other-factors', help: 'help.above-other-factors', main: 1 },
  minusLog10P,
  minusLog10Q,
  bestExperiment: { label: 'column.best-experiment', help: 'help.best-experiment-explain' },
  bestCell: { label: 'column.best-cell', help: 'help.best-experiment-explain', main: 2 },
  ...counts,
} as const satisfies Columns;

/** One row per experiment. */
export const explainExperimentColumns = {
  rank,
  experiment,
  antigen,
  cellClass,
  cell,
  ...difference,
  aboveOtherExperiments: { label: 'column.above-others', help: 'help.above-others', main: 1 },
  areaUnderCurve: { label: 'column.area-under-curve', help: 'help.area-under-curve', main: 2 },
  minusLog10P,
  minusLog10Q,
  ...counts,
} as const satisfies Columns;
