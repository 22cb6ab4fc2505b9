// How many of a query's intervals each experiment overlaps.
import { antigen, cell, cellClass, experiment, peaks } from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

export const overlapColumns = {
  experiment,
  antigen,
  cellClass,
  cell,
  peaks: { ...peaks, main: 1 },
  queryPeaksHit: { label: 'column.query-peaks-hit', help: 'help.query-peaks-hit', main: 1 },
  queryPeaks: { label: 'column.query-peaks', help: 'help.query-peaks', main: 1 },
  peaksHit: { label: 'column.peaks-hit', help: 'help.peaks-hit', main: 1, optional: true },
} as const satisfies Columns;
