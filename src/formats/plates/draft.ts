// A table on its way to readings: columns that are known for what they are, with cells as they stand in the file.
import { refused } from '../../messages/refused.ts';
import type { Notice } from '../../messages/message.ts';
import { nameFault, wrongName } from '../text/doors.ts';
import { textOf, type Cell, type GridPlace } from '../workbooks/grid.ts';
import type { ColumnRole } from './column-aliases.ts';
import type { Unit } from './units.ts';

export interface DraftColumn {
  /** As the file calls it. */
  readonly heading: string;
  readonly unit: Unit | null;
  /** One for each row. */
  readonly cells: readonly Cell[];
  /** Where a row's cell stands. */
  readonly place: (row: number) => GridPlace;
}

export interface Draft {
  /** What messages call the table. */
  readonly file: string;
  readonly count: number;
  readonly columns: ReadonlyMap<ColumnRole, DraftColumn>;
  /** Wells of the plate where the file says so; 96 otherwise. */
  readonly wells?: number;
  readonly notices: readonly Notice[];
}

const NONE = /^(?:|n\.?\/?a\.?|#n\/a)$/i;

/**
 * The name that a cell holds; null where nothing stands.
 * @param dates whether a date may be a name, as of an experiment
 * @throws InputError where a spreadsheet made something else of what was typed
 */
export function nameIn({ cells, place, heading }: DraftColumn, row: number, dates: boolean): string | null {
  const cell = cells[row];
  const text = textOf(cell);
  const made = typeof cell === 'object' && cell !== null ? cell.made : undefined;
  if (made !== undefined && !(made === 'date' && dates))
    throw refused(
      'cell.made-name',
      { what: MADE[made] },
      { ...place(row), expected: `a name (${heading})`, found: text },
    );
  if (/^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|ERROR)$/.test(text))
    throw refused(
      'cell.error',
      {},
      { fix: undefined, ...place(row), expected: `a name (${heading})`, found: text },
    );
  if (NONE.test(text)) return null;
  const fault = nameFault(text);
  if (fault !== undefined)
    throw wrongName('name', fault, {
      ...place(row),
      expected: `a name (${heading})`,
      found: text,
    });
  return text;
}

export const MADE = {
  date: 'a date',
  power: 'a power of ten',
  formula: 'a formula, and did not calculate it,',
} as const;

/** Some rows of a draft. */
export function rowsOfDraft(draft: Draft, rows: readonly number[]): Draft {
  const columns = new Map(
    [...draft.columns].map(([role, column]): [ColumnRole, DraftColumn] => [
      role,
      { ...column, cells: rows.map((row) => column.cells[row]), place: (row) => column.place(rows[row]) },
    ]),
  );
  return { ...draft, count: rows.length, columns };
}

/** Names in a message, the first of them. */
export function someOf(names: readonly string[], most = 8): string {
  return `${names.slice(0, most).join(', ')}${names.length > most ? ` and ${names.length - most} more` : ''}`;
}
