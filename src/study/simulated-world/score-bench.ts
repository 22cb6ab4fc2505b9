import type { Verdict } from '../../tables/verdicts.ts';
import { edgeAt } from '../evidence/edge-matrix.ts';
import { edgeVerdict } from '../evidence/edge-verdict.ts';
import { isOfBench, type Edge } from '../evidence/edge.ts';
import type { PlannedEdge } from './bench-plan.ts';
import type { WorldTruth } from './truth.ts';

/** What the bench found of what was planted on its plates. */
export interface BenchScore {
  /** The edges between partners and genes whose state is known, with the word that was planted and the one that was found. */
  readonly states: readonly {
    readonly edge: string;
    readonly planted: Verdict;
    readonly found: Verdict;
  }[];
  /** Of all planted edges (acting, bound, together, growth, combination) those with a word that something was seen, and the others. */
  readonly found: readonly string[];
  readonly missed: readonly string[];
  /** Edges on which something was seen and nothing is planted, and how many such edges the bench asked. */
  readonly falselyCalled: readonly string[];
  readonly notPlanted: number;
}

/** Compares the edges of a study with the plates' truth. */
export function scoreBench(edges: readonly Edge[], { bench }: WorldTruth): BenchScore {
  const nameOf = ({ from, to, relation }: PlannedEdge): string =>
    relation === 'acts' ? `${from} -> ${to}` : `${from} ${relation} ${to}`;
  const planted = new Set(bench.planted.map(nameOf));
  const asked = edges.filter(({ items }) => items.some(isOfBench));
  const called = asked.filter(isCalled).map(nameOf);
  return {
    states: bench.states.map(({ from, to, word }) => ({
      edge: `${from} -> ${to}`,
      planted: word,
      found: edgeAt(edges, from, to)?.verdict ?? 'not tested',
    })),
    found: bench.planted.map(nameOf).filter((name) => called.includes(name)),
    missed: bench.planted.map(nameOf).filter((name) => !called.includes(name)),
    falselyCalled: called.filter((name) => !planted.has(name)),
    notPlanted: asked.filter((edge) => !planted.has(nameOf(edge))).length,
  };
}

/** Whether the bench itself, without the arrays, says that something was seen: also the opposite of what a study expects. */
function isCalled({ items }: Edge): boolean {
  const { verdict } = edgeVerdict(items.filter(isOfBench));
  return verdict === 'supported' || verdict === 'suggested' || verdict === 'contradicted';
}

/** How the figure of a study, and the way that it has gone, compare with what its plates hold. */
export interface ShownScore {
  /** Lines that the figure lacks, and lines that it has beyond those that were tested. */
  readonly lacking: readonly string[];
  readonly beyond: readonly string[];
  /** Boxes of "where this study stands" that are not done. */
  readonly emptyBoxes: readonly string[];
}

/** @param lines of the figure @param path boxes with their states */
export function scoreShown(
  lines: readonly PlannedEdge[],
  path: readonly { readonly stage: string; readonly state: string }[],
  { bench }: WorldTruth,
): ShownScore {
  const nameOf = ({ from, to, relation }: PlannedEdge): string => `${from} ${relation} ${to}`;
  const [drawn, wanted] = [lines.map(nameOf), bench.drawn.map(nameOf)];
  return {
    lacking: wanted.filter((name) => !drawn.includes(name)),
    beyond: drawn.filter((name) => !wanted.includes(name)),
    emptyBoxes: path.filter(({ state }) => state !== 'done').map(({ stage }) => stage),
  };
}
