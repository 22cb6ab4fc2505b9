// Statistics of the table of sites, one row per factor or experiment.
import * as shared from '../shared-columns.ts';
import type { Columns } from '../table.ts';
import {
  experiments,
  partnerSites,
  querySites,
  sharedSites,
  strongestExperiment,
} from './ranking-columns.ts';

const { rank, antigen, experiment, ciLow, ciHigh, minusLog10P, minusLog10Q, cellClass, cell } = shared;

export const statisticColumns = {
  rank,
  antigen,
  experiment: { ...experiment, optional: true },
  log2OddsRatio: { label: 'column.log2-odds-ratio', help: 'help.odds-plain', unit: 'log2', main: true },
  ciLow: { ...ciLow, main: true },
  ciHigh: { ...ciHigh, main: true },
  minusLog10P,
  minusLog10Q,
  jaccard: { label: 'column.jaccard', help: 'help.jaccard', main: true },
  experiments: { ...experiments, optional: true },
  strongestExperiment: { ...strongestExperiment, optional: true },
  cellClass,
  cell,
  sharedSites,
  querySites,
  partnerSites,
  universeSites: { label: 'column.universe-sites', help: 'help.universe-sites' },
} as const satisfies Columns;
