import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Assembly } from '../src/genome/assembly.ts';
import { nameOf } from './bed-text.ts';
import type { Counts } from './contenders.ts';
import type { SimulatedExperiments, SimulatedPeaks } from './simulated-experiments.ts';

type Region = [chromosome: string, start: number, end: number];

interface GtarsModule {
  readonly initSync: (options: { module: Uint8Array }) => unknown;
  readonly LolaRegionDB: new (sets: { regions: Region[]; name: string }[]) => object;
  readonly runLOLA: (
    userSets: Region[][],
    universe: Region[],
    database: object,
  ) => { readonly filename: string[]; readonly support: number[] };
}

/**
 * The overlap counts of @databio/gtars: its LOLA reports for every region set the number of user regions that
 * overlap it (`support`). The query serves as its own universe, which leaves the counts as they are.
 * **Source:** Sheffield & Bock 2016, Bioinformatics 32:587; github.com/databio/gtars
 */
export async function createGtars(
  simulated: SimulatedExperiments,
  experiments: number,
): Promise<(query: SimulatedPeaks) => Counts> {
  const path = createRequire(import.meta.url).resolve('@databio/gtars');
  const gtars = (await import('@databio/gtars')) as unknown as GtarsModule;
  gtars.initSync({ module: readFileSync(path.replace(/\.js$/, '_bg.wasm')) });
  const sets = Array.from(simulated.all(experiments), ([experiment, peaks]) => ({
    name: nameOf(experiment),
    regions: regionsOf(peaks, simulated.assembly),
  }));
  const database = new gtars.LolaRegionDB(sets);
  return (query) => {
    const regions = regionsOf(query, simulated.assembly);
    const { filename, support } = gtars.runLOLA([regions], regions, database);
    return new Map(filename.map((name, i) => [name, support[i]]));
  };
}

function regionsOf(peaks: SimulatedPeaks, assembly: Assembly): Region[] {
  return Array.from({ length: peaks.count }, (_, i) => {
    const start = peaks.start[i] - assembly.offsets[peaks.chromosome[i]];
    return [assembly.chromosomeNames[peaks.chromosome[i]], start, start + peaks.width[i]];
  });
}
