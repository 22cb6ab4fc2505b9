// How long are the fragments that were sequenced from their ends? Reads of the two strands pile up a fragment apart.
import type { SingleReads } from '../../genome/reads/aligned-reads.ts';
import { countReads } from '../../genome/reads/read-numbers.ts';
import { coveredSummits, groupedSummits, type PileBounds, type StrandSummits } from './strand-summits.ts';

export interface FragmentModelSettings {
  /** Bases of the genome that reads can be placed on. */
  readonly genomeSize: number;
  /** Width of sonicated fragments in bp. */
  readonly bandwidth: number;
  /** Piles have between `low` and `high` times the reads of the genome's mean. */
  readonly foldLow: number;
  readonly foldHigh: number;
  readonly rule: 'macs2' | 'macs3';
}

/** What the model found; without `length` there are too few pairs of piles to tell. */
export interface FragmentModel {
  /** Length of fragments in bp. */
  readonly length?: number;
  /** Other lengths at which the strands agree, bp ascending; `length` is among them. */
  readonly alternatives: readonly number[];
  /** Pairs of piles, one of each strand. */
  readonly pairs: number;
  /** Correlation of the strands by shift, smoothed; for the picture. */
  readonly shift: Float64Array;
  readonly correlation: Float64Array;
}

/** Piles that tell the length of fragments hold so many times the mean. **Source:** MACS. */
export const MACS_MODEL = { bandwidth: 300, foldLow: 5, foldHigh: 50 };
/** Drawn to where the reads do not tell their fragments' length, bp. **Source:** MACS' default `--extsize`. */
export const USUAL_FRAGMENT = 200;
/** Fewer pairs of piles than this tell nothing. */
export const FEWEST_PAIRS = 100;
/** Shifts up to this are those of reads, not of fragments, bp. */
const SHORTEST = 20;
/** A 5' end is drawn this many bp wide. */
const TAG_WIDTH = 10;
const SMOOTHED_OVER = 11;

/**
 * Length of fragments by the cross-correlation of the strands around paired piles.
 *
 * **Source:** Zhang Y et al. (2008), Genome Biol 9:R137, as MACS 2.2.7 and 3.0 compute it.
 * @param reads without duplicates
 */
export function fragmentModel(reads: SingleReads, settings: FragmentModelSettings): FragmentModel {
  const window = 2 * settings.bandwidth;
  const perWindow = (countReads(reads) * window) / settings.genomeSize / 2;
  const bounds: PileBounds = {
    window,
    fewest: roundHalfEven(perWindow * settings.foldLow),
    most: roundHalfEven(perWindow * settings.foldHigh),
  };
  const summits = settings.rule === 'macs2' ? groupedSummits : coveredSummits;
  const width = 1 + 2 * window + TAG_WIDTH;
  const forward = new Int32Array(width);
  const reverse = new Int32Array(width);
  let pairs = 0;
  const chromosomes = [...reads.chromosomes].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const chromosome of chromosomes) {
    const centres = pairCentres(
      summits(chromosome.forward, bounds),
      summits(chromosome.reverse, bounds),
      window,
    );
    pairs += centres.length;
    addAround(centres, chromosome.forward, forward, window);
    addAround(centres, chromosome.reverse, reverse, window);
  }
  const none = { alternatives: [], pairs, shift: new Float64Array(0), correlation: new Float64Array(0) };
  if (pairs < FEWEST_PAIRS) return none;
  const correlation = smooth(correlate(runningSum(reverse), runningSum(forward), window));
  // MACS spreads 2n shifts evenly from -n to n, so that they are a little more than one apart.
  const shift = Float64Array.from(correlation, (_, at) => -window + (at * 2 * window) / (2 * window - 1));
  const maxima: number[] = [];
  for (let at = 1; at + 1 < correlation.length; at++) {
    const peak = correlation[at] > correlation[at - 1] && correlation[at] > correlation[at + 1];
    if (peak && shift[at] > SHORTEST) maxima.push(at);
  }
  if (maxima.length === 0) return { ...none, shift, correlation };
  const best = maxima.reduce((a, b) => (correlation[b] >= correlation[a] ? b : a));
  return {
    length: Math.trunc(shift[best]),
    alternatives: maxima.map((at) => Math.trunc(shift[at])),
    ...{ pairs, shift, correlation },
  };
}

/** Middles between piles of the two strands within a window of each other, of like height, forward before reverse. */
function pairCentres(plus: StrandSummits, minus: StrandSummits, window: number): Int32Array {
  const centres: number[] = [];
  let first = 0;
  for (let p = 0; p < plus.position.length; p++) {
    const position = plus.position[p];
    while (first < minus.position.length && minus.position[first] < position - window) first++;
    let m = first;
    for (; m < minus.position.length && minus.position[m] <= position + window; m++) {
      const ratio = plus.height[p] / minus.height[m];
      if (ratio < 2 && ratio > 0.5 && position < minus.position[m]) {
        centres.push(Math.floor((position + minus.position[m]) / 2));
      }
    }
    // MACS ends here, with the pairs of the first pile that reaches the last one of the other strand.
    if (m === minus.position.length) break;
  }
  return Int32Array.from(centres);
}

/** Adds the ends of tags around each centre to `line`, as +1 where a drawn tag starts and -1 where it ends. */
function addAround(centres: Int32Array, tags: Int32Array, line: Int32Array, window: number): void {
  const half = window + TAG_WIDTH / 2;
  const last = line.length - 1;
  let first = 0;
  for (const centre of centres) {
    while (first < tags.length && tags[first] < centre - half) first++;
    let at = first;
    for (; at < tags.length && tags[at] <= centre + half; at++) {
      line[Math.max(0, tags[at] - TAG_WIDTH / 2 - centre + half)]++;
      line[Math.min(last, tags[at] + TAG_WIDTH / 2 - centre + half)]--;
    }
    if (at === tags.length) break; // as MACS does: later centres would see the same last tags
  }
}

function runningSum(changes: Int32Array): Float64Array {
  let sum = 0;
  return Float64Array.from(changes, (change) => (sum += change));
}

/** Correlation of `a` shifted against `b`, for shifts 1 - window to window. */
function correlate(a: Float64Array, b: Float64Array, window: number): Float64Array {
  const x = standardised(a);
  const y = standardised(b);
  const correlation = new Float64Array(2 * window);
  for (let at = 0; at < correlation.length; at++) {
    const shift = 1 - window + at;
    let sum = 0;
    const to = Math.min(y.length, x.length - shift);
    for (let n = Math.max(0, -shift); n < to; n++) sum += x[n + shift] * y[n];
    correlation[at] = sum;
  }
  return correlation;
}

function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  const scale = Math.sqrt(squares / values.length) * values.length;
  return values.map((value) => (value - mean) / scale);
}

/** Running mean over eleven values, the ends mirrored: without the first value on the left, with the last on the right. */
function smooth(values: Float64Array): Float64Array {
  const half = (SMOOTHED_OVER - 1) / 2;
  const n = values.length;
  return values.map((_, at) => {
    let sum = 0;
    for (let near = at - half; near <= at + half; near++) {
      sum += values[near < 0 ? -near : near < n ? near : 2 * n - 1 - near];
    }
    return sum / SMOOTHED_OVER;
  });
}

/** Rounds as MACS does: halves to the even number. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
