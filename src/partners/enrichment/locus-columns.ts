// Peaks at one locus.
import { antigen, cell, chrom, experiment, peakColumns } from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

export const locusColumns = {
  experiment,
  antigen,
  cell,
  chrom: { ...chrom, main: 2 },
  ...peakColumns,
  peakStart: { ...peakColumns.peakStart, main: 2 },
  peakEnd: { ...peakColumns.peakEnd, main: 2 },
  distanceToTss: {
    label: 'column.distance-to-tss',
    help: 'help.distance-to-tss-of-gene',
    unit: 'bp',
    main: 1,
    optional: true,
  },
  distanceToCentre: {
    label: 'column.distance-to-centre',
    help: 'help.distance-to-centre',
    unit: 'bp',
    main: 1,
    optional: true,
  },
  shareOfOtherLoci: { label: 'column.share-of-other-loci', help: 'help.share-of-other-loci', main: 1 },
} as const satisfies Columns;
