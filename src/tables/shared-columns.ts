// Columns that several tables have.
import type { Columns } from './table.ts';

/** The row's place, best first. */
export const rank = { label: 'column.rank', help: 'help.rank', main: 1 } as const;

/** What an experiment is of. */
export const antigen = { label: 'column.factor', help: 'help.antigen', main: 1 } as const;
export const experiment = { label: 'column.experiment', help: 'help.experiment', main: 1 } as const;
export const cellClass = { label: 'column.cell-class', help: 'help.cell-class', kinds: true } as const;
export const cell = { label: 'column.cell', help: 'help.cell', main: 1, kinds: true } as const;
export const peaks = { label: 'column.peaks', help: 'help.peaks' } as const;

/** A 95 % interval. */
export const ciLow = { label: 'column.ci-low', help: 'help.ci' } as const;
export const ciHigh = { label: 'column.ci-high', help: 'help.ci' } as const;

/** Probabilities. */
export const minusLog10P = { label: 'column.p', help: 'help.p', scale: 'minus log10' } as const;
export const minusLog10Q = {
  label: 'column.q',
  help: 'help.q',
  scale: 'minus log10',
  main: 1,
} as const;

/** What a row says, in one of seven words, and what stands behind it. */
export const verdict = { label: 'column.verdict', help: 'help.verdict', main: 1, kinds: true } as const;
export const reason = { label: 'column.reason', help: 'help.reason', main: 2 } as const;

/** Expression of a gene. */
export const gene = { label: 'column.gene', help: 'help.gene', main: 1 } as const;
export const log2FoldChange = {
  label: 'column.log2-fold-change',
  help: 'help.log2-fold-change',
  unit: 'log2',
  main: 1,
} as const;
export const adjP = {
  label: 'column.adjusted-p',
  help: 'help.adjusted-p',
  scale: 'probability',
  main: 1,
} as const;

/** A peak of an experiment. */
export const chrom = { label: 'column.chrom', help: 'help.chrom', main: 1, kinds: true } as const;
export const start = { label: 'column.start', help: 'help.start', main: 1 } as const;
export const end = { label: 'column.end', help: 'help.end', main: 1 } as const;
export const peakColumns = {
  peakStart: { label: 'column.peak-start', help: 'help.start', main: 1 },
  peakEnd: { label: 'column.peak-end', help: 'help.end', main: 1 },
  peakSummit: { label: 'column.peak-summit', help: 'help.summit' },
  peakScore: { label: 'column.peak-score', help: 'help.peak-score', main: 1 },
} as const satisfies Columns;
