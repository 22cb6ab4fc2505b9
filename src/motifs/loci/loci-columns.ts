// Motifs in chosen loci: their chance, their sites, and where amplicons may lie.
import { chrom, end, minusLog10P, minusLog10Q, start } from '../../tables/shared-columns.ts';
import { pick, type Columns } from '../../tables/table.ts';
import { motifSiteColumns } from '../site-columns.ts';

const locus = { label: 'column.locus-name', help: 'help.locus-name', main: 1 } as const;
const gc = { label: 'column.gc', help: 'help.gc', unit: '%', main: 2 } as const;

export const lociChanceColumns = {
  ...pick(motifSiteColumns, 'motif', 'motifName'),
  origin: { label: 'column.origin', help: 'help.motif-origin', main: 2 },
  lociWith: { label: 'column.loci-with', help: 'help.loci-with', main: 1 },
  loci: { label: 'column.loci', help: 'help.loci', main: 1 },
  expectedLoci: { label: 'column.expected-loci', help: 'help.expected-loci', main: 1 },
  share: { label: 'column.share', help: 'help.share-of-loci', unit: '%' },
  ciLow: { label: 'column.ci-low', help: 'help.ci-of-share', unit: '%' },
  ciHigh: { label: 'column.ci-high', help: 'help.ci-of-share', unit: '%' },
  minusLog10P: { ...minusLog10P, help: 'help.p-of-loci', main: 1 },
  minusLog10Q,
  sites: { label: 'column.motif-sites', help: 'help.sites-in-loci', main: 2 },
  expectedSites: { label: 'column.expected-sites', help: 'help.expected-sites', main: 2 },
  chanceOfAny: { label: 'column.chance-of-any', help: 'help.chance-of-any', scale: 'probability' },
  against: { label: 'column.background', help: 'help.against-loci' },
  names: { label: 'column.loci-names', help: 'help.loci-names' },
} as const satisfies Columns;

export const lociSiteColumns = {
  locus,
  window: { label: 'column.window-kind', help: 'help.window-kind', main: 1 },
  windowStart: { label: 'column.window-start', help: 'help.start' },
  windowEnd: { label: 'column.window-end', help: 'help.end' },
  ...motifSiteColumns,
  fromCentre: { label: 'column.distance-to-centre', help: 'help.from-window-centre', unit: 'bp', main: 1 },
} as const satisfies Columns;

export const ampliconColumns = {
  locus,
  target: { label: 'column.amplicon-target', help: 'help.amplicon-target', main: 1 },
  chrom,
  targetPosition: { label: 'column.target-position', help: 'help.target-position' },
  start,
  end,
  length: { label: 'column.length', help: 'help.amplicon-length', unit: 'bp', main: 1 },
  gc,
  without: { label: 'column.without-amplicon', help: 'help.without-amplicon', main: 1 },
  primerLeft: { label: 'column.primer-left', help: 'help.primer', optional: true, main: 2 },
  primerRight: { label: 'column.primer-right', help: 'help.primer', optional: true, main: 2 },
  meltingLeft: { label: 'column.melting-left', help: 'help.melting', optional: true },
  meltingRight: { label: 'column.melting-right', help: 'help.melting', optional: true },
  productStart: { label: 'column.product-start', help: 'help.start', optional: true },
  productEnd: { label: 'column.product-end', help: 'help.end', optional: true },
} as const satisfies Columns;
