import { refused } from '../../messages/refused.ts';
import { readBytes, sourceName } from '../text/byte-source.ts';
import { COUNTED, MEASURABLE, type ExpressionFile } from './expression-file.ts';
import { afterComments, GENE_PLACE, nameOfAlignment, withoutCounterRows } from './count-table.ts';
import { parseNumericTable } from './numeric-table-reader.ts';
import { parseSeriesMatrix } from './series-matrix-reader.ts';
import { parseSoft } from './soft-reader.ts';

/**
 * Reads measured values of several samples from one file: GEO series matrix, GEO SOFT (dataset or family),
 * or a plain table with probes, genes or transcripts as rows. The format is found by content.
 * @throws InputError for files that hold no measurements or are damaged
 */
export async function readExpressionFile(path: string): Promise<ExpressionFile> {
  return parseExpressionBytes(await readBytes(path), sourceName(path));
}

/** The same from bytes in memory. @param platform accession of the platform whose samples are meant, where there are several */
export function parseExpressionBytes(bytes: Uint8Array, file: string, platform?: string): ExpressionFile {
  if (bytes.length === 0) throw refused('table.empty', {}, { file, fix: undefined });
  const first = String.fromCharCode(bytes[0]);
  if (first === '!') return parseSeriesMatrix(bytes, file);
  if (first === '^') return parseSoft(bytes, file, platform);
  const { body, line, counter } = afterComments(bytes);
  const table = parseNumericTable(body, file, {
    firstLine: line,
    textNames: GENE_PLACE,
    range: counter ? COUNTED : MEASURABLE,
  });
  if (table.numberColumns.length === 0)
    throw refused(
      'matrix.no-numbers',
      {},
      {
        file,
        expected: 'row names and one column of values per sample',
        found: [table.rowNameColumn, ...table.textColumns.keys()].slice(0, 8).join(', '),
        fix: undefined,
      },
    );
  const sampleNames = counter ? table.numberColumns.map(nameOfAlignment) : table.numberColumns;
  return withoutCounterRows({
    format: 'table',
    matrix: { rowNames: table.rowNames, sampleNames, values: table.values },
    attributes: new Map(),
    annotation: table.textColumns,
    notices: [],
  });
}
