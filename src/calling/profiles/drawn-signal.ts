// Reads as a signal: how many fragments lie over each base, for a million of them.
import type { Runs } from '../../formats/signal/signal-runs.ts';
import type { AlignedReads } from '../../genome/reads/aligned-reads.ts';
import { countReads } from '../../genome/reads/read-numbers.ts';
import { firstAbove, firstAtLeast } from '../../statistics/sorted-search.ts';
import { drawnFragments, drawnReads, type DrawnReads, type Edges } from '../peaks/drawn-reads.ts';
import type { WindowedSignal } from './bin-means.ts';

/** Reads of which a height of 1 is one. */
const MILLION = 1e6;

/**
 * The pileup of reads, each drawn over its fragment, as fragments per million. Of the genome nothing is kept but the reads: a window costs
 * those that begin or end in it.
 * @param fragment bp from the 5' end that single reads are drawn to; pairs are drawn from end to end
 */
export function drawnSignal(reads: AlignedReads, fragment: number): WindowedSignal {
  const scale = MILLION / Math.max(1, countReads(reads));
  let current: { chromosome: number; drawn: DrawnReads } | undefined;
  return {
    chromosomes: reads.chromosomes.map(({ name, length }) => ({ name, length })),
    runs: (chromosome, start, end) => {
      if (current?.chromosome !== chromosome)
        current = { chromosome, drawn: drawnOn(reads.chromosomes[chromosome], fragment) };
      return pileupOf(current.drawn, start, end, scale);
    },
  };
}

function drawnOn(chromosome: AlignedReads['chromosomes'][number], fragment: number): DrawnReads {
  return 'start' in chromosome
    ? drawnFragments(chromosome.start, chromosome.end)
    : drawnReads(chromosome.forward, chromosome.reverse, { before: 0, behind: fragment });
}

/** The pileup within a window. */
function pileupOf({ edges }: DrawnReads, start: number, end: number, scale: number): Runs {
  const next = edges.map(({ position, offset }) => firstAbove(position, start - offset));
  const stop = edges.map(({ position, offset }, at) => firstAtLeast(position, end - offset, next[at]));
  let depth = edges.reduce((sum, { change }, at) => sum + change * next[at], 0);
  const most = 1 + stop.reduce((sum, to, at) => sum + to - next[at], 0);
  const [starts, ends, values] = [new Int32Array(most), new Int32Array(most), new Float64Array(most)];
  let [count, from] = [0, start];
  const close = (to: number): void => {
    if (to > from && depth > 0) {
      starts[count] = from;
      ends[count] = to;
      values[count++] = depth * scale;
    }
    from = to;
  };
  for (;;) {
    const nearest = nearestOf(edges, next, stop);
    if (nearest === undefined) break;
    const { position, offset, change } = edges[nearest];
    const place = position[next[nearest]++] + offset;
    if (place > from) close(place);
    depth += change;
  }
  close(end);
  return { start: starts.slice(0, count), end: ends.slice(0, count), value: values.slice(0, count) };
}

/** Which of the edges changes coverage next; undefined where none does any more. */
function nearestOf(
  edges: readonly Edges[],
  next: readonly number[],
  stop: readonly number[],
): number | undefined {
  let found: number | undefined;
  let least = Infinity;
  for (let at = 0; at < edges.length; at++) {
    if (next[at] >= stop[at]) continue;
    const place = edges[at].position[next[at]] + edges[at].offset;
    if (place < least) [found, least] = [at, place];
  }
  return found;
}
