import type { Atlas } from './open-atlas.ts';
import { scanPeaks } from './peaks-file/scan-peaks.ts';

/** Per experiment, the sum of its peaks' lengths and the bases that they cover. */
export function coveredBases({ experiments, shards }: Pick<Atlas, 'experiments' | 'shards'>): {
  total: Float64Array;
  covered: Float64Array;
} {
  const total = new Float64Array(experiments.count);
  const covered = new Float64Array(total.length);
  const reached = new Float64Array(total.length);
  for (const { shard, firstExperiment } of shards) {
    scanPeaks(shard.peaks, false, (block) => {
      for (let i = 0; i < block.count; i++) {
        const experiment = firstExperiment + block.experiment[i];
        const end = block.start[i] + block.width[i];
        total[experiment] += block.width[i];
        covered[experiment] += Math.max(0, end - Math.max(block.start[i], reached[experiment]));
        reached[experiment] = Math.max(reached[experiment], end);
      }
    });
  }
  return { total, covered };
}
