// Single sites that a query shares with a partner.
import { chrom, end, experiment, start } from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

export const siteColumns = {
  chrom,
  start,
  end,
  querySummit: { label: 'column.query-summit', help: 'help.summit' },
  experiment,
  partnerSummit: { label: 'column.partner-summit', help: 'help.summit' },
  summitDistance: { label: 'column.summit-distance', help: 'help.summit-distance', unit: 'bp', main: 1 },
  querySignal: { label: 'column.query-signal', help: 'help.signal' },
  partnerSignal: { label: 'column.partner-signal', help: 'help.signal' },
  factorsBound: { label: 'column.factors-bound', help: 'help.factors-bound', main: 1 },
  nearestGene: { label: 'column.nearest-gene', help: 'help.nearest-gene', main: 1 },
  distanceToTss: { label: 'column.distance-to-tss', help: 'help.distance-to-tss', unit: 'bp', main: 1 },
} as const satisfies Columns;
