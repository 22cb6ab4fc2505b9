// Reads as the intervals that they are drawn over.

/** Places where coverage changes by one: `position + offset`, ascending. */
export interface Edges {
  readonly position: Int32Array;
  readonly offset: number;
  /** 1 where intervals start, -1 where they end. */
  readonly change: 1 | -1;
}

/** Intervals on a chromosome by their edges; starts and ends are not paired. */
export interface DrawnReads {
  readonly edges: readonly Edges[];
  /** Nothing reaches beyond this, bp. */
  readonly length: number;
}

/** Longer than any chromosome. */
const UNKNOWN_LENGTH = 0x7fff_ffff;

/**
 * Reads drawn from `before` bp against their direction to `behind` bp along it.
 * @param forward 5' ends of forward reads, ascending
 * @param reverse one past the 5' ends of reverse reads, ascending
 * @param length of the chromosome
 */
export function drawnReads(
  forward: Int32Array,
  reverse: Int32Array,
  { before, behind }: { before: number; behind: number },
  length = UNKNOWN_LENGTH,
): DrawnReads {
  const edges: readonly Edges[] = [
    { position: forward, offset: -before, change: 1 },
    { position: reverse, offset: -behind, change: 1 },
    { position: forward, offset: behind, change: -1 },
    { position: reverse, offset: before, change: -1 },
  ];
  return { edges, length };
}

/** Fragments as they are. */
export function drawnFragments(start: Int32Array, end: Int32Array, length = UNKNOWN_LENGTH): DrawnReads {
  const edges: readonly Edges[] = [
    { position: start, offset: 0, change: 1 },
    { position: end.slice().sort(), offset: 0, change: -1 },
  ];
  return { edges, length };
}

/** Where the last interval ends; 0 where there is none. */
export function lastEnd({ edges, length }: DrawnReads): number {
  let last = 0;
  for (const { position, offset } of edges) {
    if (position.length > 0) last = Math.max(last, Math.min(length, position[position.length - 1] + offset));
  }
  return last;
}
