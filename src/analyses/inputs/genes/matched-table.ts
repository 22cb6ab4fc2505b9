import { InputError } from '../../../errors.ts';
import {
  readDifferentialTable,
  type DifferentialTable,
} from '../../../formats/expression/differential-table-reader.ts';
import { readGeneIdentifiers } from '../../../formats/genes/gene-identifiers-reader.ts';
import type { GeneIdentifiers } from '../../../genome/gene-identifiers.ts';
import { about, caution, note, type Notice } from '../../../messages/message.ts';
import type { GeneList } from '../../../targets/binding/gene-list.ts';
import { matchExpression, type MatchedExpression } from '../../../targets/change/match-expression.ts';
import { datesSaid } from './genes-named.ts';

/** A differential table, opened, with what is known of the names of its genes. */
export interface NamedTable {
  readonly name: string;
  readonly table: DifferentialTable;
  readonly identifiers?: GeneIdentifiers;
  /** Genes that were measured and that the table leaves out for too few counts. */
  readonly leftOut?: readonly string[];
}

/**
 * Opens a differential table. @param geneIds file of gene identifiers
 * @throws InputError for a faulty file
 */
export async function readNamedTable(name: string, geneIds: string | undefined): Promise<NamedTable> {
  const identifiers = geneIds === undefined ? undefined : await readGeneIdentifiers(geneIds);
  return { name, table: await readDifferentialTable(name), identifiers };
}

/** A differential table and the genes that its rows name. */
export interface MatchedTable {
  readonly table: DifferentialTable;
  readonly matched: MatchedExpression;
}

/** Symbols, and an identifier where the gene models have any (BED6 has none). */
function examples({ names, models }: GeneList): string {
  const identifier = models.transcript[0] || models.geneId[0];
  const symbols = names.slice(0, 3).join(', ');
  return identifier === '' ? symbols : `${symbols} or ${identifier}`;
}

/**
 * Finds the genes that the rows of a differential table name.
 * @throws InputError where no row names one
 */
export function matchTable(
  genes: GeneList,
  { name, table, identifiers }: NamedTable,
): { expression: MatchedTable; notices: Notice[] } {
  const matched = matchExpression(genes, table, identifiers);
  const rows = table.ids.length;
  if (matched.unmatched === rows)
    throw new InputError('no row of the expression table names a gene of the gene models', {
      key: 'targets.no-gene-named',
      file: name,
      expected: `names such as ${examples(genes)}`,
      found: table.ids.slice(0, 3).join(', '),
      fix: 'add symbols to the table (chipmate expression --annotation), or give --gene-ids',
    });
  const counts = { format: table.format, matched: rows - matched.unmatched, rows };
  const several = matched.withSeveralRows;
  const said =
    several === 0 ? note('targets.matched', counts) : note('targets.matched-several', { ...counts, several });
  return {
    expression: { table, matched },
    notices: about({ file: name }, [
      said,
      ...(table.adjustedAnew === true ? [caution('targets.adjusted-anew')] : []),
      ...datesSaid(matched),
    ]),
  };
}
