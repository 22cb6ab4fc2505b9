// What goes back to a page: an answer as columns, and what went wrong as parts that the page puts into its language.
import type { Drawing } from './drawings.ts';
import { InputError } from '../errors.ts';
import { resultNumber } from '../tables/result-number.ts';
import { systemFault } from '../formats/text/system-fault.ts';
import type { Notice } from '../messages/message.ts';
import type { Answer } from '../tables/answer.ts';
import type { Column } from '../tables/table.ts';

type Cell = number | string | boolean | null;

/** An answer as JSON: columns of equal length with what they mean, and notices as keys with values. */
export interface AnswerBody {
  readonly columns: readonly {
    readonly name: string;
    readonly of?: Column;
    readonly values: readonly Cell[];
  }[];
  readonly notices: readonly Notice[];
  readonly figures?: readonly Drawing[];
}

/** Numbers with the digits of a result; what is missing is null. */
export function answerBody({ table, notices }: Answer): AnswerBody {
  return {
    columns: table.columns.map(({ name, of, values }) => ({
      name,
      ...(of && { of }),
      values: Array.from(values, (value) => {
        if (typeof value === 'number') return Number.isFinite(value) ? resultNumber(value) : null;
        return value ?? null;
      }),
    })),
    notices,
  };
}

/** What cannot be answered, in the parts of an `InputError`. */
export interface RefusalBody {
  readonly refusal: {
    readonly problem: string;
    readonly key: string | null;
    readonly values: Readonly<Record<string, string | number>>;
    readonly file: string | null;
    readonly line: number | null;
    readonly expected: string | null;
    readonly found: string | null;
    readonly fix: string | null;
  };
}

/** What a page is told of an error; undefined for a bug of chipmate. */
export function refusalBody(error: unknown): RefusalBody | undefined {
  const fault = error instanceof InputError ? error : systemFault(error);
  if (fault === undefined) return undefined;
  const {
    key = null,
    values = {},
    file = null,
    line = null,
    expected = null,
    found = null,
    fix = null,
  } = fault.details;
  return { refusal: { problem: fault.problem, key, values, file, line, expected, found, fix } };
}

/** What a page is told of a bug: the terminal has its stack. */
export function bug(error: unknown): { bug: string } {
  process.stderr.write(
    `chipmate: this is a bug of chipmate, please report it\n${String((error as Error).stack ?? error)}\n`,
  );
  return { bug: 'this is a bug of chipmate: the terminal that runs the app says more' };
}
