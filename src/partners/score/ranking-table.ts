import { Z95 } from '../../statistics/distributions/normal.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import { groupLookalikes } from '../complexes.ts';
import type { PartnerRow } from './partner-rows.ts';
import { lookalikesColumns, partnerColumns } from './ranking-columns.ts';

/** The table that shows a ranking. */
export function rankingTable(rows: readonly PartnerRow[], strongest: readonly (string | null)[]): Table {
  const text = (value: (row: PartnerRow) => string) => rows.map((row) => value(row) || null);
  const number = (value: (row: PartnerRow) => number) => Float64Array.from(rows, value);
  let rank = 0;
  const ranks = rows.map(({ tier }) => (tier === 'own antigen' ? null : ++rank));
  const end = (value: number, error: number, sign: number) => value + sign * Z95 * error;
  return tableOf(partnerColumns, {
    rank: ranks,
    antigen: text(({ antigen }) => antigen),
    cobindingScore: number(({ score }) => score),
    percentile: number(({ percentile }) => percentile),
    log2OddsRatio: number(({ log2OddsRatio }) => log2OddsRatio),
    ciLow: number(({ log2OddsRatio, log2OddsRatioError }) => end(log2OddsRatio, log2OddsRatioError, -1)),
    ciHigh: number(({ log2OddsRatio, log2OddsRatioError }) => end(log2OddsRatio, log2OddsRatioError, 1)),
    minusLog10P: number(({ log10P }) => -log10P),
    minusLog10Q: number(({ log10Q }) => -log10Q),
    block: text(({ lookalikes }) => lookalikes.join('/')),
    experiments: rows.map(({ experiments }) => experiments),
    strongestExperiment: strongest,
    cellClass: text(({ cellClass }) => cellClass),
    cell: text(({ cell }) => cell),
    sharedSites: rows.map(({ sharedSites }) => sharedSites),
    querySites: rows.map(({ querySites }) => querySites),
    tier: rows.map(({ tier }) => tier),
    verdict: rows.map(({ verdict }) => verdict),
    reason: rows.map(({ reason }) => reason),
    supported: rows.map(({ tier, supported }) => (tier === 'own antigen' ? null : supported)),
    scoreCiLow: number(({ score, scoreError }) => end(score, scoreError, -1)),
    scoreCiHigh: number(({ score, scoreError }) => end(score, scoreError, 1)),
    partnerSites: rows.map(({ partnerSites }) => partnerSites),
    leftOut: text(({ leftOut }) => leftOutText(leftOut)),
  });
}

/** Experiments that were left out, each with the antigen that it looks like. */
export function leftOutText(leftOut: PartnerRow['leftOut']): string {
  return leftOut.map(({ experiment, like }) => `${experiment} (like ${like})`).join(', ');
}

/** A ranking by groups of antigens that the data hardly tell apart. */
export function lookalikesTable(rows: readonly PartnerRow[]): Table {
  const groups = groupLookalikes(rows);
  const best = groups.map(({ rows: [first] }) => first);
  return tableOf(lookalikesColumns, {
    rank: groups.map((_, i) => i + 1),
    block: groups.map(({ name }) => name),
    members: groups.map(({ members }) => members.length),
    membersSupported: groups.map((group) => group.rows.filter(({ supported }) => supported).length),
    bestMember: best.map(({ antigen }) => antigen),
    cobindingScore: best.map(({ score }) => score),
    log2OddsRatio: best.map(({ log2OddsRatio }) => log2OddsRatio),
    cellClass: best.map(({ cellClass }) => cellClass || null),
    cell: best.map(({ cell }) => cell || null),
    tier: best.map(({ tier }) => tier),
  });
}
