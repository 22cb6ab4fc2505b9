// Peaks that hold more or fewer reads in one group of samples than in another.
import {
  adjP,
  chrom,
  ciHigh,
  ciLow,
  end,
  minusLog10P,
  reason,
  start,
  verdict,
} from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

export const changedPeakColumns = {
  chrom,
  start,
  end,
  log2FoldChange: {
    label: 'column.log2-change-of-reads',
    help: 'help.log2-change-of-reads',
    unit: 'log2',
    main: 1,
  },
  ciLow: { ...ciLow, main: 1 },
  ciHigh: { ...ciHigh, main: 1 },
  minusLog10P: { ...minusLog10P, main: 2 },
  adjP,
  meanLog2Count: { label: 'column.mean-log2-count', help: 'help.mean-log2-count', unit: 'log2', main: 2 },
  verdict: { ...verdict, help: 'help.change-verdict' },
  reason,
  count: {
    name: 'count_<sample>',
    each: 'column',
    label: 'column.reads-of-sample',
    help: 'help.reads-of-sample',
  },
} as const satisfies Columns;
