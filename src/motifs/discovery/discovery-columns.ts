// Motifs that tell windows of sequence from a background.
import { ciHigh, ciLow, minusLog10P, rank } from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

export const discoveryColumns = {
  rank,
  motif: { label: 'column.motif', help: 'help.discovered-motif', main: 1 },
  sites: { label: 'column.discovered-sites', help: 'help.discovered-sites', main: 2 },
  share: { label: 'column.share-with-site', help: 'help.share-with-site', unit: '%', main: 1 },
  backgroundShare: { label: 'column.background-share', help: 'help.background-share', unit: '%', main: 1 },
  oddsRatio: { label: 'column.odds-ratio', help: 'help.discovered-odds-ratio', main: 1 },
  ciLow,
  ciHigh,
  minusLog10P: { ...minusLog10P, help: 'help.held-out-p', main: 1 },
  match: { label: 'column.best-match', help: 'help.best-match', main: 1 },
  matchName: { label: 'column.best-match-name', help: 'help.motif-name', main: 1 },
  similarity: { label: 'column.similarity', help: 'help.similarity-to-match', main: 1 },
  offset: { label: 'column.match-offset', help: 'help.match-offset', unit: 'bp' },
  strand: { label: 'column.strand', help: 'help.match-strand' },
} as const satisfies Columns;
