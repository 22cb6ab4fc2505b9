import type { MessageKey } from '../../src/messages/english/index.ts';
import type { SitsOn } from '../../src/motifs/partners/sits-on.ts';
import type { SpacingWord } from '../../src/motifs/spacing/spacing-families.ts';
import { entryOf } from '../../src/report/figures/study-figures.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import type { MotifsResult } from '../../src/study/results.ts';
import { studyMotifsColumns } from '../../src/study/study-columns.ts';
import { TABLE } from '../../src/study/table-names.ts';
import { DataTable } from '../components/data-table.tsx';
import type { TableColumn } from '../components/table/table-column.ts';
import { columnsOf } from '../components/declared-column.tsx';
import { estimateColumn } from '../components/estimate.tsx';
import { Say, useLanguage } from '../components/language.tsx';
import { VerdictBadge } from '../components/names.tsx';

/** On which motifs partner candidates sit at the sites that they share with each ChIP-seq. */
export function Motifs({ data }: { data: ReportData }) {
  return (
    <>
      {data.motifs.map((section) => (
        <MotifsOf key={section.query} section={section} factor={entryOf(data, section.query).factor} />
      ))}
    </>
  );
}

function MotifsOf({ section, factor }: { section: MotifsResult; factor: string }) {
  const { text } = useLanguage();
  const { rows, query } = section;
  const column = columnsOf(studyMotifsColumns);
  const effects = { value: rows.log2OddsRatio, low: rows.ciLow, high: rows.ciHigh };
  const words = (
    values: readonly string[],
    key: (word: string) => MessageKey,
  ): Pick<TableColumn, 'show'> => ({
    show: (row) => <>{values[row] === '' ? '–' : text(key(values[row]))}</>,
  });
  const columns = [
    column('antigen', rows.antigen),
    column('verdict', rows.verdict, {
      show: (row) => <VerdictBadge verdict={rows.verdict[row]} reason={rows.reason[row]} />,
    }),
    column('cell', rows.cell),
    column('motif', rows.motif),
    estimateColumn(column('log2OddsRatio', rows.log2OddsRatio), effects),
    column('minusLog10Q', rows.minusLog10Q),
    column('sharedWithMotif', rows.sharedWithMotif),
    column('sharedWindows', rows.sharedWindows),
    column('otherWithMotif', rows.otherWithMotif),
    column('otherWindows', rows.otherWindows),
    column(
      'sits',
      rows.sits,
      words(rows.sits, (word) => `sits.${word as SitsOn}`),
    ),
    column(
      'spacing',
      rows.spacing,
      words(rows.spacing, (word) => `spacing.${word as SpacingWord}`),
    ),
    column('gap', rows.gap),
    column('windowsAt', rows.windowsAt),
    column('windowsWithBoth', rows.windowsWithBoth),
    column('family', rows.family),
    column('familyExpressed', rows.familyExpressed),
    column('familyChanged', rows.familyChanged),
    column('familyBound', rows.familyBound),
    column('familyLeft', rows.familyLeft),
  ];
  return (
    <article>
      <h3>{text('motifs.table', { query })}</h3>
      <p class="lead">{text('motifs.lead', { factor, query })}</p>
      <ul class="notes">
        {section.notices.map((note, index) => (
          <li key={index}>
            <Say message={note} />
          </li>
        ))}
      </ul>
      <DataTable
        name={`motifs ${query}`}
        caption={text('motifs.table', { query })}
        rows={rows.antigen.length}
        columns={columns}
        marked={(row) => rows.verdict[row] === 'supported'}
        kept={(row) => rows.verdict[row] === 'supported'}
        file={TABLE.motifs(query)}
      />
    </article>
  );
}
