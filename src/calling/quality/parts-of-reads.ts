import type { AlignedReads } from '../../genome/reads/aligned-reads.ts';
import { unionOf } from '../../genome/intervals.ts';
import { createRandom } from '../../statistics/random.ts';
import { firstAbove } from '../../statistics/sorted-search.ts';

/**
 * The reads in parts of equal sizes, but for one read, drawn by chance. Which read falls where depends on the seed, the chromosomes' names
 * and the reads.
 * @returns the first parts together: each sample holds the one before it
 */
export function partsOfReads(
  reads: AlignedReads,
  parts: number,
  seed: number,
): (upTo: number) => AlignedReads {
  const order = [...reads.chromosomes.keys()].sort((a, b) =>
    reads.chromosomes[a].name < reads.chromosomes[b].name ? -1 : 1,
  );
  const columns = order.flatMap((at) => {
    const each = reads.chromosomes[at];
    return 'start' in each ? [each.start] : [each.forward, each.reverse];
  });
  const all = columns.reduce((sum, { length }) => sum + length, 0);
  const left = partSizes(all, parts);
  let undrawn = all;
  const random = createRandom(seed);
  const partOf = new Map(
    columns.map((column) => {
      const drawn = new Uint8Array(column.length);
      for (let at = 0; at < column.length; at++) {
        drawn[at] = drawnPart(left, random.integer(undrawn--));
        left[drawn[at]]--;
      }
      return [column, drawn];
    }),
  );
  return (upTo) => {
    const kept = (column: Int32Array, by = column): Int32Array => {
      const drawn = partOf.get(by)!;
      return column.filter((_, at) => drawn[at] < upTo);
    };
    if (reads.layout === 'paired')
      return {
        ...reads,
        chromosomes: reads.chromosomes.map(({ name, length, start, end }) => ({
          ...{ name, length },
          start: kept(start),
          end: kept(end, start),
        })),
      };
    return {
      ...reads,
      chromosomes: reads.chromosomes.map(({ name, length, forward, reverse }) => ({
        ...{ name, length },
        forward: kept(forward),
        reverse: kept(reverse),
      })),
    };
  };
}

/** Sizes of parts of so many reads. */
export function partSizes(all: number, parts: number): number[] {
  const upTo = (part: number): number => Math.round((all * part) / parts);
  return Array.from({ length: parts }, (_, part) => upTo(part + 1) - upTo(part));
}

/** The part that holds the place of this number among those left. */
export function drawnPart(left: readonly number[], number: number): number {
  let part = 0;
  for (let rest = number; rest >= left[part]; part++) rest -= left[part];
  return part;
}

/** Peaks of one chromosome. */
interface NamedPeaks {
  readonly name: string;
  readonly peaks: { readonly start: ArrayLike<number>; readonly end: ArrayLike<number> };
}

/** Share of the peaks that share a base with one of the others; NaN without peaks. */
export function foundShare(peaks: readonly NamedPeaks[], others: readonly NamedPeaks[]): number {
  const unions = new Map(others.map(({ name, peaks: { start, end } }) => [name, unionOf(start, end)]));
  let [all, found] = [0, 0];
  for (const { name, peaks: own } of peaks) {
    const union = unions.get(name);
    all += own.start.length;
    for (let at = 0; at < own.start.length && union !== undefined; at++) {
      const next = firstAbove(union.end, own.start[at]);
      if (next < union.start.length && union.start[next] < own.end[at]) found++;
    }
  }
  return all === 0 ? NaN : found / all;
}
