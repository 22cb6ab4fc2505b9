import { partnersFigure } from '../../src/report/figures/interval-figures.ts';
import { VERDICTS, type Reason, type Verdict } from '../../src/tables/verdicts.ts';
import type { Column } from '../../src/tables/table.ts';
import type { Answered } from '../../src/server/app.ts';
import { DataTable, type TableColumn } from '../components/data-table.tsx';
import { declaredColumn } from '../components/declared-column.tsx';
import { Figure } from '../components/figure.tsx';
import { Say, useLanguage } from '../components/language.tsx';
import { VerdictBadge } from '../components/names.tsx';
import { addressOf, type Chosen } from './address.ts';
import type { HandedOver } from './server.ts';

interface Props {
  readonly name: string;
  readonly chosen: Chosen;
  readonly answered: Answered;
  readonly files: readonly HandedOver[];
}

type Cells = Answered['columns'][number]['values'];

/** An answer: what is to be known of it, its picture, its table, and how to ask the same elsewhere. */
export function AnswerView({ name, chosen, answered, files }: Props) {
  const { text } = useLanguage();
  const { columns, notices, command } = answered;
  const rows = columns[0]?.values.length ?? 0;
  const valuesOf = (column: string): Cells | undefined =>
    columns.find((each) => each.name === column)?.values;
  const query = files.find(({ file }) => file === chosen['query'])?.name ?? '';
  const picture = name === 'partners' ? pictured(valuesOf, query) : undefined;
  const cautions = notices.filter(({ severity }) => severity === 'caution');
  const notes = notices.filter(({ severity }) => severity === 'note');
  return (
    <section aria-label={text('app.answer')}>
      {cautions.map((notice, index) => (
        <p key={index} class="caution">
          <Say message={notice} />
        </p>
      ))}
      {rows === 0 && <p>{text('app.no-rows')}</p>}
      {picture !== undefined && <Figure of={picture} caption={text('partners.axis')} />}
      {rows > 0 && (
        <DataTable
          name={`${name} ${query}`.trim()}
          caption={text('app.rows', { rows })}
          rows={rows}
          columns={shownColumns(name, chosen, answered)}
          marked={markedBy(valuesOf('supported'))}
          shown={25}
        />
      )}
      {notes.length > 0 && (
        <details open={rows === 0}>
          <summary>{text('app.how-it-came', { notes: notes.length })}</summary>
          <ul class="notes">
            {notes.map((notice, index) => (
              <li key={index}>
                <Say message={notice} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary>{text('app.same-by-command')}</summary>
        <pre class="command">{command}</pre>
      </details>
    </section>
  );
}

function markedBy(supported: Cells | undefined): ((row: number) => boolean) | undefined {
  return supported === undefined ? undefined : (row) => supported[row] === true || supported[row] === 'yes';
}

/** The intervals of a ranking. */
function pictured(valuesOf: (column: string) => Cells | undefined, query: string) {
  const antigen = valuesOf('antigen');
  const [log2OddsRatio, ciLow, ciHigh] = ['log2_odds_ratio', 'ci_low', 'ci_high'].map((column) =>
    valuesOf(column)?.map((value) => (typeof value === 'number' ? value : null)),
  );
  if (antigen === undefined || log2OddsRatio === undefined || ciLow === undefined || ciHigh === undefined)
    return undefined;
  const supported = valuesOf('supported')?.map((value) => value === true || value === 'yes');
  const rows = {
    antigen: antigen.map(String),
    log2OddsRatio,
    ciLow,
    ciHigh,
    supported: supported ?? antigen.map(() => false),
  };
  return partnersFigure({ query, rows }, { factor: query, setting: query });
}

/** Columns that a page shows; a file holds all of them. */
function shownColumns(name: string, chosen: Chosen, { columns }: Answered): TableColumn[] {
  return columns.map(({ name: written, of, values }) => {
    const column: Column = of ?? { label: 'app.column' };
    const more = linksOf(name, chosen, written, columns);
    return {
      ...declaredColumn(written, column, values),
      ...(of === null ? { labelValues: { name: written } } : {}),
      ...(written === 'verdict' ? verdictsOf(values, columns) : {}),
      ...more,
    };
  });
}

function verdictsOf(values: Cells, columns: Answered['columns']): Partial<TableColumn> {
  const reasons = columns.find(({ name }) => name === 'reason')?.values;
  return {
    show: (row) => {
      const verdict = values[row];
      if (!VERDICTS.includes(verdict as Verdict)) return String(verdict ?? '–');
      return <VerdictBadge verdict={verdict as Verdict} reason={(reasons?.[row] ?? null) as Reason | null} />;
    },
  };
}

/** What leads on from a row: from a partner to its sites, from a site to what else binds at its gene. */
function linksOf(
  name: string,
  chosen: Chosen,
  column: string,
  columns: Answered['columns'],
): Partial<TableColumn> {
  const values = columns.find((each) => each.name === column)?.values ?? [];
  const cells = columns.find((each) => each.name === 'cell')?.values;
  if (name === 'partners' && column === 'antigen' && chosen['query'] !== undefined)
    return {
      show: (row) => (
        <a
          href={addressOf('sites', {
            query: chosen['query'],
            atlas: chosen['atlas'],
            partner: String(values[row]),
            ...(typeof cells?.[row] === 'string' ? { cell: [cells[row]] } : {}),
          })}
        >
          {String(values[row])}
        </a>
      ),
    };
  if (column === 'nearest_gene')
    return {
      show: (row) =>
        values[row] === null ? (
          '–'
        ) : (
          <a href={addressOf('locus', { places: [String(values[row])], atlas: chosen['atlas'] })}>
            <i class="gene">{String(values[row])}</i>
          </a>
        ),
    };
  return {};
}
