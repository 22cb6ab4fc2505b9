// Genes that sites of a factor belong to, and which of them change with it.
import * as shared from '../tables/shared-columns.ts';
import type { Columns } from '../tables/table.ts';

const { adjP, chrom, ciHigh, ciLow, gene, log2FoldChange, rank, reason, verdict } = shared;

export const targetColumns = {
  rank,
  gene,
  geneId: { label: 'column.gene-id', help: 'help.gene-id' },
  tss: { label: 'column.tss', help: 'help.tss', unit: 'bp' },
  targetScore: { label: 'column.potential', help: 'help.potential', main: 1 },
  peaks: { label: 'column.peaks', help: 'help.peaks-of-gene', main: 2 },
  nearestPeakDistance: { label: 'column.nearest', help: 'help.nearest', unit: 'bp', main: 2 },
  log2FoldChange,
  adjP,
  effectOfFactor: { label: 'column.effect', help: 'help.effect', main: 1 },
  verdict: { ...verdict, help: 'help.verdict-of-target' },
  reason,
  falseShare: { label: 'column.false-share', help: 'help.false-share', main: 1 },
  bindingTail: { label: 'column.binding-tail', help: 'help.binding-tail', main: 2 },
  jointScore: { label: 'column.joint-score', help: 'help.joint-score' },
  betterExplainedBy: { label: 'column.better-by', help: 'help.better-by', main: 2, optional: true },
  rankProduct: { label: 'column.rank-product', help: 'help.rank-product', main: 2 },
  ciLow,
  ciHigh,
  promoterBound: { label: 'column.promoter-bound', help: 'help.promoter-bound' },
  sharedEnhancerWith: { label: 'column.neighbour', help: 'help.neighbour' },
  transcript: { label: 'column.transcript', help: 'help.transcript' },
  chrom: { label: chrom.label, help: 'help.chrom' },
  strand: { label: 'column.strand', help: 'help.strand' },
  strongestPeak: { label: 'column.strongest-peak', help: 'help.strongest-peak', main: 2 },
  locus: { label: 'column.locus', help: 'help.locus' },
  allPeaks: { label: 'column.all-peaks', help: 'help.all-peaks', optional: true },
  measuredAs: { label: 'column.measured-as', help: 'help.measured-as', optional: true },
  known: { label: 'column.known', help: 'help.known', main: 1, optional: true },
  alsoFollows: { label: 'column.also-follows', help: 'help.also-follows', main: 1, optional: true },
  link: { label: 'column.link', help: 'help.link', link: true, optional: true },
} as const satisfies Columns;

/** The columns of BETA's `_uptarget.txt` and `_downtarget.txt`, in its own words. */
export const betaColumns = {
  chroms: { name: 'Chroms', label: 'column.chrom', help: 'help.chrom' },
  txStart: { name: 'txStart', label: 'column.start', help: 'help.transcript-start', unit: 'bp' },
  txEnd: { name: 'txEnd', label: 'column.end', help: 'help.transcript-end', unit: 'bp' },
  refseqId: { name: 'refseqID', label: 'column.transcript', help: 'help.transcript' },
  rankProduct: { name: 'rank product', label: 'column.rank-product', help: 'help.rank-product' },
  strands: { name: 'Strands', label: 'column.strand', help: 'help.strand' },
  geneSymbol: { name: 'GeneSymbol', label: 'column.gene', help: 'help.gene' },
} as const satisfies Columns;
