import { tableOf, type Table } from '../tables/table.ts';
import type { ExpressionAnalysis } from './analysis.ts';
import { probesOf, tableRows } from './gene-table.ts';
import { groupColumns } from './group-columns.ts';

/**
 * The F test over several groups as a table, most convincing row first, rows as in `geneTable`.
 * @param analysis with contrasts beside its first
 * @param allProbes keep every probe as a row
 * @throws Error for an analysis of a single contrast
 */
export function groupTable(analysis: ExpressionAnalysis, allProbes = false): Table {
  const { joint } = analysis;
  if (joint === undefined) throw new Error('one contrast has no F test');
  const { order, ofRow, perGene, shared } = tableRows(analysis, allProbes, joint.test.log10P);
  const counted = probesOf(analysis, perGene);
  const { f, groupDegrees, degrees } = joint.test;
  return tableOf(groupColumns, {
    ...shared,
    f: ofRow(f),
    groupDegrees: Array.from(order, () => groupDegrees),
    degrees: ofRow(degrees),
    probes: counted && Array.from(order, (i) => counted.count(i)),
    difference: {
      several: joint.differences.map(({ name, estimate }) => ({ name, values: ofRow(estimate) })),
    },
  });
}
