import { useMemo } from 'preact/hooks';
import type { TableColumn } from './table-column.ts';
import { useLanguage } from '../language.tsx';
import { isVerdict, verdictKey } from '../names.tsx';
import { kindsOf, type TableView } from './table-order.ts';

interface Props {
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  readonly view: TableView;
  readonly onView: (view: TableView) => void;
}

/** What is looked for in a table, and the values that its rows must have. */
export function TableFilters({ rows, columns, view, onView }: Props) {
  const { text } = useLanguage();
  const offered = useMemo(
    () =>
      columns.flatMap((column) => {
        const kinds = column.kinds === true ? kindsOf(rows, column) : undefined;
        return kinds === undefined ? [] : [{ column, kinds }];
      }),
    [rows, columns],
  );
  const pick = (name: string, value: string): void => {
    const others = Object.entries(view.picked).filter(([other]) => other !== name);
    onView({ ...view, picked: Object.fromEntries(value === '' ? others : [...others, [name, value]]) });
  };
  const wordOfKind = (kind: string, wordOf: TableColumn['wordOf']): string => {
    const word = wordOf?.(kind) ?? (isVerdict(kind) ? verdictKey(kind) : undefined);
    return word === undefined ? kind : text(word);
  };
  return (
    <>
      <input
        type="search"
        placeholder={text('table.search')}
        aria-label={text('table.search')}
        value={view.search}
        onInput={(event) => onView({ ...view, search: event.currentTarget.value })}
      />
      {offered.map(({ column: { name, label, labelValues, wordOf }, kinds }) => (
        <label key={name} class="pick">
          <span>{text(label, labelValues)}</span>
          <select value={view.picked[name] ?? ''} onChange={(event) => pick(name, event.currentTarget.value)}>
            <option value="">{text('table.any')}</option>
            {kinds.map(([kind, count]) => (
              <option key={kind} value={kind}>
                {wordOfKind(kind, wordOf)} ({count})
              </option>
            ))}
          </select>
        </label>
      ))}
    </>
  );
}
