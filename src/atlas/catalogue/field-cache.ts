import { perturbationBits, perturbationsOf } from './perturbation.ts';
import type { TokenTable } from './token-table.ts';

/** One field of a list of experiments with what is known about it. */
export interface Field {
  readonly text: string;
  /** Numbers of its words. */
  readonly words: Uint32Array;
  /** Bits of `perturbationBits` when it is an attribute. */
  readonly perturbations: number;
}

const SLOTS = 1 << 18;

/**
 * Five sixths of the bytes of a list of experiments repeat a field that stood in an earlier row: each distinct
 * field is split into words and judged once. Fields are told apart by 64 bits of hash.
 */
export class FieldCache {
  readonly #table: TokenTable;
  readonly #fields = new Array<Field | undefined>(SLOTS);
  readonly #hashes = new Int32Array(2 * SLOTS);

  constructor(table: TokenTable) {
    this.#table = table;
  }

  /** The field from `start` to before `end`, whose bytes have the two hashes. */
  get(bytes: Buffer, start: number, end: number, hash: number, second: number): Field {
    const slot = (hash ^ (hash >>> 14)) & (SLOTS - 1);
    const known = this.#fields[slot];
    if (known !== undefined && this.#hashes[2 * slot] === hash && this.#hashes[2 * slot + 1] === second)
      return known;
    const field = describeField(this.#table, bytes, start, end, false);
    this.#fields[slot] = field;
    this.#hashes[2 * slot] = hash;
    this.#hashes[2 * slot + 1] = second;
    return field;
  }
}

/** A field that is not expected again. */
export function describeField(
  table: TokenTable,
  bytes: Buffer,
  start: number,
  end: number,
  isTitle: boolean,
): Field {
  const { words, marked } = table.wordsOf(bytes, start, end);
  const text = bytes.toString('utf8', start, end);
  const equals = text.indexOf('=');
  const attributes: [string, string][] = equals > 0 ? [[text.slice(0, equals), text.slice(equals + 1)]] : [];
  const row = isTitle ? { title: text, attributes: [] } : { title: '', attributes };
  return {
    text,
    words,
    perturbations: marked ? perturbationBits(perturbationsOf(row)) : 0,
  };
}
