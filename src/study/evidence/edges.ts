import { perturbsOneOf } from '../../analyses/inputs/arm.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { cellOf, factorsOf } from '../file/arms.ts';
import { changeOf, inCells } from './change-evidence.ts';
import { benchGenes, benchPartners, benchResults, type OnEdge } from './bench-edges.ts';
import type { Bench } from './bench-ticks.ts';
import { targetNames } from './collect-evidence.ts';
import { edgeVerdict } from './edge-verdict.ts';
import type { Edge, EdgeItem } from './edge.ts';
import type { StudyResults } from '../study-results.ts';
import type { ExpressionResult } from '../results.ts';
import type { Study } from '../file/study-schema.ts';

/** Everything that the bench, and arrays beside it, say of candidates. */
export function benchOf(study: Study, results: StudyResults): Bench {
  const found = benchResults(study, results);
  const genes = benchGenes(found);
  return {
    edges: edgesOf(study, results, targetNames(study, results, genes), found),
    partners: benchPartners(study, found),
    genes,
  };
}

/**
 * Every edge of which there is a result: from who was perturbed in an experiment of expression to every gene asked, and what the
 * bench found. The factor, or that of its siblings which was perturbed, stands for itself; others that were perturbed together are one
 * start.
 * @param genes target candidates
 * @param bench what the bench found, each on its edge
 */
export function edgesOf(
  study: Study,
  results: StudyResults,
  genes: readonly string[],
  bench: readonly OnEdge[] = [],
): Edge[] {
  const names = new KnownNames();
  const edges = new Map<string, { first: OnEdge; items: EdgeItem[] }>();
  for (const each of [...ofExpression(study, results, genes, names), ...bench]) {
    const { from, to, relation, item } = each;
    const ends = [from, to].map((end) =>
      end
        .split(', ')
        .map((name) => names.key(name))
        .join(', '),
    );
    const key = [...ends, relation].join('\n');
    const edge = edges.get(key) ?? { first: each, items: [] };
    edge.items.push(item);
    edges.set(key, edge);
  }
  return [...edges.values()].map(({ first: { from, to, relation }, items }) => ({
    ...edgeVerdict(items),
    ...{ from, to, relation, items },
    // What two do beyond the sum of both is the doing of neither.
    ...(relation === 'combination' ? { does: null } : {}),
  }));
}

function ofExpression(
  study: Study,
  results: StudyResults,
  genes: readonly string[],
  names: KnownNames,
): OnEdge[] {
  const found = inCells(study, results);
  return study.expression.flatMap((entry) => {
    const { arm } = entry;
    const experiment = results.expression.find(({ name }) => name === entry.name);
    if (arm?.perturbs === undefined || experiment === undefined) return [];
    const own = factorsOf(study, entry).find((factor) => perturbsOneOf(arm, [factor], names));
    const from = own ?? arm.perturbs.map((name) => names.symbol(name) ?? name).join(', ');
    const where = { ...arm, cell: cellOf(arm, study.samples) };
    return genes.map((to): OnEdge => ({
      ...{ from, to, relation: 'acts' },
      item: {
        ...changeOf(to, experiment, found),
        ...{ kind: 'perturbation', method: 'expression', measured: to, arm: where, donors: 0 },
        n: smallestGroup(experiment),
        source: `expression ${experiment.name}`,
      },
    }));
  });
}

/** Samples of the smaller group; null of a finished table, which does not tell. */
function smallestGroup({ samples = [] }: Pick<ExpressionResult, 'samples'>): number | null {
  return samples.length === 0 ? null : Math.min(...samples.map(({ count }) => count));
}
