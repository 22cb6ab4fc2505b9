// Finished effects, one row for each line or donor.
import type { InputErrorDetails } from '../errors.ts';

/** What names an effect beside its unit. */
export const EFFECT_LABELS = ['perturbation', 'drug', 'target', 'kind', 'status'] as const;

export type EffectLabel = (typeof EFFECT_LABELS)[number];

/** Rows of effects; every column has `count` elements, NaN or null where nothing stands. */
export interface EffectRows {
  readonly file: string;
  readonly count: number;
  readonly name: readonly string[];
  /** Whether the column of names says that the units are donors. */
  readonly donors: boolean;
  readonly estimate: Float64Array;
  readonly standardError: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Between the independent experiments of a unit. */
  readonly standardDeviation: Float64Array;
  /** Independent experiments of a unit. */
  readonly n: Float64Array;
  readonly labels: Readonly<Record<EffectLabel, readonly (string | null)[]>>;
  readonly place: (row: number) => Pick<InputErrorDetails, 'file' | 'line'>;
}
