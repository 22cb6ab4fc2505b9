import type { Atlas } from './open-atlas.ts';

/** Peaks of some experiments; element i of every array describes peak i, sorted by start. */
export interface ClassIntervals {
  readonly experiments: number;
  /** Linear coordinates. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Place of the experiment in the list that was asked for. */
  readonly experiment: Uint16Array;
  readonly score: Float32Array;
}

/**
 * Reads all peaks of some experiments, chromosome by chromosome.
 * @param what the score column (the rank score where an experiment has none), or the rank score within the experiment
 */
export async function classIntervals(
  atlas: Atlas,
  experiments: ArrayLike<number>,
  what: 'score' | 'rank',
): Promise<ClassIntervals> {
  const list = Array.from(experiments);
  const placeOf = new Map(list.map((experiment, place) => [experiment, place]));
  const total = list.reduce((sum, experiment) => sum + atlas.experiments.peaks[experiment], 0);
  const start = new Uint32Array(total);
  const end = new Uint32Array(total);
  const experiment = new Uint16Array(total);
  const score = new Float32Array(total);
  const scored = list.map((each) => what === 'score' && atlas.meaningOf(each).score !== 'none');
  const { genome } = atlas;
  let filled = 0;
  for (let code = 0; code < genome.chromosomeNames.length; code++) {
    const missing = Float64Array.of(NaN);
    const whole = {
      count: 1,
      chromosomeNames: [genome.chromosomeNames[code]],
      chromosome: new Uint16Array(1),
      start: new Int32Array(1),
      end: Int32Array.of(genome.sizes[code]),
      summit: new Int32Array(1),
      signal: missing,
      score: missing,
    };
    const peaks = await atlas.peaksOverlapping(whole, list);
    for (let i = 0; i < peaks.count; i++, filled++) {
      const place = placeOf.get(peaks.experiment[i]) ?? 0;
      start[filled] = genome.offsets[code] + peaks.start[i];
      end[filled] = genome.offsets[code] + peaks.end[i];
      experiment[filled] = place;
      score[filled] = scored[place] ? peaks.score[i] : peaks.signalCode[i];
    }
  }
  return {
    experiments: list.length,
    start: start.subarray(0, filled),
    end: end.subarray(0, filled),
    experiment: experiment.subarray(0, filled),
    score: score.subarray(0, filled),
  };
}
