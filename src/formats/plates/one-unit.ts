// The unit of a quantity, said in a column beside it: one for the whole table.
import { InputError } from '../../errors.ts';
import type { Quantity, Readings } from '../../tables/readings.ts';
import type { DelimitedTable } from '../text/delimited-reader.ts';

const WITH_UNITS = [
  'dose',
  'secondDose',
  'time',
  'volume',
  'quantity',
] as const satisfies readonly Quantity[];

/** Names of one unit: u, the micro sign and the Greek letter are the same. */
function unitKey(unit: string): string {
  return unit.normalize('NFKC').replace(/^[uμ]/, 'µ').normalize('NFC').replaceAll(/\s/g, '');
}

/**
 * Units from columns such as `dose_unit` (or `conc_r_unit`).
 * @param nameOf what the table calls a quantity
 * @throws InputError naming the first row whose unit is another one
 */
export function unitsOf(
  table: DelimitedTable,
  nameOf: (quantity: Quantity) => string | undefined,
): Readings['units'] {
  const units: Partial<Record<Quantity, string>> = {};
  for (const quantity of WITH_UNITS) {
    const name = nameOf(quantity);
    const column = [`${name ?? quantity}_unit`, 'conc_unit'].find((each) => table.has(each));
    if (name === undefined || column === undefined) continue;
    const unit = oneUnit(table, column);
    if (unit !== undefined) units[quantity] = unit;
  }
  return units;
}

function oneUnit(table: DelimitedTable, column: string): string | undefined {
  let first: string | undefined;
  table.column(column).forEach((text, row) => {
    if (text.trim() === '' || text === 'NA') return;
    first ??= text;
    if (unitKey(text) !== unitKey(first))
      throw new InputError(`${column} has two units`, {
        file: table.path,
        line: table.line[row],
        expected: first,
        found: text,
        fix: 'write all of its numbers in one unit',
      });
  });
  return first;
}
