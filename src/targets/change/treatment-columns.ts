// Treatments that lower or raise a gene.
import { adjP, ciHigh, ciLow, log2FoldChange, minusLog10P, rank } from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

export const treatmentColumns = {
  rank,
  treatment: { label: 'column.treatment', help: 'help.treatment', main: 1 },
  log2FoldChange,
  ciLow: { ...ciLow, main: 1 },
  ciHigh: { ...ciHigh, main: 1 },
  minusLog10P,
  adjP,
  shareOfGenesChangingLess: {
    label: 'column.share-changing-less',
    help: 'help.share-changing-less',
    main: 1,
  },
  rows: { label: 'column.rows', help: 'help.rows' },
} as const satisfies Columns;
