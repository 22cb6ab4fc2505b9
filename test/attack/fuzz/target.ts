import type { Random } from './random.ts';

/** What an obvious, slow reader says of an input. */
export type Verdict =
  /** It means exactly this; typed arrays and lists are the same, and so are NaN and NaN. */
  | { readonly is: 'meaningful'; readonly value: unknown }
  /** It means nothing: to be refused, with its line where the fault is one of a line. */
  | { readonly is: 'faulty'; readonly why: string; readonly line?: number }
  /** The documentation leaves it open; it must only come to an end, without being called a bug. */
  | { readonly is: 'open'; readonly why: string };

/** Harmless ways in which the same file may be written, where a reader promises to take them. */
export type Wrapping = 'crlf' | 'no-last-line-end' | 'mark' | 'gz' | 'gz-members' | 'gz-stored';

/** A reader under attack. */
export interface FuzzTarget {
  readonly name: string;
  /** What the row of the table says. */
  readonly what: string;
  /** How its input file is called; `input` by default. */
  readonly fileName?: string;
  readonly wrappings: readonly Wrapping[];
  /** How many times as many inputs as others it is given; 1 by default, and never more than that outside of the full attack. */
  readonly weight?: number;
  /** Puts what the reader looks for beside its input. */
  readonly prepare?: (folder: string) => void;
  /** A small valid file. */
  readonly make: (random: Random) => Buffer;
  /** Damages that only this format knows; otherwise those of all texts. */
  readonly damage?: (bytes: Buffer, random: Random) => Buffer | undefined;
  /** The code under test; what it gives is compared with the verdict's value. */
  readonly read: (path: string) => unknown;
  /** Independent of the code under test. */
  readonly oracle: (bytes: Buffer) => Verdict;
}

export const meaningful = (value: unknown): Verdict => ({ is: 'meaningful', value });
export const faulty = (why: string, line?: number): Verdict => ({ is: 'faulty', why, line });
export const open = (why: string): Verdict => ({ is: 'open', why });
