import { InputError } from '../../errors.ts';
import { finite } from '../text/doors.ts';
import type { NumberedLine } from './motif-library.ts';

/** A row of numbers, and the base that it says it is of. */
export interface NumberRow {
  readonly base: string | undefined;
  readonly values: readonly number[];
  readonly line: number;
}

/** Reads `A [ 1 2 3 ]`, `A: 1 2 3` and `1 2 3`. @throws InputError for what is no finite number */
export function numberRow({ text, number: line }: NumberedLine, file: string): NumberRow {
  const row = /^\s*([ACGTacgt])(?=[\s[|:])/.exec(text);
  const rest = row === null ? text : text.slice(row[0].length);
  const words = rest
    .replace(/[[\]|:]/g, ' ')
    .trim()
    .split(/[\s,]+/);
  const values =
    words[0] === '' ? [] : words.map((word) => finite(word, 'number of the matrix', { file, line }));
  return { base: row?.[1].toUpperCase(), values, line };
}

/** @throws InputError, at its line, for the first row that has not as many numbers as the first of all */
export function sameLengths(rows: readonly NumberRow[], id: string, file: string): void {
  const odd = rows.find(({ values }) => values.length !== rows[0].values.length);
  if (odd === undefined) return;
  throw new InputError(`the rows of the motif ${id} are of unequal length`, {
    ...{ file, line: odd.line },
    expected: `${rows[0].values.length} numbers, as in the first row`,
    found: `${odd.values.length} numbers`,
  });
}
