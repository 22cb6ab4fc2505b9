import {
  ENRICHMENT_COLUMNS,
  isEnrichmentResult,
  parseEnrichmentResult,
} from '../../formats/chip-atlas/enrichment-result-reader.ts';
import { readDelimited } from '../../formats/text/delimited-reader.ts';
import { readTextNow } from '../../formats/text/text-file.ts';

/** Names of a result's rows, best first. */
export type RankedNames = readonly string[];

/**
 * Reads the column of a table that names its rows; a result of ChIP-Atlas' Enrichment Analysis has no header.
 * @throws InputError where the file cannot be read or has no such column
 */
export async function readRankedNames(path: string, key: string): Promise<RankedNames> {
  const column = (ENRICHMENT_COLUMNS as readonly string[]).indexOf(key);
  const text = path === '-' ? '' : readTextNow(path);
  if (column >= 0 && isEnrichmentResult(text))
    return parseEnrichmentResult(text, path).map((cells) => cells[column]);
  return (await readDelimited(path, { separator: '\t', quotes: false })).column(key);
}
