import {
  expressionFloor,
  isExpressed,
  type Expressed,
  type ExpressionFloor,
} from '../../../expression/expressed-here.ts';
import { nameKey, type KnownNames } from '../../../genome/antigens/antigen-aliases.ts';
import type { GeneModels } from '../../../genome/genes.ts';
import { InputError } from '../../../errors.ts';
import { about, caution, note, type Notice } from '../../../messages/message.ts';
import { expressedColumns } from '../../../partners/score/expressed-columns.ts';
import { tableOf, type Table } from '../../../tables/table.ts';
import { groupTranscripts, type GeneList } from '../../../targets/binding/gene-list.ts';
import { matchExpression } from '../../../targets/change/match-expression.ts';
import { matchTable, type MatchedTable, type NamedTable } from './matched-table.ts';

/** What an expression experiment of the query's cells says of the gene of a factor; NaN where it says nothing. */
export interface FactorExpression {
  readonly expressed: Expressed;
  readonly averageExpression: number;
  readonly log2FoldChange: number;
  readonly adjustedP: number;
}

/** Where nothing is known of a factor's expression. */
export const UNKNOWN_EXPRESSION: FactorExpression = {
  expressed: 'unknown',
  averageExpression: NaN,
  log2FoldChange: NaN,
  adjustedP: NaN,
};

/** Whether factors are expressed in the query's cells, and how they change. */
export interface ExpressedFactors {
  /** By any name of the factor; unknown where the factor is not the product of one gene. */
  readonly of: (antigen: string) => FactorExpression;
  readonly notices: readonly Notice[];
}

/**
 * Looks factors up in an expression experiment.
 * @throws InputError where no row of the table names a gene
 */
export function expressedFactors(table: NamedTable, models: GeneModels, names: KnownNames): ExpressedFactors {
  const genes = groupTranscripts(models);
  const { expression, notices } = matchTable(genes, table);
  const floor = floorOf(genes.names, expression);
  const geneOf = genesByFactor(genes.names, names);
  const silent = leftOutGenes(genes, table);
  return {
    of: (antigen) => {
      const gene = geneOf.get(names.key(antigen));
      if (gene === undefined) return UNKNOWN_EXPRESSION;
      const row = expression.matched.rowOfGene[gene];
      if (row < 0)
        return { ...UNKNOWN_EXPRESSION, expressed: silent.has(gene) ? 'not seen' : 'not measured' };
      const { averageExpression, log2FoldChange, adjustedP } = expression.table;
      return {
        expressed: isExpressed(averageExpression[row], adjustedP[row], floor),
        averageExpression: averageExpression[row],
        log2FoldChange: log2FoldChange[row],
        adjustedP: adjustedP[row],
      };
    },
    notices: [...notices, ...about({ file: table.name }, [floorSaid(floor)])],
  };
}

/** The same, but a table that names no gene leaves all factors unknown, with a caution, instead of being refused. */
export function expressedWhereNamed(
  table: NamedTable,
  models: GeneModels,
  names: KnownNames,
): ExpressedFactors {
  try {
    return expressedFactors(table, models, names);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const said = about({ file: table.name }, [caution('expressed.no-gene-named')]);
    return { of: () => UNKNOWN_EXPRESSION, notices: said };
  }
}

/** Genes, by their number, of which too few reads were counted for the table to hold them. */
function leftOutGenes(genes: GeneList, { leftOut = [], identifiers }: NamedTable): ReadonlySet<number> {
  const averageExpression = new Float64Array(leftOut.length);
  const rows = { ids: leftOut, symbols: undefined, averageExpression };
  const { rowOfGene } = matchExpression(genes, rows, identifiers);
  return new Set([...rowOfGene.keys()].filter((gene) => rowOfGene[gene] >= 0));
}

/** A table of factors with what is known of their expression; the table itself where there is no experiment. */
export function withExpression(
  table: Table,
  expression: ExpressedFactors | undefined,
): { table: Table; notices: readonly Notice[] } {
  if (expression === undefined) return { table, notices: [] };
  const named = table.columns.find(({ name }) => name === 'antigen' || name === 'best_member');
  const antigens = Array.from(named?.values ?? [], String);
  const found = antigens.map((antigen) => expression.of(antigen));
  const unseen = antigens.filter((_, row) => found[row].expressed === 'not seen');
  const more = tableOf(expressedColumns, {
    expressed: found.map(({ expressed }) => expressed),
    averageExpression: found.map(({ averageExpression }) => averageExpression),
    log2FoldChange: found.map(({ log2FoldChange }) => log2FoldChange),
    adjP: found.map(({ adjustedP }) => adjustedP),
  });
  const said = { factors: new Set(unseen).size, all: new Set(antigens).size };
  return {
    table: { columns: [...table.columns, ...more.columns] },
    notices: [...expression.notices, ...(unseen.length > 0 ? [note('expressed.not-seen', said)] : [])],
  };
}

/** Gene of each factor, by its key. A gene of the factor's own symbol comes before one that was called so once (MUM1, IRF4). */
function genesByFactor(symbols: readonly string[], names: KnownNames): ReadonlyMap<string, number> {
  const geneOf = new Map(symbols.map((symbol, gene) => [names.key(symbol), gene]));
  symbols.forEach((symbol, gene) => geneOf.set(nameKey(symbol), gene));
  return geneOf;
}

function floorOf(names: readonly string[], { table, matched }: MatchedTable): ExpressionFloor | undefined {
  const measured = [...names.keys()].filter((gene) => matched.rowOfGene[gene] >= 0);
  return expressionFloor({
    genes: measured.map((gene) => names[gene]),
    average: Float64Array.from(measured, (gene) => table.averageExpression[matched.rowOfGene[gene]]),
    counts: table.format === 'DESeq2',
  });
}

function floorSaid(floor: ExpressionFloor | undefined): Notice {
  if (floor === undefined) return caution('expressed.cannot-tell');
  const { by, level, seen, silent } = floor;
  return by === 'counts per million'
    ? note('expressed.per-million')
    : note('expressed.above-silent', { silent, level: level.toFixed(2), seen: seen.toFixed(2) });
}
