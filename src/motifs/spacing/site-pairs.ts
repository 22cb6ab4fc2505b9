import type { MotifHits } from '../scan-sequence.ts';
import type { ScannedMotif } from '../scanned-motif.ts';
import { gapBin, overlapBin, overlapCount, placed, type Placements } from './placements.ts';
import { coreOf, type PrimarySites, type SiteRegions } from './primary-sites.ts';

/** Where the sites of a secondary motif lie beside the primary sites, of which there are n. */
export interface SitePairs {
  /** Windows with a site at each gap and orientation (`gapBin`). */
  readonly counts: Uint32Array;
  /** Windows with a site that overlaps the primary one in each way (`overlapBin`). */
  readonly overlapped: Uint32Array;
  /** Sites that do not overlap the primary one, n, and whether one of them is near, n. */
  readonly apart: Uint32Array;
  readonly near: Uint8Array;
  /** Sites that overlap it, n. */
  readonly over: Uint32Array;
}

/** Hits of one motif among those of a scan. */
export interface OwnHits {
  readonly hits: MotifHits;
  readonly from: number;
  readonly to: number;
}

/**
 * Every site of a motif beside the primary sites; both strands of a palindrome are one site.
 * @param own hits of the motif in the regions, by position
 * @param near gaps below this are near
 */
export function sitePairs(
  { hits, from, to }: OwnHits,
  motif: ScannedMotif,
  { sites, regions }: { readonly sites: PrimarySites; readonly regions: SiteRegions },
  all: Placements,
  near: number,
): SitePairs {
  const count = sites.start.length;
  const { skip } = coreOf(motif);
  const gaps = new Stamped(all.orientations.length * all.gaps);
  const ways = new Stamped(overlapCount(all));
  const found = { apart: new Uint32Array(count), near: new Uint8Array(count), over: new Uint32Array(count) };
  for (let row = 0, i = from; row < count; row++) {
    const end = regions.offset[row + 1];
    const primary = { start: regions.site[row], strand: sites.strand[row] };
    const seen = new Set<number>();
    for (; i < to && hits.start[i] < end; i++) {
      const strand = hits.strand[i];
      const start = hits.start[i] + skip[strand];
      if (all.secondaryTurns) {
        if (seen.has(start)) continue;
        seen.add(start);
      }
      const where = placed(all, primary, { start, strand });
      const bin = gapBin(all, where);
      if (bin < 0) {
        found.over[row]++;
        ways.add(overlapBin(all, where), row);
      } else {
        found.apart[row]++;
        if (bin % all.gaps < near) found.near[row] = 1;
        gaps.add(bin, row);
      }
    }
  }
  return { counts: gaps.counts, overlapped: ways.counts, ...found };
}

/** Windows in each of several places, each counted once. */
class Stamped {
  readonly counts: Uint32Array;
  readonly #last: Int32Array;

  constructor(places: number) {
    this.counts = new Uint32Array(places);
    this.#last = new Int32Array(places).fill(-1);
  }

  add(place: number, row: number): void {
    if (this.#last[place] === row) return;
    this.#last[place] = row;
    this.counts[place]++;
  }
}
