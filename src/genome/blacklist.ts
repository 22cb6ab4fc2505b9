import { chromosomeCodes } from './chromosome-names.ts';
import type { PeakColumns } from './peak-columns.ts';
import { takePeaks } from './place.ts';

/**
 * Leaves out peaks that share at least 1 bp with a blacklisted region (any overlap, as
 * `bedtools intersect -v` does it); a zero-length peak counts as the bases on both sides of it.
 * @param peaks n peaks
 * @param blacklist regions, in any order, overlapping or not
 * @returns the remaining peaks in their order, and how many were removed
 */
export function withoutBlacklisted(
  peaks: PeakColumns,
  blacklist: PeakColumns,
): { readonly peaks: PeakColumns; readonly removed: number } {
  const { outside } = splitByOverlap(peaks, blacklist);
  return { peaks: outside, removed: peaks.count - outside.count };
}

/** Peaks that share at least 1 bp with a region (as `bedtools intersect -u`), and those that share none (`-v`). */
export function splitByOverlap(
  peaks: PeakColumns,
  regions: PeakColumns,
): { readonly inside: PeakColumns; readonly outside: PeakColumns } {
  const flags = overlapFlags(peaks, regions);
  const rows = [...flags.keys()];
  return {
    inside: takePeaks(
      peaks,
      rows.filter((row) => flags[row] === 1),
    ),
    outside: takePeaks(
      peaks,
      rows.filter((row) => flags[row] === 0),
    ),
  };
}

/** 1 for every peak that shares at least 1 bp with a region. */
export function overlapFlags(peaks: PeakColumns, regions: PeakColumns): Uint8Array {
  const codes = chromosomeCodes(peaks.chromosomeNames, regions.chromosomeNames);
  const merged = mergedRegions(regions);
  return Uint8Array.from({ length: peaks.count }, (_, peak) => {
    const code = codes[peaks.chromosome[peak]];
    const widen = peaks.start[peak] === peaks.end[peak] ? 1 : 0;
    return Number(code >= 0 && touches(merged[code], peaks.start[peak] - widen, peaks.end[peak] + widen));
  });
}

interface Regions {
  readonly start: number[];
  readonly end: number[];
}

/** Regions of each chromosome, sorted and merged. */
function mergedRegions(regions: PeakColumns): Regions[] {
  const merged: Regions[] = regions.chromosomeNames.map(() => ({ start: [], end: [] }));
  const order = Uint32Array.from({ length: regions.count }, (_, index) => index);
  order.sort((a, b) => regions.start[a] - regions.start[b]);
  for (const row of order) {
    const { start, end } = merged[regions.chromosome[row]];
    const widen = regions.start[row] === regions.end[row] ? 1 : 0;
    const from = regions.start[row] - widen;
    const to = regions.end[row] + widen;
    const last = end.length - 1;
    if (last >= 0 && from <= end[last]) end[last] = Math.max(end[last], to);
    else {
      start.push(from);
      end.push(to);
    }
  }
  return merged;
}

function touches({ start, end }: Regions, from: number, to: number): boolean {
  let low = 0;
  let high = start.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (end[middle] <= from) low = middle + 1;
    else high = middle;
  }
  return low < start.length && start[low] < to;
}
