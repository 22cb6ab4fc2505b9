// Quantiles of the mixture p N(mu, sigma^2) + (1 - p) N(0, 1), for many ranks at once.
import { erfc } from '../../statistics/distributions/error-function.ts';
import { normalDensity, normalQuantile } from '../../statistics/distributions/normal.ts';

/** The copula mixture: reproducible peaks are a share p, normal with mean mu, deviation sigma and correlation rho; the others N(0, 1). */
export interface IdrModel {
  readonly mu: number;
  readonly sigma: number;
  readonly rho: number;
  /** Share of reproducible peaks. */
  readonly p: number;
}

/** Supports of the table to one standard deviation of the narrower component. */
const SUPPORTS = 128;
/** A slope that would carry a cubic out of its interval: the quantile is found by halving there. */
const STEEP = 2;

/** The share of the mixture below z. */
function shareBelow({ mu, sigma, p }: IdrModel, z: number): number {
  return 0.5 * (p * erfc((mu - z) / (sigma * Math.SQRT2)) + (1 - p) * erfc(-z / Math.SQRT2));
}

function densityAt({ mu, sigma, p }: IdrModel, z: number): number {
  return (p / sigma) * normalDensity((z - mu) / sigma) + (1 - p) * normalDensity(z);
}

/** Shares and densities of a mixture at equal distances. */
interface Grid {
  readonly from: number;
  readonly step: number;
  readonly shares: Float64Array;
  readonly densities: Float64Array;
}

/** A grid over the quantiles of `least` to `most`, which lie between those of the two components. */
function gridOf(model: IdrModel, least: number, most: number): Grid {
  const { mu, sigma } = model;
  const low = normalQuantile(least);
  const high = normalQuantile(most);
  const step = Math.min(1, sigma) / SUPPORTS;
  const from = Math.min(low, mu + sigma * low) - step;
  const count = Math.ceil((Math.max(high, mu + sigma * high) + step - from) / step) + 1;
  const shares = new Float64Array(count);
  return {
    ...{ from, step },
    shares: shares.map((_, i) => shareBelow(model, from + step * i)),
    densities: shares.map((_, i) => densityAt(model, from + step * i)),
  };
}

/** Ascending shares, each above 0 and below 1, and the n places that their quantiles are for. */
export interface Placed {
  readonly shares: Float64Array;
  readonly order: Uint32Array;
}

/**
 * The quantiles of several columns of shares. Shares and densities are computed on a grid and the quantiles between its supports
 * interpolated by cubics with the right slopes at both ends (error below 1e-8); between components that lie far apart, where nearly
 * nothing lies, they are found by halving.
 */
export function mixtureQuantiles(model: IdrModel, columns: readonly Placed[]): Float64Array[] {
  const least = Math.min(...columns.map(({ shares }) => shares[0]));
  const most = Math.max(...columns.map(({ shares }) => shares[shares.length - 1]));
  const grid = gridOf(model, least, most);
  return columns.map((column) => interpolated(model, grid, column));
}

function interpolated(model: IdrModel, grid: Grid, { shares, order }: Placed): Float64Array {
  const quantiles = new Float64Array(shares.length);
  const { from, step, shares: supports, densities } = grid;
  let i = 0;
  for (let at = 0; i < shares.length && at + 1 < supports.length; at++) {
    const end = supports[at + 1];
    if (shares[i] >= end) continue;
    const width = end - supports[at];
    const left = from + step * at;
    const slopeLeft = width / (densities[at] * step);
    const slopeRight = width / (densities[at + 1] * step);
    const smooth = slopeLeft < STEEP && slopeRight < STEEP;
    for (; i < shares.length && shares[i] < end; i++)
      quantiles[order[i]] = smooth
        ? left + step * cubic((shares[i] - supports[at]) / width, slopeLeft, slopeRight)
        : halved(model, shares[i], left, left + step);
  }
  return quantiles;
}

/** The cubic from 0 at 0 to 1 at 1 with these slopes at its ends. */
function cubic(t: number, slopeLeft: number, slopeRight: number): number {
  const rest = 1 - t;
  return t * (t * (3 - 2 * t) + rest * (slopeLeft * rest - slopeRight * t));
}

function halved(model: IdrModel, share: number, low: number, high: number): number {
  for (let i = 0; i < 60 && high - low > 1e-13; i++) {
    const middle = (low + high) / 2;
    if (shareBelow(model, middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
