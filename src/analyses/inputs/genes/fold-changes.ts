import { InputError } from '../../../errors.ts';
import { repairMangledSymbols } from '../../../genome/mangled-symbols.ts';
import { readDelimited } from '../../../formats/text/delimited-reader.ts';
import { finite } from '../../../formats/text/doors.ts';
import { readDifferentialTable } from '../../../formats/expression/differential-table-reader.ts';
import { readGeneIdentifiers } from '../../../formats/genes/gene-identifiers-reader.ts';
import { KnownNames } from '../../../genome/antigens/antigen-aliases.ts';
import type { GeneModels } from '../../../genome/genes.ts';
import { geneFinder } from '../../../genome/one-tss.ts';
import { about, type Notice } from '../../../messages/message.ts';
import { datesSaid, unknownSaid } from './genes-named.ts';

const FOLD_CHANGES = ['log2_fold_change', 'log2FoldChange', 'logFC', 'log2FC', 'log2(fold_change)'];
/** Columns of mean expression; the last is of counts, the others are logarithms. */
const LEVELS = ['average_expression', 'AveExpr', 'logCPM', 'baseMean'];
const GENES = ['gene', 'symbol', 'Gene.symbol', 'gene_name', 'gene_id', 'ID'];
/** What tables write where there is no fold change, or no finite one. */
const NO_CHANGE = /^(?:|-|\.|#?n\/?a|nan|null|[-+]?inf(?:inity)?|#div\/0!)$/i;
/** Of the names of a table more than this share are unknown where its rows are no genes. */
const MOST_UNKNOWN = 0.9;

/** How much genes change: symbols of the gene models and, for each, the mean log2 fold change of its rows. */
export interface FoldChanges {
  /** What messages call the table. */
  readonly name: string;
  readonly symbols: readonly string[];
  readonly log2FoldChange: Float64Array;
  /** Mean expression of each; undefined where the table has none. */
  readonly averageExpression: Float64Array | undefined;
  /** Whether that is log2(count + 1) of all reads, as DESeq2's averages are read. */
  readonly levelsAreCounts: boolean;
  readonly notices: readonly Notice[];
}

/**
 * Reads log2 fold changes of genes from a table of differential expression, or from two columns alone. Names that a
 * spreadsheet made dates are put right, or told and left out; names that are no gene are counted and listed.
 * @param path `-` for standard input
 * @param identifiers table of gene identifiers for names that the models do not hold
 * @throws InputError for another table, and where nearly no name is a gene
 */
export async function readFoldChanges(
  path: string,
  models: GeneModels,
  identifiers: string | undefined,
): Promise<FoldChanges> {
  const rows = await readRows(path);
  const { names, repaired, ambiguous } = repairMangledSymbols(rows.genes);
  const table = identifiers === undefined ? undefined : await readGeneIdentifiers(identifiers);
  const aliases = new KnownNames();
  const find = geneFinder(models, (name) => table?.symbolOf(name) ?? aliases.symbol(name));
  const dates = new Set(ambiguous);
  const known = [...new Set(names)].filter((name) => !dates.has(name));
  const symbolOf = new Map(known.map((name) => [name, name === '' ? undefined : find(name)]));
  const unknown = known.filter((name) => symbolOf.get(name) === undefined);
  if (unknown.length + dates.size > MOST_UNKNOWN * (known.length + dates.size))
    throw new InputError('the rows of the table are no genes', {
      key: 'genes.none-named',
      file: path,
      expected: `symbols, gene identifiers or transcripts of ${models.source}`,
      found: names.slice(0, 6).join(', '),
      fix: 'give --gene-ids a table with the columns symbol, entrez, ensembl, refseq, aliases',
    });
  const notices = [...datesSaid({ repaired, ambiguous }), ...unknownSaid(unknown, known.length, models)];
  const symbols = names.map((name) => symbolOf.get(name));
  const means = meanPerGene(symbols, rows.log2FoldChange);
  const { averageExpression: levels } = rows;
  const levelOf = levels === undefined ? undefined : meanPerGene(symbols, levels);
  return {
    name: path,
    symbols: [...means.keys()],
    log2FoldChange: Float64Array.from(means.values()),
    averageExpression:
      levelOf === undefined || levelOf.size === 0
        ? undefined
        : Float64Array.from(means.keys(), (symbol) => levelOf.get(symbol) ?? NaN),
    levelsAreCounts: rows.levelsAreCounts,
    notices: about({ file: path }, notices),
  };
}

/** The columns that matter of a table; one element per row. */
interface Rows {
  readonly genes: readonly string[];
  readonly log2FoldChange: Float64Array;
  readonly averageExpression: Float64Array | undefined;
  readonly levelsAreCounts: boolean;
}

async function readRows(path: string): Promise<Rows> {
  if (path !== '-') {
    const plain = await readDelimited(path, { ragged: 'fill' });
    const [fold, gene, level] = [FOLD_CHANGES, GENES, LEVELS].map((names) =>
      names.find((name) => plain.has(name)),
    );
    const numbers = (name: string): Float64Array =>
      Float64Array.from(plain.column(name), (text, row) =>
        NO_CHANGE.test(text.trim()) ? NaN : finite(text.trim(), name, { file: path, line: plain.line[row] }),
      );
    if (fold !== undefined && gene !== undefined) {
      const levelsAreCounts = level === 'baseMean';
      const levels = level === undefined ? undefined : numbers(level);
      return {
        genes: plain.column(gene),
        log2FoldChange: numbers(fold),
        averageExpression: levelsAreCounts ? levels?.map((count) => Math.log2(count + 1)) : levels,
        levelsAreCounts,
      };
    }
  }
  const { symbols, ids, format, ...read } = await readDifferentialTable(path);
  const { log2FoldChange, averageExpression } = read;
  const levelsAreCounts = format === 'DESeq2';
  return { genes: symbols ?? ids, log2FoldChange, averageExpression, levelsAreCounts };
}

/** Rows of one gene (probes, transcripts) as their mean, by symbol. */
function meanPerGene(
  symbolOfRow: readonly (string | undefined)[],
  values: Float64Array,
): Map<string, number> {
  const sums = new Map<string, [sum: number, rows: number]>();
  symbolOfRow.forEach((symbol, row) => {
    if (symbol === undefined || Number.isNaN(values[row])) return;
    const [sum, rows] = sums.get(symbol) ?? [0, 0];
    sums.set(symbol, [sum + values[row], rows + 1]);
  });
  return new Map(Array.from(sums, ([symbol, [sum, rows]]) => [symbol, sum / rows]));
}
