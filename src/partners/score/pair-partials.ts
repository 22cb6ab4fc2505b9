import { LeftOut, dot, secondStep } from './left-out.ts';

/**
 * Partial correlations of all pairs of binders, each pair given all other binders except the near-copies of its two
 * members.
 * @param precision inverse of the shrunk correlation matrix, size x size, row-major
 * @param nearCopies near-copies of each binder
 * @returns size x size, row-major, symmetric; 0 on the diagonal
 */
export function pairPartials(
  precision: Float32Array | Float64Array,
  size: number,
  nearCopies: readonly ArrayLike<number>[],
  progress?: (binders: number) => void,
): Float64Array {
  const partial = new Float64Array(size * size);
  const copies = nearCopies.map((list) => new Set(Array.from(list)));
  // The binder with more near-copies is taken out first, once for all its pairs.
  const order = Array.from(nearCopies.keys()).sort((a, b) => copies[b].size - copies[a].size || a - b);
  const done = new Uint8Array(size);
  order.forEach((i, step) => {
    done[i] = 1;
    const first = new LeftOut(precision, size, [...copies[i]]);
    const diagonal = first.entry(i, i);
    for (let j = 0; j < size; j++) {
      if (done[j] === 1) continue;
      const value = copies[i].has(j)
        ? nearPair(precision, size, i, j, copies)
        : farPair(first, i, j, copies, diagonal);
      partial[i * size + j] = value;
      partial[j * size + i] = value;
    }
    progress?.(step);
  });
  return partial;
}

function farPair(
  first: LeftOut,
  i: number,
  j: number,
  copies: readonly Set<number>[],
  diagonal: number,
): number {
  const rest = [...copies[j]].filter((binder) => !copies[i].has(binder));
  if (rest.length === 0) return -first.entry(i, j) / Math.sqrt(diagonal * first.entry(j, j));
  const second = secondStep(first, j, rest);
  const side = Float64Array.from(rest, (binder) => first.entry(binder, i));
  const solved = second.solve(side);
  const across = first.entry(i, j) - dot(side, second.weights);
  return -across / Math.sqrt((diagonal - dot(side, solved)) * second.diagonal);
}

function nearPair(
  precision: Float32Array | Float64Array,
  size: number,
  i: number,
  j: number,
  copies: readonly Set<number>[],
): number {
  const left = [...new Set([...copies[i], ...copies[j]])].filter((binder) => binder !== i && binder !== j);
  const both = new LeftOut(precision, size, left);
  return -both.entry(i, j) / Math.sqrt(both.entry(i, i) * both.entry(j, j));
}
