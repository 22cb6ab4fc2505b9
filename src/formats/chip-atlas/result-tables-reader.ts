// ChIP-Atlas' own result tables, written so that scripts made for them keep working, and read.
import { InputError } from '../../errors.ts';
import { isDecimal, nameFault } from '../text/doors.ts';
import { linesOfText } from '../text/text-lines.ts';
import { fileNameOf } from './layout.ts';

/** One column of an experiment: `SRX097088|K-562`, blanks in cell names as underscores. */
export function experimentColumn(experiment: string, cell: string): string {
  return `${experiment}|${fileNameOf(cell)}`;
}

/** Order of the columns: by cell type without regard to case, then by experiment. */
export function compareColumns(a: ColumnLabel, b: ColumnLabel): number {
  const [x, y] = [a.cell.toLowerCase(), b.cell.toLowerCase()];
  if (x !== y) return x < y ? -1 : 1;
  return a.experiment < b.experiment ? -1 : a.experiment > b.experiment ? 1 : 0;
}

/** What a column is named after. */
export interface ColumnLabel {
  readonly experiment: string;
  readonly cell: string;
}

/** A Colocalization or Target Genes table. */
export interface ScoreTable {
  readonly kind: 'colocalization' | 'target-genes';
  readonly antigen: string;
  /** Experiments of the columns. */
  readonly experiments: readonly string[];
  /** Cell types of the columns, with underscores. */
  readonly cells: readonly string[];
  /** Experiment (Colocalization) or gene (Target Genes) of each row. */
  readonly rows: readonly string[];
  readonly average: Float64Array;
  /** Row by row, rows x experiments. */
  readonly score: Float64Array;
  readonly interaction: Float64Array;
}

/**
 * Reads a Colocalization or Target Genes table of ChIP-Atlas (or one that chipmate wrote with `--layout chip-atlas`).
 * @throws InputError naming the line for another table or a ragged row
 */
export function parseScoreTable(text: string, file: string): ScoreTable {
  const lines = linesOfText(text);
  const header = lines[0].split('\t');
  const kind =
    header[0] === 'Target_genes' ? 'target-genes' : header[0] === 'Experiment' ? 'colocalization' : undefined;
  const names = kind === 'colocalization' ? 3 : 1;
  const average = header.at(names) ?? '';
  const damaged = header.slice(0, names + 1).some((cell) => cell !== '' && nameFault(cell) !== undefined);
  if (kind === undefined || damaged || !average.endsWith('|Average') || header.at(-1) !== 'STRING')
    throw new InputError('this is not a result table of ChIP-Atlas', {
      file,
      line: 1,
      expected: 'Target_genes or Experiment, ..., ANTIGEN|Average, SRX|Cell, ..., STRING',
      found: header.slice(0, 5).join(' '),
    });
  const columns = header.slice(names + 1, -1).map((name) => {
    const bar = name.indexOf('|');
    if (bar < 1 || nameFault(name) !== undefined)
      throw new InputError('this column is named after no experiment', {
        ...{ file, line: 1 },
        expected: 'EXPERIMENT|Cell',
        found: name,
      });
    return { experiment: name.slice(0, bar), cell: name.slice(bar + 1) };
  });
  const body = lines.slice(1).flatMap((line, i) => {
    if (line === '') return [];
    const cells = line.split('\t');
    if (
      cells.length !== header.length ||
      nameFault(cells[0]) !== undefined ||
      cells.slice(1, names).some((cell) => cell !== '' && nameFault(cell) !== undefined) ||
      !cells.slice(names).every(isDecimal)
    )
      throw new InputError('this row does not fit the header', {
        file,
        line: i + 2,
        expected: `${header.length} columns: a name, and finite numbers from column ${names + 1} on`,
        found: line.slice(0, 120),
      });
    return [cells];
  });
  return {
    kind,
    antigen: average.slice(0, -'|Average'.length),
    experiments: columns.map(({ experiment }) => experiment),
    cells: columns.map(({ cell }) => cell),
    rows: body.map((cells) => cells[0]),
    average: Float64Array.from(body, (cells) => Number(cells[names])),
    score: Float64Array.from(body.flatMap((cells) => cells.slice(names + 1, -1).map(Number))),
    interaction: Float64Array.from(body, (cells) => Number(cells.at(-1))),
  };
}

/** How a table of ChIP-Atlas and one computed here compare, over the cells that both have. */
export interface TableAgreement {
  readonly rows: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly cells: number;
  readonly equalCells: number;
  readonly largestDifference: number;
}

/** Compares two tables cell by cell; rows and columns are matched by name. */
export function compareScoreTables(first: ScoreTable, second: ScoreTable): TableAgreement {
  const rowOf = new Map(second.rows.map((name, row) => [name, row]));
  const columnOf = new Map(second.experiments.map((name, column) => [name, column]));
  let rows = 0;
  let cells = 0;
  let equalCells = 0;
  let largestDifference = 0;
  first.rows.forEach((name, row) => {
    const other = rowOf.get(name);
    if (other === undefined) return;
    rows++;
    first.experiments.forEach((experiment, column) => {
      const there = columnOf.get(experiment);
      if (there === undefined) return;
      const difference = Math.abs(
        first.score[row * first.experiments.length + column] -
          second.score[other * second.experiments.length + there],
      );
      cells++;
      if (difference === 0) equalCells++;
      largestDifference = Math.max(largestDifference, difference);
    });
  });
  return {
    rows,
    onlyFirst: first.rows.length - rows,
    onlySecond: second.rows.length - rows,
    cells,
    equalCells,
    largestDifference,
  };
}
