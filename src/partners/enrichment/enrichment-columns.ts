// Experiments that regions are enriched for.
import * as shared from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';
import { foldColumns, overlapsColumns } from '../compatible/compatible-columns.ts';
import { experimentColumns } from '../score/experiment-columns.ts';

const { antigen, experiment, cell, ciLow, ciHigh, minusLog10P, minusLog10Q, gene, chrom, start, end } =
  shared;

/** chipmate's own table: every experiment against every background. */
export const enrichmentColumns = {
  background: { label: 'column.background', help: 'help.background', main: 1 },
  ...experimentColumns,
  regionsHit: { label: 'column.regions-hit', help: 'help.regions-hit', main: 1 },
  regions: { label: 'column.regions', help: 'help.regions', main: 2 },
  backgroundHit: { label: 'column.background-hit', help: 'help.background-hit', main: 2 },
  backgroundRegions: { label: 'column.background-regions', help: 'help.background-regions' },
  oddsRatio: { label: 'column.odds-ratio', help: 'help.odds-ratio-regions', main: 1 },
  ciLow,
  ciHigh,
  minusLog10P,
  minusLog10Q,
  z: { label: 'column.z', help: 'help.z-copies' },
  permutationP: { label: 'column.permutation-p', help: 'help.permutation-p', scale: 'probability' },
} as const satisfies Columns;

/** The eleven columns of ChIP-Atlas. */
export const scriptColumns = {
  ...experimentColumns,
  ...overlapsColumns,
  ...foldColumns,
} as const satisfies Columns;

/** Every region with each peak that it overlaps. */
export const regionHitColumns = {
  gene: { ...gene, optional: true },
  chrom,
  start,
  end,
  experiment,
  antigen,
  cell,
  ...shared.peakColumns,
} as const satisfies Columns;

/** ChIP-Atlas' PAGE: experiments whose genes change. */
export const pageColumns = {
  ...experimentColumns,
  genes: { label: 'column.genes-bound', help: 'help.genes-bound', main: 1 },
  log2FoldChange: { label: 'column.log2-fold-change', help: 'help.mean-change', unit: 'log2', main: 1 },
  log10P: foldColumns.log10P,
  log10Q: foldColumns.log10Q,
  z: { label: 'column.z', help: 'help.z-page', main: 1 },
  zAbove0: { name: 'z_above_0', label: 'column.z-above-0', help: 'help.z-above-0' },
} as const satisfies Columns;
