import type { Atlas } from './open-atlas.ts';
import { scanPeaks } from './peaks-file/scan-peaks.ts';

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
