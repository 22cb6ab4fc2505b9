import type { Outcome } from './judge.ts';

/** Which reader is attacked, and with which inputs. */
export interface FuzzJob {
  /** Address of a module that exports `targets`. */
  readonly module: string;
  readonly target: string;
  readonly seed: number;
}

/** Inputs `from` to before `to`. */
export interface Batch {
  readonly job: FuzzJob;
  readonly from: number;
  readonly to: number;
}

/** Inputs that came out alike. */
export interface Finding {
  readonly outcome: Outcome;
  readonly kind: string;
  /** The first of them. */
  readonly index: number;
  readonly times: number;
}

export interface BatchResult {
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
  /** Processor time of the input that took the longest, ms. */
  readonly slowest: number;
  /** The most memory that the process ever held, MB. */
  readonly memory: number;
}
