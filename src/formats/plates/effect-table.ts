// A table of finished effects: one row for each line or donor, columns by their names.
import { InputError } from '../../errors.ts';
import { EFFECT_LABELS, type EffectLabel, type EffectRows } from '../../tables/effect-rows.ts';
import { parseDelimited, type DelimitedTable } from '../text/delimited-reader.ts';
import { isDecimal } from '../text/doors.ts';

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

/** Whether a table has a column of values and none of estimates: it holds readings, not finished effects. */
export function holdsReadings(
  content: Uint8Array | string,
  file: string,
  values: readonly string[],
): boolean {
  const table = parseDelimited(content, file);
  return !ESTIMATES.some((name) => table.has(name)) && values.some((name) => table.has(name));
}

/**
 * Reads a table of effects.
 * @throws InputError where a column is missing, a number is none, or a row has no name
 */
export function parseEffects(content: Uint8Array | string, file: string): EffectRows {
  const table = parseDelimited(content, file);
  const estimates = columnOf(table, ESTIMATES, 'estimates');
  const names = columnOf(table, [...LINES, ...DONORS], 'names of lines or donors');
  const estimate = numbersIn(table, estimates);
  const name = table.column(names).map((text) => text.trim());
  for (const [row, text] of name.entries()) {
    const missing = text === '' ? names : Number.isNaN(estimate[row]) ? estimates : undefined;
    if (missing === undefined) continue;
    throw new InputError(`the row has no ${missing}`, {
      ...{ file, line: table.line[row], expected: 'a name and an estimate in every row' },
      fix: 'fill it in, or take the row out',
    });
  }
  const optional = (known: readonly string[]): Float64Array => {
    const found = known.find((column) => table.has(column));
    return found === undefined ? new Float64Array(table.count).fill(NaN) : numbersIn(table, found);
  };
  return {
    ...{ file, count: table.count, name, estimate, donors: DONORS.includes(names) },
    standardError: optional(NUMBERS.standardError),
    low: optional(NUMBERS.low),
    high: optional(NUMBERS.high),
    standardDeviation: optional(NUMBERS.standardDeviation),
    n: optional(NUMBERS.n),
    labels: Object.fromEntries(EFFECT_LABELS.map((label) => [label, labelsIn(table, label)])) as Record<
      EffectLabel,
      (string | null)[]
    >,
    place: (row) => ({ file, line: table.line[row] }),
  };
}

function columnOf(table: DelimitedTable, known: readonly string[], what: string): string {
  const found = known.find((name) => table.has(name));
  if (found !== undefined) return found;
  throw new InputError(`there is no column of ${what}`, {
    ...{ file: table.path, expected: `a column ${known.join(' or ')}` },
    ...{ found: table.columnNames.join(', '), fix: 'chipmate assay replicate --template writes an example' },
  });
}

function numbersIn(table: DelimitedTable, name: string): Float64Array {
  return Float64Array.from(table.column(name), (text, row) => {
    const written = text.trim().replace('−', '-');
    if (NOTHING.test(written)) return NaN;
    if (isDecimal(written)) return Number(written);
    throw new InputError(`${name} is no number`, {
      ...{ file: table.path, line: table.line[row], expected: 'a number, or nothing', found: text },
      ...(/^[-+]?\d+,\d+$/.test(written) ? { fix: 'write decimals with a point' } : {}),
    });
  });
}

function labelsIn(table: DelimitedTable, name: string): (string | null)[] {
  if (!table.has(name)) return Array.from<null>({ length: table.count }).fill(null);
  return table.column(name).map((text) => (NOTHING.test(text.trim()) ? null : text.trim()));
}
