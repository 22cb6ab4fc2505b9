import type { Figure as Drawn } from '../../src/figures/svg.ts';
import { figuresOf } from '../../src/report/figures/study-figures.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { studyExpressionColumns } from '../../src/study/study-columns.ts';
import { TABLE } from '../../src/study/table-names.ts';
import { Cut } from '../components/cut.tsx';
import { DataTable } from '../components/data-table.tsx';
import { columnsOf } from '../components/declared-column.tsx';
import { estimateColumn } from '../components/estimate.tsx';
import { Figure } from '../components/figure.tsx';
import { useLanguage } from '../components/language.tsx';
import { Notices } from '../components/notices.tsx';
import { GeneLink } from '../components/place-link.tsx';

/** Differential expression, one article for each experiment. */
export function Expression({ data }: { data: ReportData }) {
  return (
    <>
      {data.expression.map((section) => (
        <Experiment key={section.name} section={section} figures={figuresOf(data, section)} />
      ))}
    </>
  );
}

interface Props {
  readonly section: ReportData['expression'][number];
  /** The first shows the change; the others are there to be opened. */
  readonly figures: readonly Drawn[];
}

function Experiment({ section, figures: [change, ...others] }: Props) {
  const { text } = useLanguage();
  const { rows, testable } = section;
  const column = columnsOf(studyExpressionColumns);
  const effects = { value: rows.log2FoldChange, low: rows.ciLow, high: rows.ciHigh };
  const estimable = testable ? {} : { show: () => text('verdict.not estimable') };
  const columns = [
    column('gene', rows.gene, { show: (row) => <GeneLink name={rows.gene[row]} /> }),
    estimateColumn(column('log2FoldChange', rows.log2FoldChange), effects),
    column('minusLog10P', rows.minusLog10P, estimable),
    column('adjP', rows.adjP, estimable),
    column('averageExpression', rows.averageExpression),
  ];
  const groups = section.samples.map(({ group, count }) => `${group} n = ${count}`).join(', ');
  return (
    <article>
      <h3>{section.name}</h3>
      <p>
        {section.tableFormat !== null
          ? text('expression.finished', { file: section.contrast })
          : text('expression.design', { contrast: section.contrast, groups })}
      </p>
      <Notices notices={section.notices} record={text('expression.log')} />
      {change !== undefined && (
        <Figure of={change} caption={text(testable ? 'expression.volcano' : 'expression.ma')} />
      )}
      <DataTable
        name={`expression ${section.name}`}
        caption={text('expression.table', { name: section.name })}
        rows={rows.gene.length}
        columns={columns}
        shown={10}
        total={section.total}
        file={TABLE.expression(section.name)}
      />
      <Cut shown={rows.gene.length} total={section.total} />
      {others.length > 0 && (
        // Drawn when it is opened: before that it has no width.
        <details class="quality">
          <summary>{text('expression.quality')}</summary>
          <p class="fine">{text('expression.quality-lead')}</p>
          <div class="pictures">
            {others.map((figure) => (
              <Figure key={figure.name} of={figure} />
            ))}
          </div>
        </details>
      )}
    </article>
  );
}
