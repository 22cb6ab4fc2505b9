// Experiments of one group against each other.
import { antigen, cell, experiment, peaks } from '../tables/shared-columns.ts';
import type { Columns } from '../tables/table.ts';

export const profileColumns = {
  experiment,
  antigen,
  cell,
  peaks: { ...peaks, main: 1 },
  medianCorrelation: { label: 'column.median-correlation', help: 'help.median-correlation', main: 1 },
  largestJaccard: { label: 'column.largest-jaccard', help: 'help.largest-jaccard', main: 1 },
  correlation: {
    name: '<experiment>',
    each: 'experiment',
    label: 'column.correlation',
    help: 'help.correlation',
  },
} as const satisfies Columns;
