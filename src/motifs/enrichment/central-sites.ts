import { binomialLog10P, proportionInterval } from '../../statistics/distributions/binomial.ts';

/** Whether the best sites of a motif gather in the middle of windows. */
export interface CentralSites {
  /** Positions of the central part where they gather most, in bp. */
  readonly width: number;
  /** Share of the sites that lie in it, with its 95 % interval, and the share expected if all positions were equally likely. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly expected: number;
  /** Corrected for the number of widths that were tried. */
  readonly log10P: number;
}

const NOT_MEASURED: CentralSites = {
  ...{ width: NaN, share: NaN, low: NaN, high: NaN, expected: NaN },
  log10P: NaN,
};

/** Fewer sites say nothing of where they gather. */
const LEAST_SITES = 10;

/**
 * Do the best sites of a motif lie near the middle? Of all central parts of windows, from the middle position outwards, the one with the least
 * binomial p, all positions being equally likely by chance; the p is multiplied by the number of parts.
 * @param start first bases of the best sites, from the window's, one for each window that has a site
 * @param positions at which a site can begin: length of the windows less width of the motif, plus 1
 *
 * **Source:** Bailey TL & Machanick P 2012 (CentriMo, NAR 40:e128). **R:** `binom.test(inside, sites, part / positions, "greater")`
 */
export function centralSites(start: ArrayLike<number>, positions: number): CentralSites {
  const sites = start.length;
  if (sites < LEAST_SITES || positions < 3) return NOT_MEASURED;
  // Twice the distance from the middle: 0, 2, 4, ... for an odd number of positions, 1, 3, 5, ... for an even one.
  const at = new Uint32Array(positions);
  for (let i = 0; i < sites; i++) at[Math.abs(2 * start[i] - (positions - 1))]++;
  const first = (positions - 1) % 2;
  let [inside, tried] = [0, 0];
  let best = { part: 0, inside: 0, log10P: Infinity };
  for (let twice = first; twice + 1 < positions; twice += 2) {
    inside += at[twice];
    tried++;
    const part = twice + 1;
    // No more than expected: its p is none that could be the least.
    if (inside * positions <= part * sites && best.part > 0) continue;
    const log10P = binomialLog10P(inside, sites, part / positions, 'upper');
    if (log10P < best.log10P) best = { part, inside, log10P };
  }
  const { low, high } = proportionInterval(best.inside, sites);
  return {
    width: best.part,
    share: best.inside / sites,
    ...{ low, high },
    expected: best.part / positions,
    log10P: Math.min(0, best.log10P + Math.log10(tried)),
  };
}
