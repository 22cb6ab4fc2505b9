import type { EdgeEvidence } from '../study/edges.ts';
import { TABLE } from '../study/table-names.ts';
import type { Table } from '../formats/table.ts';
import type { CandidateEvidence } from '../study/evidence.ts';
import type { StepTable } from '../study/plan/step.ts';
import type { StudyRun } from '../study/run-study.ts';
import type { ReportData } from './report-data.ts';

/** A table of the study with its name; see `TABLE`. */
export interface NamedTable {
  readonly name: string;
  readonly table: Table;
}

type Column = StepTable['columns'][number];

/** Every result of a study as a table; those of simulated data say so in every row. */
export function resultTables(
  { kinds, resultsOf }: Pick<StudyRun, 'kinds' | 'resultsOf'>,
  evidence: ReportData['evidence'],
  simulated: boolean,
): NamedTable[] {
  const tables: StepTable[] = [
    ...kinds.flatMap((kind) => resultsOf(kind).flatMap((result) => kind.tables?.(result) ?? [])),
    { name: TABLE.evidence('partners'), columns: evidenceColumns(evidence.partners) },
    { name: TABLE.evidence('targets'), columns: evidenceColumns(evidence.targets) },
    { name: TABLE.evidence('edges'), columns: edgeColumns(evidence.edges) },
  ];
  return tables.map(({ name, columns }) => {
    const all = simulated ? [...columns, noticeBeside(columns)] : columns;
    const named = all.map(([column, values]) => ({ name: column, values }));
    return { name, table: { columns: named } };
  });
}

function noticeBeside([[, values]]: readonly Column[]): Column {
  return ['notice', Array.from({ length: values.length }, () => 'simulated')];
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
