import { batches } from '../../../atlas/peaks-of-each.ts';
import type { Atlas } from '../../../atlas/open-atlas.ts';
import type { PeakColumns } from '../../../genome/peak-columns.ts';
import type { KnownNames } from '../../../genome/antigens/antigen-aliases.ts';
import type { Breadth } from '../../../partners/enrichment/matched-genes.ts';
import { worldExperiments } from '../atlas-potentials.ts';

/** Experiments that tell at how many promoters factors are: more of them tell no more. */
const EXPERIMENTS = 300;

/**
 * Which windows of genes hold a peak, experiment by experiment, in the order they are asked for.
 * @param minScore least score of a peak that counts
 */
export async function* boundWindows(
  atlas: Pick<Atlas, 'experiments' | 'peaksOverlapping'>,
  windows: PeakColumns,
  experiments: Iterable<number>,
  minScore = -Infinity,
): AsyncGenerator<Uint8Array> {
  for (const batch of batches(experiments, atlas.experiments.peaks)) {
    const { count, experiment, query, score } = await atlas.peaksOverlapping(windows, batch);
    const bound = new Map(batch.map((row) => [row, new Uint8Array(windows.count)]));
    for (let i = 0; i < count; i++) {
      const own = bound.get(experiment[i]);
      if (own !== undefined && !(score[i] < minScore)) own[query[i]] = 1;
    }
    yield* bound.values();
  }
}

/** In how many experiments of an atlas, of at most 300 spread over it, each window holds a peak. */
export async function windowBreadth(
  atlas: Pick<Atlas, 'experiments' | 'peaksOverlapping'>,
  windows: PeakColumns,
  names: KnownNames,
): Promise<Breadth> {
  const { rows } = worldExperiments(atlas.experiments, names, EXPERIMENTS);
  const all = new Uint16Array(windows.count);
  const ofAntigen = new Map<string, Uint16Array>();
  let at = 0;
  for await (const bound of boundWindows(atlas, windows, rows)) {
    const key = names.key(atlas.experiments.antigen[rows[at++]]);
    const own = ofAntigen.get(key) ?? new Uint16Array(windows.count);
    ofAntigen.set(key, own);
    bound.forEach((value, window) => {
      all[window] += value;
      own[window] += value;
    });
  }
  return { experiments: rows.length, all, ofAntigen };
}
