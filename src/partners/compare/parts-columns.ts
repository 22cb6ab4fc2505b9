// Factors that bind one part of a query rather than the other.
import * as shared from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';
import { robustZ } from './difference-columns.ts';
import { querySites, sharedSites, tier } from '../score/ranking-columns.ts';

const { rank, antigen, ciLow, ciHigh, minusLog10P, minusLog10Q, cellClass, cell } = shared;

export const partsColumns = {
  rank,
  antigen,
  log2OddsRatio: { label: 'column.log2-odds-ratio', help: 'help.odds-of-parts', unit: 'log2', main: 1 },
  ciLow: { ...ciLow, main: 1 },
  ciHigh: { ...ciHigh, main: 1 },
  minusLog10P,
  minusLog10Q,
  robustZ,
  sharedSites,
  querySites,
  sharedSitesAgainst: { label: 'column.shared-against', help: 'help.shared-against' },
  querySitesAgainst: { label: 'column.query-sites-against', help: 'help.query-sites-against' },
  cellClass,
  cell,
  tier,
} as const satisfies Columns;
