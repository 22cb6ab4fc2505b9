// Experiments that are less like their own label than like another.
import { antigen, cell, experiment } from '../tables/shared-columns.ts';
import type { Columns } from '../tables/table.ts';

export const discordantColumns = {
  antigen,
  cell,
  experiment,
  jaccardWithOwn: { label: 'column.jaccard-with-own', help: 'help.jaccard-with-own', main: 1 },
  resembles: { label: 'column.resembles', help: 'help.resembles', main: 1 },
  resemblesIn: { label: 'column.resembles-in', help: 'help.resembles-in', main: 1 },
  jaccard: { label: 'column.jaccard', help: 'help.jaccard-with-other', main: 1 },
} as const satisfies Columns;
