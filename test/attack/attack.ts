/** How much an attack does: `small` in continuous integration (seconds), `bounded` by default (minutes), `full` (hours). */
export type Amount = 'small' | 'bounded' | 'full';

export interface AttackOptions {
  readonly amount: Amount;
  /** The same seed gives the same inputs and the same findings. */
  readonly seed: number;
  /** Takes one line about how far the attack is. */
  readonly report: (line: string) => void;
  /** Folder that inputs which failed are written to; none by default. */
  readonly keep?: string;
}

/** What came of one kind of attack: a row of the table in docs/reliability.md. */
export interface AttackRow {
  /** What was attacked, and how. */
  readonly what: string;
  /** Inputs, kills, flips ... */
  readonly amount: number;
  /** Came out as promised. */
  readonly fine: number;
  /** Refused in so many words, as promised. */
  readonly refused: number;
  /** Came out otherwise, without a word: a broken promise. */
  readonly wrong: number;
  /** Ended as a bug, did not end, or ended the process. */
  readonly exceptions: number;
  /** The longest that one of them took, ms (of readers: of processor time); NaN where it was not measured. */
  readonly slowest: number;
  /** The most memory that the attacked process held, MB; NaN where it was not measured. */
  readonly memory: number;
  /** What else there is to say: kinds of failures, the class that nothing is promised for. */
  readonly note: string;
}

/**
 * One attack. Files named `*.attack.ts` anywhere below `test/attack/` export theirs as `attacks`, an array; `npm run attack`
 * finds them there. Its folders are its own and are gone when it ends.
 */
export interface Attack {
  /** Name for `--only`: lower case, words joined by hyphens. */
  readonly name: string;
  /** What holds whatever is done, in one sentence. */
  readonly promises: string;
  readonly run: (options: AttackOptions) => Promise<AttackRow[]>;
}

/** Whether the attack found nothing. */
export function withstood(rows: readonly AttackRow[]): boolean {
  return rows.length > 0 && rows.every((row) => row.wrong === 0 && row.exceptions === 0 && row.amount > 0);
}
