import type { PeakColumns } from './peak-columns.ts';

/** A part of a chromosome, 0-based half-open, in bp. */
export interface Region {
  readonly chromosome: string;
  readonly start: number;
  readonly end: number;
}

/** Regions as columns. */
export function regionColumns(regions: readonly Region[]): PeakColumns {
  const codes = new Map<string, number>();
  for (const { chromosome } of regions) if (!codes.has(chromosome)) codes.set(chromosome, codes.size);
  return withoutStrength(
    [...codes.keys()],
    Uint16Array.from(regions, ({ chromosome }) => codes.get(chromosome) ?? 0),
    Int32Array.from(regions, ({ start }) => start),
    Int32Array.from(regions, ({ end }) => end),
  );
}

/** Places that have neither signal nor score as columns; without a summit of their own it is the middle. */
export function withoutStrength(
  chromosomeNames: readonly string[],
  chromosome: Uint16Array,
  start: Int32Array,
  end: Int32Array,
  summit = start.map((from, i) => from + Math.floor((end[i] - from) / 2)),
): PeakColumns {
  const count = start.length;
  const missing = new Float64Array(count).fill(NaN);
  return { count, chromosomeNames, chromosome, start, end, summit, signal: missing, score: missing };
}
