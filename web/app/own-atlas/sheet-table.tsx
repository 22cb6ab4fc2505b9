// The sheet as a table in which every cell can be typed, filled down, or said to be right.
import { useEffect, useId, useState } from 'preact/hooks';
import type { Edited, OwnRow } from '../../../src/server/own-atlas/own-sheet.ts';
import type { CheckedSheet } from '../../../src/server/routes/own-atlas.ts';
import { Say, useLanguage } from '../../components/language.tsx';
import { RefusalSentence } from '../refusal.tsx';

type Named = 'antigen' | 'cell' | 'cell_class' | 'antigen_class';

interface Props {
  readonly rows: readonly OwnRow[];
  /** What is wrong with them; null while that is being asked. */
  readonly checked: CheckedSheet | null;
  readonly names: Readonly<Record<Named, readonly string[]>>;
  readonly onChange: (rows: readonly OwnRow[]) => void;
}

const COLUMNS: readonly Edited[] = [
  'experiment',
  'antigen',
  'antigen_class',
  'cell',
  'cell_class',
  'condition',
];
const NAMED: readonly string[] = ['antigen', 'cell', 'cell_class', 'antigen_class'] satisfies Named[];
/** Rows that are shown at once. */
const AT_ONCE = 50;

type Shown = 'all' | 'open' | 'out';

/** Whether somebody has to look at a row before it can be built. */
export function isOpen({ taken, unsure }: OwnRow, row: number, checked: CheckedSheet | null): boolean {
  return taken && (unsure.length > 0 || (checked?.faults.some((fault) => fault.row === row) ?? false));
}

