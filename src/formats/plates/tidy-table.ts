// A tidy table of the bench: one row for each reading, columns by their names.
import { InputError } from '../../errors.ts';
import {
  LABELS,
  QUANTITIES,
  labelled,
  type Label,
  type Quantity,
  type Readings,
} from '../../tables/readings.ts';
import { parseDelimited, type DelimitedTable } from '../text/delimited-reader.ts';
import { isDecimal } from '../text/doors.ts';

/** `inputFraction` -> `input_fraction`, as files spell it. */
export function columnName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * Reads a tidy table.
 * @param values names that the column of values may have, the first of them being the usual one
 * @throws InputError where there is no such column, or a quantity is no number
 */
export function parseTidyReadings(
  content: Uint8Array | string,
  file: string,
  values: readonly string[],
): Readings {
  const table = parseDelimited(content, file);
  const found = values.find((name) => table.has(name));
  if (found === undefined)
    throw new InputError('there is no column of values', {
      file,
      expected: `a column ${values.join(' or ')}`,
      found: table.columnNames.join(', '),
    });
  const texts = table.column(found);
  const value = Float64Array.from(texts, numberOf);
  const labels: Partial<Record<Label, ReturnType<typeof labelled>>> = {};
  for (const label of LABELS)
    if (table.has(columnName(label))) labels[label] = labelled(table.column(columnName(label)));
  const quantities: Partial<Record<Quantity, Float64Array>> = {};
  for (const quantity of QUANTITIES)
    if (table.has(columnName(quantity))) quantities[quantity] = numbersOf(table, columnName(quantity));
  return {
    file,
    count: table.count,
    value,
    word: texts.map((text, row) => (Number.isNaN(value[row]) ? text : null)),
    labels,
    quantities,
    units: {},
    place: (row) => ({ file, line: table.line[row] }),
  };
}

function numberOf(text: string): number {
  return isDecimal(text.trim()) ? Number(text) : NaN;
}

function numbersOf(table: DelimitedTable, name: string): Float64Array {
  return Float64Array.from(table.column(name), (text, row) => {
    const value = numberOf(text);
    if (Number.isNaN(value) && text.trim() !== '' && text !== 'NA')
      throw new InputError(`${name} is no number`, {
        file: table.path,
        line: table.line[row],
        expected: 'a number, or nothing',
        found: text,
      });
    return value;
  });
}
