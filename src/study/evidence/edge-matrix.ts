import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import type { Edge } from './edge.ts';
import type { CandidateEvidence } from './verdicts.ts';

/** Who acts against whom: every pair has an edge, or nobody has tested it. */
export interface EdgeMatrix {
  /** Those that act: factors of which there are results, every partner candidate, and whoever else was perturbed. */
  readonly sources: readonly string[];
  /** Every target candidate. */
  readonly targets: readonly string[];
}

/** The rows and columns of the third matrix, partners and targets in the order of their evidence. */
export function edgeMatrix(
  edges: readonly Edge[],
  factors: readonly string[],
  partners: readonly Pick<CandidateEvidence, 'name'>[],
  targets: readonly Pick<CandidateEvidence, 'name'>[],
): EdgeMatrix {
  const names = new KnownNames();
  const acting = [...new Set(edges.flatMap(({ relation, from }) => (relation === 'acts' ? [from] : [])))];
  const own = factors.flatMap((factor) => acting.find((name) => names.same(factor, name)) ?? []);
  const candidates = partners.map(({ name }) => name);
  return {
    sources: [...new Set([...own, ...candidates, ...acting])],
    targets: targets.map(({ name }) => name),
  };
}

/** The edge of a pair; undefined where nobody has tested it. */
export function edgeAt(edges: readonly Edge[], from: string, to: string): Edge | undefined {
  return edges.find((edge) => edge.relation === 'acts' && edge.from === from && edge.to === to);
}

/** Pairs of the matrix of which nothing is known. */
export function untested(
  edges: readonly Edge[],
  { sources, targets }: EdgeMatrix,
): { readonly from: string; readonly to: string }[] {
  const known = new Set(edges.map(({ relation, from, to }) => [relation, from, to].join('\n')));
  return sources.flatMap((from) =>
    targets.flatMap((to) => (from === to || known.has(['acts', from, to].join('\n')) ? [] : [{ from, to }])),
  );
}
