import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useLanguage } from './language.tsx';
import { Printed } from './printed.tsx';

interface Props<Row> {
  readonly title: string;
  /** All of them, of which the page has room for the first. */
  readonly rows: readonly Row[];
  readonly most: number;
  /** Whether there are columns, too, that are shown on request alone. */
  readonly cutsColumns?: boolean;
  /** The table beside the page that has all. */
  readonly table: string;
  readonly keyOf: (row: Row) => string;
  /** Cells of the head. @param all whether everything is shown */
  readonly head: (all: boolean) => ComponentChildren;
  readonly children: (row: Row, state: RowState) => ComponentChildren;
}

/** Whether a row is open, and the whole matrix shown. */
export interface RowState {
  readonly open: boolean;
  readonly all: boolean;
  readonly onToggle: () => void;
}

/** A matrix of words, of which a row can be opened at a time, and the whole is shown on request. */
export function Matrix<Row>({
  title,
  rows,
  most,
  cutsColumns = false,
  table,
  keyOf,
  head,
  children,
}: Props<Row>) {
  const { text, simulated } = useLanguage();
  const [open, setOpen] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const visible = all ? rows : rows.slice(0, most);
  return (
    <article>
      <h3>{title}</h3>
      <div class="scroller" tabIndex={0} role="region" aria-label={title}>
        <table class="matrix">
          <caption>
            <span class="words">
              {text('evidence.caption')} {simulated && <span class="tag">{text('simulated.word')}</span>}
            </span>
          </caption>
          <thead>
            <tr>{head(all)}</tr>
          </thead>
          <tbody>
            {visible.map((row) => {
              const key = keyOf(row);
              const onToggle = () => setOpen(open === key ? null : key);
              return <Keyed key={key}>{children(row, { open: open === key, all, onToggle })}</Keyed>;
            })}
          </tbody>
        </table>
      </div>
      <Printed shown={visible.length} rows={rows.length} table={table} />
      {(cutsColumns || rows.length > most) && (
        <button type="button" class="more" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? text('table.fewer') : text('table.all', { rows: rows.length })}
        </button>
      )}
    </article>
  );
}

function Keyed({ children }: { readonly children: ComponentChildren }) {
  return <>{children}</>;
}

interface RowProps extends Pick<RowState, 'open' | 'onToggle'> {
  /** What the button that opens the row says; the row opens where there is a detail. */
  readonly name: ComponentChildren;
  readonly beside?: ComponentChildren;
  readonly cells: ComponentChildren;
  /** Columns of the matrix, with that of the names. */
  readonly columns: number;
  readonly detail: ComponentChildren | null;
}

/** A row of a matrix, and below it, where it is open, what is behind its words. */
export function MatrixRow({ name, beside, cells, columns, detail, open, onToggle }: RowProps) {
  return (
    <>
      <tr>
        <th scope="row">
          {detail === null ? (
            name
          ) : (
            <button type="button" class="opener" aria-expanded={open} onClick={onToggle}>
              <span aria-hidden="true">{open ? '▾' : '▸'}</span> {name}
            </button>
          )}
          {beside}
        </th>
        {cells}
      </tr>
      {open && detail !== null && (
        <tr class="detail">
          <td colSpan={columns}>{detail}</td>
        </tr>
      )}
    </>
  );
}
