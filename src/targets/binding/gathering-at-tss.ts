import { countAtTss, type TssIndex } from '../../genome/nearest-tss.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { takePeaks } from '../../genome/place.ts';

const WINDOW = 1000;
/** How far the peaks are moved to see what chance gives, bp. */
const SHIFTS = [-1_000_000, -500_000, -200_000, -100_000, 100_000, 200_000, 500_000, 1_000_000];
/** Below this a peak set of the right build is not to be expected. */
const SUSPICIOUS_RATIO = 1.5;
const ENOUGH_BY_CHANCE = 20;
/** More peaks than these add nothing to the answer. */
const ENOUGH_PEAKS = 10_000;

/** Do peaks gather at TSSs more than the same peaks moved along their chromosomes? */
export interface Gathering {
  /** Share of summits within 1 kb of a TSS. */
  readonly share: number;
  /** Mean share after moving. */
  readonly shareByChance: number;
  /** share / shareByChance; NaN where there are too few peaks to say. */
  readonly ratio: number;
  readonly suspicious: boolean;
}

/**
 * Notices peaks and gene models of different genome builds with the models of one build alone: factors bind
 * near TSSs, so moving the peaks by hundreds of kilobases must lower the number at TSSs; peaks of another build are moved already.
 */
export function gatheringAtTss(index: TssIndex, all: PeakColumns): Gathering {
  const every = Math.ceil(all.count / ENOUGH_PEAKS);
  const peaks =
    every < 2
      ? all
      : takePeaks(
          all,
          Uint32Array.from({ length: Math.floor(all.count / every) }, (_, i) => i * every),
        );
  const { near, placed } = countAtTss(index, peaks, WINDOW);
  let moved = 0;
  for (const shift of SHIFTS)
    moved += countAtTss(
      index,
      { ...peaks, summit: peaks.summit.map((summit) => summit + shift) },
      WINDOW,
    ).near;
  const byChance = moved / SHIFTS.length;
  const ratio = byChance >= ENOUGH_BY_CHANCE ? near / byChance : NaN;
  return {
    share: near / placed,
    shareByChance: byChance / placed,
    ratio,
    suspicious: ratio < SUSPICIOUS_RATIO,
  };
}
