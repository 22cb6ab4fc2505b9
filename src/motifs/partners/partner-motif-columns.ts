// Motifs of partners at the sites that they share with the query.
import {
  antigen,
  cell,
  ciHigh,
  ciLow,
  minusLog10P,
  minusLog10Q,
  reason,
} from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

export const partnerMotifColumns = {
  antigen,
  cell,
  verdict: { label: 'column.verdict', help: 'help.partner-motif-verdict', main: 1 },
  reason,
  motif: { label: 'column.motif', help: 'help.partner-motif', main: 1 },
  motifName: { label: 'column.motif-name', help: 'help.motif-name', main: 2 },
  motifs: { label: 'column.motifs-asked', help: 'help.motifs-asked' },
  log2OddsRatio: { label: 'column.log2-odds-ratio', help: 'help.odds-of-own-motif', unit: 'log2', main: 1 },
  ciLow: { ...ciLow, main: 1 },
  ciHigh: { ...ciHigh, main: 1 },
  minusLog10P,
  minusLog10Q,
  sharedWindows: { label: 'column.shared-windows', help: 'help.shared-windows', main: 2 },
  sharedWithMotif: { label: 'column.shared-with-motif', help: 'help.shared-with-motif', main: 2 },
  otherWindows: { label: 'column.other-windows', help: 'help.other-windows', main: 2 },
  otherWithMotif: { label: 'column.other-with-motif', help: 'help.other-with-motif', main: 2 },
  sharedWithQueryMotif: { label: 'column.shared-with-query-motif', help: 'help.shared-with-query-motif' },
  sits: { label: 'column.sits-on', help: 'help.sits-on', main: 1 },
  spacing: { label: 'column.spacing', help: 'help.spacing-verdict', main: 1 },
  gap: { label: 'column.gap', help: 'help.gap-fixed', unit: 'bp', main: 2 },
  windowsWithBoth: { label: 'column.windows-with-both', help: 'help.windows-with-both' },
  windowsAt: { label: 'column.windows-at', help: 'help.windows-at' },
  expectedShare: { label: 'column.expected-share', help: 'help.expected-share-at', unit: '%' },
  family: { label: 'column.motif-family', help: 'help.motif-family-factors', main: 2 },
  familyBound: { label: 'column.family-bound', help: 'help.family-bound', main: 2 },
} as const satisfies Columns;
