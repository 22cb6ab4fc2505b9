import type { PeakBatch } from '../src/atlas/peaks-file/peaks-file-writer.ts';
import { attributesOf } from './peak-attributes.ts';
import type { SimulatedExperiments } from './simulated-experiments.ts';

const sliceBits = 23;
const widthBits = 13;
const experimentBits = 17;
const slices = 2 ** (32 - sliceBits);
const chunkPeaks = 8192;

/**
 * All peaks of all simulated experiments in the order of the peaks file, one batch per 8 Mb of the genome.
 * Each peak is one double (place in the slice, width, experiment: 53 bits), sorted as a number.
 */
export function* sortedPeaks(
  simulated: SimulatedExperiments,
  experiments: number,
  progress: (experiment: number) => void = () => undefined,
): Generator<PeakBatch> {
  const keys: Float64Array[][] = Array.from({ length: slices }, () => []);
  const filled = new Uint32Array(slices).fill(chunkPeaks);
  for (const [experiment, peaks] of simulated.all(experiments)) {
    for (let i = 0; i < peaks.count; i++) {
      const start = peaks.start[i];
      const slice = start >>> sliceBits;
      if (filled[slice] === chunkPeaks) {
        keys[slice].push(new Float64Array(chunkPeaks));
        filled[slice] = 0;
      }
      const place = start & (2 ** sliceBits - 1);
      keys[slice][keys[slice].length - 1][filled[slice]++] =
        (place * 2 ** widthBits + peaks.width[i]) * 2 ** experimentBits + experiment;
    }
    progress(experiment);
  }
  for (let slice = 0; slice < slices; slice++) {
    const chunks = keys[slice];
    if (chunks.length > 0) yield batchOf(chunks, filled[slice], slice * 2 ** sliceBits);
    keys[slice] = [];
  }
}

function batchOf(chunks: Float64Array[], lastFilled: number, origin: number): PeakBatch {
  const count = (chunks.length - 1) * chunkPeaks + lastFilled;
  const keys = new Float64Array(count);
  chunks.forEach((chunk, i) => {
    keys.set(i === chunks.length - 1 ? chunk.subarray(0, lastFilled) : chunk, i * chunkPeaks);
  });
  keys.sort();
  const batch = {
    count,
    start: new Uint32Array(count),
    width: new Uint32Array(count),
    experiment: new Uint32Array(count),
    summitOffset: new Uint32Array(count),
    signalCode: new Uint8Array(count),
    score: new Uint32Array(count),
  };
  for (let i = 0; i < count; i++) {
    const key = keys[i];
    const experiment = key % 2 ** experimentBits;
    const rest = (key - experiment) / 2 ** experimentBits;
    const width = rest % 2 ** widthBits;
    const start = origin + (rest - width) / 2 ** widthBits;
    const attributes = attributesOf(start, width, experiment);
    batch.start[i] = start;
    batch.width[i] = width;
    batch.experiment[i] = experiment;
    batch.summitOffset[i] = attributes.summitOffset;
    batch.signalCode[i] = attributes.signalCode;
    batch.score[i] = attributes.score;
  }
  return batch;
}
