import { InputError } from '../../errors.ts';
import { GeneIdentifiers } from '../../genome/gene-identifiers.ts';
import { readBytes, sourceName } from '../text/byte-source.ts';
import { parseDelimited } from '../text/delimited-reader.ts';
import { name } from '../text/doors.ts';

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
  // Tables of identifiers have genes without a symbol: they name nothing.
  const rows = [...table.column('symbol').keys()].filter((row) => table.column('symbol')[row].trim() !== '');
  const column = (key: string): readonly string[] => {
    if (!table.has(key)) return new Array<string>(rows.length).fill('');
    const values = table.column(key);
    return rows.map((row) => {
      for (const each of values[row].split(';'))
        if (each.trim() !== '') name(each, key, { file, line: table.line[row] });
      return values[row];
    });
  };
  return new GeneIdentifiers({
    symbol: column('symbol'),
    entrez: column('entrez'),
    ensembl: column('ensembl'),
    refseq: column('refseq'),
    aliases: column('aliases'),
  });
}
