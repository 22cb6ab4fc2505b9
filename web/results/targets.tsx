import { entryOf, targetFigures } from '../../src/report/figures/study-figures.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { studyTargetsColumns } from '../../src/study/study-columns.ts';
import { TABLE } from '../../src/study/table-names.ts';
import { Cut } from '../components/cut.tsx';
import { DataTable } from '../components/data-table.tsx';
import { columnsOf } from '../components/declared-column.tsx';
import { Figure } from '../components/figure.tsx';
import { Say, useLanguage } from '../components/language.tsx';
import { Gene, VerdictBadge } from '../components/names.tsx';
import { GeneLink, PlaceLink } from '../components/place-link.tsx';

/** Genes that the factor binds and that change with it. */
export function Targets({ data }: { data: ReportData }) {
  const { text } = useLanguage();
  return (
    <>
      <p class="lead">
        {text(
          data.targets.every(({ expression }) => expression === null) ? 'targets.lead-bound' : 'targets.lead',
          { factor: data.factor },
        )}
      </p>
      {data.targets.map((section) => (
        <TargetRanking
          key={`${section.query} ${section.expression ?? ''}`}
          section={section}
          factor={entryOf(data, section.query).factor}
        />
      ))}
    </>
  );
}

function TargetRanking({ section, factor }: { section: ReportData['targets'][number]; factor: string }) {
  const { text } = useLanguage();
  const { rows } = section;
  const ranks = rows.gene.map((_, row) => row + 1);
  const column = columnsOf(studyTargetsColumns);
  const adjP = column('adjP', rows.adjP);
  const columns = [
    column('gene', rows.gene, { show: (row) => <GeneLink name={rows.gene[row]} /> }),
    column('rank', ranks),
    column('effectOfFactor', rows.effectOfFactor, {
      show: (row) => text(`direction.${rows.effectOfFactor[row]}`),
    }),
    column('verdict', rows.verdict, {
      show: (row) => <VerdictBadge verdict={rows.verdict[row]} reason={rows.reason[row]} />,
    }),
    column('falseShare', rows.falseShare),
    column('targetScore', rows.targetScore),
    column('peaks', rows.peaks),
    column('nearestPeakDistance', rows.nearestPeakDistance),
    column('log2FoldChange', rows.log2FoldChange),
    {
      ...adjP,
      show: (row: number) =>
        rows.effectOfFactor[row] === 'not estimable' ? text('direction.not estimable') : adjP.show?.(row),
    },
    column('sharesSiteWith', rows.sharesSiteWith, {
      show: (row) => <Gene name={rows.sharesSiteWith[row]} />,
    }),
    column('betterExplainedBy', rows.betterExplainedBy),
    column('strongestPeak', rows.strongestPeak, {
      show: (row) => (
        <PlaceLink own place={rows.strongestPeak[row]}>
          {rows.strongestPeak[row]}
        </PlaceLink>
      ),
    }),
  ];
  const title =
    section.expression === null
      ? text('targets.bound', { query: section.query })
      : text('targets.of', { query: section.query, expression: section.expression });
  return (
    <article>
      <h3>{title}</h3>
      <ul class="notes">
        {section.notices.map((note, index) => (
          <li key={index}>
            <Say message={note} />
          </li>
        ))}
      </ul>
      {targetFigures(section).map((figure) => (
        <Figure key={figure.name} of={figure} caption={text('targets.figure')} />
      ))}
      <DataTable
        name={`targets ${section.query} ${section.expression ?? ''}`.trim()}
        caption={text('targets.table', { factor })}
        rows={rows.gene.length}
        columns={columns}
        total={section.total}
        file={TABLE.targets(section)}
        marked={(row) => rows.effectOfFactor[row] === 'activated' || rows.effectOfFactor[row] === 'repressed'}
      />
      <Cut shown={rows.gene.length} total={section.total} />
    </article>
  );
}
