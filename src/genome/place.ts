import { InputError } from '../errors.ts';
import type { Assembly } from './assembly.ts';
import { assembliesWith } from './assembly.ts';
import type { PeakColumns } from './peak-columns.ts';

/** Peaks with the assembly's chromosomes, and what was lost on the way. */
export interface PlacedPeaks {
  /** In the order of the input; `chromosomeNames` are the assembly's. */
  readonly peaks: PeakColumns;
  /** Chromosomes of the input that the assembly does not have, with the number of their peaks, most first. */
  readonly dropped: readonly { readonly name: string; readonly peaks: number }[];
  /** Peaks that begin at or beyond the end of their chromosome: dropped. More than a few mean another build. */
  readonly beyondEnd: number;
  /** Peaks that begin inside and end beyond their chromosome: kept, cut at its end. */
  readonly clipped: number;
}

/**
 * Gives peaks the chromosome numbers of an assembly, resolving aliases of names.
 * @param peaks n peaks, chromosomes named as in their file
 * @param assembly where they are to lie
 */
export function placeOnAssembly(peaks: PeakColumns, assembly: Assembly): PlacedPeaks {
  const { count, chromosomeNames } = peaks;
  const target = Int32Array.from(chromosomeNames, (name) => assembly.find(name));
  const lost = new Float64Array(chromosomeNames.length);
  const row = new Uint32Array(count);
  let kept = 0;
  let beyondEnd = 0;
  let clipped = 0;
  for (let peak = 0; peak < count; peak++) {
    const chromosome = target[peaks.chromosome[peak]];
    if (chromosome < 0) {
      lost[peaks.chromosome[peak]]++;
      continue;
    }
    const size = assembly.sizes[chromosome];
    if (peaks.end[peak] > size) {
      // A zero-length feature at the very end is still on the chromosome.
      if (peaks.start[peak] >= size) {
        beyondEnd++;
        continue;
      }
      clipped++;
    }
    row[kept++] = peak;
  }
  // Mostly nothing is lost: then only the chromosome numbers change.
  const placed = kept === count && clipped === 0 ? peaks : takePeaks(peaks, row.subarray(0, kept));
  const chromosome = new Uint16Array(kept);
  for (let peak = 0; peak < kept; peak++) chromosome[peak] = target[placed.chromosome[peak]];
  if (clipped > 0) {
    for (let peak = 0; peak < kept; peak++) {
      const size = assembly.sizes[chromosome[peak]];
      if (placed.end[peak] <= size) continue;
      placed.end[peak] = size;
      placed.summit[peak] = Math.min(placed.summit[peak], size - 1);
    }
  }
  const dropped = chromosomeNames
    .map((name, code) => ({ name, peaks: lost[code] }))
    .filter((entry) => entry.peaks > 0)
    .sort((a, b) => b.peaks - a.peaks || (a.name < b.name ? -1 : 1));
  return {
    peaks: { ...placed, chromosomeNames: assembly.chromosomeNames, chromosome },
    dropped,
    beyondEnd,
    clipped,
  };
}

/** The named rows of a set of peaks, in the order given, in new arrays. */
export function takePeaks(peaks: PeakColumns, rows: ArrayLike<number>): PeakColumns {
  const count = rows.length;
  const chromosome = new Uint16Array(count);
  const start = new Int32Array(count);
  const end = new Int32Array(count);
  const summit = new Int32Array(count);
  const signal = new Float64Array(count);
  const score = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const row = rows[index];
    chromosome[index] = peaks.chromosome[row];
    start[index] = peaks.start[row];
    end[index] = peaks.end[row];
    summit[index] = peaks.summit[row];
    signal[index] = peaks.signal[row];
    score[index] = peaks.score[row];
  }
  return { count, chromosomeNames: peaks.chromosomeNames, chromosome, start, end, summit, signal, score };
}

/** The error for a file of which no peak lies on a chromosome of the assembly; says whose its names are. */
export function unknownChromosomes(file: string, names: readonly string[], assembly: Assembly): InputError {
  const owners = assembliesWith(names).filter((name) => name !== assembly.name);
  return new InputError(`no chromosome of this file is one of ${assembly.name}`, {
    key: 'query.unknown-chromosomes',
    values: { genome: assembly.name },
    file,
    expected: `names such as ${assembly.chromosomeNames.slice(0, 3).join(', ')}`,
    found: names.slice(0, 5).join(', ') + (names.length > 5 ? ', ...' : ''),
    fix:
      owners.length === 0
        ? 'check which genome the file belongs to'
        : `these are names of ${owners.join(', ')}: use the genome of the file`,
  });
}
