import type { ComponentChildren, VNode } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { plainCell } from '../../src/formats/text/cell-text.ts';
import { Definition } from './definition.tsx';
import { download, exportName } from './download.ts';
import { useLanguage, type Translator } from './language.tsx';
import { Printed } from './printed.tsx';
import type { Cell, TableColumn } from './table/table-column.ts';
import {
  AS_WRITTEN,
  foldedRows,
  isPicked,
  searchedTexts,
  sortedRows,
  widestRow,
  type TableView,
} from './table/table-order.ts';
import { TableFilters } from './table/table-tools.tsx';
import { usePrinting, useVirtualRows } from './table/virtual-rows.ts';

/** More rows than these are on the page only where they are in sight. */
const MOST_DRAWN = 300;
/** No more rows of such a table are printed. */
const MOST_PRINTED = 200;

/** Rows that are folded beneath others until a reader opens them. */
export interface Fold {
  /** Name of the column whose cells open them. */
  readonly column: string;
  /** The row beneath which a row is folded: itself where it stands by itself. */
  readonly headOf: (row: number) => number;
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
  /** Rows that are shown at first. */
  readonly shown?: number;
  /** Rows set apart, such as candidates that pass. */
  readonly marked?: (row: number) => boolean;
  /** Rows that are shown from the start however far down they stand. */
  readonly kept?: (row: number) => boolean;
  /** Files that the table is saved as, by their format; what the page holds as TSV where left out. */
  readonly saves?: Readonly<Record<string, () => void>>;
  /** Offers the rows that are shown as text to paste elsewhere. */
  readonly copies?: boolean;
  /** What a reader asked of the table before, and who keeps what is asked now. */
  readonly view?: TableView;
  readonly onView?: (view: TableView) => void;
  readonly fold?: Fold;
}

