// Called peaks as a narrowPeak file has them: ten columns, whose order is the format's.
import { pick, type Columns } from '../tables/table.ts';
import { chrom, end, start } from '../tables/shared-columns.ts';

export const calledColumns = {
  chrom,
  start,
  end,
  peakName: { name: 'name', label: 'column.peak-name', help: 'help.peak-name' },
  score: { label: 'column.display-score', help: 'help.display-score' },
  strand: { label: 'column.strand', help: 'help.no-strand' },
  signal: { name: 'signal_value', label: 'column.fold-enrichment', help: 'help.fold-over-expected', main: 1 },
  minusLog10P: { label: 'column.p', help: 'help.p-at-summit', scale: 'minus log10', main: 2 },
  minusLog10Q: { label: 'column.q', help: 'help.q-at-summit', scale: 'minus log10', main: 1 },
  summitOffset: {
    name: 'peak',
    label: 'column.summit-offset',
    help: 'help.summit-offset',
    unit: 'bp',
    main: 1,
  },
} as const satisfies Columns;

/** Domains as a broadPeak file has them: nine columns, means over the domain instead of values at a summit. */
export const domainColumns = {
  ...pick(calledColumns, 'chrom', 'start', 'end', 'peakName', 'score', 'strand'),
  signal: { ...calledColumns.signal, help: 'help.mean-fold' },
  minusLog10P: { ...calledColumns.minusLog10P, help: 'help.mean-p' },
  minusLog10Q: { ...calledColumns.minusLog10Q, help: 'help.mean-q' },
} as const satisfies Columns;
