import { readFileSync } from 'node:fs';
import { InputError } from '../errors.ts';

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

/** The text columns that every atlas has, in the order of experiments.tsv, and their names in the table. */
const TEXT_COLUMNS = {
  experiment: 'experiment',
  genome: 'genome',
  antigen_class: 'antigenClass',
  antigen: 'antigen',
  cell_class: 'cellClass',
  cell: 'cell',
  title: 'title',
  study: 'study',
  source: 'source',
  source_release: 'sourceRelease',
} as const;

const FILE_COLUMNS = [
  'experiment',
  'genome',
  'antigen_class',
  'antigen',
  'cell_class',
  'cell',
  'peaks',
  'title',
  'study',
  'source',
  'source_release',
] as const;

/** Names of the columns that experiments.tsv has in any case. */
export const fixedColumns: ReadonlySet<string> = new Set(FILE_COLUMNS);

/** A table whose columns are made when they are first asked for: opening 40,000 experiments stays cheap. */
class LazyTable implements ExperimentTable {
  readonly count: number;
  readonly #read: (column: string) => readonly string[];
  readonly #extraNames: readonly string[];
  readonly #columns = new Map<string, readonly string[]>();
  #peaks: Uint32Array | undefined;
  #extra: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(count: number, extraNames: readonly string[], read: (column: string) => readonly string[]) {
    this.count = count;
    this.#extraNames = extraNames;
    this.#read = read;
  }

  #column(name: string): readonly string[] {
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = this.#read(name);
      this.#columns.set(name, column);
    }
    return column;
  }

  get experiment(): readonly string[] {
    return this.#column('experiment');
  }
  get genome(): readonly string[] {
    return this.#column('genome');
  }
  get antigenClass(): readonly string[] {
    return this.#column('antigen_class');
  }
  get antigen(): readonly string[] {
    return this.#column('antigen');
  }
  get cellClass(): readonly string[] {
    return this.#column('cell_class');
  }
  get cell(): readonly string[] {
    return this.#column('cell');
  }
  get title(): readonly string[] {
    return this.#column('title');
  }
  get study(): readonly string[] {
    return this.#column('study');
  }
  get source(): readonly string[] {
    return this.#column('source');
  }
  get sourceRelease(): readonly string[] {
    return this.#column('source_release');
  }
  get peaks(): Uint32Array {
    this.#peaks ??= Uint32Array.from(this.#column('peaks'), Number);
    return this.#peaks;
  }
  get extra(): ReadonlyMap<string, readonly string[]> {
    this.#extra ??= new Map(this.#extraNames.map((name) => [name, this.#column(name)]));
    return this.#extra;
  }
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
  return new LazyTable(count, names.slice(FILE_COLUMNS.length), read);
}

/** Where every cell begins; one entry more at the end, so that a cell ends one before the next begins. */
function cellStarts(text: string, from: number, columns: number, path: string): Uint32Array {
  let cuts = new Uint32Array(1024);
  let cells = 0;
  let inRow = 0;
  let line = 2;
  cuts[0] = from;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 9 && code !== 10) continue;
    inRow++;
    if (code === 10) {
      if (inRow !== columns) throw raggedRow(path, line, columns, inRow);
      inRow = 0;
      line++;
    }
    if (++cells === cuts.length) {
      const grown = new Uint32Array(cuts.length * 2);
      grown.set(cuts);
      cuts = grown;
    }
    cuts[cells] = at + 1;
  }
  if (inRow !== 0 || (cells > 0 && cuts[cells] !== text.length)) throw raggedRow(path, line, columns, inRow);
  return cuts.subarray(0, cells + 1);
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
  return new LazyTable(peaks.length, extraNames, (name) =>
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
  return new LazyTable(count, extraNames, (name) =>
    tables.flatMap((table) => columnOf(table, name) ?? new Array<string>(table.count).fill('')),
  );
}

/** A column by its name in experiments.tsv; undefined where the table has no such column. */
export function columnOf(table: ExperimentTable, name: string): readonly string[] | undefined {
  if (name === 'peaks') return Array.from(table.peaks, String);
  if (Object.hasOwn(TEXT_COLUMNS, name)) return table[TEXT_COLUMNS[name as keyof typeof TEXT_COLUMNS]];
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
