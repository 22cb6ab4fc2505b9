// Regions in linear coordinates: chromosome after chromosome.
import type { Assembly } from './assembly.ts';
import type { PeakColumns } from './peak-columns.ts';
import { unionOf, type Union } from './intervals.ts';
import { withoutStrength } from './region.ts';

/** What regions cover together, in linear coordinates. @param offsets linear start of each chromosome */
export function linearUnion({ chromosome, start, end }: PeakColumns, offsets: ArrayLike<number>): Union {
  const linear = (positions: Int32Array): Float64Array =>
    Float64Array.from(positions, (position, i) => offsets[chromosome[i]] + position);
  return unionOf(linear(start), linear(end));
}

/**
 * Regions in linear coordinates as columns.
 * @param start ascending
 */
export function linearRegions(
  start: ArrayLike<number>,
  end: ArrayLike<number>,
  genome: Assembly,
): PeakColumns {
  const count = start.length;
  const chromosome = new Uint16Array(count);
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  let code = 0;
  for (let i = 0; i < count; i++) {
    code = chromosomeAt(genome, start[i], code);
    chromosome[i] = code;
    from[i] = start[i] - genome.offsets[code];
    to[i] = end[i] - genome.offsets[code];
  }
  return withoutStrength(genome.chromosomeNames, chromosome, from, to);
}

/** Chromosome of a linear coordinate, looked for from a chromosome at or before it. */
export function chromosomeAt(genome: Assembly, linear: number, from: number): number {
  let code = from;
  while (code + 1 < genome.offsets.length && linear >= genome.offsets[code + 1]) code++;
  return code;
}
