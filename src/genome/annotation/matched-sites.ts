import type { Random } from '../../statistics/random.ts';
import type { PeakColumns } from '../peak-columns.ts';

/** A place is looked for so many times. */
const TRIES = 1000;
/** The search is given up where so many draws found no more than one place in fifty: hardly a place of the genome is allowed. */
const HOPELESS = { draws: 5000, drawsForOne: 50 } as const;

/** Places drawn like those of peaks, copy by copy. */
export interface MatchedSites {
  /** Row of the peak that each is like, m. */
  readonly row: Uint32Array;
  readonly start: Int32Array;
  readonly summit: Int32Array;
  /** How many found no allowed place and are left out. */
  readonly without: number;
}

/**
 * For every peak random sites of its length on its own chromosome, their summit as far from their start as its own is.
 * @param sizes bp of the peaks' chromosomes
 * @param copies sites for every peak
 * @param allowed whether a site may lie at [start, start + length) with its summit there; one that may not is drawn again
 */
export function sitesLike(
  { count, chromosome, start, end, summit }: PeakColumns,
  sizes: ArrayLike<number>,
  copies: number,
  random: Random,
  allowed: (row: number, start: number, summit: number) => boolean = () => true,
): MatchedSites {
  const rows: number[] = [];
  const starts: number[] = [];
  const summits: number[] = [];
  let refused = 0;
  const isHopeless = (): boolean => refused > HOPELESS.draws && refused > HOPELESS.drawsForOne * rows.length;
  for (let copy = 0; copy < copies; copy++) {
    for (let row = 0; row < count; row++) {
      const room = sizes[chromosome[row]] - (end[row] - start[row]) + 1;
      for (let tries = 0; tries < TRIES && room > 0 && !isHopeless(); tries++) {
        const from = random.integer(room);
        const middle = from + summit[row] - start[row];
        if (!allowed(row, from, middle)) {
          refused++;
          continue;
        }
        rows.push(row);
        starts.push(from);
        summits.push(middle);
        break;
      }
    }
  }
  return {
    row: Uint32Array.from(rows),
    start: Int32Array.from(starts),
    summit: Int32Array.from(summits),
    without: copies * count - rows.length,
  };
}
