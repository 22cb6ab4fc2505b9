// What is said of each sample's quality: a row for each measure.
import { reason, verdict } from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

export const qualityColumns = {
  sample: { label: 'column.sample', help: 'help.sample-of-reads', main: 1, kinds: true },
  measure: { label: 'column.quality-measure', help: 'help.quality-measure', main: 1, kinds: true },
  value: { label: 'column.value', help: 'help.quality-value', main: 1 },
  threshold: { label: 'column.quality-threshold', help: 'help.quality-threshold', main: 1 },
  verdict: { ...verdict, help: 'help.quality-verdict' },
  reason,
  source: { label: 'column.source', help: 'help.quality-source', main: 2 },
} as const satisfies Columns;
