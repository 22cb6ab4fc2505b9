import { chromosomeCodes } from './chromosome-names.ts';
import { MergedRegions } from './merged-regions.ts';
import type { PeakColumns } from './peak-columns.ts';
import { takePeaks } from './place.ts';

/**
 * Leaves out peaks that share at least 1 bp with a blacklisted region (any overlap, as
 * `bedtools intersect -v` does it); a zero-length peak or region counts as the bases on both sides of it.
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
  const merged = new MergedRegions(regions);
  return Uint8Array.from({ length: peaks.count }, (_, peak) => {
    const code = codes[peaks.chromosome[peak]];
    return Number(code >= 0 && merged.overlap(code, peaks.start[peak], peaks.end[peak]));
  });
}
