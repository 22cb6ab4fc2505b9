// Doses, times and amounts beside the value, each column in one unit.
import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { note, type Notice } from '../../messages/message.ts';
import type { Quantity } from '../../tables/readings.ts';
import { textOf, type Cell } from '../workbooks/grid.ts';
import type { ColumnRole } from './column-aliases.ts';
import { numbersIn } from './column-numbers.ts';
import type { DraftColumn } from './draft.ts';
import { converted, unitOf, type Unit } from './units.ts';

export interface QuantityColumn {
  /** NaN where nothing stands. */
  readonly values: Float64Array;
  readonly unit?: string;
  readonly notices: readonly Notice[];
}

const UNIT_COLUMNS: Readonly<Partial<Record<Quantity, ColumnRole>>> = {
  dose: 'doseUnit',
  secondDose: 'secondDoseUnit',
  time: 'timeUnit',
};

/**
 * The numbers of a quantity. Units of one family (nM and µM) that are said for each row are made the smallest of them.
 * @throws InputError for a text that is no number, units that cannot be made one, and a dose without a unit among doses with one
 */
export function quantityIn(
  column: DraftColumn,
  quantity: Quantity,
  columns: ReadonlyMap<ColumnRole, DraftColumn>,
): QuantityColumn {
  const clocked = quantity === 'time' ? withoutClocks(column) : column;
  const { values, units: own } = numbersIn(clocked, 'nothing');
  const unitsIn = UNIT_COLUMNS[quantity];
  const written = unitsIn === undefined ? undefined : columns.get(unitsIn);
  const unknown = written === undefined ? undefined : oneUnknownUnit(written);
  if (unknown !== undefined) return { values, unit: unknown, notices: [] };
  const units = own.map((unit, row) => unitAt(clocked, unit, written, row));
  const needed = units
    .map((unit, row) => ({ unit, row }))
    .filter(({ row }) => values[row] !== 0 && !Number.isNaN(values[row]));
  const said = needed.flatMap(({ unit }) => unit ?? []);
  if (said.length === 0)
    return { values, unit: (units.find((unit) => unit !== null) ?? column.unit)?.name, notices: [] };
  const bare = needed.find(({ unit }) => unit === null);
  if (bare !== undefined) throw withoutUnit(column, bare.row, said[0]);
  const to = said.reduce((least, unit) => (unit.size < least.size ? unit : least));
  const other = needed.find(({ unit }) => unit?.family !== to.family);
  if (other !== undefined) throw mixed(column, other.row, [to.name, other.unit?.name ?? '']);
  const same = values.map((value, row) => converted(value, units[row] ?? to, to));
  if (quantity === 'inputFraction' && to.family === 'percent')
    return { values: same.map((value) => value / 100), notices: [] };
  const names = [...new Set(said.map(({ name }) => name))];
  const notices =
    names.length > 1
      ? [note('readings.units-converted', { column: column.heading, from: names.join(', '), to: to.name })]
      : [];
  return { values: same, unit: to.name, notices };
}

/** The unit of a row: beside its number, in the column of units, or in the heading. @throws InputError where two of them differ */
function unitAt(
  column: DraftColumn,
  own: Unit | null,
  beside: DraftColumn | undefined,
  row: number,
): Unit | null {
  const text = textOf(beside?.cells[row]);
  const named = text === '' ? undefined : unitOf(text);
  if (text !== '' && named === undefined && beside !== undefined)
    throw refused(
      'units.unknown',
      {},
      { fix: undefined, ...beside.place(row), expected: 'nM, µM, ng/ml, h, ...', found: text },
    );
  const units = [own, named, column.unit].flatMap((unit) => unit ?? []);
  const [first] = units;
  const other = units.find((unit) => unit.name !== first.name);
  if (other !== undefined) throw mixed(column, row, [first.name, other.name]);
  return units.length === 0 ? null : first;
}

/** A unit that is not known, and the same in every row: nothing has to be converted. */
function oneUnknownUnit({ cells }: DraftColumn): string | undefined {
  const names = new Set(cells.map(textOf).filter((text) => text !== ''));
  const [name] = names;
  return names.size === 1 && unitOf(name) === undefined ? name : undefined;
}

/** `01:30:00`, which a spreadsheet keeps as a part of a day, as hours. */
function withoutClocks(column: DraftColumn): DraftColumn {
  let clocks = 0;
  const cells = column.cells.map((cell): Cell => {
    const clock =
      typeof cell === 'string' ? /^(\d{1,4}):([0-5]\d)(?::([0-5]\d(?:\.\d+)?))?$/.exec(cell.trim()) : null;
    const isTime = typeof cell === 'object' && cell?.made === 'date' && cell.number < 1000;
    if (clock === null && !isTime) return cell;
    clocks++;
    return clock === null
      ? (cell as { number: number }).number * 24
      : Number(clock[1]) + Number(clock[2]) / 60 + Number(clock[3] ?? 0) / 3600;
  });
  return clocks === 0 ? column : { ...column, cells, unit: unitOf('h') ?? null };
}

function withoutUnit(column: DraftColumn, row: number, unit: Unit): InputError {
  return refused(
    'units.missing',
    {},
    {
      fix: undefined,
      ...column.place(row),
      expected: `a unit in every row (${column.heading}), such as ${unit.name}`,
      found: textOf(column.cells[row]),
    },
  );
}

function mixed(column: DraftColumn, row: number, [one, other]: readonly [string, string]): InputError {
  return refused(
    'units.mixed',
    {},
    {
      ...column.place(row),
      expected: `one unit, or units that can be converted (${column.heading})`,
      found: `${one} and ${other}`,
    },
  );
}
