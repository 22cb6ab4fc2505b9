import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from '../../errors.ts';
import { parseRows } from '../../formats/text/delimited-reader.ts';
import { name as properName, nameFault, wholeCount } from '../../formats/text/doors.ts';
import { readBytesNow } from '../../formats/text/text-file.ts';
import { knownAssembly } from '../../genome/assembly.ts';
import { refused } from '../../messages/refused.ts';

/** The rows of a sheet of experiments; element i of every array describes row i. */
export interface ExperimentSheet {
  /** Line of the sheet, 1-based. */
  readonly line: readonly number[];
  /** Peak file, as an absolute path. */
  readonly file: readonly string[];
  /** Peaks that the sheet says there are; NaN where it says nothing. */
  readonly statedPeaks: Float64Array;
  /** Every other column under its name in experiments.tsv. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
}

const NEEDED = ['experiment', 'antigen', 'file'] as const;
const NOT_STATED = /^(?:|na|nan|n\/a|-|\.)$/i;
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([['series', 'study']]);

/** The text of a sheet, before anything of it is believed. */
export interface SheetRows {
  /** Names of the columns. */
  readonly header: readonly string[];
  /** Line of the sheet in which they stand, 1-based. */
  readonly headerLine: number;
  /** Cells of each row, without blanks around them. */
  readonly cells: readonly (readonly string[])[];
  /** Line of each row. */
  readonly line: readonly number[];
}

/** What is wrong with one row. */
interface SheetFault {
  /** Place among the rows, 0-based. */
  readonly row: number;
  /** The column at fault; undefined where it is the whole row. */
  readonly column?: string;
  readonly error: InputError;
}

/**
 * Reads a sheet of experiments: tab-separated with a header line, cells quoted or not; columns `experiment`, `antigen` and `file`
 * are needed, `file` is relative to the sheet, `series` is another name of `study`.
 * @param path the sheet
 * @param genome name of the assembly that the atlas is built for
 * @throws InputError naming the line for a missing column, a ragged row, an empty or repeated experiment, an empty
 *   antigen, a cell in the column `unsure` of a draft, control characters in a cell, a missing file or an experiment of another genome
 */
export function readSheet(path: string, genome: string): ExperimentSheet {
  return sheetOf(readRows(path), path, genome);
}

/** The same of rows that are in no file yet. @param path where the sheet will lie: its files are named from there. @throws as `readSheet` does */
export function sheetOf(rows: SheetRows, path: string, genome: string): ExperimentSheet {
  const names = headerNames(path, rows.header, rows.headerLine);
  for (const { error } of faults(rows, names, path, genome)) throw error;
  const column = (name: string): string[] => rows.cells.map((cells) => cells[names.indexOf(name)]);
  const folder = dirname(resolve(path));
  const stated = names.includes('peaks') ? column('peaks') : rows.cells.map(() => '');
  const columns = new Map(
    names
      .filter((name) => name !== 'file' && name !== 'peaks' && name !== 'unsure')
      .map((name) => [name, column(name)]),
  );
  columns.set('genome', new Array<string>(rows.cells.length).fill(genome));
  return {
    line: rows.line,
    file: column('file').map((cell) => resolve(folder, cell)),
    statedPeaks: Float64Array.from(stated, (cell) => (NOT_STATED.test(cell) ? NaN : Number(cell))),
    columns,
  };
}

/** Everything that keeps rows from being a sheet, in the order of the rows. @throws InputError where the header is at fault */
export function sheetFaults(rows: SheetRows, path: string, genome: string): SheetFault[] {
  return [...faults(rows, headerNames(path, rows.header, rows.headerLine), path, genome)];
}

function* faults(
  rows: SheetRows,
  names: readonly string[],
  path: string,
  genome: string,
): Generator<SheetFault> {
  const folder = dirname(resolve(path));
  const seen = new Map<string, number>();
  for (const [row, cells] of rows.cells.entries()) {
    const line = rows.line[row];
    if (cells.length !== names.length) {
      const error = new InputError('this row has another number of columns than the header', {
        ...{ file: path, line },
        expected: `${names.length} columns separated by tabs`,
        found: String(cells.length),
      });
      yield { row, error };
      continue;
    }
    const cell = (name: string): string => (names.includes(name) ? cells[names.indexOf(name)] : '');
    const experiment = cell('experiment');
    const checks: readonly (readonly [column: string, check: () => unknown])[] = [
      ['experiment', () => checkExperiment(path, line, experiment, seen)],
      ...names.map((name) => [name, () => checkText(path, line, name, cell(name))] as const),
      ['unsure', () => refuseUnsure(path, line, experiment, cell('unsure'))],
      ['file', () => checkFile(path, line, folder, cell('file'))],
      ['genome', () => checkGenome(path, line, experiment, cell('genome'), genome)],
      [
        'peaks',
        () =>
          NOT_STATED.test(cell('peaks')) ||
          wholeCount(cell('peaks'), 'number of peaks', { file: path, line }),
      ],
    ];
    for (const [column, check] of checks) {
      try {
        check();
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        yield { row, column, error };
      }
    }
  }
}

function readRows(path: string): SheetRows {
  if (!existsSync(path) || statSync(path).isDirectory()) {
    throw new InputError('there is no such sheet of experiments', {
      file: path,
      expected: `a tab-separated file with the columns ${NEEDED.join(', ')}`,
    });
  }
  const rows: string[][] = [];
  const line: number[] = [];
  // Quotes, as spreadsheets write them, are not part of the cells.
  const add = (cells: string[], at: number): void => {
    const trimmed = cells.map((cell) => cell.trim());
    if (trimmed.every((cell) => cell === '')) return;
    // Spreadsheets write tabs for empty cells behind the last column.
    const width = rows.at(0)?.length ?? 0;
    while (trimmed.length > width && cells[trimmed.length - 1] === '') trimmed.pop();
    rows.push(trimmed);
    line.push(at);
  };
  parseRows(readBytesNow(path), path, add, { separator: '\t', comments: false });
  const [header, ...cells] = rows;
  if (cells.length === 0) {
    throw refused(
      'sheet.no-experiment',
      {},
      {
        ...{ file: path, line: line.at(0) },
        expected: `a header line with ${NEEDED.join(', ')}, and one row per experiment`,
        found: rows.length === 0 ? 'nothing' : 'one line',
      },
    );
  }
  return { header, headerLine: line[0], cells, line: line.slice(1) };
}

function headerNames(path: string, header: readonly string[], line: number): string[] {
  for (const name of header) if (name !== '') properName(name, 'name of a column', { file: path, line });
  const names = header.map((name) => OTHER_NAMES.get(name) ?? name);
  const missing = NEEDED.filter((name) => !names.includes(name));
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (missing.length > 0 || repeated !== undefined) {
    const commas = header.length === 1 && header[0].includes(',');
    throw new InputError(
      missing.length > 0
        ? `the sheet lacks the column ${missing.join(', ')}`
        : `two columns of the sheet are ${repeated}`,
      {
        file: path,
        line,
        expected: `tab-separated columns, among them ${NEEDED.join(', ')}`,
        found: header.join(commas ? '' : ' ').slice(0, 200),
        fix: commas ? 'save the sheet with tabs instead of commas' : undefined,
      },
    );
  }
  return names;
}

/** @throws InputError for an experiment without a name, or with that of an earlier row */
function checkExperiment(file: string, line: number, experiment: string, seen: Map<string, number>): void {
  const place = { file, line, expected: 'a name that no other row has' };
  const earlier = seen.get(experiment);
  if (experiment === '') throw refused('sheet.no-name', {}, { ...place, found: 'an empty cell' });
  if (earlier !== undefined)
    throw refused(
      'sheet.name-twice',
      { experiment, line: earlier },
      { ...place, found: `the same name in line ${earlier}` },
    );
  seen.set(experiment, line);
}

/** @throws InputError for an antigen without a name, and for any cell that is not plain text */
function checkText(file: string, line: number, column: string, cell: string): void {
  if (column === 'antigen' && cell.trim() === '')
    throw refused('sheet.no-antigen', {}, { file, line, expected: 'a name', found: JSON.stringify(cell) });
  if (cell !== '' && nameFault(cell) !== undefined) properName(cell, column, { file, line });
}

function checkFile(sheet: string, line: number, folder: string, cell: string): void {
  const file = resolve(folder, cell);
  if (cell !== '' && existsSync(file) && !statSync(file).isDirectory()) return;
  throw refused(
    'sheet.no-file',
    {},
    {
      ...{ file: sheet, line },
      expected: 'a file; its path is relative to the sheet',
      found: cell === '' ? 'an empty cell' : file,
    },
  );
}

/** A draft names in its column `unsure` what somebody has to look at: guesses are no experiments. */
function refuseUnsure(file: string, line: number, experiment: string, unsure: string): void {
  if (unsure === '') return;
  throw refused(
    'sheet.unsure',
    { experiment, unsure },
    { file, line, expected: "an empty cell in the column 'unsure'", found: unsure },
  );
}

function checkGenome(sheet: string, line: number, experiment: string, found: string, genome: string): void {
  if (found === '' || found === genome || knownAssembly(found)?.name === genome) return;
  throw refused(
    'sheet.other-genome',
    { experiment, genome, found },
    { file: sheet, line, expected: genome, found },
  );
}
