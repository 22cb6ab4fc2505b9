import type { PeakColumns } from '../../src/genome/peak-columns.ts';

/** Peaks for tests from rows of chromosome, start, end and, optionally, signal. */
export function peaksOf(rows: readonly (readonly [string, number, number, number?])[]): PeakColumns {
  const chromosomeNames = [...new Set(rows.map(([name]) => name))];
  return {
    count: rows.length,
    chromosomeNames,
    chromosome: Uint16Array.from(rows, ([name]) => chromosomeNames.indexOf(name)),
    start: Int32Array.from(rows, ([, start]) => start),
    end: Int32Array.from(rows, ([, , end]) => end),
    summit: Int32Array.from(rows, ([, start, end]) => start + ((end - start) >> 1)),
    signal: Float64Array.from(rows, ([, , , signal], row) => signal ?? row),
    score: new Float64Array(rows.length).fill(NaN),
  };
}
