// Would more reads show more molecules?
import type { AlignedReads } from '../../genome/reads/aligned-reads.ts';
import { createRandom } from '../../statistics/random.ts';
import { drawnPart, partSizes } from './parts-of-reads.ts';

/** Different places that 10, 20, ... 100 % of the reads show. */
export interface Saturation {
  readonly reads: readonly number[];
  readonly distinct: readonly number[];
}

const PARTS = 10;

/**
 * Every read falls in one of ten parts of equal sizes, but for one read, drawn by chance; the first part, the first two and so on are counted, so that
 * each sample holds the one before it. Which read falls where depends on the seed, the chromosomes' names and the reads.
 * @param reads with their duplicates, sorted by position; of pairs both ends together are the place
 */
export function saturation({ chromosomes }: AlignedReads, seed: number): Saturation {
  const columns = [...chromosomes]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((each): (readonly [Int32Array, Int32Array?])[] =>
      'start' in each ? [[each.start, each.end]] : [[each.forward], [each.reverse]],
    );
  const left = partSizes(
    columns.reduce((sum, [{ length }]) => sum + length, 0),
    PARTS,
  );
  const reads = new Array<number>(PARTS).fill(0);
  const distinct = new Array<number>(PARTS).fill(0);
  let undrawn = left.reduce((sum, size) => sum + size, 0);
  const random = createRandom(seed);
  for (const [first, second] of columns) {
    for (let at = 0; at < first.length;) {
      let earliest = PARTS;
      let next = at;
      while (next < first.length && first[next] === first[at] && second?.[next] === second?.[at]) {
        const part = drawnPart(left, random.integer(undrawn--));
        left[part]--;
        reads[part]++;
        earliest = Math.min(earliest, part);
        next++;
      }
      distinct[earliest]++;
      at = next;
    }
  }
  return { reads: summedUp(reads), distinct: summedUp(distinct) };
}

function summedUp(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}
