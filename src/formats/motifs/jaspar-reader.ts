import { InputError } from '../../errors.ts';
import { decimalOf } from './decimal.ts';
import type { NumberedLine, WrittenMatrix } from './motif-library.ts';
import { numberRow, sameLengths, type NumberRow } from './number-rows.ts';

interface Block {
  readonly header: NumberedLine | undefined;
  readonly lines: NumberedLine[];
}

/** Rows of a matrix: one for each base, or one for each column of the motif. */
type Orientation = 'bases' | 'columns';

/**
 * Reads matrices under headers of `>`: JASPAR's (four rows, with or without the letters of the bases), HOMER's (one row for each
 * column; the header has the consensus, the name and a threshold), and HOCOMOCO's (one row for each column). A file of one matrix
 * may lack the header.
 * @param lines lines with text in them
 * @param lone id of a matrix without a header
 * @throws InputError for rows that are no matrix, and for four rows of four numbers that may be read either way
 */
export function readHeadedMatrices(
  lines: readonly NumberedLine[],
  file: string,
  lone: string,
): WrittenMatrix[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    if (line.text.startsWith('>')) blocks.push({ header: line, lines: [] });
    else if (blocks.length > 0) blocks[blocks.length - 1].lines.push(line);
    else blocks.push({ header: undefined, lines: [line] });
  }
  const read = blocks.map(({ header, lines: own }) => {
    const names = namesOf(header, lone);
    return { ...names, rows: rowsOf(own, names.id, names.line, file) };
  });
  const known = read.map(({ rows, isHomer, id }) => orientation(rows, isHomer, id, file));
  const clear = [...new Set(known.filter((one) => one !== undefined))];
  return read.map(({ id, name, line, rows }, i) => {
    const which = known[i] ?? (clear.length === 1 ? clear[0] : undefined);
    if (which === undefined)
      throw new InputError(`the four rows of the motif ${id} may be bases or columns`, {
        ...{ file, line: rows[0].line },
        expected: 'rows that tell what they are',
        found: '4 rows of 4 numbers',
        fix: 'write A, C, G and T before the rows if each of them is of one base',
      });
    const columnLines = which === 'columns' ? { columnLines: rows.map((row) => row.line) } : {};
    return { id, name, line, columns: columnsOf(rows, which), ...columnLines };
  });
}

function namesOf(header: NumberedLine | undefined, lone: string) {
  if (header === undefined) return { id: lone, name: lone, line: 1, isHomer: false };
  const fields = header.text.slice(1).split('\t');
  const isHomer = fields.length >= 3 && decimalOf(fields[2]) !== undefined;
  if (isHomer) return { id: fields[1].trim(), name: fields[1].trim(), line: header.number, isHomer };
  const words = header.text.slice(1).trim();
  const [id] = words.split(/\s/, 1);
  const name = words.slice(id.length).trim();
  return { id, name: name === '' ? id : name, line: header.number, isHomer };
}

function rowsOf(lines: readonly NumberedLine[], id: string, line: number, file: string): NumberRow[] {
  const letters = lines.find(({ text }) => /^\s*[A-Za-z]{2,}\s*$/.test(text));
  if (letters !== undefined)
    throw new InputError(`the motif ${id} is a sequence`, {
      ...{ file, line: letters.number },
      expected: 'rows of numbers',
      found: letters.text.trim().slice(0, 40),
      fix: 'this looks like FASTA; write IUPAC words one a line, without >',
    });
  const rows = lines.map((row) => numberRow(row, file));
  if (rows.length === 0)
    throw new InputError(`the motif ${id} has no rows`, {
      file,
      line,
      expected: 'rows of numbers below its header',
    });
  sameLengths(rows, id, file);
  return rows;
}

/** Undefined for four rows of four numbers without letters. */
function orientation(
  rows: readonly NumberRow[],
  isHomer: boolean,
  id: string,
  file: string,
): Orientation | undefined {
  const width = rows[0].values.length;
  const letters = rows.flatMap(({ base }) => base ?? []);
  const refused = (found: string, row: NumberRow): InputError =>
    new InputError(`the rows of the motif ${id} are no matrix`, {
      ...{ file, line: row.line },
      expected: 'four rows, one each of A, C, G and T, or rows of four numbers',
      found,
    });
  if (letters.length > 0) {
    const missing = rows.find(({ base }) => base === undefined);
    if (missing !== undefined) throw refused('rows with and without a letter', missing);
    if (letters.slice().sort().join('') !== 'ACGT')
      throw refused(`rows of ${letters.join(', ')}`, rows[Math.min(4, rows.length - 1)]);
    return 'bases';
  }
  if (isHomer || (width === 4 && rows.length !== 4)) {
    if (width !== 4) throw refused(`rows of ${width} numbers`, rows[0]);
    return 'columns';
  }
  if (rows.length !== 4)
    throw refused(`${rows.length} rows of ${width} numbers`, rows[Math.min(4, rows.length - 1)]);
  return width === 4 ? undefined : 'bases';
}

/** Rows of A, C, G and T, one for each column of the motif. */
function columnsOf(rows: readonly NumberRow[], which: Orientation): (readonly number[])[] {
  if (which === 'columns') return rows.map(({ values }) => values);
  const byBase =
    rows[0].base === undefined
      ? rows
      : rows.slice().sort((a, b) => (a.base ?? '').charCodeAt(0) - (b.base ?? '').charCodeAt(0));
  return rows[0].values.map((_, column) => byBase.map(({ values }) => values[column]));
}
