import type { RefusalKey } from './messages/english/refusals/index.ts';
import { quotable } from './messages/plain-text.ts';

/** Where an input is at fault, and what would mend it. */
export interface InputErrorDetails {
  /** Name of this kind of fault, where it has one, such as `query.other-build`: programs go by it, and pages have a sentence for it. */
  readonly key?: RefusalKey;
  /** The numbers and names of the fault: what its sentence is filled with. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** File (or option) the user gave. */
  readonly file?: string;
  /** Line of the file, 1-based. */
  readonly line?: number;
  readonly expected?: string;
  readonly found?: string;
  /** What the user can do about it: one sentence. */
  readonly fix?: string;
}

/** Most lines of one message. */
const MOST_LINES = 200;

/**
 * The user's input or usage is at fault: the command line prints the message and exits with 2.
 * Any other error is a bug of chipmate (exit 1, with its stack).
 *
 * Every part may quote the input as it is: what cannot be seen is shown as an escape, also line breaks, and a text that is too long
 * is cut. A message of several lines is given as its lines.
 */
export class InputError extends Error {
  readonly details: InputErrorDetails;
  /** What is wrong, without the place and the other parts of the message. */
  readonly problem: string;

  constructor(problem: string | readonly string[], details: InputErrorDetails = {}) {
    const safe = quoted(details);
    const { file, line, expected, found, fix } = safe;
    const text = linesOf(problem);
    const place = file === undefined ? '' : line === undefined ? `${file}: ` : `${file}, line ${line}: `;
    const parts = [place + text];
    if (expected !== undefined) parts.push(`  expected: ${expected}`);
    if (found !== undefined) parts.push(`  found:    ${found}`);
    if (fix !== undefined) parts.push(`  fix:      ${fix}`);
    super(parts.join('\n'));
    this.name = 'InputError';
    this.details = safe;
    this.problem = text;
  }
}

/** The details with every text fit to be quoted. */
function quoted(details: InputErrorDetails): InputErrorDetails {
  const texts = Object.entries(details).map(([name, value]: [string, unknown]) => [name, quotedValue(value)]);
  return Object.fromEntries(texts) as InputErrorDetails;
}

function quotedValue(value: unknown): unknown {
  if (typeof value === 'string') return quotable(value);
  return typeof value === 'object' && value !== null ? quoted(value) : value;
}

function linesOf(problem: string | readonly string[]): string {
  const lines = typeof problem === 'string' ? [problem] : problem;
  const shown = lines.slice(0, MOST_LINES).map(quotable);
  const more = lines.length - shown.length;
  return [...shown, ...(more > 0 ? [`... and ${more} more lines`] : [])].join('\n');
}
