// Genes that differ between two groups of samples.
import { adjP, ciHigh, ciLow, gene, log2FoldChange, minusLog10P } from '../shared-columns.ts';
import type { Columns } from '../table.ts';

export const geneColumns = {
  gene,
  probe: { label: 'column.probe', help: 'help.probe', main: true },
  log2FoldChange,
  ciLow: { ...ciLow, main: true },
  ciHigh: { ...ciHigh, main: true },
  t: { label: 'column.t', help: 'help.t' },
  minusLog10P: { ...minusLog10P, main: true },
  adjP,
  averageExpression: {
    label: 'column.average-expression',
    help: 'help.average-expression',
    unit: 'log2',
    main: true,
  },
  descriptiveZ: { label: 'column.descriptive-z', help: 'help.descriptive-z', main: true, optional: true },
  probes: { label: 'column.probes', help: 'help.probes', optional: true },
  probesAgreeing: { label: 'column.probes-agreeing', help: 'help.probes-agreeing', optional: true },
  logOdds: { label: 'column.log-odds', help: 'help.log-odds', optional: true },
} as const satisfies Columns;
