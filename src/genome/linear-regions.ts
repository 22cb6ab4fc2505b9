// Regions in linear coordinates: chromosome after chromosome.
import type { Assembly } from './assembly.ts';
import { unmeasured, type PeakColumns } from './peak-columns.ts';

/** Regions with overlapping and touching ones merged, in order of position. @param regions on the genome's chromosomes */
export function mergedRegions(regions: PeakColumns, genome: Assembly): PeakColumns {
  const linear = Array.from(regions.start, (start, i): [number, number] => {
    const offset = genome.offsets[regions.chromosome[i]];
    return [offset + start, offset + regions.end[i]];
  }).sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of linear) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return linearRegions(
    merged.map(([from]) => from),
    merged.map(([, to]) => to),
    genome,
  );
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
  return unmeasured({
    chromosomeNames: genome.chromosomeNames,
    chromosome,
    start: from,
    end: to,
    summit: from.map((position, i) => (position + to[i]) >> 1),
  });
}

/** Chromosome of a linear coordinate, looked for from a chromosome at or before it. */
export function chromosomeAt(genome: Assembly, linear: number, from: number): number {
  let code = from;
  while (code + 1 < genome.offsets.length && linear >= genome.offsets[code + 1]) code++;
  return code;
}
