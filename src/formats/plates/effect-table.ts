// A table of finished effects: one row for each line or donor, columns by their names.
import { InputError } from '../../errors.ts';
import { EFFECT_LABELS, type EffectLabel, type EffectRows } from '../../tables/effect-rows.ts';
import { isDecimal } from '../text/doors.ts';
import { gridName, placeIn, textOf, type Grid, type GridPlace } from '../workbooks/grid.ts';
import { parseGrids } from '../workbooks/grids-reader.ts';
import type { FileBytes } from './readings-reader.ts';

const LINES = ['unit', 'line', 'cell', 'sample', 'name'];
const DONORS = ['donor', 'patient'];
const ESTIMATES = ['estimate', 'effect', 'log2_fold_change', 'difference'];
const NUMBERS = {
  standardError: ['standard_error', 'se'],
  low: ['low', 'ci_low'],
  high: ['high', 'ci_high'],
  standardDeviation: ['sd', 'standard_deviation'],
  n: ['n'],
} as const;
/** What stands where there is no number. */
const NOTHING = /^(?:|na|n\/a|nan|-|—|none|null)$/i;

/** A sheet whose first row names its columns. */
interface NamedRows {
  readonly name: string;
  readonly columnNames: readonly string[];
  readonly count: number;
  has(column: string): boolean;
  column(column: string): string[];
  place(row: number): GridPlace;
}

function namedRows(grid: Grid): NamedRows {
  const columnNames = (grid.rows.at(0) ?? []).map((cell) => textOf(cell).trim().toLowerCase());
  const rows = grid.rows.slice(1);
  return {
    ...{ name: gridName(grid), columnNames, count: rows.length },
    has: (column) => columnNames.includes(column),
    column: (column) => rows.map((cells) => textOf(cells[columnNames.indexOf(column)])),
    place: (row) => placeIn(grid, row + 1),
  };
}

/**
 * Reads finished effects, from the first sheet that has a column of estimates; undefined where none has, as where a table has readings.
 * @throws InputError where a column is missing, a number is none, or a row has no name
 */
export function parseEffects({ bytes, name }: FileBytes): EffectRows | undefined {
  const sheets = parseGrids(bytes, name).map(namedRows);
  const found = sheets.find((sheet) => ESTIMATES.some((column) => sheet.has(column)));
  return found === undefined ? undefined : effectsIn(found);
}

function effectsIn(table: NamedRows): EffectRows {
  const estimates = columnOf(table, ESTIMATES, 'estimates');
  const names = columnOf(table, [...LINES, ...DONORS], 'names of lines or donors');
  const estimate = numbersIn(table, estimates);
  const name = table.column(names).map((text) => text.trim());
  for (const [row, text] of name.entries()) {
    const missing = text === '' ? names : Number.isNaN(estimate[row]) ? estimates : undefined;
    if (missing === undefined) continue;
    throw new InputError(`the row has no ${missing}`, {
      ...{ ...table.place(row), expected: 'a name and an estimate in every row' },
      fix: 'fill it in, or take the row out',
    });
  }
  const optional = (known: readonly string[]): Float64Array => {
    const found = known.find((column) => table.has(column));
    return found === undefined ? new Float64Array(table.count).fill(NaN) : numbersIn(table, found);
  };
  return {
    ...{ file: table.name, count: table.count, name, estimate, donors: DONORS.includes(names) },
    standardError: optional(NUMBERS.standardError),
    low: optional(NUMBERS.low),
    high: optional(NUMBERS.high),
    standardDeviation: optional(NUMBERS.standardDeviation),
    n: optional(NUMBERS.n),
    labels: Object.fromEntries(EFFECT_LABELS.map((label) => [label, labelsIn(table, label)])) as Record<
      EffectLabel,
      (string | null)[]
    >,
    place: (row) => table.place(row),
  };
}

function columnOf(table: NamedRows, known: readonly string[], what: string): string {
  const found = known.find((name) => table.has(name));
  if (found !== undefined) return found;
  throw new InputError(`there is no column of ${what}`, {
    ...{ file: table.name, expected: `a column ${known.join(' or ')}` },
    ...{ found: table.columnNames.join(', '), fix: 'chipmate assay replicate --template writes an example' },
  });
}

function numbersIn(table: NamedRows, name: string): Float64Array {
  return Float64Array.from(table.column(name), (text, row) => {
    const written = text.trim().replace('−', '-');
    if (NOTHING.test(written)) return NaN;
    if (isDecimal(written)) return Number(written);
    throw new InputError(`${name} is no number`, {
      ...{ ...table.place(row), expected: 'a number, or nothing', found: text },
      ...(/^[-+]?\d+,\d+$/.test(written) ? { fix: 'write decimals with a point' } : {}),
    });
  });
}

function labelsIn(table: NamedRows, name: string): (string | null)[] {
  if (!table.has(name)) return Array.from<null>({ length: table.count }).fill(null);
  return table.column(name).map((text) => (NOTHING.test(text.trim()) ? null : text.trim()));
}
