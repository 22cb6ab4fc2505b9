import { parseEffects } from '../../../formats/plates/effect-table.ts';
import { refuseCq } from '../../../formats/plates/cq-table.ts';
import { parseReadings } from '../../../formats/plates/readings-reader.ts';
import { parseSamples } from '../../../formats/plates/sample-table.ts';
import { readBytes, sourceName } from '../../../formats/text/byte-source.ts';
import type { EffectRows } from '../../../tables/effect-rows.ts';
import type { Readings } from '../../../tables/readings.ts';
import type { Sample } from '../../../tables/samples.ts';
import { bytesOf, type ReadingsFiles } from './readings-input.ts';

/** Where effects over lines and donors come from: finished effects, or readings of several lines or donors. */
export interface ReplicateFiles extends ReadingsFiles {
  /** What lines and donors are: name, kind, status, before, after. */
  readonly samples?: string | undefined;
}

/** What the question needs, opened: one of the two tables. */
export interface ReplicateInput {
  readonly table: { readonly effects: EffectRows } | { readonly readings: Readings };
  readonly samples: readonly Sample[];
}

/** Reads the table, whose columns tell which of the two it is. @throws InputError for one that is neither, and for Cq values */
export async function openReplicate({ file, map, sheet, samples }: ReplicateFiles): Promise<ReplicateInput> {
  const table = await bytesOf(file);
  const known = samples === undefined ? [] : parseSamples(await readBytes(samples), sourceName(samples));
  const effects = parseEffects(table);
  if (effects !== undefined) return { table: { effects }, samples: known };
  refuseCq(table);
  const named = map === undefined ? {} : { map: await bytesOf(map) };
  return { table: { readings: parseReadings(table, 'replicate', { sheet, ...named }) }, samples: known };
}
