// What is at peaks, and how often by chance.
import { chrom, ciHigh, ciLow, peakColumns, peaks } from '../../tables/shared-columns.ts';
import { pick, type Columns } from '../../tables/table.ts';

const placeClass = { label: 'column.place-class', help: 'help.place-class', main: 1, kinds: true } as const;

export const annotationColumns = {
  chrom,
  ...pick(peakColumns, 'peakStart', 'peakEnd', 'peakSummit', 'peakScore'),
  placeClass,
  nearestGene: { label: 'column.nearest-gene', help: 'help.nearest-gene', main: 1 },
  transcript: { label: 'column.transcript', help: 'help.nearest-transcript' },
  distanceToTss: { label: 'column.distance-to-tss', help: 'help.distance-to-tss', unit: 'bp', main: 1 },
  genesInReach: { label: 'column.genes-in-reach', help: 'help.genes-in-reach', main: 2 },
  genes: { label: 'column.reachable-genes', help: 'help.reachable-genes' },
  blacklisted: { label: 'column.blacklisted', help: 'help.blacklisted', optional: true },
} as const satisfies Columns;

export const placeClassColumns = {
  placeClass,
  peaks: { ...peaks, help: 'help.peaks-of-class', main: 1 },
  share: { label: 'column.share', help: 'help.share-of-class', unit: '%', main: 1 },
  randomSites: { label: 'column.random-sites', help: 'help.random-sites', optional: true },
  randomShare: {
    label: 'column.random-share',
    help: 'help.random-share',
    unit: '%',
    main: 1,
    optional: true,
  },
  oddsRatio: { label: 'column.odds-ratio', help: 'help.odds-of-class', main: 1, optional: true },
  ciLow: { ...ciLow, main: 1, optional: true },
  ciHigh: { ...ciHigh, main: 1, optional: true },
} as const satisfies Columns;