/** A table that sorts by its headers, searches its text, and saves itself as TSV; of a long one the rows in sight are drawn. */
export function DataTable(props: Props) {
  const { name, caption, rows, total = rows, file, shown = 12, marked, kept, fold } = props;
  const columns = useMemo(() => props.columns.filter(({ unseen }) => unseen !== true), [props.columns]);
  const { text, simulated } = useLanguage();
  const [view, setView] = useState(props.view ?? AS_WRITTEN);
  const [all, setAll] = useState(false);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const [focused, setFocused] = useState(-1);
  const printing = usePrinting();
  const scroller = useRef<HTMLDivElement>(null);
  const change = (next: TableView): void => {
    setView(next);
    props.onView?.(next);
  };
  const { sort, search, picked } = view;
  const sorted = useMemo(() => sortedRows(rows, columns, sort), [rows, columns, sort]);
  const texts = useMemo(
    () => (search.trim() === '' ? undefined : searchedTexts(rows, columns)),
    [rows, columns, search.trim() === ''],
  );
  const order = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    const passes = isPicked(props.columns, picked);
    return sorted.filter((row) => passes(row) && (texts === undefined || texts[row].includes(wanted)));
  }, [sorted, texts, props.columns, search, picked]);
  const { heads, beneath, folded } = useMemo(() => foldedRows(order, fold?.headOf), [order, fold]);
  const first = useMemo(
    () => (all ? heads : heads.filter((row, place) => place < shown || kept?.(row) === true)),
    [all, heads, shown, kept],
  );
  const visible = useMemo(
    () => first.flatMap((row) => (opened.has(row) ? [row, ...(beneath.get(row) ?? [])] : [row])),
    [first, beneath, opened],
  );
  const long = visible.length > MOST_DRAWN;
  const onPage = long && printing ? visible.slice(0, MOST_PRINTED) : visible;
  const virtual = long && !printing;
  const widest = useMemo(
    () => (virtual ? columns.map((column) => widestRow(rows, column)) : undefined),
    [rows, columns, virtual],
  );
  const { slots, measure, onKeyDown } = useVirtualRows(onPage.length, scroller, virtual, focused);
  const toggle = (row: number): void =>
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(row)) next.add(row);
      return next;
    });
  // A row that was drawn already is not drawn again while a reader scrolls.
  const state = useMemo(() => ({}), [columns, visible, virtual, marked, text]);
  const drawn = useRef<Drawn>({ state, rows: new Map() });
  const before = drawn.current.state === state ? drawn.current.rows : new Map<number, VNode>();
  drawn.current = { state, rows: new Map() };
  const drawnRow = (place: number): VNode => {
    const row = onPage[place];
    const node = before.get(row) ?? (
      <Row
        key={row}
        row={row}
        place={place}
        columns={columns}
        marked={marked?.(row) === true}
        measure={virtual ? measure : undefined}
        onFocus={setFocused}
        beneath={beneath.get(row)}
        isBeneath={folded.has(row)}
        opener={fold?.column}
        opened={opened.has(row)}
        onToggle={toggle}
      />
    );
    drawn.current.rows.set(row, node);
    return node;
  };
  const tsvOf = (those: Iterable<number>): string => asTsv(those, columns, simulated);
  const save = () =>
    download(
      exportName(simulated, name, 'tsv'),
      new Blob([tsvOf(Array.from({ length: rows }, (_, row) => row))], { type: 'text/tab-separated-values' }),
    );
  return (
    <div class="table-block">
      <div class="table-tools">
        <TableFilters rows={rows} columns={props.columns} view={view} onView={change} />
        <span class="count" aria-live="polite">
          {text('table.count', { shown: first.length, rows: order.length })}
        </span>
        {Object.entries(props.saves ?? { TSV: save }).map(([format, onClick]) => (
          <button key={format} type="button" onClick={onClick}>
            {format}
          </button>
        ))}
        {props.copies === true && <CopyButton content={() => tsvOf(order)} />}
      </div>
      <div
        class={virtual ? 'scroller tall' : 'scroller'}
        ref={scroller}
        onKeyDown={onKeyDown}
        tabIndex={0}
        role="region"
        aria-label={name}
      >
        <table aria-rowcount={virtual ? visible.length + 1 : undefined}>
          <caption>
            <span class="words">
              {caption} {simulated && <span class="tag">{text('simulated.word')}</span>}
            </span>
          </caption>
          <thead>
            <tr aria-rowindex={virtual ? 1 : undefined}>
              {columns.map((column) => (
                <th
                  key={column.name}
                  scope="col"
                  class={column.numeric === true ? 'numeric' : ''}
                  aria-sort={sort?.column === column.name ? (sort.down ? 'descending' : 'ascending') : 'none'}
                >
                  <div class="head">
                    <button type="button" onClick={() => change({ ...view, sort: nextSort(sort, column) })}>
                      {headingOf(column, text)}
                      <span class="arrow" aria-hidden="true">
                        {sort?.column === column.name ? (sort.down ? '▼' : '▲') : ''}
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
            {widest !== undefined && (
              // Keeps the columns as wide as they are, whichever rows are drawn.
              <tr class="sizer" aria-hidden="true">
                {columns.map((column, index) => (
                  <td key={column.name}>
                    {column.show === undefined ? column.value(widest[index]) : column.show(widest[index])}
                  </td>
                ))}
              </tr>
            )}
            {slots.map((slot, at) =>
              'room' in slot ? (
                <tr key={`room ${at}`} class="room" aria-hidden="true">
                  <td colSpan={columns.length} style={{ height: `${slot.room}px` }} />
                </tr>
              ) : (
                drawnRow(slot.place)
              ),
            )}
          </tbody>
        </table>
      </div>
      <Printed shown={Math.min(visible.length, long ? MOST_PRINTED : Infinity)} rows={total} table={file} />
      <Definitions columns={columns} />
      {heads.length > shown && (
        <button type="button" class="more" onClick={() => setAll(!all)} aria-expanded={all}>
          {all
            ? text('table.fewer')
            : heads.length === order.length
              ? text('table.all', { rows: heads.length })
              : text('table.all-folded', { rows: heads.length, folded: order.length - heads.length })}
        </button>
      )}
    </div>
  );
}

/** Rows that are on the page, for as long as what they show is the same. */
interface Drawn {
  readonly state: object;
  readonly rows: Map<number, VNode>;
}

interface RowProps {
  readonly row: number;
  readonly place: number;
  readonly columns: readonly TableColumn[];
  readonly marked: boolean;
  /** Takes its height, where only rows in sight are drawn. */
  readonly measure: ((element: Element | null) => void) | undefined;
  readonly onFocus: (place: number) => void;
  /** Rows that are folded beneath it. */
  readonly beneath: readonly number[] | undefined;
  readonly isBeneath: boolean;
  readonly opener: string | undefined;
  readonly opened: boolean;
  readonly onToggle: (row: number) => void;
}

function Row(props: RowProps) {
  const { text } = useLanguage();
  const { row, place, columns, marked, measure, onFocus, beneath, isBeneath, opener, opened, onToggle } =
    props;
  const classes = [marked ? 'marked' : '', isBeneath ? 'beneath' : ''].filter((name) => name !== '');
  return (
    <tr
      class={classes.join(' ')}
      ref={measure}
      data-place={measure && place}
      aria-rowindex={measure && place + 2}
      onFocusIn={measure && (() => onFocus(place))}
    >
      {columns.map((column, index) => {
        const content = column.show === undefined ? (column.value(row) ?? '–') : column.show(row);
        const className = column.numeric === true ? 'numeric' : '';
        const folds = column.name === opener && beneath !== undefined && (
          <button type="button" class="unfold" aria-expanded={opened} onClick={() => onToggle(row)}>
            {text(opened ? 'table.fold' : 'table.unfold', { rows: beneath.length })}
          </button>
        );
        return index === 0 ? (
          <th key={column.name} scope="row" class={className}>
            {content}
            {folds}
          </th>
        ) : (
          <td key={column.name} class={className} title={longText(column.value(row))}>
            {content}
            {folds}
          </td>
        );
      })}
    </tr>
  );
}

/** Puts text where the reader can paste it from; absent where the browser allows no page to do that. */
function CopyButton({ content }: { content: () => string }) {
  const { text } = useLanguage();
  const [copied, setCopied] = useState(false);
  if (!('clipboard' in navigator)) return null;
  const copy = (): void =>
    void navigator.clipboard.writeText(content()).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <button type="button" onClick={copy} onBlur={() => setCopied(false)}>
      {text(copied ? 'table.copied' : 'table.copy')}
    </button>
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

function nextSort(sort: TableView['sort'], { name, numeric }: TableColumn): TableView['sort'] {
  return { column: name, down: sort?.column === name ? !sort.down : numeric === true };
}

function asTsv(rows: Iterable<number>, columns: readonly TableColumn[], simulated: boolean): string {
  const lines = [columns.map(({ name }) => name)];
  for (const row of rows) lines.push(columns.map(({ value }) => String(value(row) ?? 'NA')));
  if (simulated) lines.forEach((line, index) => line.push(index === 0 ? 'notice' : 'simulated'));
  return `${lines.map((line) => line.map(plainCell).join('\t')).join('\n')}\n`;
}
