// Factors at several loci together.
import { antigen, minusLog10P, minusLog10Q } from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

export const togetherColumns = {
  antigen,
  lociBound: { label: 'column.loci-bound', help: 'help.loci-bound', main: 1 },
  loci: { label: 'column.loci', help: 'help.loci', main: 1 },
  expectedAlike: { label: 'column.expected-alike', help: 'help.expected-alike', main: 1 },
  expected: { label: 'column.expected-bound', help: 'help.expected-bound', main: 2 },
  setsAsManyAlike: { label: 'column.sets-as-many-alike', help: 'help.sets-as-many-alike' },
  setsAsMany: { label: 'column.sets-as-many', help: 'help.sets-as-many' },
  sets: { label: 'column.sets', help: 'help.sets' },
  minusLog10P: { ...minusLog10P, help: 'help.p-of-sets', main: 1 },
  minusLog10Q,
  peakOf: { name: 'LOCUS_peak', each: 'column', label: 'column.peak-at-locus', help: 'help.peak-at-locus' },
  distanceOf: {
    name: 'LOCUS_distance',
    each: 'column',
    label: 'column.distance-at-locus',
    help: 'help.distance-at-locus',
    unit: 'bp',
  },
  scoreOf: {
    name: 'LOCUS_score',
    each: 'column',
    label: 'column.score-at-locus',
    help: 'help.score-at-locus',
  },
  cellsOf: {
    name: 'LOCUS_cells',
    each: 'column',
    label: 'column.cells-at-locus',
    help: 'help.cells-at-locus',
  },
} as const satisfies Columns;
