import type { TableColumn } from '../formats/table.ts';
import { blocksOf } from './complexes.ts';
import type { PartnerRow } from './partner-rows.ts';

/** The columns of the table that shows a ranking. */
export function rankingColumns(
  rows: readonly PartnerRow[],
  strongest: readonly (string | null)[],
): TableColumn[] {
  const text = (value: (row: PartnerRow) => string) => rows.map((row) => value(row) || null);
  const number = (value: (row: PartnerRow) => number) => Float64Array.from(rows, value);
  let rank = 0;
  const ranks = rows.map(({ tier }) => (tier === 'own antigen' ? null : ++rank));
  const end = (value: number, error: number, sign: number) => value + sign * 1.959964 * error;
  return [
    { name: 'rank', values: ranks },
    { name: 'antigen', values: text(({ antigen }) => antigen) },
    { name: 'cobinding_score', values: number(({ score }) => score) },
    { name: 'percentile', values: number(({ percentile }) => percentile) },
    { name: 'log2_odds_ratio', values: number(({ log2Odds }) => log2Odds) },
    { name: 'ci_low', values: number(({ log2Odds, log2OddsError }) => end(log2Odds, log2OddsError, -1)) },
    { name: 'ci_high', values: number(({ log2Odds, log2OddsError }) => end(log2Odds, log2OddsError, 1)) },
    { name: 'minus_log10_p', values: number(({ log10P }) => -log10P) },
    { name: 'minus_log10_q', values: number(({ log10Q }) => -log10Q) },
    { name: 'block', values: text(({ block }) => block.join('/')) },
    { name: 'experiments', values: rows.map(({ experiments }) => experiments) },
    { name: 'strongest_experiment', values: strongest },
    { name: 'cell_class', values: text(({ cellClass }) => cellClass) },
    { name: 'cell', values: text(({ cell }) => cell) },
    { name: 'shared_sites', values: rows.map(({ sharedSites }) => sharedSites) },
    { name: 'query_sites', values: rows.map(({ querySites }) => querySites) },
    { name: 'tier', values: rows.map(({ tier }) => tier) },
    {
      name: 'supported',
      values: rows.map(({ tier, supported }) => (tier === 'own antigen' ? null : supported)),
    },
    { name: 'score_ci_low', values: number(({ score, scoreError }) => end(score, scoreError, -1)) },
    { name: 'score_ci_high', values: number(({ score, scoreError }) => end(score, scoreError, 1)) },
    { name: 'partner_sites', values: rows.map(({ partnerSites }) => partnerSites) },
  ];
}

/** The columns of a ranking by blocks of antigens that the data hardly tell apart. */
export function blockColumns(rows: readonly PartnerRow[]): TableColumn[] {
  const blocks = blocksOf(rows);
  const best = blocks.map((block) => block.rows[0]);
  return [
    { name: 'rank', values: blocks.map((_, i) => i + 1) },
    { name: 'block', values: blocks.map(({ name }) => name) },
    { name: 'members', values: blocks.map(({ members }) => members.length) },
    {
      name: 'members_supported',
      values: blocks.map((block) => block.rows.filter(({ supported }) => supported).length),
    },
    { name: 'best_member', values: best.map(({ antigen }) => antigen) },
    { name: 'cobinding_score', values: best.map(({ score }) => score) },
    { name: 'log2_odds_ratio', values: best.map(({ log2Odds }) => log2Odds) },
    { name: 'cell_class', values: best.map(({ cellClass }) => cellClass || null) },
    { name: 'cell', values: best.map(({ cell }) => cell || null) },
    { name: 'tier', values: best.map(({ tier }) => tier) },
  ];
}
