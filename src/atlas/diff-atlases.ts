import { regionColumns } from '../genome/region.ts';
import type { Atlas } from './open-atlas.ts';

/** One experiment in two atlases. */
export interface ExperimentChange {
  readonly experiment: string;
  readonly change: 'appeared' | 'vanished' | 'peaks' | 'annotation' | 'same';
  /** Row of each atlas' experiment table; -1 where it is not there. */
  readonly oldRow: number;
  readonly newRow: number;
  /** Peaks with the same start and end in both. */
  readonly samePeaks: number;
  /** Annotations that differ, `antigen: H3K27me3 -> H3K27ac`. */
  readonly annotations: readonly string[];
}

/** Widths are compared up to this; a start and a width are one number. */
const WIDTHS = 1 << 22;
const COMPARED = ['antigenClass', 'antigen', 'cellClass', 'cell'] as const;

/**
 * Compares two atlases of one genome, experiment by experiment.
 * @returns one row per experiment of either, changed ones first, then by name
 */
export async function diffAtlases(before: Atlas, after: Atlas): Promise<ExperimentChange[]> {
  const newRowOf = new Map(after.experiments.experiment.map((name, row) => [name, row]));
  const inBoth = before.experiments.experiment
    .map((name, oldRow) => ({ name, oldRow, newRow: newRowOf.get(name) ?? -1 }))
    .filter(({ newRow }) => newRow >= 0);
  const same = await samePeaks(before, after, inBoth);
  const changes = inBoth.map(({ name, oldRow, newRow }, i): ExperimentChange => {
    const annotations = COMPARED.filter(
      (column) => before.experiments[column][oldRow] !== after.experiments[column][newRow],
    ).map(
      (column) =>
        `${column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}: ` +
        `${before.experiments[column][oldRow]} -> ${after.experiments[column][newRow]}`,
    );
    const peaksDiffer =
      before.experiments.peaks[oldRow] !== after.experiments.peaks[newRow] ||
      same[i] !== after.experiments.peaks[newRow];
    const change = peaksDiffer ? 'peaks' : annotations.length > 0 ? 'annotation' : 'same';
    return { experiment: name, change, oldRow, newRow, samePeaks: same[i], annotations };
  });
  const oldNames = new Set(before.experiments.experiment);
  const nothing = { oldRow: -1, newRow: -1, samePeaks: 0, annotations: [] };
  after.experiments.experiment.forEach((experiment, newRow) => {
    if (!oldNames.has(experiment)) changes.push({ ...nothing, experiment, change: 'appeared', newRow });
  });
  before.experiments.experiment.forEach((experiment, oldRow) => {
    if (!newRowOf.has(experiment)) changes.push({ ...nothing, experiment, change: 'vanished', oldRow });
  });
  const order = ['vanished', 'peaks', 'annotation', 'appeared', 'same'];
  return changes.sort(
    (a, b) => order.indexOf(a.change) - order.indexOf(b.change) || (a.experiment < b.experiment ? -1 : 1),
  );
}

/** Peaks with equal start and end, per pair of experiments; equal peaks of one experiment count each. */
async function samePeaks(
  before: Atlas,
  after: Atlas,
  pairs: readonly { readonly oldRow: number; readonly newRow: number }[],
): Promise<Float64Array> {
  const same = new Float64Array(pairs.length);
  const oldRows = pairs.map(({ oldRow }) => oldRow);
  const newRows = pairs.map(({ newRow }) => newRow);
  for (const [code, name] of before.genome.chromosomeNames.entries()) {
    const size = before.genome.sizes[code];
    const old = await keysOf(before, name, size, oldRows);
    const now = await keysOf(after, name, size, newRows);
    pairs.forEach((_, i) => (same[i] += common(old[i], now[i])));
  }
  return same;
}

/** Start and width of each peak on a chromosome as one number, sorted, per experiment of the list. */
async function keysOf(
  atlas: Atlas,
  chromosome: string,
  size: number,
  experiments: readonly number[],
): Promise<Float64Array[]> {
  const whole = regionColumns([{ chromosome, start: 0, end: size }]);
  const peaks = await atlas.peaksOverlapping(whole, experiments);
  const placeOf = new Map(experiments.map((experiment, place) => [experiment, place]));
  const keys = experiments.map((): number[] => []);
  for (let i = 0; i < peaks.count; i++) {
    const place = placeOf.get(peaks.experiment[i]) ?? 0;
    keys[place].push(peaks.start[i] * WIDTHS + Math.min(peaks.end[i] - peaks.start[i], WIDTHS - 1));
  }
  return keys.map((list) => Float64Array.from(list).sort());
}

function common(a: Float64Array, b: Float64Array): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      count++;
      i++;
      j++;
    } else if (a[i] < b[j]) i++;
    else j++;
  }
  return count;
}
