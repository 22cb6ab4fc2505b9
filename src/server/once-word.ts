import { randomBytes } from 'node:crypto';
import { isToken } from './guard.ts';

/** Milliseconds after which a word that nobody used opens nothing. */
const LASTS = 120_000;

/** Words each of which opens the page once: the command line of a browser shows its address to every user of the machine. */
export class OnceWord {
  readonly #words = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  make(): string {
    const word = randomBytes(24).toString('base64url');
    this.#words.set(word, this.#now() + LASTS);
    return word;
  }

  /** Whether a word opens the page: the first time, and in time. */
  opens(given: string | undefined): boolean {
    for (const [word, until] of this.#words) {
      if (this.#now() > until) this.#words.delete(word);
      else if (isToken(given, word)) return this.#words.delete(word);
    }
    return false;
  }
}
