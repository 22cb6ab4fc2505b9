import { useState } from 'preact/hooks';
import { partnersFigure } from '../../src/report/figures/interval-figures.ts';
import { VERDICTS, type Reason, type Verdict } from '../../src/tables/verdicts.ts';
import type { Column } from '../../src/tables/table.ts';
import type { Answered } from '../../src/server/app.ts';
import { DataTable, type TableColumn } from '../components/data-table.tsx';
import { declaredColumn } from '../components/declared-column.tsx';
import { download, exportName } from '../components/download.ts';
import { Estimate } from '../components/estimate.tsx';
import { Figure } from '../components/figure.tsx';
import { Say, useLanguage } from '../components/language.tsx';
import { VerdictBadge } from '../components/names.tsx';
import { addressOf, type Chosen } from './address.ts';
import { server, type HandedOver } from './server.ts';

interface Props {
  readonly name: string;
  readonly chosen: Chosen;
  readonly answered: Answered;
  readonly files: readonly HandedOver[];
}

/** Media types of the files that an answer is saved as. */
const FILE_TYPES = {
  tsv: 'text/tab-separated-values',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

type Cells = Answered['columns'][number]['values'];

/** An answer: what is to be known of it, its picture, its table, and how to ask the same elsewhere. */
export function AnswerView({ name, chosen, answered, files }: Props) {
  const { text } = useLanguage();
  const [all, setAll] = useState(false);
  const { columns, notices, command } = answered;
  const rows = columns[0]?.values.length ?? 0;
  const valuesOf = (column: string): Cells | undefined =>
    columns.find((each) => each.name === column)?.values;
  const query = files.find(({ file }) => file === chosen['query'])?.name ?? '';
  const picture = name === 'partners' ? pictured(valuesOf, query) : undefined;
  const save = async (suffix: keyof typeof FILE_TYPES): Promise<void> =>
    download(
      exportName(false, `${name} ${query}`, suffix),
      await server.file(name, chosen, FILE_TYPES[suffix]),
    );
  const cautions = notices.filter(({ severity }) => severity === 'caution');
  const notes = notices.filter(({ severity }) => severity === 'note');
  return (
    <section class="answer" aria-label={text('app.answer')}>
      {cautions.map((notice, index) => (
        <p key={index} class="caution">
          <Say message={notice} />
        </p>
      ))}
      {rows === 0 && <p>{text('app.no-rows')}</p>}
      {picture !== undefined && <Figure of={picture} caption={text('partners.axis')} />}
      {rows > 0 && (
        <label class="all-columns">
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />{' '}
          {text('app.all-columns', { columns: columns.length })}
        </label>
      )}
      {rows > 0 && (
        <DataTable
          name={`${name} ${query}`.trim()}
          caption={text('app.rows', { rows })}
          rows={rows}
          columns={shownColumns(name, chosen, answered, all)}
          marked={markedBy(valuesOf('supported'))}
          shown={25}
          saves={{ TSV: () => void save('tsv'), XLSX: () => void save('xlsx') }}
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

/** Whether a column stands in the table before all are asked for: those that a terminal has room for. */
function isMain({ name, of }: Answered['columns'][number], columns: Answered['columns']): boolean {
  const chosen = columns.some((column) => column.of?.main !== undefined);
  return !chosen || of?.main !== undefined || ALWAYS.has(name);
}

/** Columns that a page shows beside those of a terminal: it has room for a reason, and a name leads on. */
const ALWAYS: ReadonlySet<string> = new Set([
  'rank',
  'antigen',
  'cell',
  'verdict',
  'minus_log10_q',
  'chrom',
  'start',
  'end',
]);

/** Ends of an interval stand behind its middle, and a reason behind its word. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  log2_odds_ratio: ['ci_low', 'ci_high'],
  verdict: ['reason'],
};

/** Columns that a page shows; a file holds all of them. */
function shownColumns(name: string, chosen: Chosen, answered: Answered, all: boolean): TableColumn[] {
  const { columns } = answered;
  const inOthers = new Set(columns.flatMap((column) => WITHIN[column.name] ?? []));
  const shown = columns.filter((column) =>
    all ? true : isMain(column, columns) && !inOthers.has(column.name),
  );
  // The word of a row stands beside its name.
  const verdict = shown.filter((column) => column.name === 'verdict');
  const others = shown.filter((column) => column.name !== 'verdict');
  const named =
    Math.max(
      0,
      others.findIndex((column) => column.name === 'antigen'),
    ) + 1;
  return [...others.slice(0, named), ...verdict, ...others.slice(named)].map(
    ({ name: written, of, values }) => {
      // One declaration may stand for several columns: each has its own name.
      const column: Column = of === undefined || of.each !== undefined ? { label: 'app.column' } : of;
      const more = linksOf(name, chosen, written, columns);
      return {
        ...declaredColumn(written, column, values),
        ...(of === undefined || of.each !== undefined ? { labelValues: { name: written } } : {}),
        ...(written === 'verdict' ? verdictsOf(values, columns) : {}),
        ...(all || !Object.hasOwn(WITHIN, written) ? {} : intervalOf(written, values, columns)),
        ...more,
      };
    },
  );
}

/** A column whose interval stands in two others, where it does. */
function intervalOf(name: string, values: Cells, columns: Answered['columns']): Partial<TableColumn> {
  if (name === 'verdict') return {};
  const [low, high] = WITHIN[name].map((end) => columns.find((column) => column.name === end)?.values);
  if (low === undefined || high === undefined) return {};
  const numbers = (cells: Cells) => cells.map((cell) => (typeof cell === 'number' ? cell : null));
  const of = { value: numbers(values), low: numbers(low), high: numbers(high) };
  return { withInterval: true, show: (row) => <Estimate of={of} row={row} /> };
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
