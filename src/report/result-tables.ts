import type { Table, TableColumn } from '../formats/table.ts';
import type { EdgeEvidence } from '../study/edges.ts';
import type { CandidateEvidence } from '../study/evidence.ts';
import type { StudyResults } from '../study/study-results.ts';
import type { ReportData } from './report-data.ts';
import { TABLE } from './table-names.ts';

/** A table of the study with its name; see `TABLE`. */
export interface NamedTable {
  readonly name: string;
  readonly table: Table;
}

type Column = readonly [name: string, values: TableColumn['values']];

/** Every result of a study as a table; those of simulated data say so in every row. */
export function resultTables(
  results: StudyResults,
  evidence: ReportData['evidence'],
  simulated: boolean,
): NamedTable[] {
  const make = (name: string, columns: readonly Column[]): NamedTable => {
    const rows = columns[0][1].length;
    const notice: Column[] = simulated ? [['notice', Array.from({ length: rows }, () => 'simulated')]] : [];
    const all = [...columns, ...notice].map(([column, values]) => ({ name: column, values }));
    return { name, table: { columns: all } };
  };
  const ranks = (count: number): number[] => Array.from({ length: count }, (_, row) => row + 1);
  return [
    ...results.partners.map(({ query, rows }) =>
      make(TABLE.partners(query), [
        ['rank', ranks(rows.antigen.length)],
        ['antigen', rows.antigen],
        ['cobinding_score', rows.score],
        ['percentile', rows.percentile],
        ['log2_odds_ratio', rows.log2OddsRatio],
        ['ci_low', rows.ciLow],
        ['ci_high', rows.ciHigh],
        ['minus_log10_q', rows.minusLog10Q],
        ['block', rows.block],
        ['experiments', rows.experiments],
        ['strongest_experiment', rows.strongestExperiment],
        ['cell', rows.cell],
        ['shared_sites', rows.sharedSites],
        ['query_sites', rows.querySites],
        ['passes', rows.supported],
        ['fisher_rank', rows.fisherRank],
      ]),
    ),
    ...results.agreement
      .filter(({ discordant }) => discordant.length > 0)
      .map(({ query, discordant }) =>
        make(TABLE.discordant(query), [
          ['antigen', discordant.map(({ antigen }) => antigen)],
          ['cell', discordant.map(({ cell }) => cell)],
          ['experiment', discordant.map(({ experiment }) => experiment)],
          ['jaccard_with_own', discordant.map(({ likeItsOwn }) => likeItsOwn)],
          ['resembles', discordant.map(({ resembles }) => resembles)],
          ['resembles_in', discordant.map(({ resemblesIn }) => resemblesIn)],
          ['jaccard', discordant.map(({ like }) => like)],
        ]),
      ),
    ...results.contrasts.map(({ a, b, kind, rows }) =>
      make(TABLE.contrast({ a, b, kind }), [
        ['antigen', rows.antigen],
        ['log2_odds_ratio_a', rows.a],
        ['log2_odds_ratio_b', rows.b],
        ['difference', rows.difference],
        ['ci_low', rows.ciLow],
        ['ci_high', rows.ciHigh],
        ['minus_log10_q', rows.minusLog10Q],
        ['robust_z', rows.robustZ],
        ['cells_a', rows.cellsA],
        ['cells_b', rows.cellsB],
        ['comparable', rows.oneSided.map((oneSided) => !oneSided)],
      ]),
    ),
    ...results.expression.map(({ name, rows }) =>
      make(TABLE.expression(name), [
        ['gene', rows.gene],
        ['log2_fold_change', rows.log2FoldChange],
        ['ci_low', rows.ciLow],
        ['ci_high', rows.ciHigh],
        ['minus_log10_p', rows.minusLog10P],
        ['adj_p', rows.adjustedP],
        ['average_expression', rows.averageExpression],
      ]),
    ),
    ...results.targets.map(({ query, expression, rows }) =>
      make(TABLE.targets({ query, expression }), [
        ['rank', ranks(rows.gene.length)],
        ['gene', rows.gene],
        ['target_score', rows.score],
        ['peaks', rows.peaks],
        ['nearest_peak_distance', rows.nearestPeak],
        ['strongest_peak', rows.bestPeak],
        ['log2_fold_change', rows.log2FoldChange],
        ['adj_p', rows.adjustedP],
        ['effect_of_factor', rows.direction],
        ['rank_product', rows.rankProduct],
        ['shares_site_with', rows.sharesSiteWith],
      ]),
    ),
    ...results.changedGenes.map(({ query, expression, rows }) =>
      make(TABLE.changedGenes(query, expression), [
        ['antigen', rows.antigen],
        ['log2_odds_ratio', rows.log2OddsRatio],
        ['ci_low', rows.ciLow],
        ['ci_high', rows.ciHigh],
        ['minus_log10_q', rows.minusLog10Q],
      ]),
    ),
    make(TABLE.evidence('partners'), evidenceColumns(evidence.partners)),
    make(TABLE.evidence('targets'), evidenceColumns(evidence.targets)),
    make(TABLE.evidence('edges'), edgeColumns(evidence.edges)),
  ];
}

/** One row for each candidate and piece of evidence. */
function evidenceColumns(candidates: readonly CandidateEvidence[]): Column[] {
  const rows = candidates.flatMap((candidate) => candidate.items.map((item) => ({ candidate, item })));
  return [
    ['rank', rows.map(({ candidate }) => candidate.rank)],
    ['candidate', rows.map(({ candidate }) => candidate.name)],
    ['name', rows.map(({ candidate }) => candidate.name)],
    ['verdict', rows.map(({ candidate }) => candidate.verdict)],
    ['reason', rows.map(({ candidate }) => candidate.reason)],
    ['evidence', rows.map(({ item }) => item.kind)],
    ['evidence_verdict', rows.map(({ item }) => item.verdict)],
    ['evidence_reason', rows.map(({ item }) => item.reason)],
    ['effect', rows.map(({ item }) => item.effect)],
    ['ci_low', rows.map(({ item }) => item.low)],
    ['ci_high', rows.map(({ item }) => item.high)],
    ['unit', rows.map(({ item }) => item.unit)],
    ['source', rows.map(({ item }) => item.source)],
  ];
}

/** One row for each pair of who was perturbed and what was measured, in each experiment. */
function edgeColumns(edges: readonly EdgeEvidence[]): Column[] {
  const arms = (value: (arm: EdgeEvidence['arm']) => string | undefined) =>
    edges.map(({ arm }) => value(arm) ?? null);
  return [
    ['from', edges.map(({ from }) => from)],
    ['to', edges.map(({ to }) => to)],
    ['verdict', edges.map(({ verdict }) => verdict)],
    ['reason', edges.map(({ reason }) => reason)],
    ['perturbs', arms(({ perturbs }) => perturbs?.join(', '))],
    ['how', arms(({ how }) => how)],
    ['agent', arms(({ agent }) => agent)],
    ['dose', arms(({ dose }) => dose)],
    ['time', arms(({ time }) => time)],
    ['cell', arms(({ cell }) => cell)],
    ['sample', arms(({ sample }) => sample)],
    ['effect', edges.map(({ effect }) => effect)],
    ['ci_low', edges.map(({ low }) => low)],
    ['ci_high', edges.map(({ high }) => high)],
    ['unit', edges.map(({ unit }) => unit)],
    ['source', edges.map(({ source }) => source)],
  ];
}
