import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from '../../errors.ts';
import { parseRows } from '../../formats/text/delimited-reader.ts';
import { name as properName, nameFault, wholeCount } from '../../formats/text/doors.ts';
import { readBytesNow } from '../../formats/text/text-file.ts';
import { knownAssembly } from '../../genome/assembly.ts';

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

/**
 * Reads a sheet of experiments: tab-separated with a header line, cells quoted or not; columns `experiment`, `antigen` and `file`
 * are needed, `file` is relative to the sheet, `series` is another name of `study`.
 * @param path the sheet
 * @param genome name of the assembly that the atlas is built for
 * @throws InputError naming the line for a missing column, a ragged row, an empty or repeated experiment, an empty
 *   antigen, a cell in the column `unsure` of a draft, control characters in a cell, a missing file or an experiment of another genome
 */
export function readSheet(path: string, genome: string): ExperimentSheet {
  const rows = readRows(path);
  const names = headerNames(path, rows.header, rows.headerLine);
  const at = (name: string): number => names.indexOf(name);
  const folder = dirname(resolve(path));
  const seen = new Map<string, number>();
  const file: string[] = [];
  const statedPeaks = new Float64Array(rows.cells.length).fill(NaN);
  rows.cells.forEach((cells, row) => {
    const line = rows.line[row];
    if (cells.length !== names.length) {
      throw new InputError('this row has another number of columns than the header', {
        file: path,
        line,
        expected: `${names.length} columns separated by tabs`,
        found: String(cells.length),
      });
    }
    const experiment = cells[at('experiment')];
    const earlier = seen.get(experiment);
    if (experiment === '' || earlier !== undefined) {
      throw new InputError(
        earlier === undefined ? 'the experiment has no name' : `experiment ${experiment} is there twice`,
        {
          file: path,
          line,
          expected: 'a name that no other row has',
          found: earlier === undefined ? 'an empty cell' : `the same name in line ${earlier}`,
        },
      );
    }
    seen.set(experiment, line);
    checkNames(path, line, names, cells);
    refuseUnsure(path, line, experiment, at('unsure') < 0 ? '' : cells[at('unsure')]);
    file.push(checkedFile(path, line, folder, cells[at('file')]));
    if (at('genome') >= 0) checkGenome(path, line, experiment, cells[at('genome')], genome);
    const stated = at('peaks') < 0 ? '' : cells[at('peaks')];
    if (!NOT_STATED.test(stated))
      statedPeaks[row] = wholeCount(stated, 'number of peaks', { file: path, line });
  });
  const columns = new Map<string, string[]>();
  names.forEach((name, column) => {
    const values = rows.cells.map((cells) => cells[column]);
    if (name !== 'file' && name !== 'peaks' && name !== 'unsure') columns.set(name, values);
  });
  columns.set('genome', new Array<string>(rows.cells.length).fill(genome));
  return { line: rows.line, file, statedPeaks, columns };
}

function readRows(path: string): {
  header: string[];
  headerLine: number;
  cells: string[][];
  line: number[];
} {
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
    throw new InputError('the sheet holds no experiment', {
      file: path,
      line: line.at(0),
      expected: `a header line with ${NEEDED.join(', ')}, and one row per experiment`,
      found: rows.length === 0 ? 'nothing' : 'one line',
    });
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

/** @throws InputError for an antigen or experiment without a name, and for any cell that is not plain text */
function checkNames(file: string, line: number, names: readonly string[], cells: readonly string[]): void {
  for (const needed of ['experiment', 'antigen'])
    properName(cells[names.indexOf(needed)], needed, { file, line });
  cells.forEach((cell, column) => {
    if (cell === '' || nameFault(cell) === undefined) return;
    properName(cell, names[column], { file, line });
  });
}

function checkedFile(sheet: string, line: number, folder: string, cell: string): string {
  const file = resolve(folder, cell);
  if (cell === '' || !existsSync(file) || statSync(file).isDirectory()) {
    throw new InputError('the peak file of this row is not there', {
      file: sheet,
      line,
      expected: 'a file; its path is relative to the sheet',
      found: cell === '' ? 'an empty cell' : file,
    });
  }
  return file;
}

/** A draft names in its column `unsure` what somebody has to look at: guesses are no experiments. */
function refuseUnsure(file: string, line: number, experiment: string, unsure: string): void {
  if (unsure === '') return;
  throw new InputError(`experiment ${experiment} is not settled: ${unsure}`, {
    ...{ file, line },
    expected: "an empty cell in the column 'unsure'",
    found: unsure,
    fix: `look at ${unsure} of this row, correct it, and empty the cell; or take the row out`,
  });
}

function checkGenome(sheet: string, line: number, experiment: string, found: string, genome: string): void {
  if (found === '' || found === genome || knownAssembly(found)?.name === genome) return;
  throw new InputError(`experiment ${experiment} is of another genome`, {
    file: sheet,
    line,
    expected: genome,
    found,
    fix: `leave out the rows of ${found}, or build an atlas of their own for them with --genome ${found}`,
  });
}
