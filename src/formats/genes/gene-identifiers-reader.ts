import { InputError } from '../../errors.ts';
import { GeneIdentifiers } from '../../genome/gene-identifiers.ts';
import { readBytes, sourceName } from '../text/byte-source.ts';
import { parseDelimited } from '../text/delimited-reader.ts';

/**
 * Reads a table of gene identifiers: the column `symbol` and any of `entrez`, `ensembl`, `refseq` and
 * `aliases`, several names of one gene separated by semicolons.
 * @param file what messages call it
 * @throws InputError for a table without a column symbol
 */
export async function readGeneIdentifiers(path: string, file = sourceName(path)): Promise<GeneIdentifiers> {
  const bytes = await readBytes(path, file);
  const table = parseDelimited(bytes, file, { ragged: 'fill', quotes: false });
  if (!table.has('symbol'))
    throw new InputError('the table of gene identifiers has no column symbol', {
      file,
      expected: 'symbol and any of entrez, ensembl, refseq, aliases',
      found: table.columnNames.join(', '),
    });
  const empty = new Array<string>(table.count).fill('');
  const column = (name: string): readonly string[] => (table.has(name) ? table.column(name) : empty);
  return new GeneIdentifiers({
    symbol: table.column('symbol'),
    entrez: column('entrez'),
    ensembl: column('ensembl'),
    refseq: column('refseq'),
    aliases: column('aliases'),
  });
}
