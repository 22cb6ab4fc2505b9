import type { DifferentialTable } from '../formats/expression/differential-table-reader.ts';
import type { Judged } from '../tables/verdicts.ts';
import type { GeneScores } from './binding/gene-scores.ts';
import type { FunctionTest } from './change/function-test.ts';
import type { JudgedChange } from './change/judge-change.ts';
import type { ChangeGroup, MeasuredGenes } from './change/change-groups.ts';
import type { MatchedExpression } from './change/match-expression.ts';
import { gateOf, isBound, targetVerdict, type Doubt, type Gate } from './target-verdict.ts';

/** What is said of every gene of the list. */
export interface JudgedTargets {
  readonly verdicts: readonly Judged[];
  /** NaN for genes that are not judged, as the next two. */
  readonly tail: Float64Array;
  readonly falseShare: Float64Array;
  readonly jointScore: Float64Array;
  /** Factors that tell the changed genes of its direction better and have more of themselves at this gene. */
  readonly better: readonly (readonly string[])[];
}

/** An experiment of expression and what it says of the factor. */
export interface ExperimentSays {
  readonly table: DifferentialTable;
  readonly matched: MatchedExpression;
  readonly measured: MeasuredGenes;
  readonly groups: readonly ChangeGroup[];
  readonly change: JudgedChange;
  /** Genes that were left out before the test; undefined for a finished table, of which nobody knows what was measured. */
  readonly leftOut: ReadonlySet<string> | undefined;
  /** What keeps every gene from being supported. */
  readonly doubt: Doubt | undefined;
  readonly fewPeaks: boolean;
  readonly noDegrees: boolean;
}

/** Factors that are named at a gene. */
const NAMED = 3;

/** Judges every gene of the list: what it is bound by, how it changes, and what chance would bring. */
export function judgeTargets(scores: GeneScores, says: ExperimentSays | undefined): JudgedTargets {
  const { names } = scores.genes;
  const columns = {
    tail: new Float64Array(names.length).fill(NaN),
    falseShare: new Float64Array(names.length).fill(NaN),
    jointScore: new Float64Array(names.length).fill(NaN),
    better: names.map((): readonly string[] => []),
  };
  if (says === undefined) {
    const verdicts = names.map((): Judged => ({ verdict: 'not tested', reason: null }));
    return { verdicts, ...columns };
  }
  const { measured, groups, change, leftOut } = says;
  const lacking = leftOut === undefined ? 'not in the table' : 'not on the platform';
  const comparable = groups.some(({ unchanged }) => unchanged > 0);
  const gates = gatesOf(change);
  const placeOf = new Int32Array(names.length).fill(-1);
  measured.genes.forEach((gene, place) => (placeOf[gene] = place));
  for (const { direction, genes, tail, falseShare, score } of change.shares) {
    const factors = change.better.find((each) => each.direction === direction)?.factors ?? [];
    genes.forEach((place, i) => {
      const gene = measured.genes[place];
      columns.tail[gene] = tail[i];
      columns.falseShare[gene] = falseShare[i];
      columns.jointScore[gene] = score[i];
      columns.better[gene] = factors
        .filter(({ scores: theirs }) => theirs[place] > change.scores[place])
        .slice(0, NAMED)
        .map(({ antigen }) => antigen);
    });
  }
  const verdicts = names.map((name, gene): Judged => {
    const place = placeOf[gene];
    const row = says.matched.rowOfGene[gene];
    const direction = says.table.log2FoldChange[row] < 0 ? 'down' : 'up';
    const judged = columns.falseShare[gene] === columns.falseShare[gene];
    return targetVerdict({
      measured: row >= 0 ? 'measured' : leftOut?.has(name) === true ? 'filtered' : lacking,
      changed: place < 0 ? undefined : measured.changed[place],
      bound: isBound(scores.nearestDistance[gene]),
      gate: gates.get(direction) ?? (comparable ? 'too few changed genes' : 'too few unchanged genes'),
      share: judged ? { tail: columns.tail[gene], falseShare: columns.falseShare[gene] } : undefined,
      doubt: says.doubt,
      fewPeaks: says.fewPeaks,
      noDegrees: says.noDegrees,
    });
  });
  return { verdicts, ...columns };
}

/** Gates of the directions; where neither stands out alone and both together do, genes of either may be suggested. */
function gatesOf({ tests }: JudgedChange): Map<string, Gate> {
  const gates = new Map<string, Gate>(tests.map((test) => [test.direction, gateOf(test)]));
  if (eitherWayAlone(tests))
    for (const direction of ['up', 'down']) if (gates.has(direction)) gates.set(direction, 'weak');
  return gates;
}

/** Whether a factor, which may activate some genes and repress others, stands out in both directions together alone. */
export function eitherWayAlone(tests: readonly FunctionTest[]): boolean {
  return (
    tests.every((test) => (gateOf(test) === 'flat') === (test.direction !== 'both')) &&
    tests.some(({ direction }) => direction === 'both')
  );
}

const TIER = { supported: 0, suggested: 1 } as const;
/** Bound and changed, and no more than that. */
const BOUND_AND_CHANGED: ReadonlySet<unknown> = new Set([
  'no more than chance',
  'too few sites',
  'not among the most changed',
  'too few changed genes',
  'too few unchanged genes',
]);
const REST = 3;

/** Genes in the order of a table: supported, suggested, bound and changed, each by the joint score; the others as they come. */
export function orderOfTargets(
  { verdicts, jointScore }: Pick<JudgedTargets, 'verdicts' | 'jointScore'>,
  order: Uint32Array,
): Uint32Array {
  const tier = (gene: number): number => {
    const { verdict, reason } = verdicts[gene];
    if (verdict === 'supported' || verdict === 'suggested') return TIER[verdict];
    return BOUND_AND_CHANGED.has(reason) ? 2 : REST;
  };
  const score = (gene: number): number =>
    jointScore[gene] === jointScore[gene] ? jointScore[gene] : Infinity;
  return order.slice().sort((a, b) => {
    const tiers = tier(a) - tier(b);
    if (tiers !== 0 || tier(a) === REST) return tiers;
    const [first, second] = [score(a), score(b)];
    return first === second ? 0 : first - second;
  });
}
