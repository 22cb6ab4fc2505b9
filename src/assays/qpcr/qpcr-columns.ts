// What the tables of RT-qPCR are made of.
import { ciHigh, ciLow, log2FoldChange, minusLog10P, reason, verdict } from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

const cell = { label: 'column.cell', help: 'help.bench-cell', main: 2, optional: true } as const;
const time = { label: 'column.bench-time', help: 'help.bench-time', optional: true } as const;

/** A row for each gene in each contrast. */
export const qpcrColumns = {
  target: { label: 'column.gene', help: 'help.qpcr-target', main: 1 },
  cell,
  time,
  contrast: { label: 'column.contrast-kind', help: 'help.contrast-kind' },
  comparison: { label: 'column.comparison', help: 'help.comparison', main: 1 },
  foldChange: { label: 'column.fold-change', help: 'help.qpcr-fold-change', main: 1 },
  foldLow: { label: 'column.fold-low', help: 'help.fold-interval', main: 1 },
  foldHigh: { label: 'column.fold-high', help: 'help.fold-interval', main: 1 },
  log2FoldChange: { ...log2FoldChange, help: 'help.qpcr-log2', main: 2 },
  ciLow,
  ciHigh,
  deltaDeltaCq: { label: 'column.delta-delta-cq', help: 'help.delta-delta-cq' },
  n: { label: 'column.bench-n', help: 'help.bench-n', main: 1 },
  nControl: { label: 'column.bench-n-control', help: 'help.bench-n-control' },
  design: { label: 'column.bench-design', help: 'help.bench-design', main: 2 },
  degreesOfFreedom: { label: 'column.degrees-of-freedom', help: 'help.degrees-of-freedom' },
  minusLog10P,
  minusLog10Holm: { label: 'column.holm-p', help: 'help.holm-p-of-kind', scale: 'minus log10', main: 2 },
  together: { label: 'column.together', help: 'help.together', main: 2, optional: true },
  ownGene: { label: 'column.own-gene', help: 'help.own-gene', optional: true },
  verdict,
  reason,
} as const satisfies Columns;

/** A row for each pair of primers. */
export const primerColumns = {
  gene: { label: 'column.gene', help: 'help.qpcr-target', main: 1 },
  role: { label: 'column.primer-role', help: 'help.primer-role', main: 1 },
  efficiency: { label: 'column.efficiency', help: 'help.efficiency', main: 1 },
  efficiencyLow: { label: 'column.efficiency-low', help: 'help.efficiency-interval' },
  efficiencyHigh: { label: 'column.efficiency-high', help: 'help.efficiency-interval' },
  efficiencySource: { label: 'column.efficiency-source', help: 'help.efficiency-source', main: 1 },
  slope: { label: 'column.slope', help: 'help.slope' },
  rSquared: { label: 'column.r-squared', help: 'help.r-squared', main: 2 },
  stability: { label: 'column.stability', help: 'help.stability', main: 1 },
  place: { label: 'column.stability-place', help: 'help.stability-place', main: 2 },
  pairwiseVariation: { label: 'column.pairwise-variation', help: 'help.pairwise-variation', main: 2 },
  recommended: { label: 'column.recommended', help: 'help.recommended', main: 1 },
} as const satisfies Columns;

/** A row for each gene in each experiment and arm. */
export const quantityColumns = {
  target: { label: 'column.gene', help: 'help.qpcr-target', main: 1 },
  unit: { label: 'column.bench-unit', help: 'help.bench-unit', main: 1 },
  cell,
  time,
  perturbation: { label: 'column.bench-perturbation', help: 'help.bench-perturbation', main: 1 },
  drug: { label: 'column.bench-drug', help: 'help.bench-drug', main: 1 },
  sample: { label: 'column.bench-sample', help: 'help.bench-sample', main: 2, optional: true },
  cq: { label: 'column.mean-cq', help: 'help.mean-cq', main: 1 },
  spread: { label: 'column.cq-spread', help: 'help.cq-spread', main: 2 },
  wells: { label: 'column.bench-wells', help: 'help.bench-wells', main: 2 },
  undetermined: { label: 'column.undetermined', help: 'help.undetermined' },
  deltaCq: { label: 'column.delta-cq', help: 'help.delta-cq', main: 1 },
  log2Quantity: { label: 'column.log2-quantity', help: 'help.log2-quantity', unit: 'log2', main: 1 },
} as const satisfies Columns;

/** A row for each item that a reader of the paper will ask for. */
export const miqeColumns = {
  item: { label: 'column.miqe-item', help: 'help.miqe-item', main: 1 },
  state: { label: 'column.miqe-state', help: 'help.miqe-state', main: 1 },
  count: { label: 'column.miqe-count', help: 'help.miqe-count', main: 1 },
  lacking: { label: 'column.miqe-lacking', help: 'help.miqe-lacking', main: 1 },
} as const satisfies Columns;
