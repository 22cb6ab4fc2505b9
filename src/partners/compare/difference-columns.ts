// Factors that differ between two sets of peaks, or between two groups of cell types.
import * as shared from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

const { antigen, ciLow, ciHigh, minusLog10P, minusLog10Q } = shared;

export const robustZ = { label: 'column.robust', help: 'help.robust', main: 1 } as const;

/** What every comparison begins with. */
export const differenceColumns = {
  antigen,
  log2OddsRatioA: { label: 'column.log2-odds-ratio-a', help: 'help.odds', unit: 'log2', main: 2 },
  log2OddsRatioB: { label: 'column.log2-odds-ratio-b', help: 'help.odds', unit: 'log2', main: 2 },
  difference: { label: 'column.difference', help: 'help.difference', unit: 'log2', main: 1 },
  ciLow: { ...ciLow, main: 1 },
  ciHigh: { ...ciHigh, main: 1 },
  minusLog10P,
  minusLog10Q,
  robustZ,
  heterogeneity: { label: 'column.heterogeneity', help: 'help.heterogeneity', unit: '%' },
} as const satisfies Columns;

const scores = {
  cobindingScoreA: { label: 'column.score-a', help: 'help.best-score' },
  cobindingScoreB: { label: 'column.score-b', help: 'help.best-score' },
} as const satisfies Columns;

const cells = {
  cellsA: { label: 'column.cells-a', help: 'help.cells-used' },
  cellsB: { label: 'column.cells-b', help: 'help.cells-used' },
} as const satisfies Columns;

/** Two sets of peaks, A and B. */
export const comparisonColumns = {
  ...differenceColumns,
  partnerOf: { label: 'column.partner-of', help: 'help.partner-of', main: 1, kinds: true },
  ...scores,
  shareOfAOnly: { label: 'column.share-of-a-only', help: 'help.share-of-sites' },
  shareOfCommon: { label: 'column.share-of-common', help: 'help.share-of-sites' },
  shareOfBOnly: { label: 'column.share-of-b-only', help: 'help.share-of-sites' },
  basis: { label: 'column.basis', help: 'help.basis', main: 1, kinds: true },
  ...cells,
} as const satisfies Columns;

/** Two groups of cell types, A and B. */
export const cellComparisonColumns = {
  ...differenceColumns,
  ...scores,
  ...cells,
} as const satisfies Columns;
