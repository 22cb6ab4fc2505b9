// How motifs are spaced from a primary one: a row for each family.
import { ciHigh, ciLow, minusLog10P, minusLog10Q, rank } from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

export const spacingColumns = {
  rank,
  motif: { label: 'column.motif', help: 'help.leading-motif', main: 1 },
  motifName: { label: 'column.motif-name', help: 'help.motif-name', main: 1 },
  motifs: { label: 'column.family-motifs', help: 'help.family-motifs', main: 2 },
  verdict: { label: 'column.verdict', help: 'help.spacing-verdict', main: 1 },
  gap: { label: 'column.gap', help: 'help.gap', unit: 'bp', main: 2 },
  orientation: { label: 'column.orientation', help: 'help.orientation', main: 1 },
  element: { label: 'column.element', help: 'help.element', main: 2 },
  windows: { label: 'column.windows-with-both', help: 'help.windows-with-both', main: 2 },
  windowsAt: { label: 'column.windows-at', help: 'help.windows-at', main: 1 },
  share: { label: 'column.share-at', help: 'help.share-at', unit: '%', main: 1 },
  ciLow: { ...ciLow, help: 'help.ci-of-share', unit: '%' },
  ciHigh: { ...ciHigh, help: 'help.ci-of-share', unit: '%' },
  expectedShare: { label: 'column.expected-share', help: 'help.expected-share-at', unit: '%', main: 1 },
  nearShare: { label: 'column.near-share', help: 'help.near-share', unit: '%' },
  nearExpected: { label: 'column.near-expected', help: 'help.near-expected', unit: '%' },
  similarity: { label: 'column.similarity', help: 'help.similarity-to-primary', main: 2 },
  minusLog10P: { ...minusLog10P, help: 'help.spacing-p' },
  minusLog10Q,
} as const satisfies Columns;
