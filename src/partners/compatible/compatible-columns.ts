// Statistics of other tools, in their own words.
import * as shared from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

const { rank, antigen, experiment, minusLog10P, cellClass, cell, peaks } = shared;

const oddsRatio = { label: 'column.odds-ratio', help: 'help.odds-ratio-tool', main: 1 } as const;
const pairs = { label: 'column.pairs', help: 'help.pairs', main: 1 } as const;
const universe = { label: 'column.universe', help: 'help.universe' } as const;
const p = { ...minusLog10P, main: 1 } as const;
const bases = {
  sharedBp: { label: 'column.shared-bp', help: 'help.shared-bp', unit: 'bp', main: 1 },
  partnerBp: { label: 'column.partner-bp', help: 'help.partner-bp', unit: 'bp' },
} as const satisfies Columns;

export const giggleColumns = {
  comboScore: { label: 'column.combo-score', help: 'help.combo-score', main: 1 },
  oddsRatio,
  minusLog10P: p,
  pairs,
  universe,
} as const satisfies Columns;

export const bedtoolsFisherColumns = {
  minusLog10P: p,
  oddsRatio,
  pairs,
  universe,
} as const satisfies Columns;

export const bedtoolsJaccardColumns = {
  jaccard: { label: 'column.jaccard', help: 'help.jaccard-bases', main: 1 },
  ...bases,
} as const satisfies Columns;

export const npmiColumns = {
  npmi: { label: 'column.npmi', help: 'help.npmi', main: 1 },
  ...bases,
} as const satisfies Columns;

export const forbesColumns = {
  forbes: { label: 'column.forbes', help: 'help.forbes', main: 1 },
  ...bases,
} as const satisfies Columns;

export const lolaColumns = {
  minusLog10P: p,
  oddsRatio,
  support: { label: 'column.shared', help: 'help.support', main: 1 },
  rankP: { label: 'column.rank-p', help: 'help.rank-of-three' },
  rankOddsRatio: { label: 'column.rank-odds-ratio', help: 'help.rank-of-three' },
  rankSupport: { label: 'column.rank-support', help: 'help.rank-of-three' },
  maxRank: { label: 'column.max-rank', help: 'help.max-rank' },
  meanRank: { label: 'column.mean-rank', help: 'help.mean-rank', main: 1 },
} as const satisfies Columns;

/** ChIP-Atlas' Enrichment Analysis, whose probabilities are log10 p, not -log10 p. */
export const foldColumns = {
  log10P: { label: 'column.log10-p', help: 'help.log10-p', scale: 'log10', main: 1 },
  log10Q: { label: 'column.log10-q', help: 'help.log10-q', scale: 'log10', main: 1 },
  foldEnrichment: { label: 'column.fold-enrichment', help: 'help.fold-enrichment', main: 1 },
} as const satisfies Columns;

export const overlapsColumns = {
  overlapsA: { label: 'column.overlaps-a', help: 'help.overlaps', main: 1 },
  overlapsB: { label: 'column.overlaps-b', help: 'help.overlaps', main: 1 },
} as const satisfies Columns;

export const enrichmentScriptColumns = { ...foldColumns, ...overlapsColumns } as const satisfies Columns;

/** The table around a tool's own columns. */
const before = { rank, antigen, experiment } as const satisfies Columns;
const after = {
  cellClass,
  cell,
  peaks,
  queryPeaks: { label: 'column.query-peaks', help: 'help.query-peaks' },
} as const satisfies Columns;

export const compatibleColumns = {
  ...before,
  ofTool: { label: 'column.of-tool', help: 'help.of-tool', each: 'column' },
  ...after,
} as const satisfies Columns;

/** Whole tables by the names of the statistics. */
export const columnsOfTools = {
  'chip-atlas-2024, chip-atlas-2025': { ...before, ...enrichmentScriptColumns, ...after },
  giggle: { ...before, ...giggleColumns, ...after },
  lola: { ...before, ...lolaColumns, ...after },
  'bedtools-jaccard': { ...before, ...bedtoolsJaccardColumns, ...after },
  'bedtools-fisher': { ...before, ...bedtoolsFisherColumns, ...after },
  npmi: { ...before, ...npmiColumns, ...after },
  forbes: { ...before, ...forbesColumns, ...after },
} as const satisfies Readonly<Record<string, Columns>>;
