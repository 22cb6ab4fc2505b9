// Factors whose binding tells changed genes from unchanged ones.
import * as shared from '../shared-columns.ts';
import type { Columns } from '../table.ts';

const { rank, experiment, antigen, cellClass, cell, minusLog10P, minusLog10Q } = shared;

export const explainColumns = {
  rank,
  experiment,
  antigen,
  cellClass,
  cell,
  aboveOtherExperiments: { label: 'column.above-others', help: 'help.above-others', main: true },
  areaUnderCurve: { label: 'column.area-under-curve', help: 'help.area-under-curve', main: true },
  minusLog10P,
  minusLog10Q,
  changedGenesBound: { label: 'column.changed-genes-bound', help: 'help.changed-genes-bound', main: true },
  changedGenes: { label: 'column.changed-genes', help: 'help.changed-genes', main: true },
} as const satisfies Columns;
