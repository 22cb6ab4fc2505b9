import { join } from 'node:path';
import { serverPath } from '../../formats/chip-atlas/layout.ts';
import { readTssFile } from '../../formats/chip-atlas/tss-reader.ts';
import { readChromSizes } from '../../formats/genes/chrom-sizes-reader.ts';
import { knownAssembly, type Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import type { ExperimentSource } from '../making/build-atlas.ts';
import { chipAtlasExperiments, type DescribedExperiment } from '../making/chip-atlas-columns.ts';
import type { CatalogueRow } from '../catalogue/open-catalogue.ts';
import type { Selection } from './lock-file.ts';

/**
 * What an atlas is built from: the list's columns, what the catalogue knows, and the downloaded files.
 * @param folder the download folder
 * @param brought bytes of each file that is there, by its path on the server: no other file is looked at
 * @param release day of the list of experiments
 * @returns the source, and the experiments without a peak on the server, which are not in it
 */
export function fetchedSource(
  folder: string,
  listed: readonly CatalogueRow[],
  brought: ReadonlyMap<string, number>,
  selection: Selection,
  release: string,
): { source: ExperimentSource; without: CatalogueRow[] } {
  const { genome, threshold } = selection;
  const local = (path: string): string => join(folder, ...path.split('/'));
  const onServer = (row: DescribedExperiment): string =>
    serverPath.experimentPeaks(genome, row.experiment, threshold);
  const single = selection.files === 'per-experiment';
  const holdsPeaks = (row: CatalogueRow): boolean => !single || (brought.get(onServer(row)) ?? 0) > 0;
  return {
    source: chipAtlasExperiments(
      listed.filter(holdsPeaks),
      { genome, threshold, release },
      single ? (row) => local(onServer(row)) : local(serverPath.lightPeaks(genome, threshold)),
    ),
    without: listed.filter((row) => !holdsPeaks(row)),
  };
}

/** The genome of downloaded experiments: known, else by the downloaded sizes; gene models as far as they were downloaded. */
export async function fetchedGenome(
  folder: string,
  genome: string,
  brought: ReadonlyMap<string, number>,
): Promise<{ assembly: Assembly; genes: GeneModels | undefined }> {
  const local = (path: string): string => join(folder, ...path.split('/'));
  const tss = serverPath.tss(genome);
  return {
    assembly: knownAssembly(genome) ?? (await readChromSizes(local(serverPath.chromosomeSizes(genome)))),
    genes: brought.has(tss) ? readTssFile(local(tss)) : undefined,
  };
}
