import type { DifferentialTable } from '../formats/expression/differential-table-reader.ts';
import { effectOfFactor, type FactorChange, type FactorEffect } from './change/direction.ts';
import { changeRule, isTestable, type ChangeRule } from './change/change-rule.ts';
import type { GeneScores } from './binding/gene-scores.ts';
import type { MatchedExpression } from './change/match-expression.ts';
import { rankProduct } from './rank-product.ts';
import { sharedEnhancers } from './binding/shared-enhancers.ts';

export interface TargetOptions extends ChangeRule {
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
  /** Genes of which it can be said whether they change. */
  const judged = new Uint8Array(count);
  if (expression !== undefined) {
    const { table, matched } = expression;
    const testable = isTestable(table);
    const isChanged = changeRule(table, options);
    for (let gene = 0; gene < count; gene++) {
      const row = matched.rowOfGene[gene];
      if (row < 0) continue;
      evidence[gene] = testable ? -table.log10P[row] : Math.abs(table.log2FoldChange[row]);
      const counts = isChanged(row);
      if (counts !== undefined) judged[gene] = 1;
      if (counts === true) changed[gene] = Math.sign(table.log2FoldChange[row]);
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
      if (expression === undefined || judged[gene] === 0 || options.factor === undefined) return undefined;
      if (scores.score[gene] === 0) return 'none';
      const foldChange = expression.table.log2FoldChange[expression.matched.rowOfGene[gene]];
      return effectOfFactor(foldChange, sign !== 0, options.factor);
    }),
    promoterBound: Uint8Array.from(scores.nearestDistance, (d) => Number(Math.abs(d) <= promoter)),
    sharedWith: sharedEnhancers(scores, promoter),
  };
}

export type ChangeDirection = 'up' | 'down' | 'both';

/** Of every gene: 1 changed as asked, 0 measured and unchanged, -1 not measured or changed otherwise. */
export function changeStates(
  table: DifferentialTable,
  matched: MatchedExpression,
  direction: ChangeDirection,
  options: ChangeRule = {},
): Int8Array {
  const isChanged = changeRule(table, options);
  return Int8Array.from(matched.rowOfGene, (row) => {
    const changed = row < 0 ? undefined : isChanged(row);
    if (changed !== true) return changed === false ? 0 : -1;
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
