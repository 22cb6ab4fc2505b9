import { unmeasured, type PeakColumns } from './peak-columns.ts';

/** A part of a chromosome, 0-based half-open, in bp. */
export interface Region {
  readonly chromosome: string;
  readonly start: number;
  readonly end: number;
}

/** Regions as columns. */
export function regionColumns(regions: readonly Region[]): PeakColumns {
  const chromosomeNames = [...new Set(regions.map(({ chromosome }) => chromosome))];
  return unmeasured({
    chromosomeNames,
    chromosome: Uint16Array.from(regions, ({ chromosome }) => chromosomeNames.indexOf(chromosome)),
    start: Int32Array.from(regions, ({ start }) => start),
    end: Int32Array.from(regions, ({ end }) => end),
    summit: Int32Array.from(regions, ({ start, end }) => Math.floor((start + end) / 2)),
  });
}
