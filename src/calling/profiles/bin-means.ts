// The mean of a signal in each bin of the windows around sites.
import type { Runs } from '../../formats/signal/signal-runs.ts';
import { chromosomeCodes } from '../../genome/chromosome-names.ts';
import { sortOrder } from '../../statistics/sort-order.ts';
import { binsOf, type SignalSites, type WindowSize } from './signal-sites.ts';

/** A signal that is asked for window by window. */
export interface WindowedSignal {
  /** Without a length where nothing tells it. */
  readonly chromosomes: readonly { readonly name: string; readonly length: number | undefined }[];
  /** Runs of a window on a chromosome, by its place in the list, cut at its ends; where none is, nothing is known. */
  runs(chromosome: number, start: number, end: number): Runs;
}

/** A signal at sites. */
export interface BinMeans {
  /** Of site i the bins are [i * bins, (i + 1) * bins), from upstream to downstream; NaN where nothing could be measured. */
  readonly values: Float32Array;
  /** Sites on sequences that the signal does not have. */
  readonly elsewhere: number;
  /** Sites of whose window a bin or more lies beyond an end of the chromosome. */
  readonly beyondEnd: number;
  /** Sites on the signal's chromosomes in whose window it has no value at all. */
  readonly withoutValue: number;
}

/** Distance of the chromosomes' starts on one line: more than a chromosome's greatest length. */
const APART = 0x1_0000_0000;

/**
 * Means over all bases of each bin, those without a value counting as 0, as `bigWigAverageOverBed` has them in its column mean0 and
 * `computeMatrix --missingDataAsZero` in its matrix. Of a bin that is not wholly on the chromosome there is none. Chromosomes are the same
 * under any of their names; windows are read in the order of the genome.
 */
export function binMeans(signal: WindowedSignal, sites: SignalSites, size: WindowSize): BinMeans {
  const { flank, bin } = size;
  const bins = binsOf(size);
  const values = new Float32Array(sites.count * bins).fill(NaN);
  const codes = chromosomeCodes(
    sites.chromosomeNames,
    signal.chromosomes.map(({ name }) => name),
  );
  // What is on no chromosome of the signal comes first, with negative places.
  const line = Float64Array.from(
    sites.point,
    (point, site) => APART * codes[sites.chromosome[site]] + Math.max(0, point),
  );
  const sums = new Float64Array(bins);
  let [elsewhere, beyondEnd, withoutValue] = [0, 0, 0];
  for (const site of sortOrder(line)) {
    const code = codes[sites.chromosome[site]];
    if (code < 0) {
      elsewhere++;
      continue;
    }
    const first = sites.point[site] - flank;
    const length = signal.chromosomes[code].length ?? Infinity;
    const from = Math.min(bins, Math.max(0, Math.ceil(-first / bin)));
    const to = Math.max(from, Math.min(bins, Math.floor((length - first) / bin)));
    if (to - from < bins) beyondEnd++;
    if (from === to) continue;
    const runs = signal.runs(code, first + from * bin, first + to * bin);
    if (runs.start.length === 0) withoutValue++;
    sums.fill(0);
    addRuns(sums, runs, first, bin);
    const isTurned = sites.strand[site] < 0;
    for (let at = from; at < to; at++) values[site * bins + (isTurned ? bins - 1 - at : at)] = sums[at] / bin;
  }
  return { values, elsewhere, beyondEnd, withoutValue };
}

/** Adds to each bin the bases of the runs in it times their value. */
function addRuns(sums: Float64Array, { start, end, value }: Runs, first: number, bin: number): void {
  for (let run = 0; run < start.length; run++) {
    const last = end[run] - first;
    let at = start[run] - first;
    for (let into = Math.floor(at / bin); at < last; into++) {
      const until = Math.min(last, (into + 1) * bin);
      sums[into] += (until - at) * value[run];
      at = until;
    }
  }
}
