import type { Notice } from '../../messages/message.ts';

/** The spots of one array that measure genes, controls left out. */
export interface SpottedArray {
  readonly format: string;
  readonly probes: readonly string[];
  readonly genes: readonly string[] | undefined;
  /** Foreground minus local background of each channel, n spots; NaN for spots flagged as bad. */
  readonly green: Float64Array;
  readonly red: Float64Array | undefined;
  /** Print-tip group, n spots, where the array is printed. */
  readonly printTip: Uint16Array | undefined;
  readonly notices: readonly Notice[];
}
