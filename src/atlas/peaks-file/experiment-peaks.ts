import type { PeakColumns } from '../../genome/peak-columns.ts';
import type { GenomeLayout } from './layout.ts';
import type { PeaksFile } from './open-peaks-file.ts';
import { overlappingPeaks, PeakList } from './overlapping-peaks.ts';
import type { OverlappingPeaks } from './overlapping-peaks.ts';
import { linearQuery } from './linear-query.ts';
import { scanPeaks } from './scan-peaks.ts';

/** Peaks as stored: what is ranked by is the signal code (0 to 255). */
export interface StoredPeaks extends Omit<PeakColumns, 'signal'> {
  /** Experiment of each peak. */
  readonly experiment: Uint32Array;
  readonly signalCode: Uint32Array;
}

/** Pairs of a query interval and a peak that overlaps it. */
export interface StoredPairs extends StoredPeaks {
  /** Row of the query interval. */
  readonly query: Uint32Array;
}

/** All peaks of one experiment in order of position: one pass over the file. */
export function peaksOfExperiment(file: PeaksFile, experiment: number): StoredPeaks {
  const list = new PeakList();
  scanPeaks(file, true, (block) => {
    for (let i = 0; i < block.count; i++) if (block.experiment[i] === experiment) list.push(block, i);
  });
  return onChromosomes({ count: list.length, ...list.views() }, file.genome);
}

/**
 * The peaks of chosen experiments that overlap the query, one row per pair.
 * @param query intervals in any order, their chromosomes named as in the file's genome
 * @param experiments numbers of the experiments; all by default
 * @returns pairs by start of the query interval, then by position of the peak
 */
export function peaksOverlapping(
  file: PeaksFile,
  query: PeakColumns,
  experiments?: readonly number[],
): StoredPairs {
  const wanted = new Uint8Array(file.experiments);
  if (experiments === undefined) wanted.fill(1);
  else for (const experiment of experiments) wanted[experiment] = 1;
  const { intervals, row } = linearQuery(query, file.genome);
  const pairs = overlappingPeaks(file, intervals, wanted);
  return { ...onChromosomes(pairs, file.genome), query: pairs.query.map((place) => row[place]) };
}

function onChromosomes(peaks: Omit<OverlappingPeaks, 'query'>, genome: GenomeLayout): StoredPeaks {
  const { count, experiment, signalCode } = peaks;
  const chromosome = new Uint16Array(count);
  const start = new Int32Array(count);
  const end = new Int32Array(count);
  const summit = new Int32Array(count);
  let code = 0;
  for (let i = 0; i < count; i++) {
    const linear = peaks.start[i];
    // Pairs go back and forth a little, mostly on one chromosome.
    while (linear < genome.offsets[code]) code--;
    while (code + 1 < genome.offsets.length && linear >= genome.offsets[code + 1]) code++;
    chromosome[i] = code;
    start[i] = linear - genome.offsets[code];
    end[i] = start[i] + peaks.width[i];
    summit[i] = start[i] + peaks.summitOffset[i];
  }
  return {
    count,
    chromosomeNames: genome.chromosomeNames,
    chromosome,
    start,
    end,
    summit,
    score: Float64Array.from(peaks.score),
    experiment,
    signalCode,
  };
}
