import type { DifferentialTable } from '../../formats/expression/differential-table-reader.ts';
import { repairMangledSymbols } from '../../genome/mangled-symbols.ts';
import { renamedSymbol, withoutDecoration, type GeneIdentifiers } from '../../genome/gene-identifiers.ts';
import type { GeneList } from '../binding/gene-list.ts';

/** Which row of a differential table speaks for which gene. */
export interface MatchedExpression {
  /** Row of the table for every gene of the list, -1 where it was not measured. */
  readonly rowOfGene: Int32Array;
  /** Rows of the table that name no gene of the list. */
  readonly unmatched: number;
  /** Genes with several rows, of which the most expressed (else the first) speaks. */
  readonly withSeveralRows: number;
  /** Names that a spreadsheet had made dates, as `2-Sep -> SEPTIN2`. */
  readonly repaired: readonly string[];
  /** Dates that may be several genes; they name none. */
  readonly ambiguous: readonly string[];
}

/**
 * Finds the gene of every row by transcript, gene identifier or symbol (versions and `_at` do not matter, dates of spreadsheets are put
 * right, septins and MARCH proteins have two symbols), else through the table of identifiers. Of a gene's rows the one with the largest average expression speaks: the choice
 * does not look at the fold change.
 */
export function matchExpression(
  genes: GeneList,
  table: Pick<DifferentialTable, 'ids' | 'symbols' | 'averageExpression'>,
  identifiers?: GeneIdentifiers,
): MatchedExpression {
  const { models, geneOf, names } = genes;
  const geneNamed = new Map<string, number>();
  const put = (name: string, gene: number): void => {
    if (name !== '' && !geneNamed.has(name)) geneNamed.set(name, gene);
  };
  names.forEach((name, gene) => put(name, gene));
  names.forEach((name, gene) => put(renamedSymbol(name) ?? '', gene));
  for (let row = 0; row < models.count; row++) {
    put(withoutDecoration(models.transcript[row]), geneOf[row]);
    put(withoutDecoration(models.geneId[row]), geneOf[row]);
  }
  const find = (name: string | undefined): number | undefined => {
    if (name === undefined || name === '') return undefined;
    const known = geneNamed.get(name) ?? geneNamed.get(withoutDecoration(name));
    if (known !== undefined || identifiers === undefined) return known;
    const symbol = identifiers.symbolOf(name);
    return symbol === undefined ? undefined : geneNamed.get(symbol);
  };
  const ids = repairMangledSymbols(table.ids);
  const symbols = repairMangledSymbols(table.symbols ?? []);
  const rowOfGene = new Int32Array(names.length).fill(-1);
  const several = new Set<number>();
  let unmatched = 0;
  for (let row = 0; row < table.ids.length; row++) {
    const gene = find(ids.names[row]) ?? find(symbols.names[row]);
    if (gene === undefined) {
      unmatched++;
      continue;
    }
    const known = rowOfGene[gene];
    if (known >= 0) several.add(gene);
    if (known < 0 || table.averageExpression[row] > table.averageExpression[known]) rowOfGene[gene] = row;
  }
  return {
    rowOfGene,
    unmatched,
    withSeveralRows: several.size,
    repaired: [...new Set([...ids.repaired, ...symbols.repaired])],
    ambiguous: [...new Set([...ids.ambiguous, ...symbols.ambiguous])],
  };
}
