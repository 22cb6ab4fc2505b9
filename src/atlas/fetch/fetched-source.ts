import { existsSync, statSync } from 'node:fs';
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
 * @param release day of the list of experiments
 * @returns the source, and the experiments without a peak on the server, which are not in it
 */
export function fetchedSource(
  folder: string,
  listed: readonly CatalogueRow[],
  selection: Selection,
  release: string,
): { source: ExperimentSource; without: string[] } {
  const { genome, threshold } = selection;
  const local = (path: string): string => join(folder, ...path.split('/'));
  const peakFile = (row: DescribedExperiment): string =>
    local(serverPath.experimentPeaks(genome, row.experiment, threshold));
  const single = selection.files === 'per-experiment';
  const holdsPeaks = (row: CatalogueRow): boolean =>
    !single || (existsSync(peakFile(row)) && statSync(peakFile(row)).size > 0);
  return {
    source: chipAtlasExperiments(
      listed.filter(holdsPeaks),
      { genome, threshold, release },
      single ? peakFile : local(serverPath.lightPeaks(genome, threshold)),
    ),
    without: listed.filter((row) => !holdsPeaks(row)).map((row) => row.experiment),
  };
}

/** The genome of downloaded experiments: known, else by the downloaded sizes; gene models as far as they were downloaded. */
export async function fetchedGenome(
  folder: string,
  genome: string,
): Promise<{ assembly: Assembly; genes: GeneModels | undefined }> {
  const local = (path: string): string => join(folder, ...path.split('/'));
  const tss = local(serverPath.tss(genome));
  return {
    assembly: knownAssembly(genome) ?? (await readChromSizes(local(serverPath.chromosomeSizes(genome)))),
    genes: existsSync(tss) ? readTssFile(tss) : undefined,
  };
}
