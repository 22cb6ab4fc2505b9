// What a table of experiments tells about its samples: which were changed on purpose, which hold the data of another.
import { InputError } from '../errors.ts';
import { DISTURBING, perturbationsOf } from './catalogue/perturbation.ts';
import type { ExperimentTable } from './experiment-table.ts';

/** Between two attributes in the column `attributes`. */
export const ATTRIBUTE_SEPARATOR = ' | ';

const HARMLESS = /^(?:|none|no|na|disease)$/i;

/**
 * Tells the experiments on changed cells: knock-outs, knock-downs, over-expression, drugs, infections. The column
 * `perturbation` says so where the table has one; elsewhere the words of the title and of all further columns are read.
 */
export function perturbedTest(table: ExperimentTable): (row: number) => boolean {
  const stated = table.extra.get('perturbation');
  if (stated !== undefined)
    return (row) => stated[row].split(',').some((kind) => !HARMLESS.test(kind.trim()));
  const columns = [...table.extra].filter(([name]) => name !== 'attributes');
  const listed = table.extra.get('attributes');
  return (row) => {
    const attributes = columns.map(([name, values]): [string, string] => [name, values[row]]);
    for (const [key, value] of attributesOf(listed?.[row] ?? '')) attributes.push([key, value]);
    return perturbationsOf({ title: table.title[row], attributes }).some((flag) => DISTURBING.includes(flag));
  };
}

/** The authors' attributes as the column `attributes` holds them: `key=value | key=value`. */
export function attributesOf(text: string): (readonly [key: string, value: string])[] {
  return text
    .split(ATTRIBUTE_SEPARATOR)
    .filter((part) => part.includes('='))
    .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const);
}

/**
 * Leaves out the experiments that hold the data of another one of the same rows, as the column `same_data_as` says.
 * @throws InputError where the table has no such column
 */
export function withoutRepeatedData(table: ExperimentTable, rows: Uint32Array): Uint32Array {
  const sameAs = table.extra.get('same_data_as');
  if (sameAs === undefined)
    throw new InputError('this atlas does not tell which experiments hold the same data', {
      expected: 'a column same_data_as, as atlas fetch and atlas build --chip-atlas make it',
      fix: 'add the column to the sheet and build the atlas again, or name what to leave out with --exclude',
    });
  const chosen = new Set(Array.from(rows, (row) => table.experiment[row]));
  return rows.filter((row) => !chosen.has(sameAs[row]) || sameAs[row] === table.experiment[row]);
}
