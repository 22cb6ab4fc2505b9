// A table of finished effects: one row for each line or donor, columns by their names.
import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { EFFECT_LABELS, type EffectLabel, type EffectRows } from '../../tables/effect-rows.ts';
import { isDecimal } from '../text/doors.ts';
import { gridName, placeIn, textOf, type Grid, type GridPlace } from '../workbooks/grid.ts';
import { parseGrids } from '../workbooks/grids-reader.ts';
import type { FileBytes } from './readings-reader.ts';

const LINES = ['unit', 'line', 'cell', 'sample', 'name'];
const DONORS = ['donor', 'patient'];
const LOG_FOLDS = ['log2_fold_change', 'log2fc', 'logfc'];
const FOLDS = ['fold_change', 'fold', 'fc'];
const ESTIMATES = ['estimate', 'effect', ...LOG_FOLDS, 'difference', ...FOLDS];
const NUMBERS = {
  standardError: ['standard_error', 'se'],
  low: ['low', 'ci_low'],
  high: ['high', 'ci_high'],
  standardDeviation: ['sd', 'standard_deviation'],
  n: ['n'],
  degreesOfFreedom: ['degrees_of_freedom', 'df'],
} as const;
/** Ends of the interval of a fold change; the shorter names may be those of its log2. */
const FOLD_ENDS = { low: ['fold_low', 'low', 'ci_low'], high: ['fold_high', 'high', 'ci_high'] } as const;
/** What a table of this program's own has: such a row may be without an estimate, with a word for it. */
const JUDGED = 'verdict';
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
  const columnNames = (grid.rows.at(0) ?? []).map((cell) =>
    textOf(cell).trim().toLowerCase().replaceAll(/\s+/g, '_'),
  );
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

function effectsIn(whole: NamedRows): EffectRows {
  const estimates = columnOf(whole, ESTIMATES, 'estimates');
  const names = columnOf(whole, [...LINES, ...DONORS], 'names of lines or donors');
  const { table, leftOut } = withoutEmpty(whole, estimates, names);
  const wereFolds = FOLDS.includes(estimates);
  const estimate = wereFolds ? logarithms(table, estimates) : numbersIn(table, estimates);
  const name = table.column(names).map((text) => text.trim());
  for (const [row, text] of name.entries()) {
    const missing = text === '' ? names : Number.isNaN(estimate[row]) ? estimates : undefined;
    if (missing === undefined) continue;
    throw refused(
      'effects.missing',
      { missing },
      { ...{ ...table.place(row), expected: 'a name and an estimate in every row' } },
    );
  }
  const optional = (known: readonly string[]): Float64Array => {
    const found = known.find((column) => table.has(column));
    return found === undefined ? nothing(table) : numbersIn(table, found);
  };
  return {
    ...{ file: table.name, count: table.count, name, estimate, donors: DONORS.includes(names) },
    ...{ wereFolds, leftOut, unit: wereFolds || LOG_FOLDS.includes(estimates) ? 'log2 fold change' : null },
    ...(wereFolds ? precisionOfFolds(table) : precisionOf(optional)),
    ...{ n: optional(NUMBERS.n), degreesOfFreedom: optional(NUMBERS.degreesOfFreedom) },
    labels: Object.fromEntries(EFFECT_LABELS.map((label) => [label, labelsIn(table, label)])) as Record<
      EffectLabel,
      (string | null)[]
    >,
    place: (row) => table.place(row),
  };
}

type Precision = Pick<EffectRows, 'standardError' | 'low' | 'high' | 'standardDeviation'>;

function precisionOf(optional: (known: readonly string[]) => Float64Array): Precision {
  const { standardError, low, high, standardDeviation } = NUMBERS;
  return {
    ...{ standardError: optional(standardError), low: optional(low), high: optional(high) },
    standardDeviation: optional(standardDeviation),
  };
}

/** @throws InputError for a spread of fold changes, which is none of their logarithms */
function precisionOfFolds(table: NamedRows): Precision {
  const spread = [...NUMBERS.standardError, ...NUMBERS.standardDeviation].find((column) => table.has(column));
  if (spread !== undefined)
    throw refused(
      'effects.spread-of-ratios',
      { spread },
      {
        file: table.name,
        expected: 'an interval of the fold change (ci_low, ci_high), or log2_fold_change',
        found: spread,
      },
    );
  const end = (known: readonly string[]): Float64Array => {
    const found = known.find((column) => table.has(column));
    return found === undefined ? nothing(table) : logarithms(table, found);
  };
  return {
    ...{ low: end(FOLD_ENDS.low), high: end(FOLD_ENDS.high) },
    ...{ standardError: nothing(table), standardDeviation: nothing(table) },
  };
}

function nothing({ count }: NamedRows): Float64Array {
  return new Float64Array(count).fill(NaN);
}

/** log2 of a column of fold changes. @throws InputError for one that is not above 0 */
function logarithms(table: NamedRows, name: string): Float64Array {
  return numbersIn(table, name).map((value, row) => {
    if (Number.isNaN(value) || value > 0) return Math.log2(value);
    throw refused(
      'effects.no-fold-change',
      {},
      {
        ...{ ...table.place(row), expected: 'a number above 0: 0.5 for half', found: String(value) },
        fix: `name the column log2_fold_change if it has logarithms; -2 for half is written 0.5 (${name})`,
      },
    );
  });
}

/** A table of verdicts without its rows that have no estimate. */
function withoutEmpty(
  table: NamedRows,
  estimates: string,
  names: string,
): { readonly table: NamedRows; readonly leftOut: readonly string[] } {
  if (!table.has(JUDGED)) return { table, leftOut: [] };
  const isEmpty = table.column(estimates).map((text) => NOTHING.test(text.trim()));
  const kept = isEmpty.flatMap((empty, row) => (empty ? [] : [row]));
  const only = (values: readonly string[]): string[] => kept.map((row) => values[row]);
  return {
    table: {
      ...{ ...table, count: kept.length },
      column: (column) => only(table.column(column)),
      place: (row) => table.place(kept[row]),
    },
    leftOut: [...new Set(table.column(names).filter((_, row) => isEmpty[row]))],
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
    throw refused(
      'effects.no-number',
      { column: name },
      {
        fix: undefined,
        ...{ ...table.place(row), expected: 'a number, or nothing', found: text },
        ...(/^[-+]?\d+,\d+$/.test(written) ? { fix: 'write decimals with a point' } : {}),
      },
    );
  });
}

function labelsIn(table: NamedRows, name: string): (string | null)[] {
  if (!table.has(name)) return Array.from<null>({ length: table.count }).fill(null);
  return table.column(name).map((text) => (NOTHING.test(text.trim()) ? null : text.trim()));
}
