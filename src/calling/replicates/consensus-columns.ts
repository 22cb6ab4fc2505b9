// What replicates agree on: the sites, and what each replicate has of them.
import type { Columns } from '../../tables/table.ts';
import { chrom, end, start } from '../../tables/shared-columns.ts';

export const consensusColumns = {
  chrom,
  start,
  end,
  summit: { label: 'column.peak-summit', help: 'help.summit', main: 2 },
  signal: { label: 'column.consensus-signal', help: 'help.consensus-signal', main: 1 },
  support: { label: 'column.replicate-support', help: 'help.replicate-support', main: 1 },
  localIdr: {
    label: 'column.local-idr',
    help: 'help.local-idr',
    scale: 'probability',
    main: 2,
    optional: true,
  },
  globalIdr: {
    label: 'column.global-idr',
    help: 'help.global-idr',
    scale: 'probability',
    main: 1,
    optional: true,
  },
  score: { label: 'column.idr-score', help: 'help.idr-score', optional: true },
  signalIn: {
    name: '<replicate>_signal',
    each: 'column',
    label: 'column.signal-in-replicate',
    help: 'help.signal-in-replicate',
    main: 2,
  },
} as const satisfies Columns;
