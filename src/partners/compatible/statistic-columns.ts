// Statistics of the table of sites, one row per factor or experiment.
import * as shared from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';
import {
  experiments,
  partnerSites,
  querySites,
  sharedSites,
  strongestExperiment,
} from '../score/ranking-columns.ts';

const { rank, antigen, experiment, ciLow, ciHigh, minusLog10P, minusLog10Q, cellClass, cell } = shared;

export const statisticColumns = {
  rank,
  antigen,
  experiment: { ...experiment, optional: true },
  log2OddsRatio: { label: 'column.log2-odds-ratio', help: 'help.odds-plain', unit: 'log2', main: 1 },
  ciLow: { ...ciLow, main: 1 },
  ciHigh: { ...ciHigh, main: 1 },
  minusLog10P,
  minusLog10Q,
  jaccard: { label: 'column.jaccard', help: 'help.jaccard', main: 1 },
  experiments: { ...experiments, optional: true },
  strongestExperiment: { ...strongestExperiment, optional: true },
  cellClass,
  cell,
  sharedSites,
  querySites,
  partnerSites,
  universeSites: { label: 'column.universe-sites', help: 'help.universe-sites' },
} as const satisfies Columns;
