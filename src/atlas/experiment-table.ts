import { readFileSync } from 'node:fs';
import { InputError } from '../errors.ts';
import { GrowingColumn } from './peaks-file/growing-column.ts';

/**
 * The experiments of an atlas as columns: element i of every array describes experiment i, and i is the
 * experiment's number everywhere else (counts, peaks, sites). Unknown text is the empty string.
 */
export interface ExperimentTable {
  /** Number of experiments, the length of every array. */
  readonly count: number;
  /** Accession or any other unique name. */
  readonly experiment: readonly string[];
  readonly genome: readonly string[];
  /** ChIP-Atlas' words: `TFs and others`, `Histone`, `RNA polymerase`, `DNase-seq`, `ATAC-Seq`, ... */
  readonly antigenClass: readonly string[];
  readonly antigen: readonly string[];
  readonly cellClass: readonly string[];
  readonly cell: readonly string[];
  /** Number of peaks that the atlas holds. */
  readonly peaks: Uint32Array;
  readonly title: readonly string[];
  /** Accession of the series or study. */
  readonly study: readonly string[];
  readonly source: readonly string[];
  readonly sourceRelease: readonly string[];
  /** Every further column of the sheets, by its name. */
  readonly extra: ReadonlyMap<string, readonly string[]>;
}

/** The columns that every atlas has, in the order of experiments.tsv, and their names in the table. */
const COLUMNS = {
  experiment: 'experiment',
  genome: 'genome',
  antigen_class: 'antigenClass',
  antigen: 'antigen',
  cell_class: 'cellClass',
  cell: 'cell',
  peaks: 'peaks',
  title: 'title',
  study: 'study',
  source: 'source',
  source_release: 'sourceRelease',
} as const;

const FILE_COLUMNS = Object.keys(COLUMNS);

/** Names of the columns that experiments.tsv has in any case. */
export const fixedColumns: ReadonlySet<string> = new Set(FILE_COLUMNS);

/** A table whose columns are made when they are first asked for: opening 40,000 experiments stays cheap. */
function lazyTable(
  count: number,
  extraNames: readonly string[],
  read: (column: string) => readonly string[],
  peaksOf: (texts: readonly string[]) => Uint32Array = (texts) => Uint32Array.from(texts, Number),
): ExperimentTable {
  const table = { count };
  const define = (key: string, make: () => unknown): void => {
    const get = (): unknown => {
      const value = make();
      Object.defineProperty(table, key, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(table, key, { get, enumerable: true, configurable: true });
  };
  for (const [name, key] of Object.entries(COLUMNS)) define(key, () => read(name));
  define('peaks', () => peaksOf(read('peaks')));
  define('extra', () => new Map(extraNames.map((name) => [name, read(name)])));
  return table as ExperimentTable;
}

/**
 * Reads experiments.tsv.
 * @param path the file
 * @throws InputError when the header or a row has not the form that an atlas is written in
 */
export function readExperimentTable(path: string): ExperimentTable {
  const text = readFileSync(path, 'utf8');
  const headerEnd = text.indexOf('\n');
  const names = text.slice(0, Math.max(headerEnd, 0)).split('\t');
  if (FILE_COLUMNS.some((name, i) => names[i] !== name)) {
    throw new InputError('the experiment table of an atlas has another header', {
      file: path,
      line: 1,
      expected: FILE_COLUMNS.join(' '),
      found: names.slice(0, FILE_COLUMNS.length).join(' ').slice(0, 200),
      fix: 'restore the atlas from its copy or build it again',
    });
  }
  const cuts = cellStarts(text, headerEnd + 1, names.length, path);
  const count = (cuts.length - 1) / names.length;
  const read = (name: string): string[] => {
    const column = names.indexOf(name);
    const values = new Array<string>(count);
    for (let row = 0, cell = column; row < count; row++, cell += names.length)
      values[row] = text.slice(cuts[cell], cuts[cell + 1] - 1);
    return values;
  };
  return lazyTable(count, names.slice(FILE_COLUMNS.length), read, (texts) => countsOf(texts, path));
}

/** @throws InputError with the line of what is no number of peaks */
function countsOf(texts: readonly string[], file: string): Uint32Array {
  const counts = Uint32Array.from(texts, Number);
  const wrong = texts.findIndex((text, i) => String(counts[i]) !== text);
  if (wrong < 0) return counts;
  throw new InputError('this is no number of peaks', {
    file,
    line: wrong + 2,
    expected: 'a whole number from 0 to 4294967295',
    found: JSON.stringify(texts[wrong]),
    fix: 'restore the atlas from its copy or build it again',
  });
}

/** Where every cell begins; one entry more at the end, so that a cell ends one before the next begins. */
function cellStarts(text: string, from: number, columns: number, path: string): Uint32Array {
  const cuts = new GrowingColumn();
  let inRow = 0;
  let line = 2;
  cuts.push(from);
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 9 && code !== 10) continue;
    inRow++;
    if (code === 10) {
      if (inRow !== columns) throw raggedRow(path, line, columns, inRow);
      inRow = 0;
      line++;
    }
    cuts.push(at + 1);
  }
  if (inRow !== 0 || (cuts.length > 1 && cuts.at(cuts.length - 1) !== text.length))
    throw raggedRow(path, line, columns, inRow);
  return cuts.view();
}

