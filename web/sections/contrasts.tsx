import { useCallback } from 'preact/hooks';
import type { ReportData } from '../../src/report/report-data.ts';
import type { ContrastResult } from '../../src/study/results.ts';
import { TABLE } from '../../src/study/table-names.ts';
import { DataTable, type TableColumn } from '../components/data-table.tsx';
import { Figure } from '../components/figure.tsx';
import { estimateColumn, intervalsOf, qColumn } from '../components/estimate.tsx';
import { intervalPlot } from '../components/interval-plot.ts';
import { useLanguage } from '../components/language.tsx';
import { entryOf } from '../components/names.tsx';
import { decimal } from '../components/number-format.ts';

const EACH_END = 10;

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

function assayedIn(a: string, b: string): string {
  return a === b ? a : `${a} – ${b}`;
}

interface Props {
  readonly section: ContrastResult;
  /** Cell type or condition of either side. */
  readonly settings: readonly [string, string];
}

function Contrast({ section, settings }: Props) {
  const { text, language } = useLanguage();
  const {
    rows,
    a,
    b,
    antigens: [factor, other],
  } = section;
  const effects = { value: rows.difference, low: rows.ciLow, high: rows.ciHigh };
  const draw = useCallback(
    (width: number) => {
      const all = intervalsOf(
        rows.antigen,
        effects,
        (row, low, high) => !rows.oneSided[row] && (low > 0 || high < 0),
      );
      all.sort((x, y) => y.value - x.value);
      const ends = all.length <= 2 * EACH_END ? all : [...all.slice(0, EACH_END), ...all.slice(-EACH_END)];
      return intervalPlot(ends, text('contrasts.axis', { a, b }), width);
    },
    [section, language],
  );
  const columns: TableColumn[] = [
    { name: 'antigen', label: 'column.factor', value: (row) => rows.antigen[row] },
    {
      name: 'log2_odds_ratio_a',
      label: 'column.in-a',
      labelValues: { a },
      numeric: true,
      value: (row) => rows.a[row],
      show: (row) => decimal(rows.a[row]),
    },
    {
      name: 'log2_odds_ratio_b',
      label: 'column.in-b',
      labelValues: { b },
      numeric: true,
      value: (row) => rows.b[row],
      show: (row) => decimal(rows.b[row]),
    },
    estimateColumn('difference', 'column.difference', effects),
    qColumn(rows.minusLog10Q),
    {
      name: 'robust_z',
      label: 'column.robust',
      help: 'help.robust',
      numeric: true,
      value: (row) => rows.robustZ[row],
      show: (row) => decimal(rows.robustZ[row], 1),
    },
    {
      name: 'assayed_in',
      label: 'column.met-in',
      help: 'help.met-in',
      value: (row) => assayedIn(rows.cellsA[row], rows.cellsB[row]),
    },
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
      <Figure
        name={`contrast ${a} ${b}`}
        caption={text('contrasts.figure', { a, b })}
        description={title}
        draw={draw}
      />
      <p class="fine">{text('order.contrast')}</p>
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
