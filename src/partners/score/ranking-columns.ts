// Partners of a query, one row per factor, per experiment or per group of lookalikes; the name `block` of the latter is users'.
import * as shared from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

const { rank, antigen, verdict, reason, ciLow, ciHigh, minusLog10P, minusLog10Q, cellClass, cell } = shared;

export const score = { label: 'column.score', help: 'help.score', main: 1 } as const;
export const log2OddsRatio = {
  label: 'column.log2-odds-ratio',
  help: 'help.odds',
  unit: 'log2',
  main: 1,
} as const;
export const experiments = { label: 'column.experiments', help: 'help.experiments', main: 2 } as const;
export const strongestExperiment = { label: 'column.strongest', help: 'help.strongest' } as const;
export const sharedSites = { label: 'column.shared', help: 'help.shared', main: 2 } as const;
export const querySites = { label: 'column.query-sites', help: 'help.query-sites' } as const;
export const partnerSites = { label: 'column.partner-sites', help: 'help.partner-sites' } as const;
export const leftOut = { label: 'column.left-out', help: 'help.left-out' } as const;
export const tier = { label: 'column.tier', help: 'help.tier', kinds: true } as const;

/** One row per factor and tier, or per experiment. */
export const partnerColumns = {
  rank,
  antigen,
  cobindingScore: score,
  percentile: { label: 'column.percentile', help: 'help.percentile', unit: '%', main: 2 },
  log2OddsRatio,
  ciLow,
  ciHigh,
  minusLog10P: { ...minusLog10P, help: 'help.p-fitted' },
  minusLog10Q,
  block: { label: 'column.block', help: 'help.block', lookalikes: true },
  experiments,
  strongestExperiment,
  cellClass,
  cell,
  sharedSites,
  querySites,
  tier: { ...tier, main: 1 },
  verdict: { ...verdict, help: 'help.verdict-partner' },
  reason,
  supported: { label: 'column.supported', help: 'help.supported' },
  scoreCiLow: { label: 'column.score-ci-low', help: 'help.ci' },
  scoreCiHigh: { label: 'column.score-ci-high', help: 'help.ci' },
  partnerSites,
  leftOut,
} as const satisfies Columns;

/** One row per group of factors that the data hardly tell apart. */
export const lookalikesColumns = {
  rank,
  block: { label: 'column.block', help: 'help.block', main: 1 },
  members: { label: 'column.members', help: 'help.block-members', main: 1 },
  membersSupported: { label: 'column.members-supported', help: 'help.members-supported', main: 1 },
  bestMember: { label: 'column.best-member', help: 'help.best-member', main: 1 },
  cobindingScore: score,
  log2OddsRatio,
  cellClass,
  cell,
  tier: { ...tier, main: 1 },
} as const satisfies Columns;
