import { InputError } from '../../errors.ts';
import { finite } from '../text/doors.ts';
import type { NumberedLine, WrittenMatrix } from './motif-library.ts';

interface Entry {
  readonly fields: Map<string, string>;
  readonly rows: { readonly values: readonly number[]; readonly line: number }[];
  readonly line: number;
  matrixLine: number | undefined;
  firstRow: number;
}

/** Whether lines are TRANSFAC's: codes of two letters, among them the header of a matrix. */
export function looksTransfac(lines: readonly NumberedLine[]): boolean {
  return /^(?:[A-Z]{2}|\/\/)(?:\s|$)/.test(lines[0].text) && lines.some(({ text }) => isMatrixHeader(text));
}

function isMatrixHeader(text: string): boolean {
  return /^P[0O]\s+A\s+C\s+G\s+T(?:\s|$)/.test(text);
}

/**
 * Reads TRANSFAC's flat files as JASPAR writes them (`AC` the id, `ID` the name) and as HOCOMOCO and TRANSFAC do (`ID` the id, `NA` the
 * name). Consensus letters behind the rows and all other fields are passed over.
 * @throws InputError for entries without a matrix or an end, rows that are missing, and what is no number
 */
export function readTransfac(lines: readonly NumberedLine[], file: string): WrittenMatrix[] {
  const matrices: WrittenMatrix[] = [];
  let entry: Entry | undefined;
  for (const line of lines) {
    const { text, number } = line;
    if (/^\/\//.test(text)) {
      if (entry !== undefined) matrices.push(matrixOf(entry, file));
      entry = undefined;
      continue;
    }
    const [code] = text.split(/\s/, 1);
    if (code === 'XX' || code === 'VV') continue;
    entry ??= { fields: new Map(), rows: [], line: number, matrixLine: undefined, firstRow: 0 };
    if (isMatrixHeader(text)) {
      if (entry.matrixLine !== undefined)
        throw new InputError('this entry has two matrices', {
          ...{ file, line: number },
          expected: 'one matrix, and // behind it',
          found: `another at line ${entry.matrixLine}`,
        });
      entry.matrixLine = number;
    } else if (/^\d+$/.test(code)) addRow(entry, line, file);
    else if (/^P[0O]$/.test(code))
      throw new InputError('the matrix has other columns', {
        ...{ file, line: number },
        expected: 'P0 A C G T',
        found: text.trim(),
      });
    else if (/^[A-Z]{2}$/.test(code)) {
      if (!entry.fields.has(code)) entry.fields.set(code, text.slice(2).trim());
    } else
      throw new InputError('this line has no code of two letters', {
        ...{ file, line: number },
        expected: 'AC, ID, NA, P0, a row of the matrix, XX or //',
        found: text.slice(0, 40),
      });
  }
  if (entry !== undefined)
    throw new InputError('the last entry has no end', {
      ...{ file, line: lines[lines.length - 1].number },
      expected: '// behind every entry',
      found: 'the end of the file',
      fix: 'the file may be cut off: fetch it again, or write // behind its last line',
    });
  return matrices;
}

function addRow(entry: Entry, { text, number: line }: NumberedLine, file: string): void {
  const [index, ...words] = text.trim().split(/\s+/);
  // Rows are counted from 1, in some files from 0.
  if (entry.rows.length === 0) entry.firstRow = Number(index);
  const isNext = entry.firstRow <= 1 && Number(index) === entry.firstRow + entry.rows.length;
  if (entry.matrixLine === undefined || !isNext)
    throw new InputError('a row of the matrix is missing, or out of its order', {
      ...{ file, line },
      expected: entry.matrixLine === undefined ? 'P0 A C G T above the rows' : 'rows numbered without a gap',
      found: text.trim(),
    });
  if (words.length < 4 || words.length > 5 || (words.length === 5 && !/^[A-Za-z]$/.test(words[4])))
    throw new InputError('this row of the matrix has not four numbers', {
      ...{ file, line },
      expected: 'the number of the row, four numbers, and possibly a letter',
      found: text.trim(),
    });
  entry.rows.push({
    values: words.slice(0, 4).map((word) => finite(word, 'number of the matrix', { file, line })),
    line,
  });
}

function matrixOf({ fields, rows, line, matrixLine }: Entry, file: string): WrittenMatrix {
  const [accession, id, name] = ['AC', 'ID', 'NA'].map((code) => fields.get(code));
  if (matrixLine === undefined)
    throw new InputError(`the entry ${accession ?? id ?? ''} has no matrix`, {
      ...{ file, line },
      expected: 'P0 A C G T and the rows of the matrix',
    });
  const names = name === undefined ? [accession ?? id, id ?? accession] : [id ?? accession, name];
  return {
    id: names[0] ?? '',
    name: names[1] ?? '',
    line,
    columns: rows.map(({ values }) => values),
    columnLines: rows.map((row) => row.line),
  };
}
