import { InputError } from '../../errors.ts';
import { readBytes, sourceName } from '../text/byte-source.ts';
import { parseDelimited } from '../text/delimited-reader.ts';
import type { ProbeAnnotation } from './expression-file.ts';
import { parseSoftPlatform } from './soft-reader.ts';

/**
 * Reads the annotation of an array: a GEO platform (SOFT, or the table alone) or any table whose first
 * column names the probes.
 * @param file what messages call it
 * @throws InputError for files without such a table
 */
export async function readAnnotation(path: string, file = sourceName(path)): Promise<ProbeAnnotation> {
  const bytes = await readBytes(path, file);
  if (bytes[0] === 94) return parseSoftPlatform(bytes, file);
  const table = parseDelimited(bytes, file, { ragged: 'fill' });
  if (table.columnNames.length < 2)
    throw new InputError('the annotation has one column only', {
      file,
      expected: 'probe names in the first column and gene symbols in another',
    });
  const [id, ...others] = table.columnNames;
  return {
    accession: /(?<![a-z])GPL\d+/i.exec(file)?.[0].toUpperCase(),
    ids: table.column(id),
    columns: new Map(others.map((name) => [name, table.column(name)])),
  };
}
