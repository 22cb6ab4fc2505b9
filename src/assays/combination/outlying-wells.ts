// Wells that lie far from the others of their place, named and never left out.
import { mean, median } from '../../statistics/descriptive.ts';
import type { Combination, MatrixWell } from './dose-matrix.ts';

export interface OutlyingWell {
  readonly well: MatrixWell;
  /** Median inhibition of the wells of its place, in %. */
  readonly others: number;
}

/** Robust standard deviations from which on a well is named, and the fewest percentage points. */
const FAR = 5;
const LEAST = 10;
/** Normal standard deviation of a median absolute deviation. */
const SPREAD = 1.4826;

/** Compares each well with the others of its place: of its experiment where that has three or more, else of all. */
export function outlyingWells({ wells }: Combination): OutlyingWell[] {
  const groups = new Map<string, MatrixWell[]>();
  const add = (key: string, well: MatrixWell): unknown => groups.set(key, [...(groups.get(key) ?? []), well]);
  for (const well of wells) add(`${well.unit} ${well.place}`, well);
  const few = [...groups].filter(([, own]) => own.length < 3);
  for (const [key, own] of few) {
    groups.delete(key);
    for (const well of own) add(`all ${well.place}`, well);
  }
  const compared = [...groups.values()]
    .filter((own) => own.length >= 3)
    .flatMap((own) => {
      const others = median(own.map(({ inhibition }) => inhibition));
      return own.map((well) => ({ well, others }));
    });
  const distances = compared.map(({ well, others }) => Math.abs(well.inhibition - others));
  if (distances.length === 0) return [];
  const limit = Math.max(LEAST, FAR * SPREAD * (median(distances) || mean(distances)));
  return compared.filter((_, i) => distances[i] > limit);
}
