import { inEnglish } from '../messages/message.ts';
import type { EdgeEvidence } from '../study/evidence/edges.ts';
import type { CandidateEvidence } from '../study/evidence/verdicts.ts';
import type { StepTable } from '../study/plan/step.ts';
import type { StudyRun } from '../study/run-study.ts';
import type { PartnerCard } from '../study/partner-cards.ts';
import { edgeColumns, evidenceColumns, noticeColumns, partnerFactColumns } from '../study/study-columns.ts';
import { TABLE } from '../study/table-names.ts';
import { tableOf, type Table } from '../tables/table.ts';
import type { ReportData } from './report-data.ts';

/** Every result of a study as a table; those of simulated data say so in every row. */
export function resultTables(
  { kinds, resultsOf }: Pick<StudyRun, 'kinds' | 'resultsOf'>,
  { evidence, cards }: Pick<ReportData, 'evidence' | 'cards'>,
  simulated: boolean,
): StepTable[] {
  const tables: StepTable[] = [
    ...kinds.flatMap((kind) => resultsOf(kind).flatMap((result) => kind.tables?.(result) ?? [])),
    { name: TABLE.evidence('partners'), table: evidenceTable(evidence.partners) },
    { name: TABLE.evidence('targets'), table: evidenceTable(evidence.targets) },
    { name: TABLE.evidence('edges'), table: edgeTable(evidence.edges) },
    { name: TABLE.facts(), table: factTable(cards) },
  ];
  return simulated ? tables.map(({ name, table }) => ({ name, table: withNotice(table) })) : tables;
}

function withNotice({ columns }: Table): Table {
  const notice = Array.from({ length: columns[0].values.length }, () => 'simulated');
  return { columns: [...columns, ...tableOf(noticeColumns, { notice }).columns] };
}

/** One row for each candidate and piece of evidence. */
function evidenceTable(candidates: readonly CandidateEvidence[]): Table {
  const rows = candidates.flatMap((candidate) => candidate.items.map((item) => ({ candidate, item })));
  const names = rows.map(({ candidate }) => candidate.name);
  return tableOf(evidenceColumns, {
    rank: rows.map(({ candidate }) => candidate.rank),
    candidate: names,
    name: names,
    verdict: rows.map(({ candidate }) => candidate.verdict),
    reason: rows.map(({ candidate }) => candidate.reason),
    evidence: rows.map(({ item }) => item.kind),
    evidenceVerdict: rows.map(({ item }) => item.verdict),
    evidenceReason: rows.map(({ item }) => item.reason),
    ...effectValues(rows.map(({ item }) => item)),
    note: rows.map(({ item }) => (item.note === null ? null : inEnglish(item.note))),
  });
}

/** One row for each pair of who was perturbed and what was measured, in each experiment. */
function edgeTable(edges: readonly EdgeEvidence[]): Table {
  const arms = (value: (arm: EdgeEvidence['arm']) => string | undefined) =>
    edges.map(({ arm }) => value(arm) ?? null);
  return tableOf(edgeColumns, {
    from: edges.map(({ from }) => from),
    to: edges.map(({ to }) => to),
    verdict: edges.map(({ verdict }) => verdict),
    reason: edges.map(({ reason }) => reason),
    perturbs: arms(({ perturbs }) => perturbs?.join(', ')),
    how: arms(({ how }) => how),
    agent: arms(({ agent }) => agent),
    dose: arms(({ dose }) => dose),
    time: arms(({ time }) => time),
    cell: arms(({ cell }) => cell),
    sample: arms(({ sample }) => sample),
    ...effectValues(edges),
  });
}

/** One row for each fact on each card. */
function factTable(cards: readonly PartnerCard[]): Table {
  const rows = cards.flatMap((card) => card.facts.map((fact) => ({ card, fact })));
  return tableOf(partnerFactColumns, {
    candidate: rows.map(({ card }) => card.name),
    ofInterest: rows.map(({ card }) => (card.ofInterest ? 'yes' : 'no')),
    verdict: rows.map(({ card }) => card.verdict),
    reason: rows.map(({ card }) => card.reason),
    fact: rows.map(({ fact }) => fact.about),
    speaks: rows.map(({ fact }) => fact.speaks),
    said: rows.map(({ fact }) => inEnglish(fact.said)),
    source: rows.map(({ fact }) => fact.source),
  });
}

/** An effect with its interval, its unit and where it comes from. */
function effectValues(items: readonly Pick<EdgeEvidence, 'effect' | 'low' | 'high' | 'unit' | 'source'>[]) {
  return {
    effect: items.map(({ effect }) => effect),
    ciLow: items.map(({ low }) => low),
    ciHigh: items.map(({ high }) => high),
    unit: items.map(({ unit }) => unit),
    source: items.map(({ source }) => source),
  };
}
