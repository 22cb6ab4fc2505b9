// Factors at the sites of genes that change, beside those of genes that do not.
import { antigen, cell, ciHigh, ciLow, minusLog10Q } from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

export const changedGenesColumns = {
  antigen,
  cell,
  log2OddsRatio: {
    label: 'column.log2-odds-ratio',
    help: 'help.odds-of-changed-sites',
    unit: 'log2',
    main: 1,
  },
  ciLow: { ...ciLow, main: 1 },
  ciHigh: { ...ciHigh, main: 1 },
  minusLog10Q,
} as const satisfies Columns;
