// What the sites of a group have in common: the mean of a signal bin by bin, with its standard error.
import type { SiteGroup } from './signal-sites.ts';

/** One number for each bin. */
export interface Profile {
  /** NaN where no site could be measured. */
  readonly mean: Float64Array;
  /** Standard deviation over the sites by the root of their number; NaN where fewer than two were measured. */
  readonly standardError: Float64Array;
  /** Sites that were measured. */
  readonly sites: Uint32Array;
}

/** Mean and standard error over the sites of a group. @param values sites x bins, NaN where nothing was measured */
export function profileOf(values: Float32Array, bins: number, { from, to }: SiteGroup): Profile {
  const mean = new Float64Array(bins);
  const squares = new Float64Array(bins);
  const sites = new Uint32Array(bins);
  const eachMeasured = (visit: (bin: number, value: number) => void): void => {
    for (let site = from; site < to; site++)
      for (let bin = 0; bin < bins; bin++) {
        const value = values[site * bins + bin];
        if (!Number.isNaN(value)) visit(bin, value);
      }
  };
  eachMeasured((bin, value) => {
    mean[bin] += value;
    sites[bin]++;
  });
  for (let bin = 0; bin < bins; bin++) mean[bin] = sites[bin] === 0 ? NaN : mean[bin] / sites[bin];
  eachMeasured((bin, value) => {
    squares[bin] += (value - mean[bin]) * (value - mean[bin]);
  });
  const standardError = squares.map((sum, bin) =>
    sites[bin] < 2 ? NaN : Math.sqrt(sum / (sites[bin] - 1) / sites[bin]),
  );
  return { mean, standardError, sites };
}

/** The mean of some bins at each site of a group that was measured in any of them. */
export function meansOfSites(
  values: Float32Array,
  bins: number,
  { from, to }: SiteGroup,
  isMeant: (bin: number) => boolean = () => true,
): Float64Array {
  const means = new Float64Array(to - from);
  const meant = Array.from({ length: bins }, (_, bin) => bin).filter(isMeant);
  for (let site = from; site < to; site++) {
    let [sum, measured] = [0, 0];
    for (const bin of meant) {
      const value = values[site * bins + bin];
      if (Number.isNaN(value)) continue;
      sum += value;
      measured++;
    }
    means[site - from] = measured === 0 ? NaN : sum / measured;
  }
  return means;
}

/** Sites of a group by falling mean of the signal over their whole window, those that were not measured last; equal ones in their order. */
export function strongestFirst(values: Float32Array, bins: number, group: SiteGroup): Uint32Array {
  const means = meansOfSites(values, bins, group).map((mean) => (Number.isNaN(mean) ? -Infinity : mean));
  return Uint32Array.from(means.keys())
    .sort((a, b) => (means[a] === means[b] ? a - b : means[b] - means[a]))
    .map((site) => group.from + site);
}

/** A picture of a group: so many rows of so many columns, from above; NaN where nothing was measured. */
export interface Cells {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** Means of neighbouring sites, in their order, and of neighbouring bins, so that there are no more rows and columns than can be seen. */
export function cellsOf(
  values: Float32Array,
  bins: number,
  order: Uint32Array,
  most: { readonly rows: number; readonly columns: number },
): Cells {
  const rows = Math.min(order.length, most.rows);
  const columns = Math.min(bins, most.columns);
  const sums = new Float64Array(rows * columns);
  const measured = new Uint32Array(rows * columns);
  order.forEach((site, place) => {
    const row = Math.floor((place * rows) / order.length);
    for (let bin = 0; bin < bins; bin++) {
      const value = values[site * bins + bin];
      if (Number.isNaN(value)) continue;
      const cell = row * columns + Math.floor((bin * columns) / bins);
      sums[cell] += value;
      measured[cell]++;
    }
  });
  return {
    rows,
    columns,
    values: sums.map((sum, cell) => (measured[cell] === 0 ? NaN : sum / measured[cell])),
  };
}
