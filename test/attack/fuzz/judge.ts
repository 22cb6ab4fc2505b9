import { InputError } from '../../../src/errors.ts';
import type { FuzzTarget, Verdict } from './target.ts';

export type Outcome =
  /** Read as the oracle reads it. */
  | 'fine'
  /** Refused, as the oracle does. */
  | 'refused'
  /** Refused, though the oracle reads it. */
  | 'stricter'
  /** Taken where the documentation leaves it open. */
  | 'open'
  /** Taken though it means nothing, taken as something else, or refused with a message that does not help. */
  | 'wrong'
  /** An error that is not about the input, memory beyond the limit. */
  | 'exception';

export interface Judgement {
  readonly outcome: Outcome;
  /** The kind of it, the same for inputs that fail alike. */
  readonly kind: string;
}

const LONGEST_MESSAGE = 3_000;

/**
 * What the reader makes of an input, weighed against the oracle.
 * @param valid whether the input was made as the format prescribes: then it must be taken
 */
export async function judge(
  target: FuzzTarget,
  path: string,
  bytes: Buffer,
  valid: boolean,
): Promise<Judgement> {
  let verdict: Verdict;
  try {
    verdict = target.oracle(bytes);
  } catch (error) {
    return { outcome: 'exception', kind: `the oracle fails: ${kindOf(String(error))}` };
  }
  if (valid && verdict.is !== 'meaningful')
    return { outcome: 'exception', kind: `the oracle does not read a valid file: ${verdict.why}` };
  let value: unknown;
  try {
    value = await target.read(path);
  } catch (error) {
    return refusal(error, verdict, valid, path);
  }
  if (verdict.is === 'faulty') return { outcome: 'wrong', kind: `taken, though ${verdict.why}` };
  if (verdict.is === 'open') return { outcome: 'open', kind: verdict.why };
  const where = difference(plain(verdict.value), plain(value), '');
  if (where === undefined) return { outcome: 'fine', kind: '' };
  return { outcome: 'wrong', kind: `read otherwise: ${where}` };
}

function refusal(error: unknown, verdict: Verdict, valid: boolean, path: string): Judgement {
  if (!(error instanceof InputError)) {
    const [name, message] = error instanceof Error ? [error.name, error.message] : ['', String(error)];
    return { outcome: 'exception', kind: `${name}: ${kindOf(message)}` };
  }
  const fault = messageFault(error, verdict, path);
  if (fault !== undefined) return { outcome: 'wrong', kind: `${fault}: ${kindOf(error.problem)}` };
  if (valid) return { outcome: 'wrong', kind: `a valid file is refused: ${kindOf(error.problem)}` };
  return verdict.is === 'meaningful'
    ? { outcome: 'stricter', kind: kindOf(error.problem) }
    : { outcome: 'refused', kind: kindOf(error.problem) };
}

function messageFault(error: InputError, verdict: Verdict, path: string): string | undefined {
  if (!error.message.includes(path)) return 'the message does not name the file';
  if (verdict.is === 'faulty' && verdict.line !== undefined && !/, line \d/.test(error.message))
    return 'the message does not name the line';
  if (error.message.length > LONGEST_MESSAGE) return 'the message is too long';
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(error.message))
    return 'the message holds control characters';
  return undefined;
}

/** A message without what differs from input to input. */
function kindOf(message: string): string {
  return message
    .replace(/(["'`])[^]*?\1/g, '…')
    .split('\n')[0]
    .replace(/\/\S+/g, '')
    .replace(/[^ -~’…]+/g, '?')
    .replace(/\d+(?:\.\d+)?/g, 'N')
    .slice(0, 90);
}

/** Lists, maps and typed arrays as arrays, numbers that JSON does not know as text. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? (value === 0 ? 0 : value) : String(value);
  if (value instanceof Map) return [...value].map(plain);
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, part]) => part !== undefined)
        .map(([key, part]) => [key, plain(part)]),
    );
  return value ?? null;
}

/** Where two plain values differ first, without the numbers of rows. */
function difference(expected: unknown, found: unknown, at: string): string | undefined {
  if (Array.isArray(expected) && Array.isArray(found)) {
    for (let i = 0; i < Math.min(expected.length, found.length); i++) {
      const where = difference(expected[i], found[i], `${at}[]`);
      if (where !== undefined) return where;
    }
    return expected.length === found.length ? undefined : `length of ${at === '' ? 'the list' : at}`;
  }
  if (isRecord(expected) && isRecord(found)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      const where = difference(expected[key], found[key], at === '' ? key : `${at}.${key}`);
      if (where !== undefined) return where;
    }
    return undefined;
  }
  return expected === found ? undefined : at === '' ? 'value' : at;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
