import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AttackOptions, AttackRow } from '../attack.ts';

/** Findings of one kind that are told in full. */
const TOLD = 3;

/** Counts what became of the single attempts of an attack, and tells how the bad ones are made again. */
export class Tally {
  readonly #what: string;
  readonly #options: AttackOptions;
  readonly #kinds = new Map<string, number>();
  readonly #counts = { fine: 0, refused: 0, wrong: 0, exceptions: 0 };
  #slowest = Number.NaN;
  #memory = Number.NaN;

  /** @param what the row's first cell */
  constructor(what: string, options: AttackOptions) {
    this.#what = what;
    this.#options = options;
  }

  /** It came out as promised. @param kind in which way */
  fine(kind: string): void {
    this.#count('fine', kind);
  }

  /** It was refused in so many words, as promised. */
  refused(kind: string): void {
    this.#count('refused', kind);
  }

  /** A promise was broken. @param how what was done, so that it can be done again, and what came of it */
  wrong(kind: string, how: string): void {
    this.#count('wrong', kind.toUpperCase());
    this.#tell(kind, how);
  }

  /** It ended as a bug, or not at all. */
  exception(kind: string, how: string): void {
    this.#count('exceptions', kind.toUpperCase());
    this.#tell(kind, how);
  }

  /** @param milliseconds how long an attempt took */
  took(milliseconds: number): void {
    this.#slowest = Number.isNaN(this.#slowest) ? milliseconds : Math.max(this.#slowest, milliseconds);
  }

  /** @param megabytes the most that the attacked process held */
  held(megabytes: number): void {
    this.#memory = Number.isNaN(this.#memory) ? megabytes : Math.max(this.#memory, megabytes);
  }

  get row(): AttackRow {
    const kinds = [...this.#kinds].map(([kind, count]) => `${kind} ${count}`);
    const { fine, refused, wrong, exceptions } = this.#counts;
    return {
      what: this.#what,
      amount: fine + refused + wrong + exceptions,
      ...{ fine, refused, wrong, exceptions },
      ...{ slowest: this.#slowest, memory: this.#memory, note: kinds.join(', ') },
    };
  }

  #count(sort: 'fine' | 'refused' | 'wrong' | 'exceptions', kind: string): void {
    this.#counts[sort]++;
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
  }

  #tell(kind: string, how: string): void {
    const { report, keep } = this.#options;
    const line = `${this.#what}: ${kind.toUpperCase()}: ${how}`;
    if (keep !== undefined) appendFileSync(join(keep, 'harm.txt'), `${line}\n`);
    const times = this.#kinds.get(kind.toUpperCase()) ?? 0;
    if (times <= TOLD) report(line.length > 1500 ? `${line.slice(0, 1500)} ...` : line);
  }
}
