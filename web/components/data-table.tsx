import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { MessageKey } from '../../src/messages/english/index.ts';
import { plainCell } from '../../src/formats/text/cell-text.ts';
import type { Message } from '../../src/messages/message.ts';
import { Definition } from './definition.tsx';
import { download, exportName } from './download.ts';
import { useLanguage, type Translator } from './language.tsx';
import { Printed } from './printed.tsx';

type Cell = string | number | boolean | null;

export interface TableColumn {
  /** Name in the exported table. */
  readonly name: string;
  readonly label: MessageKey;
  readonly labelValues?: Message['values'];
  /** Cells show a 95% interval behind the number. */
  readonly withInterval?: boolean;
  /** What the column means: opened by a button in the header, and listed below the table on paper. */
  readonly help?: MessageKey;
  readonly value: (row: number) => Cell;
  readonly show?: (row: number) => ComponentChildren;
  readonly numeric?: boolean;
}

interface Props {
  readonly name: string;
  readonly caption: ComponentChildren;
  readonly rows: number;
  /** Rows of the whole table, where the page holds the first ones only. */
  readonly total?: number;
  /** Name of the table among the files beside the page. */
  readonly file?: string;
  readonly columns: readonly TableColumn[];
  /** Column by which the table is sorted at first; its own order where left out. */
  readonly shown?: number;
  /** Rows set apart, such as candidates that pass. */
  readonly marked?: (row: number) => boolean;
  /** Rows that are shown from the start however far down they stand. */
  readonly kept?: (row: number) => boolean;
  /** Files that the table is saved as, by their format; what the page holds as TSV where left out. */
  readonly saves?: Readonly<Record<string, () => void>>;
}

/** A table that sorts by its headers, searches its text and saves itself as TSV. */
export function DataTable(props: Props) {
  const { name, caption, rows, total = rows, file, columns, shown = 12, marked, kept } = props;
  const { text, simulated } = useLanguage();
  const [sort, setSort] = useState<{ column: number; down: boolean } | null>(null);
  const [search, setSearch] = useState('');
  const [all, setAll] = useState(false);
  const order = useMemo(() => orderOf(rows, columns, sort, search), [rows, columns, sort, search]);
  const visible = all ? order : order.filter((row, place) => place < shown || kept?.(row) === true);
  const save = () =>
    download(
      exportName(simulated, name, 'tsv'),
      new Blob([asTsv(rows, columns, simulated)], { type: 'text/tab-separated-values' }),
    );
  return (
    <div class="table-block">
      <div class="table-tools">
        <input
          type="search"
          placeholder={text('table.search')}
          aria-label={text('table.search')}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <span class="count" aria-live="polite">
          {text('table.count', { shown: visible.length, rows: order.length })}
        </span>
        {Object.entries(props.saves ?? { TSV: save }).map(([format, onClick]) => (
          <button key={format} type="button" onClick={onClick}>
            {format}
          </button>
        ))}
      </div>
      <div class="scroller" tabIndex={0} role="region" aria-label={name}>
        <table>
          <caption>
            <span class="words">
              {caption} {simulated && <span class="tag">{text('simulated.word')}</span>}
            </span>
          </caption>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th
                  key={column.name}
                  scope="col"
                  class={column.numeric === true ? 'numeric' : ''}
                  aria-sort={sort?.column === index ? (sort.down ? 'descending' : 'ascending') : 'none'}
                >
                  <div class="head">
                    <button
                      type="button"
                      onClick={() => setSort(nextSort(sort, index, column.numeric === true))}
                    >
                      {headingOf(column, text)}
                      <span class="arrow" aria-hidden="true">
                        {sort?.column === index ? (sort.down ? '▼' : '▲') : ''}
                      </span>
                    </button>
                    {column.help !== undefined && (
                      <Definition column={headingOf(column, text)} help={text(column.help)} />
                    )}
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {visible.map((row) => (
              <tr key={row} class={marked?.(row) === true ? 'marked' : ''}>
                {columns.map((column, index) => {
                  const content = column.show === undefined ? (column.value(row) ?? '–') : column.show(row);
                  const className = column.numeric === true ? 'numeric' : '';
                  return index === 0 ? (
                    <th key={column.name} scope="row" class={className}>
                      {content}
                    </th>
                  ) : (
                    <td key={column.name} class={className} title={longText(column.value(row))}>
                      {content}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Printed shown={visible.length} rows={total} table={file} />
      <Definitions columns={columns} />
      {order.length > shown && (
        <button type="button" class="more" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? text('table.fewer') : text('table.all', { rows: order.length })}
        </button>
      )}
    </div>
  );
}

function headingOf(column: TableColumn, text: Translator['text']): string {
  const label = text(column.label, column.labelValues);
  return column.withInterval === true ? text('table.with-interval', { label }) : label;
}

/** What the columns mean, on paper. */
function Definitions({ columns }: Pick<Props, 'columns'>) {
  const { text } = useLanguage();
  const defined = columns.flatMap((column) =>
    column.help === undefined
      ? []
      : [{ name: column.name, label: headingOf(column, text), help: text(column.help) }],
  );
  if (defined.length === 0) return null;
  return (
    <dl class="definitions on-paper" aria-label={text('table.definitions')}>
      {defined.map(({ name, label, help }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>{help}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Text that may not fit into its cell. */
function longText(value: Cell): string | undefined {
  return typeof value === 'string' && value.length > 28 ? value : undefined;
}

function nextSort(
  sort: { column: number; down: boolean } | null,
  column: number,
  numeric: boolean,
): { column: number; down: boolean } {
  return sort?.column === column ? { column, down: !sort.down } : { column, down: numeric };
}

function orderOf(
  rows: number,
  columns: readonly TableColumn[],
  sort: { column: number; down: boolean } | null,
  search: string,
): number[] {
  const wanted = search.trim().toLowerCase();
  const order = Array.from({ length: rows }, (_, row) => row).filter(
    (row) =>
      wanted === '' ||
      columns.some(({ value }) => {
        const cell = value(row);
        return typeof cell === 'string' && cell.toLowerCase().includes(wanted);
      }),
  );
  if (sort === null) return order;
  const { value } = columns[sort.column];
  return order.sort((a, b) => compareCells(value(a), value(b), sort.down) || a - b);
}

/** Missing cells come last in both directions. */
function compareCells(a: Cell, b: Cell, down: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const forward =
    typeof a === 'string' || typeof b === 'string'
      ? String(a).localeCompare(String(b))
      : Number(a) - Number(b);
  return down ? -forward : forward;
}

function asTsv(rows: number, columns: readonly TableColumn[], simulated: boolean): string {
  const lines = [columns.map(({ name }) => name)];
  for (let row = 0; row < rows; row++) lines.push(columns.map(({ value }) => String(value(row) ?? 'NA')));
  if (simulated) lines.forEach((line, index) => line.push(index === 0 ? 'notice' : 'simulated'));
  return `${lines.map((line) => line.map(plainCell).join('\t')).join('\n')}\n`;
}
