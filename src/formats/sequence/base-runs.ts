import { UNKNOWN_BASE, type CodedSequence } from '../../genome/sequence.ts';
import { firstAbove } from '../../statistics/sorted-search.ts';

/** Stretches of a sequence, such as those of N or in lower case: ascending, none on another, 0-based half-open, in bp. */
export interface BaseRuns {
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

/** Bases of [from, to) that lie in a stretch. */
export function basesInRuns(runs: BaseRuns, from: number, to: number): number {
  let bases = 0;
  for (let run = firstAbove(runs.end, from); run < runs.start.length && runs.start[run] < to; run++)
    bases += Math.min(to, runs.end[run]) - Math.max(from, runs.start[run]);
  return bases;
}

/** Makes bases that lie in a stretch unknown. @param codes those from `from` on */
export function forgetRuns(runs: BaseRuns, codes: CodedSequence, from: number): void {
  const to = from + codes.length;
  for (let run = firstAbove(runs.end, from); run < runs.start.length && runs.start[run] < to; run++)
    codes.fill(UNKNOWN_BASE, Math.max(0, runs.start[run] - from), Math.min(to, runs.end[run]) - from);
}
