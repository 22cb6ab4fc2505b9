import type { DifferentialTable } from '../formats/differential-table.ts';
import { effectOfFactor, type FactorChange, type FactorEffect } from './direction.ts';
import { functionTest, type FunctionTest } from './function-test.ts';
import { sharedEnhancers, type GeneScores } from './gene-scores.ts';
import type { MatchedExpression } from './match-expression.ts';
import { rankProduct } from './rank-product.ts';

export interface TargetOptions {
  /** Adjusted p-value up to which a gene counts as changed; defaults to 0.05. */
  readonly significance?: number;
  /** Smallest absolute log2 fold change of a changed gene; defaults to 0. */
  readonly minimalFoldChange?: number;
  /** What the experiment did to the factor; without it the effect of the factor stays open. */
  readonly factor?: FactorChange;
  /** Bound within this many bp of the TSS is bound at the promoter; defaults to 1,000. */
  readonly promoter?: number;
}

/** Target genes, best first; arrays have one element per row of the result. */
export interface TargetGenes {
  /** Gene numbers of the list, in order of rank. */
  readonly order: Uint32Array;
  /** One element per gene of the list (not per row of the result). */
  readonly rankProduct: Float64Array;
  readonly changed: Int8Array;
  readonly effect: readonly (FactorEffect | undefined)[];
  readonly promoterBound: Uint8Array;
  readonly sharedWith: readonly (readonly string[])[];
  readonly up: FunctionTest | undefined;
  readonly down: FunctionTest | undefined;
}

/**
 * Ranks genes by binding, or by the rank product of binding and change where an expression table is given.
 * Evidence of change is -log10 p, ties and tables without p-values by the size of the fold change.
 */
export function rankTargets(
  scores: GeneScores,
  expression: { table: DifferentialTable; matched: MatchedExpression } | undefined,
  options: TargetOptions = {},
): TargetGenes {
  const count = scores.genes.names.length;
  const changed = new Int8Array(count);
  const evidence = new Float64Array(count).fill(NaN);
  if (expression !== undefined) {
    const { table, matched } = expression;
    const testable = table.log10P.some((value) => value === value);
    for (let gene = 0; gene < count; gene++) {
      const row = matched.rowOfGene[gene];
      if (row < 0) continue;
      const size = Math.abs(table.log2FoldChange[row]);
      evidence[gene] = testable ? -table.log10P[row] : size;
      const counts =
        table.adjustedP[row] <= (options.significance ?? 0.05) && size >= (options.minimalFoldChange ?? 0);
      if (counts) changed[gene] = Math.sign(table.log2FoldChange[row]);
    }
  }
  const product = expression === undefined ? undefined : rankProduct(scores.score, evidence);
  const order = targetOrder(scores, product);
  const promoter = options.promoter ?? 1000;
  return {
    order,
    rankProduct: product ?? new Float64Array(count).fill(NaN),
    changed,
    effect: Array.from(changed, (sign, gene) => {
      const row = expression?.matched.rowOfGene[gene] ?? -1;
      if (expression === undefined || row < 0 || options.factor === undefined) return undefined;
      if (scores.score[gene] === 0) return 'none';
      return effectOfFactor(expression.table.log2FoldChange[row], sign !== 0, options.factor);
    }),
    promoterBound: Uint8Array.from(scores.nearestDistance, (d) => Number(Math.abs(d) <= promoter)),
    sharedWith: sharedEnhancers(scores, promoter),
    ...functionTests(scores, changed, evidence),
  };
}

export type ChangeDirection = 'up' | 'down' | 'both';

/** Of every gene: 1 changed as asked, 0 measured and unchanged, -1 not measured or changed otherwise. */
export function changeStates(
  table: DifferentialTable,
  matched: MatchedExpression,
  direction: ChangeDirection,
  significance = 0.05,
): Int8Array {
  return Int8Array.from(matched.rowOfGene, (row) => {
    if (row < 0 || table.adjustedP[row] !== table.adjustedP[row]) return -1;
    if (table.adjustedP[row] > significance) return 0;
    const up = table.log2FoldChange[row] > 0;
    return direction === 'both' || up === (direction === 'up') ? 1 : -1;
  });
}

/** Genes with a score, best first; with expression only those that were measured. */
function targetOrder(scores: GeneScores, product: Float64Array | undefined): Uint32Array {
  const { score } = scores;
  const rows = Uint32Array.from(score.keys()).filter(
    (gene) => score[gene] > 0 && (product === undefined || product[gene] === product[gene]),
  );
  return rows.sort(
    (a, b) => (product === undefined ? 0 : product[a] - product[b]) || score[b] - score[a] || a - b,
  );
}

function functionTests(
  scores: GeneScores,
  changed: Int8Array,
  evidence: Float64Array,
): { up: FunctionTest | undefined; down: FunctionTest | undefined } {
  const potentials = (sign: number): Float64Array =>
    scores.score.filter((_, gene) => evidence[gene] === evidence[gene] && changed[gene] === sign);
  const unchanged = potentials(0);
  return { up: functionTest(potentials(1), unchanged), down: functionTest(potentials(-1), unchanged) };
}
