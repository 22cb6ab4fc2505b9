import { InputError } from '../../errors.ts';
import type { Notice } from '../../messages/message.ts';
import { finite, name as nameOf } from '../text/doors.ts';
import { decodeText, textLines, unquote } from '../text/text-lines.ts';

/** What scanners write where nothing was measured. */
const MISSING = /^(?:-?nan|na|n\/a|null|error|-?1\.#(?:ind|qnan))?$/i;

/** The spots of one array that measure genes, controls left out. */
export interface SpottedArray {
  readonly format: string;
  readonly probes: readonly string[];
  readonly genes: readonly string[] | undefined;
  /** Foreground minus local background of each channel, n spots; NaN for spots flagged as bad. */
  readonly green: Float64Array;
  readonly red: Float64Array | undefined;
  /** Print-tip group, n spots, where the array is printed. */
  readonly printTip: Uint16Array | undefined;
  readonly notices: readonly Notice[];
}

/** Some columns of a tab-separated table that stands inside a file, as text. */
export interface SpotTable {
  readonly count: number;
  /** Line of the file on which each row stands. */
  readonly lines: readonly number[];
  /** Value of a wanted column that the table has, row by row. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads wanted columns of the table whose header line satisfies `isHeader`.
 * @param isRow which of the following lines are rows (others are left out)
 * @throws InputError where there is no such header, or rows are cut short
 */
export function readSpotTable(
  bytes: Uint8Array,
  file: string,
  wanted: readonly string[],
  isHeader: (fields: readonly string[]) => boolean,
  isRow: (line: string) => boolean = (line) => line !== '',
): SpotTable {
  let columns: { name: string; place: number; values: string[] }[] | undefined;
  let width = 0;
  const lines: number[] = [];
  for (const line of textLines(bytes)) {
    const text = decodeText(bytes, line.start, line.end);
    if (columns === undefined) {
      const fields = text.split('\t').map(unquote);
      if (!isHeader(fields)) continue;
      width = fields.length;
      columns = wanted
        .map((name) => ({ name, place: fields.indexOf(name), values: [] }))
        .filter(({ place }) => place >= 0);
      continue;
    }
    if (!isRow(text)) continue;
    const fields = text.split('\t');
    if (fields.length < width - 1)
      throw new InputError('this row has fewer columns than the header', {
        file,
        line: line.number,
        expected: `${width} columns`,
        found: String(fields.length),
        fix: 'the file may be cut short: export it again',
      });
    lines.push(line.number);
    for (const { place, values } of columns) values.push(unquote(fields[place] ?? ''));
  }
  if (columns === undefined || lines.length === 0)
    throw new InputError(columns === undefined ? 'the table of spots is missing' : 'the file holds no spot', {
      file,
      expected: `a header with ${wanted.slice(0, 4).join(', ')}, and a row for every spot`,
      ...(columns === undefined ? {} : { fix: 'the file may be cut short: export it again' }),
    });
  return {
    count: lines.length,
    lines,
    columns: new Map(columns.map(({ name, values }) => [name, values])),
  };
}

/** A wanted column as text. @throws InputError naming the column */
export function textColumn(table: SpotTable, name: string, file: string): readonly string[] {
  const column = table.columns.get(name);
  if (column === undefined)
    throw new InputError(`the column ${name} is missing`, {
      file,
      found: [...table.columns.keys()].join(', '),
    });
  return column;
}

/**
 * A wanted column as numbers; NaN for empty fields and words for a missing value.
 * @throws InputError naming the column, and the line of what is no finite number
 */
export function numberColumn(table: SpotTable, name: string, file: string): Float64Array {
  return Float64Array.from(textColumn(table, name, file), (text, row) =>
    MISSING.test(text.trim()) ? NaN : finite(text.trim(), name, { file, line: table.lines[row] }),
  );
}

/** A wanted column of whole numbers; NaN for empty fields. @throws InputError naming the column and the line of any other */
export function wholeColumn(table: SpotTable, name: string, file: string): Float64Array {
  return Float64Array.from(textColumn(table, name, file), (text, row) => {
    const field = text.trim();
    if (/^-?\d{1,15}$/.test(field)) return Number(field);
    if (field === '') return NaN;
    throw new InputError(`the ${name} is not a whole number`, {
      ...{ file, line: table.lines[row] },
      expected: 'a whole number',
      found: JSON.stringify(text),
    });
  });
}

/** A wanted column of names, which may be empty. @throws InputError for text that is damaged */
export function nameColumn(table: SpotTable, name: string, file: string): readonly string[] {
  const column = textColumn(table, name, file);
  column.forEach((text, row) => {
    if (text.trim() !== '') nameOf(text, name, { file, line: table.lines[row] });
  });
  return column;
}
