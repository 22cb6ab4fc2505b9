// One row for each comparison of the bench: effect with its interval first, p second, and the verdict.
import { cell, ciHigh, ciLow, minusLog10P, reason, verdict } from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

export const effectColumns = {
  cell: { ...cell, help: 'help.bench-cell' },
  measured: { label: 'column.measured', help: 'help.measured', main: 1 },
  comparison: { label: 'column.comparison', help: 'help.comparison', main: 1 },
  measure: { label: 'column.measure', help: 'help.measure', main: 1 },
  effect: { label: 'column.bench-effect', help: 'help.bench-effect', main: 1 },
  ciLow: { ...ciLow, help: 'help.bench-ci', main: 1 },
  ciHigh: { ...ciHigh, help: 'help.bench-ci', main: 1 },
  scale: { label: 'column.scale', help: 'help.bench-scale', main: 2 },
  n: { label: 'column.independent', help: 'help.independent', main: 1 },
  nControl: { label: 'column.independent-control', help: 'help.independent-control' },
  test: { label: 'column.test', help: 'help.bench-test', main: 2 },
  minusLog10P: { ...minusLog10P, help: 'help.bench-p', main: 2 },
  adjP: { label: 'column.adjusted-p', help: 'help.bench-adjusted-p', scale: 'probability', main: 1 },
  verdict: { ...verdict, help: 'help.bench-verdict' },
  reason,
} as const satisfies Columns;
