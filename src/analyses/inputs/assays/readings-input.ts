import type { Readings } from '../../../tables/readings.ts';
import type { TableKind } from '../../../formats/plates/column-aliases.ts';
import { parseReadings, type FileBytes } from '../../../formats/plates/readings-reader.ts';
import { readBinary, sourceName } from '../../../formats/text/byte-source.ts';
import { refuseNothingPacked } from '../../../formats/text/held-memory.ts';

/** Where readings of the bench come from. */
export interface ReadingsFiles {
  /** What a machine wrote, or a tidy table: a workbook or text. */
  readonly file: string;
  /** What the wells, samples or lanes are: a table, or a plate plan. */
  readonly map?: string;
  /** Sheet of the workbook, by its name or number; by default the one that has such a table. */
  readonly sheet?: string;
}

export type AssayKind = Exclude<TableKind, 'map'>;

/** Reads what a machine wrote, and the map beside it. @throws InputError for a table that is none */
export async function readReadings({ file, map, sheet }: ReadingsFiles, kind: AssayKind): Promise<Readings> {
  return parseReadings(await bytesOf(file), kind, {
    sheet,
    ...(map === undefined ? {} : { map: await bytesOf(map) }),
  });
}

/** A file in memory: a workbook or text. */
export async function bytesOf(path: string): Promise<FileBytes> {
  const name = sourceName(path);
  return { bytes: await readBinary(path, name, refuseNothingPacked), name };
}
