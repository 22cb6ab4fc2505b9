// Finished effects, one row for each line or donor.
import type { InputErrorDetails } from '../errors.ts';

/** What names an effect beside its unit. */
export const EFFECT_LABELS = [
  'perturbation',
  'drug',
  'target',
  'kind',
  'status',
  'contrast',
  'comparison',
  'time',
] as const;

export type EffectLabel = (typeof EFFECT_LABELS)[number];

/** Rows of effects; every column has `count` elements, NaN or null where nothing stands. */
export interface EffectRows {
  readonly file: string;
  readonly count: number;
  readonly name: readonly string[];
  /** Whether the column of names says that the units are donors. */
  readonly donors: boolean;
  /** On a scale on which differences count; of a column of fold changes their log2. */
  readonly estimate: Float64Array;
  /** What the heading says that estimates are; null where it does not. */
  readonly unit: 'log2 fold change' | null;
  /** Whether fold changes were taken to log2. */
  readonly wereFolds: boolean;
  /** Names of rows that have no estimate, which are in none of the columns. */
  readonly leftOut: readonly string[];
  readonly standardError: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Between the independent experiments of a unit. */
  readonly standardDeviation: Float64Array;
  /** Independent experiments of a unit. */
  readonly n: Float64Array;
  /** Of the interval, where the table says them; NaN elsewhere. */
  readonly degreesOfFreedom: Float64Array;
  readonly labels: Readonly<Record<EffectLabel, readonly (string | null)[]>>;
  readonly place: (row: number) => Pick<InputErrorDetails, 'file' | 'line'>;
}
