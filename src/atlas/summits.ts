import type { Atlas } from './open-atlas.ts';
import { scanPeaks } from './peaks-file/scan-peaks.ts';

/** Blocks between two reports of progress. */
const BLOCKS = 4096;

/**
 * Visits the summit of every peak of some experiments in one pass over the atlas, by position within each of its folders.
 * @param visit told the place of the experiment among those asked for, the chromosome (number of the atlas' genome) and the summit there, 0-based
 * @param progress told the fraction of the atlas that is read
 */
export function visitSummits(
  atlas: Pick<Atlas, 'shards' | 'experiments'>,
  experiments: Uint32Array,
  visit: (place: number, chromosome: number, summit: number) => void,
  progress?: (fraction: number) => void,
): void {
  const placeOf = new Int32Array(atlas.experiments.count).fill(-1);
  experiments.forEach((experiment, place) => (placeOf[experiment] = place));
  const blocks = atlas.shards.reduce((sum, { shard }) => sum + shard.peaks.header.blocks, 0);
  let read = 0;
  for (const { shard, firstExperiment } of atlas.shards) {
    const { offsets } = shard.peaks.genome;
    let code = 0;
    scanPeaks(shard.peaks, true, ({ count, start, experiment, summitOffset }) => {
      for (let i = 0; i < count; i++) {
        const place = placeOf[experiment[i] + firstExperiment];
        if (place < 0) continue;
        while (code + 1 < offsets.length && start[i] >= offsets[code + 1]) code++;
        visit(place, code, start[i] - offsets[code] + summitOffset[i]);
      }
      if (++read % BLOCKS === 0) progress?.(read / blocks);
    });
  }
  progress?.(1);
}
