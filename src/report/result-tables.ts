import { inEnglish } from '../messages/message.ts';
import type { Edge, EdgeItem } from '../study/evidence/edge.ts';
import { untested, type EdgeMatrix } from '../study/evidence/edge-matrix.ts';
import type { CandidateEvidence, EvidenceItem } from '../study/evidence/verdicts.ts';
import type { StepTable } from '../study/plan/step.ts';
import type { StudyRun } from '../study/run-study.ts';
import type { PartnerCard } from '../study/partner-cards.ts';
import { edgeColumns, evidenceColumns, noticeColumns, partnerFactColumns } from '../study/study-columns.ts';
import { TABLE } from '../study/table-names.ts';
import { tableOf, type Table } from '../tables/table.ts';
import type { Judged } from '../tables/verdicts.ts';
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
    { name: TABLE.evidence('edges'), table: edgeTable(evidence.edges, evidence.matrix) },
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

/** One row for each result on an edge, and one for each pair of partner and target that nobody has tested. */
function edgeTable(edges: readonly Edge[], matrix: EdgeMatrix): Table {
  const rows: { edge: Judged & Pick<Edge, 'from' | 'to'>; item: EdgeItem | null }[] = [
    ...edges.flatMap((edge) => edge.items.map((item) => ({ edge, item }))),
    ...untested(edges, matrix).map((pair) => ({
      edge: { ...pair, verdict: 'not tested' as const, reason: null },
      item: null,
    })),
  ];
  const ofEdge = <Value>(value: (edge: (typeof rows)[number]['edge']) => Value) =>
    rows.map(({ edge }) => value(edge));
  const ofItem = <Value>(value: (item: EdgeItem) => Value) =>
    rows.map(({ item }) => (item === null ? null : (value(item) ?? null)));
  return tableOf(edgeColumns, {
    from: ofEdge(({ from }) => from),
    to: ofEdge(({ to }) => to),
    verdict: ofEdge(({ verdict }) => verdict),
    reason: ofEdge(({ reason }) => reason),
    evidence: ofItem(({ kind }) => kind),
    method: ofItem(({ method }) => method),
    evidenceVerdict: ofItem(({ verdict }) => verdict),
    evidenceReason: ofItem(({ reason }) => reason),
    measured: ofItem(({ measured }) => measured),
    perturbs: ofItem(({ arm }) => arm.perturbs?.join(', ')),
    how: ofItem(({ arm }) => arm.how),
    agent: ofItem(({ arm }) => arm.agent),
    drug: ofItem(({ arm }) => arm.drug),
    dose: ofItem(({ arm }) => arm.dose),
    time: ofItem(({ arm }) => arm.time),
    cell: ofItem(({ arm }) => arm.cell),
    sample: ofItem(({ arm }) => arm.sample ?? arm.donor),
    effect: ofItem(({ effect }) => effect),
    ciLow: ofItem(({ low }) => low),
    ciHigh: ofItem(({ high }) => high),
    unit: ofItem(({ unit }) => unit),
    n: ofItem(({ n }) => n),
    donors: ofItem(({ donors }) => donors),
    source: ofItem(({ source }) => source),
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
function effectValues(items: readonly Pick<EvidenceItem, 'effect' | 'low' | 'high' | 'unit' | 'source'>[]) {
  return {
    effect: items.map(({ effect }) => effect),
    ciLow: items.map(({ low }) => low),
    ciHigh: items.map(({ high }) => high),
    unit: items.map(({ unit }) => unit),
    source: items.map(({ source }) => source),
  };
}
