import type { Readings } from '../../../tables/readings.ts';
import { parseTidyReadings } from '../../../formats/plates/tidy-table.ts';
import { readBytes, sourceName } from '../../../formats/text/byte-source.ts';

/** Where readings of the bench come from. */
export interface ReadingsFiles {
  readonly file: string;
}

/** What the column of values is called in a tidy table of each assay; the first is the usual one. */
const VALUES = {
  qpcr: ['cq', 'ct', 'cp'],
  'chip-qpcr': ['cq', 'ct', 'cp'],
  blot: ['intensity', 'value'],
  growth: ['value', 'viability', 'count'],
  dose: ['value', 'viability', 'inhibition', 'response'],
  combination: ['value', 'viability', 'inhibition', 'response'],
  replicate: ['effect'],
} as const;

export type AssayKind = keyof typeof VALUES;

/** Reads what a machine wrote. @throws InputError for a table that is none */
export async function readReadings({ file }: ReadingsFiles, kind: AssayKind): Promise<Readings> {
  const name = sourceName(file);
  return parseTidyReadings(await readBytes(file, name), name, VALUES[kind]);
}
