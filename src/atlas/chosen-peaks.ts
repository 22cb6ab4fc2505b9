import type { Atlas } from './open-atlas.ts';
import { scanPeaks } from './peaks-file/scan-peaks.ts';
import type { Shard } from './shard.ts';

/** Peaks of some experiments; element i of every array describes peak i. */
export interface ChosenPeaks {
  readonly experiments: number;
  /** Linear coordinate of each summit, in no order. */
  readonly summit: Uint32Array;
  /** Place of the experiment in the list that was asked for. */
  readonly experiment: Uint32Array;
  /** The score column; the code where an experiment has no scores. */
  readonly score: Float32Array;
  /** Code 0-255 of the exponential rank score within the experiment. */
  readonly code: Uint8Array;
}

/** Reads all peaks of some experiments in one pass. */
export function chosenPeaks(atlas: Atlas, experiments: ArrayLike<number>): ChosenPeaks {
  const list = Array.from(experiments);
  const total = list.reduce((sum, experiment) => sum + atlas.experiments.peaks[experiment], 0);
  const scored = list.map((experiment) => atlas.meaningOf(experiment).score !== 'none');
  const summit = new Uint32Array(total);
  const experiment = new Uint32Array(total);
  const score = new Float32Array(total);
  const code = new Uint8Array(total);
  const placeOf = new Int32Array(atlas.experiments.count).fill(-1);
  list.forEach((number, place) => (placeOf[number] = place));
  let filled = 0;
  for (const { shard, firstExperiment } of atlas.shards) {
    scanPeaks(shard.peaks, true, (block) => {
      for (let i = 0; i < block.count; i++) {
        const place = placeOf[firstExperiment + block.experiment[i]];
        if (place < 0) continue;
        summit[filled] = block.start[i] + block.summitOffset[i];
        experiment[filled] = place;
        code[filled] = block.signalCode[i];
        score[filled++] = scored[place] ? block.score[i] : block.signalCode[i];
      }
    });
  }
  return { experiments: list.length, summit, experiment, score, code };
}

/** One experiment of an atlas: which shard holds it, and its number there. */
export interface ShardExperiment {
  readonly shard: number;
  readonly number: number;
}

/** Peaks of some experiments; element i of every array describes peak i. */
export interface ExperimentSummits {
  /** Linear coordinate of each summit. */
  readonly summit: Uint32Array;
  /** Experiment of each: an index into the list that was asked for. */
  readonly experiment: Uint16Array;
  /** Code 0-255 of the exponential rank score of each within its experiment. */
  readonly code: Uint8Array;
}

/**
 * Reads the summits and rank scores of several lists of experiments in one pass over the peaks.
 * @param shards the folders of the atlas, opened
 * @param lists experiments of each list, at most 65,535 in each
 * @param progress called with the fraction of the peaks that have been read
 */
export function readSummits(
  shards: readonly Shard[],
  lists: readonly (readonly ShardExperiment[])[],
  progress?: (fraction: number) => void,
): ExperimentSummits[] {
  const listOf = shards.map(({ experiments }) => new Int32Array(experiments.count).fill(-1));
  const placeOf = shards.map(({ experiments }) => new Uint16Array(experiments.count));
  const results = lists.map((list, number): ExperimentSummits => {
    let peaks = 0;
    list.forEach(({ shard, number: experiment }, place) => {
      listOf[shard][experiment] = number;
      placeOf[shard][experiment] = place;
      peaks += shards[shard].experiments.peaks[experiment];
    });
    return {
      summit: new Uint32Array(peaks),
      experiment: new Uint16Array(peaks),
      code: new Uint8Array(peaks),
    };
  });
  const filled = new Float64Array(lists.length);
  const all = shards.reduce((sum, { manifest }) => sum + manifest.counts.peaks, 0);
  let read = 0;
  shards.forEach((shard, number) => {
    scanPeaks(shard.peaks, true, (block) => {
      for (let i = 0; i < block.count; i++) {
        const list = listOf[number][block.experiment[i]];
        if (list < 0) continue;
        const at = filled[list]++;
        const { summit, experiment, code } = results[list];
        summit[at] = block.start[i] + block.summitOffset[i];
        experiment[at] = placeOf[number][block.experiment[i]];
        code[at] = block.signalCode[i];
      }
      read += block.count;
      progress?.(read / all);
    });
  });
  return results;
}
