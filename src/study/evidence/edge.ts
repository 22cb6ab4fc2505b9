import type { Arm } from '../../analyses/inputs/arm.ts';
import type { FindingKind } from '../../assays/design/finding.ts';
import type { AssayType } from '../bench/assay-analyses.ts';
import type { Judged } from '../../tables/verdicts.ts';
import type { EvidenceItem } from './verdicts.ts';

/** How something was measured: a whole array or table of counts, or an assay of the bench. */
export type EdgeMethod = 'expression' | AssayType;

/** One result on an edge. */
export type EdgeItem = Judged &
  Pick<EvidenceItem, 'effect' | 'low' | 'high' | 'unit' | 'source'> & {
    readonly kind: FindingKind;
    readonly method: EdgeMethod;
    /** Independent experiments, or samples of the smallest group of an array; null where nobody says. */
    readonly n: number | null;
    /** Donors among them; 0 where none are told apart. */
    readonly donors: number;
    /** What was measured, as its table calls it. */
    readonly measured: string;
    /** With its cells, which its sample may have said. */
    readonly arm: Arm;
  };

/** What an edge is about: one thing acts on another, both are together, or cells grow otherwise. */
export type Relation = 'acts' | 'together' | 'growth' | 'combination';

/** Evidence on an edge: who was perturbed, what was measured, and all that was found of it. */
export type Edge = Judged & {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  /** What `from` does to `to`, where the results that speak for it have a direction. */
  readonly does: 'raises' | 'lowers' | null;
  readonly items: readonly EdgeItem[];
};

/** Whether a result is from the bench, not from a whole array. */
export function isOfBench({ method }: Pick<EdgeItem, 'method'>): boolean {
  return method !== 'expression';
}
