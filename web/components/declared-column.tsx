import { writtenName, type Column, type Columns } from '../../src/tables/table.ts';
import type { TableColumn } from './table/table-column.ts';
import { decimal, distance, integer, probability } from './number-format.ts';

type Cell = string | number | boolean | null;
/** One value for each row of a table. */
type ColumnValues = readonly Cell[];

/** Makes columns of the page's tables by their keys in a declared set; `more` says what is shown in another way. */
export function columnsOf<S extends Columns>(set: S) {
  return (key: keyof S & string, values: ColumnValues, more: Partial<TableColumn> = {}): TableColumn => {
    const column: Column = set[key];
    return { ...declaredColumn(writtenName(key, column), column, values), ...more };
  };
}

/** A column of a page's table, as it is declared. @param name as it is written in files */
export function declaredColumn(name: string, column: Column, values: ColumnValues): TableColumn {
  const { label, help, kinds } = column;
  const named = { name, label, kinds, value: (row: number) => values[row] };
  return { ...named, ...(help === undefined ? {} : { help }), ...numbersOf(column, values) };
}

/** The same for rows that are objects. */
export function columnsOfRows<S extends Columns, Row>(set: S, rows: readonly Row[]) {
  const column = columnsOf(set);
  return (key: keyof S & string, value: (row: Row) => Cell, more: Partial<TableColumn> = {}): TableColumn =>
    column(
      key,
      rows.map((row) => value(row)),
      more,
    );
}

/** How a column of numbers is shown. */
function numbersOf(column: Column, values: ColumnValues): Partial<TableColumn> {
  const numbers = values.map((value) => (typeof value === 'number' ? value : null));
  if (numbers.every((value) => value === null)) return {};
  const format = formatOf(column, numbers);
  return { numeric: true, show: (row) => format(numbers[row]) };
}

/** Probabilities as themselves, distances with their unit, counts with their thousands set apart, else two decimals. */
function formatOf({ scale, unit }: Column, values: readonly (number | null)[]) {
  if (scale !== undefined) return (value: number | null) => probability(minusLog10(value, scale));
  if (unit === 'bp') return distance;
  const counts = unit === undefined || unit === 'bytes';
  return counts && values.every((value) => value === null || Number.isInteger(value)) ? integer : decimal;
}

function minusLog10(value: number | null, scale: NonNullable<Column['scale']>): number | null {
  if (value === null) return null;
  if (scale === 'probability') return -Math.log10(value);
  return scale === 'log10' ? -value : value;
}
