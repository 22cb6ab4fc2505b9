// What the tables of ChIP-qPCR are made of.
import { ciHigh, ciLow, minusLog10P, reason, verdict } from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

const amplicon = { label: 'column.amplicon', help: 'help.amplicon', main: 1 } as const;
const antibody = { label: 'column.antibody', help: 'help.antibody', main: 1 } as const;
const cell = { label: 'column.cell', help: 'help.bench-cell', main: 2, optional: true } as const;
const time = { label: 'column.bench-time', help: 'help.bench-time', optional: true } as const;
const perturbation = {
  label: 'column.bench-perturbation',
  help: 'help.bench-perturbation',
  main: 1,
  optional: true,
} as const;
const drug = { label: 'column.bench-drug', help: 'help.bench-drug', main: 1, optional: true } as const;
const holm = { label: 'column.holm-p', help: 'help.holm-p-of-kind', scale: 'minus log10', main: 2 } as const;
const low = { label: 'column.fold-low', help: 'help.fold-interval' } as const;
const high = { label: 'column.fold-high', help: 'help.fold-interval' } as const;
const n = { label: 'column.bench-n', help: 'help.chromatins', main: 1 } as const;

/** A row for each antibody at each amplicon in each arm. */
export const bindingColumns = {
  amplicon,
  antibody,
  cell,
  time,
  perturbation,
  drug,
  percentInput: { label: 'column.percent-input', help: 'help.percent-input', unit: '%', main: 1 },
  percentLow: { label: 'column.percent-low', help: 'help.percent-interval', unit: '%' },
  percentHigh: { label: 'column.percent-high', help: 'help.percent-interval', unit: '%' },
  n,
  foldOverIgg: { label: 'column.fold-over-igg', help: 'help.fold-over-igg', main: 1 },
  foldOverIggLow: low,
  foldOverIggHigh: high,
  foldOverRegion: { label: 'column.fold-over-region', help: 'help.fold-over-region', main: 1 },
  foldOverRegionLow: low,
  foldOverRegionHigh: high,
  minusLog10P: { ...minusLog10P, help: 'help.binding-p' },
  minusLog10Holm: holm,
  chrom: { label: 'column.chrom', help: 'help.chrom', optional: true },
  start: { label: 'column.start', help: 'help.start', optional: true },
  end: { label: 'column.end', help: 'help.end', optional: true },
  gene: { label: 'column.gene', help: 'help.amplicon-gene', optional: true },
  place: { label: 'column.amplicon-place', help: 'help.amplicon-place', main: 2 },
  verdict: { ...verdict, help: 'help.binding-verdict' },
  reason,
} as const satisfies Columns;

/** A row for each antibody at each amplicon in each comparison of arms. */
export const differenceColumns = {
  amplicon,
  antibody,
  cell,
  time,
  contrast: { label: 'column.contrast-kind', help: 'help.contrast-kind' },
  comparison: { label: 'column.comparison', help: 'help.comparison', main: 1 },
  foldChange: { label: 'column.fold-change', help: 'help.chip-fold-change', main: 1 },
  foldLow: { ...low, main: 1 },
  foldHigh: { ...high, main: 1 },
  log2FoldChange: { label: 'column.log2-fold-change', help: 'help.chip-log2', unit: 'log2', main: 2 },
  ciLow,
  ciHigh,
  foldSpecific: { label: 'column.fold-specific', help: 'help.fold-specific', main: 2 },
  foldSpecificLow: low,
  foldSpecificHigh: high,
  n,
  nControl: { label: 'column.bench-n-control', help: 'help.bench-n-control' },
  design: { label: 'column.bench-design', help: 'help.bench-design', main: 2 },
  degreesOfFreedom: { label: 'column.degrees-of-freedom', help: 'help.degrees-of-freedom' },
  minusLog10P,
  minusLog10Holm: holm,
  verdict,
  reason,
} as const satisfies Columns;

/** A row for each antibody at each amplicon in each chromatin. */
export const chromatinColumns = {
  amplicon,
  antibody,
  unit: { label: 'column.bench-unit', help: 'help.bench-unit', main: 1 },
  cell,
  time,
  perturbation,
  drug,
  cq: { label: 'column.mean-cq', help: 'help.mean-cq', main: 1 },
  spread: { label: 'column.cq-spread', help: 'help.cq-spread', main: 2 },
  wells: { label: 'column.bench-wells', help: 'help.bench-wells', main: 2 },
  undetermined: { label: 'column.undetermined', help: 'help.undetermined' },
  percentInput: { label: 'column.percent-input', help: 'help.percent-of-chromatin', unit: '%', main: 1 },
} as const satisfies Columns;
