import { nearestTss, type TssIndex } from '../genome/nearest-tss.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { peakStrength } from '../genome/peak-strength.ts';
import { ranks } from '../statistics/descriptive.ts';
import { createRandom } from '../statistics/random.ts';
import type { GeneList } from './gene-list.ts';

const STRENGTH_CLASSES = 10;
/** A peak farther than this from every TSS belongs to no gene, bp. */
const REACH = 100_000;

/** Peaks at changed genes and comparable peaks at unchanged ones, as rows of the peaks, ascending. */
export interface ChangedSites {
  readonly changed: Uint32Array;
  readonly unchanged: Uint32Array;
  /** Changed sites for which there was no comparable unchanged one. */
  readonly unmatched: number;
}

/**
 * Sites of changed genes and matched sites of unchanged ones: each peak goes to the nearest gene; for every
 * changed site one unchanged site is drawn from those at promoters (or away from them) alike and of the same tenth of strength.
 * Partners can then be compared between the two without strength or promoters speaking for them.
 * @param state of every gene: 1 changed as asked, 0 unchanged, -1 neither (not measured, or changed otherwise)
 */
export function matchedChangedSites(
  index: TssIndex,
  genes: GeneList,
  peaks: PeakColumns,
  state: Int8Array,
  seed: number,
  promoter = 1000,
): ChangedSites {
  const { gene, distance } = nearestTss(index, peaks);
  const strength = peakStrength(peaks);
  const rank = ranks(strength);
  const stratum = Uint8Array.from(rank, (r, peak) => {
    const tenth = Math.min(STRENGTH_CLASSES - 1, Math.floor(((r - 0.5) * STRENGTH_CLASSES) / peaks.count));
    return 2 * tenth + Number(Math.abs(distance[peak]) <= promoter);
  });
  const stateOf = (peak: number): number =>
    gene[peak] < 0 || Math.abs(distance[peak]) > REACH ? -1 : state[genes.geneOf[gene[peak]]];
  const rows = Uint32Array.from({ length: peaks.count }, (_, peak) => peak);
  const changed = rows.filter((peak) => stateOf(peak) === 1);
  const random = createRandom(seed);
  const unchanged: number[] = [];
  let unmatched = 0;
  for (let s = 0; s < 2 * STRENGTH_CLASSES; s++) {
    const wanted = changed.filter((peak) => stratum[peak] === s).length;
    const pool = rows.filter((peak) => stratum[peak] === s && stateOf(peak) === 0);
    random.shuffle(pool);
    unchanged.push(...pool.subarray(0, wanted));
    unmatched += Math.max(0, wanted - pool.length);
  }
  return { changed, unchanged: Uint32Array.from(unchanged).sort(), unmatched };
}
