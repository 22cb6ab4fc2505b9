// Genes that differ between two groups of samples.
import { adjP, ciHigh, ciLow, gene, log2FoldChange, minusLog10P } from '../tables/shared-columns.ts';
import type { Columns } from '../tables/table.ts';

export const geneColumns = {
  gene,
  probe: { label: 'column.probe', help: 'help.probe', main: 1 },
  log2FoldChange,
  ciLow: { ...ciLow, main: 1 },
  ciHigh: { ...ciHigh, main: 1 },
  t: { label: 'column.t', help: 'help.t' },
  minusLog10P: { ...minusLog10P, main: 2 },
  adjP,
  averageExpression: {
    label: 'column.average-expression',
    help: 'help.average-expression',
    unit: 'log2',
    main: 1,
  },
  descriptiveZ: { label: 'column.descriptive-z', help: 'help.descriptive-z', main: 1, optional: true },
  probes: { label: 'column.probes', help: 'help.probes', optional: true },
  probesAgreeing: { label: 'column.probes-agreeing', help: 'help.probes-agreeing', optional: true },
  logOdds: { label: 'column.log-odds', help: 'help.log-odds', optional: true },
} as const satisfies Columns;