export function SheetTable({ rows, checked, names, onChange }: Props) {
  const { text } = useLanguage();
  const id = useId();
  const [shown, setShown] = useState<Shown>('all');
  const [first, setFirst] = useState(0);
  const [at, setAt] = useState<{ readonly row: number; readonly column: Edited } | null>(null);
  const matching = (): number[] =>
    rows.flatMap((row, i) =>
      shown === 'all' || (shown === 'out' ? !row.taken : isOpen(row, i, checked)) ? [i] : [],
    );
  const [places, setPlaces] = useState(matching);
  // A row stays where it is while it is corrected.
  useEffect(() => {
    setPlaces(matching());
    setFirst(0);
  }, [shown, rows.length]);
  const change = (row: number, cells: Partial<OwnRow['cells']>, more: Partial<OwnRow> = {}): void =>
    onChange(rows.map((each, i) => (i === row ? changed(each, cells, more) : each)));
  const page = places.slice(first, first + AT_ONCE).filter((place) => place < rows.length);
  return (
    <div class="own-sheet">
      <p>
        <label>
          {text('own-atlas.show')}{' '}
          <select value={shown} onChange={(event) => setShown(event.currentTarget.value as Shown)}>
            {(['all', 'open', 'out'] as const).map((each) => (
              <option key={each} value={each}>
                {text(`own-atlas.show-${each}`)}
              </option>
            ))}
          </select>
        </label>
      </p>
      <FillDown rows={rows} at={at} onChange={onChange} />
      <div class="own-wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{text('own-atlas.take')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {text(`own-atlas.${column}`)}
                </th>
              ))}
              <th scope="col">{text('own-atlas.file')}</th>
            </tr>
          </thead>
          <tbody>
            {page.map((place) => {
              const row = rows[place];
              return (
                <tr key={row.file} class={row.taken ? '' : 'out'}>
                  <td data-label={text('own-atlas.take')}>
                    <label class="own-take">
                      <input
                        type="checkbox"
                        checked={row.taken}
                        aria-label={text('own-atlas.take-row', { row: place + 1 })}
                        onChange={(event) => change(place, {}, { taken: event.currentTarget.checked })}
                      />{' '}
                      {place + 1}
                    </label>
                  </td>
                  {COLUMNS.map((column) => (
                    <Cell
                      key={column}
                      {...{ id, row, place, column, checked }}
                      onFocus={() => setAt({ row: place, column })}
                      onType={(value) => change(place, { [column]: value })}
                      onRight={() => change(place, { [column]: row.cells[column] })}
                    />
                  ))}
                  <td data-label={text('own-atlas.file')}>
                    <span class="own-file">{row.name}</span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {places.length > AT_ONCE && (
        <p class="own-pages">
          {text('own-atlas.page', {
            from: first + 1,
            to: Math.min(places.length, first + AT_ONCE),
            of: places.length,
          })}{' '}
          <button type="button" disabled={first === 0} onClick={() => setFirst(first - AT_ONCE)}>
            {text('own-atlas.before')}
          </button>{' '}
          <button
            type="button"
            disabled={first + AT_ONCE >= places.length}
            onClick={() => setFirst(first + AT_ONCE)}
          >
            {text('own-atlas.next')}
          </button>
        </p>
      )}
      {Object.entries(names).map(([column, list]) => (
        <datalist key={column} id={`${id}-${column}`}>
          {list.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      ))}
    </div>
  );
}

/** A row with other cells: whoever wrote them has looked at them. */
function changed(row: OwnRow, cells: Partial<OwnRow['cells']>, more: Partial<OwnRow> = {}): OwnRow {
  return {
    ...row,
    ...more,
    cells: { ...row.cells, ...cells },
    unsure: row.unsure.filter(({ column }) => !Object.hasOwn(cells, column)),
  };
}

interface CellProps {
  /** Of the lists of names. */
  readonly id: string;
  readonly row: OwnRow;
  readonly place: number;
  readonly column: Edited;
  readonly checked: CheckedSheet | null;
  readonly onFocus: () => void;
  readonly onType: (value: string) => void;
  /** Told that a guess is right. */
  readonly onRight: () => void;
}

function Cell({ id, row, place, column, checked, onFocus, onType, onRight }: CellProps) {
  const { text } = useLanguage();
  const called = text(`own-atlas.${column}`);
  const unsure = row.taken ? row.unsure.find((each) => each.column === column) : undefined;
  const faults = checked?.faults.filter(
    (fault) =>
      fault.row === place &&
      fault.refusal.key !== 'sheet.unsure' &&
      (fault.column === column ||
        (column === 'experiment' && !COLUMNS.some((each) => each === fault.column))),
  );
  const hint =
    column === 'antigen' && unsure === undefined
      ? checked?.hints.find((each) => each.row === place)
      : undefined;
  const isMarked = unsure !== undefined || (faults?.length ?? 0) > 0;
  const why = `${id}-${place}-${column}`;
  return (
    <td data-label={called} class={isMarked ? 'to-look-at' : ''}>
      <input
        type="text"
        value={row.cells[column]}
        list={NAMED.includes(column) ? `${id}-${column}` : undefined}
        aria-label={text('own-atlas.cell-of', { column: called, row: place + 1 })}
        aria-describedby={isMarked || hint !== undefined ? why : undefined}
        aria-invalid={isMarked}
        autocomplete="off"
        data-column={column}
        onFocus={onFocus}
        onInput={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          const next = event.currentTarget.closest('tr')?.nextElementSibling;
          next?.querySelector<HTMLInputElement>(`[data-column="${column}"]`)?.focus();
        }}
      />
      <span id={why} class="why">
        {unsure !== undefined && <Say message={unsure.why} />}
        {faults?.map(({ refusal }, index) => (
          <RefusalSentence key={index} of={refusal} />
        ))}
        {hint !== undefined && <Say message={hint.why} />}
      </span>
      {unsure !== undefined && row.cells[column] !== '' && row.cells[column] !== '?' && (
        <button
          type="button"
          class="right"
          aria-label={text('own-atlas.is-right-of', { column: called, row: place + 1 })}
          onClick={onRight}
        >
          {text('own-atlas.is-right')}
        </button>
      )}
    </td>
  );
}

interface FillProps {
  readonly rows: readonly OwnRow[];
  /** The cell that was chosen last. */
  readonly at: { readonly row: number; readonly column: Edited } | null;
  readonly onChange: (rows: readonly OwnRow[]) => void;
}

/** Writes the value of the chosen cell into those below it. */
function FillDown({ rows, at, onChange }: FillProps) {
  const { text } = useLanguage();
  const [to, setTo] = useState<number | null>(null);
  if (at === null || at.row >= rows.length - 1) return <p class="fine">{text('own-atlas.fill-how')}</p>;
  const value = rows[at.row].cells[at.column];
  const last = Math.min(rows.length, Math.max(at.row + 2, to ?? rows.length));
  return (
    <p class="own-fill">
      <label>
        {text('own-atlas.fill', { value, column: text(`own-atlas.${at.column}`), row: at.row + 1 })}{' '}
        <input
          type="number"
          min={at.row + 2}
          max={rows.length}
          value={last}
          onChange={(event) => setTo(Number(event.currentTarget.value))}
        />
      </label>{' '}
      <button
        type="button"
        onClick={() =>
          onChange(
            rows.map((row, i) => (i > at.row && i < last ? changed(row, { [at.column]: value }) : row)),
          )
        }
      >
        {text('own-atlas.fill-go')}
      </button>
    </p>
  );
}
