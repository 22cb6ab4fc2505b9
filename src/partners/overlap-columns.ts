// How many of a query's intervals each experiment overlaps.
import { antigen, cell, cellClass, experiment, peaks } from '../shared-columns.ts';
import type { Columns } from '../table.ts';

export const overlapColumns = {
  experiment,
  antigen,
  cellClass,
  cell,
  peaks: { ...peaks, main: true },
  queryPeaksHit: { label: 'column.query-peaks-hit', help: 'help.query-peaks-hit', main: true },
  queryPeaks: { label: 'column.query-peaks', help: 'help.query-peaks', main: true },
  peaksHit: { label: 'column.peaks-hit', help: 'help.peaks-hit', main: true, optional: true },
} as const satisfies Columns;
