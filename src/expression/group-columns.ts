// Genes that differ between any of several groups of samples.
import type { Columns } from '../tables/table.ts';
import { geneColumns } from './gene-columns.ts';

const { gene, probe, minusLog10P, adjP, averageExpression, probes } = geneColumns;

export const groupColumns = {
  gene,
  probe,
  f: { label: 'column.f', help: 'help.f', main: 1 },
  groupDegrees: { label: 'column.group-degrees', help: 'help.group-degrees' },
  degrees: { label: 'column.degrees', help: 'help.degrees' },
  minusLog10P,
  adjP,
  averageExpression,
  probes,
  difference: {
    name: '<group>-<first group>',
    each: 'column',
    label: 'column.group-difference',
    help: 'help.group-difference',
    unit: 'log2',
    main: 1,
  },
} as const satisfies Columns;