function raggedRow(path: string, line: number, columns: number, found: number): InputError {
  return new InputError('a row of the experiment table is cut or damaged', {
    file: path,
    line,
    expected: `${columns} columns and a line end`,
    found: `${found} columns`,
    fix: 'restore the atlas from its copy or build it again',
  });
}

/** Columns of text from which a table is made; missing columns are empty, `peaks` is the counted number. */
export function experimentTableFrom(
  peaks: Uint32Array,
  columns: ReadonlyMap<string, readonly string[]>,
): ExperimentTable {
  const extraNames = [...columns.keys()].filter((name) => !fixedColumns.has(name));
  return lazyTable(peaks.length, extraNames, (name) =>
    name === 'peaks'
      ? Array.from(peaks, String)
      : (columns.get(name) ?? new Array<string>(peaks.length).fill('')),
  );
}

/** The tables of several shards as one, in their order; a column that one of them lacks is empty there. */
export function concatenateTables(tables: readonly ExperimentTable[]): ExperimentTable {
  if (tables.length === 1) return tables[0];
  const count = tables.reduce((sum, table) => sum + table.count, 0);
  const extraNames = [...new Set(tables.flatMap((table) => [...table.extra.keys()]))];
  return lazyTable(count, extraNames, (name) =>
    tables.flatMap((table) => columnOf(table, name) ?? new Array<string>(table.count).fill('')),
  );
}

/** A column by its name in experiments.tsv; undefined where the table has no such column. */
export function columnOf(table: ExperimentTable, name: string): readonly string[] | undefined {
  if (name === 'peaks') return Array.from(table.peaks, String);
  if (Object.hasOwn(COLUMNS, name)) return table[COLUMNS[name as Exclude<keyof typeof COLUMNS, 'peaks'>]];
  return table.extra.get(name);
}

/** Names of a table's columns as they stand in experiments.tsv. */
export function columnNames(table: ExperimentTable): string[] {
  return [...FILE_COLUMNS, ...table.extra.keys()];
}

/** The text of experiments.tsv; tabs and line ends inside a cell become spaces. */
export function formatExperimentTable(table: ExperimentTable): string {
  const names = columnNames(table);
  const columns = names.map((name) => columnOf(table, name) ?? []);
  const lines = [names.join('\t')];
  for (let row = 0; row < table.count; row++)
    lines.push(columns.map((column) => column[row].replace(/[\t\r\n]+/g, ' ')).join('\t'));
  return lines.join('\n') + '\n';
}

/** Whether any of the experiments is simulated: no finding from them is one. */
export function holdsSimulated({ source }: Pick<ExperimentTable, 'source'>): boolean {
  return source.some((each) => each.startsWith('simulated'));
}
