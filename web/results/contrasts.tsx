import { contrastFigure } from '../../src/report/figures/interval-figures.ts';
import { entryOf } from '../../src/report/figures/study-figures.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import type { ContrastResult } from '../../src/study/results.ts';
import { studyContrastColumns } from '../../src/study/study-columns.ts';
import { TABLE } from '../../src/study/table-names.ts';
import type { Columns } from '../../src/tables/table.ts';
import { DataTable } from '../components/data-table.tsx';
import type { TableColumn } from '../components/table/table-column.ts';
import { columnsOf } from '../components/declared-column.tsx';
import { inWords, isKnown } from '../components/expressed.tsx';
import { Figure } from '../components/figure.tsx';
import { estimateColumn } from '../components/estimate.tsx';
import { useLanguage } from '../components/language.tsx';

/** Which co-bound factors differ between two conditions, or between two groups of cell types. */
export function Contrasts({ data }: { data: ReportData }) {
  return (
    <>
      {data.contrasts.map((section) => (
        <Contrast
          key={`${section.kind} ${section.a} ${section.b}`}
          section={section}
          settings={[entryOf(data, section.a).setting, entryOf(data, section.b).setting]}
        />
      ))}
    </>
  );
}

/** Stands for the cell types of both sides. */
const assayed = {
  assayedIn: { label: 'column.met-in', help: 'help.met-in' },
} as const satisfies Columns;

function assayedIn(a: string, b: string): string {
  return a === b ? a : `${a} – ${b}`;
}

interface Props {
  readonly section: ContrastResult;
  /** Cell type or condition of either side. */
  readonly settings: readonly [string, string];
}

function Contrast({ section, settings }: Props) {
  const { text } = useLanguage();
  const {
    rows,
    a,
    b,
    antigens: [factor, other],
  } = section;
  const effects = { value: rows.difference, low: rows.ciLow, high: rows.ciHigh };
  const inBoth = rows.cellsA.map((cells, row) => assayedIn(cells, rows.cellsB[row]));
  const known = isKnown(rows.expressedA) || isKnown(rows.expressedB);
  const column = columnsOf({ ...studyContrastColumns, ...assayed });
  const columns = [
    column('antigen', rows.antigen),
    column('log2OddsRatioA', rows.a, { label: 'column.in', labelValues: { side: a } }),
    column('log2OddsRatioB', rows.b, { label: 'column.in', labelValues: { side: b } }),
    estimateColumn(column('difference', rows.difference), effects),
    column('minusLog10Q', rows.minusLog10Q),
    column('robustZ', rows.robustZ),
    column('assayedIn', inBoth),
    ...(known
      ? [
          column('expressedA', rows.expressedA, { ...inWords(rows.expressedA), ...expressedIn(a) }),
          column('expressedB', rows.expressedB, { ...inWords(rows.expressedB), ...expressedIn(b) }),
        ]
      : []),
  ];
  const title = text(section.kind === 'queries' ? 'contrasts.queries' : 'contrasts.cells', {
    factor,
    other,
    a: settings[0],
    b: settings[1],
  });
  return (
    <article>
      <h3>{title}</h3>
      <p>{text('contrasts.lead', { a, b })}</p>
      <Figure of={contrastFigure(section)} caption={text('contrasts.figure', { a, b })} />
      <p class="fine">{text('order.contrast')}</p>
      {!known && <p class="fine">{text('contrasts.expression-unknown')}</p>}
      <DataTable
        name={`contrast ${a} ${b}`}
        caption={title}
        rows={rows.antigen.length}
        columns={columns}
        file={TABLE.contrast(section)}
      />
    </article>
  );
}

const expressedIn = (cells: string): Pick<TableColumn, 'label' | 'labelValues'> => ({
  label: 'column.expressed-in',
  labelValues: { cells },
});
