// Factors whose binding tells changed genes from unchanged ones.
import * as shared from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

const { rank, experiment, antigen, cellClass, cell, minusLog10P, minusLog10Q } = shared;

export const explainColumns = {
  rank,
  experiment,
  antigen,
  cellClass,
  cell,
  aboveOtherExperiments: { label: 'column.above-others', help: 'help.above-others', main: 1 },
  areaUnderCurve: { label: 'column.area-under-curve', help: 'help.area-under-curve', main: 1 },
  minusLog10P,
  minusLog10Q,
  changedGenesBound: { label: 'column.changed-genes-bound', help: 'help.changed-genes-bound', main: 1 },
  changedGenes: { label: 'column.changed-genes', help: 'help.changed-genes', main: 1 },
} as const satisfies Columns;
