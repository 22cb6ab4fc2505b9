import { InputError } from '../../errors.ts';
import { readDelimited } from '../text/delimited-reader.ts';
import { name } from '../text/doors.ts';

/** What a user's table says of genes, as it stands there. */
export interface GeneNotes {
  /** Headings of the columns beside the gene's. */
  readonly columns: readonly string[];
  /** Cells of each gene in the order of the columns, by its name as the table spells it; several rows of a gene are joined, equal ones once. */
  readonly of: ReadonlyMap<string, readonly string[]>;
}

const GENE = /^(?:gene|symbol|genesymbol|hgncsymbol|genename)$/;
/** A table of more columns is data, not notes. */
const MOST_COLUMNS = 40;

/**
 * Reads a table of notes on genes, such as their dependency scores and inhibitors: a column `gene` or `symbol`, else the first, and up to
 * 40 other columns of any kind, whose cells are kept as texts.
 * @throws InputError for a table of one column, of too many, or without rows
 */
export async function readGeneNotes(path: string, file = path): Promise<GeneNotes> {
  const table = await readDelimited(path);
  const plain = table.columnNames.map((column) => column.toLowerCase().replace(/[^a-z]/g, ''));
  const gene =
    table.columnNames[
      Math.max(
        0,
        plain.findIndex((column) => GENE.test(column)),
      )
    ];
  const columns = table.columnNames.filter((column) => column !== gene);
  if (columns.length === 0 || columns.length > MOST_COLUMNS || table.count === 0)
    throw new InputError('this is no table of notes on genes', {
      file,
      expected: `a column gene, and 1 to ${MOST_COLUMNS} others such as dependency and inhibitor`,
      found: table.count === 0 ? 'no rows' : `${columns.length} columns beside ${gene}`,
      fix: columns.length > MOST_COLUMNS ? 'keep the columns that matter here' : 'add a column',
    });
  const of = new Map<string, Set<string>[]>();
  const cells = columns.map((column) => table.column(column));
  table.column(gene).forEach((value, row) => {
    const symbol = value.trim();
    if (symbol === '') return;
    name(symbol, gene, { file, line: table.line[row] });
    const said = of.get(symbol) ?? columns.map(() => new Set<string>());
    of.set(symbol, said);
    cells.forEach((column, i) => {
      const cell = column[row].trim();
      if (cell !== '') said[i].add(cell);
    });
  });
  return {
    columns,
    of: new Map(Array.from(of, ([symbol, said]) => [symbol, said.map((each) => [...each].join('; '))])),
  };
}
