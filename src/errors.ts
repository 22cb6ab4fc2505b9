/** Where an input is at fault, and what would mend it. */
export interface InputErrorDetails {
  /** Name of this kind of fault for programs, where it has one, such as `query.other-build`. */
  readonly key?: string;
  /** The numbers and names of the fault. */
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

/**
 * The user's input or usage is at fault: the command line prints the message and exits with 2.
 * Any other error is a bug of chipmate (exit 1, with its stack).
 */
export class InputError extends Error {
  readonly details: InputErrorDetails;
  /** What is wrong, without the place and the other parts of the message. */
  readonly problem: string;

  constructor(problem: string, details: InputErrorDetails = {}) {
    const { file, line, expected, found, fix } = details;
    const place = file === undefined ? '' : line === undefined ? `${file}: ` : `${file}, line ${line}: `;
    const parts = [place + problem];
    if (expected !== undefined) parts.push(`  expected: ${expected}`);
    if (found !== undefined) parts.push(`  found:    ${found}`);
    if (fix !== undefined) parts.push(`  fix:      ${fix}`);
    super(parts.join('\n'));
    this.name = 'InputError';
    this.details = details;
    this.problem = problem;
  }
}
