// Sites of motifs in sequences.
import { chrom, end, minusLog10P, start } from '../tables/shared-columns.ts';
import type { Columns } from '../tables/table.ts';

export const motifSiteColumns = {
  chrom,
  start,
  end,
  strand: { label: 'column.strand', help: 'help.motif-strand', main: 1 },
  motif: { label: 'column.motif', help: 'help.motif', main: 1 },
  motifName: { label: 'column.motif-name', help: 'help.motif-name', main: 1 },
  score: { label: 'column.motif-score', help: 'help.motif-score', main: 1 },
  minusLog10P,
  otherStrandScore: { label: 'column.other-strand-score', help: 'help.other-strand-score' },
  site: { label: 'column.motif-site', help: 'help.motif-site', main: 2 },
} as const satisfies Columns;

/** Beside them, where sites of one family are one row. */
export const familySiteColumns = {
  ...motifSiteColumns,
  family: { label: 'column.family-of-site', help: 'help.family-of-site', optional: true, main: 1 },
  familyName: { label: 'column.family-name', help: 'help.motif-name', optional: true, main: 2 },
  motifsHere: { label: 'column.motifs-here', help: 'help.motifs-here', optional: true, main: 1 },
} as const satisfies Columns;
