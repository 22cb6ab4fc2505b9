import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openCatalogue, type Catalogue } from '../../atlas/catalogue/open-catalogue.ts';
import { concatenateTables, type ExperimentTable } from '../../atlas/experiment-table.ts';
import { isAtlasFolder } from '../../atlas/manifest.ts';
import { openShards } from '../../atlas/shard.ts';
import { serverPath } from '../../formats/chip-atlas/layout.ts';
import type { Notice } from '../../messages/message.ts';

/** Where experiments are looked for: the sheet of an atlas, or ChIP-Atlas' own list, downloaded or not. */
export type Searched =
  | { readonly experiments: ExperimentTable; readonly catalogue?: undefined }
  | { readonly experiments?: undefined; readonly catalogue: Catalogue };

/**
 * Opens an atlas folder, a folder of `atlas fetch`, or a list of experiments.
 * @param onWork told what takes its time, before it does, and what of a list was left out
 * @returns what is searched, and a function that closes it
 * @throws InputError where the path is none of these
 */
export function openSearched(
  path: string,
  onWork: (notice: Notice) => void = () => undefined,
): Searched & { close(): void } {
  const list = isAtlasFolder(path) ? undefined : experimentListOf(path);
  if (list !== undefined) {
    const catalogue = openCatalogue(list, onWork);
    return { catalogue, close: () => catalogue.close() };
  }
  const tables = openShards(path).map(({ experiments }) => experiments);
  return { experiments: concatenateTables(tables), close: () => undefined };
}

/** The list of experiments that a path means: a folder of `atlas fetch`, or the list itself; undefined for others. */
function experimentListOf(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  if (!statSync(path).isDirectory()) return path;
  const list = join(path, ...serverPath.experimentList.split('/'));
  return existsSync(list) ? list : undefined;
}
