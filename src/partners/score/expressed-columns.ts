// Whether the factors of a table are expressed in the query's cells.
import * as shared from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

const { log2FoldChange, adjP } = shared;

/** Follow the columns of a table of factors where an expression experiment was given. */
export const expressedColumns = {
  expressed: { label: 'column.expressed', help: 'help.expressed', main: 1, kinds: true },
  averageExpression: { label: 'column.average-expression', help: 'help.factor-average' },
  log2FoldChange: { ...log2FoldChange, help: 'help.factor-fold-change', main: 2 },
  adjP: { ...adjP, main: 2 },
} as const satisfies Columns;
