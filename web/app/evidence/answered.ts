// Answers as the page of evidence reads them: asked once for what was chosen, and read by the names of their columns.
import { useEffect, useState } from 'preact/hooks';
import type { AnswerBody } from '../../../src/server/answer-body.ts';
import type { Answered } from '../../../src/server/routes/questions.ts';
import type { Chosen } from '../address.ts';
import { server } from '../server.ts';

export type Cell = AnswerBody['columns'][number]['values'][number];

/** How far an answer is. */
export interface Asked {
  readonly answer?: Answered;
  readonly error?: unknown;
}

/** The answer of a question; nothing is asked while nothing is chosen. */
export function useAnswer(question: string, chosen: Chosen | null): Asked {
  const [asked, setAsked] = useState<Asked>({});
  const key = chosen === null ? '' : JSON.stringify(chosen);
  useEffect(() => {
    setAsked({});
    if (chosen === null) return undefined;
    const stopper = new AbortController();
    server
      .answer(question, chosen, () => undefined, stopper.signal)
      .then(
        (answer) => setAsked({ answer }),
        (error: unknown) => {
          if (!stopper.signal.aborted) setAsked({ error });
        },
      );
    return () => stopper.abort();
  }, [question, key]);
  return asked;
}

/** Values of a column; none where the answer has no such column. */
export function valuesOf(answer: AnswerBody, name: string): readonly Cell[] | undefined {
  return answer.columns.find((column) => column.name === name)?.values;
}

export function numberAt(answer: AnswerBody, name: string, row: number): number | null {
  const value = valuesOf(answer, name)?.[row];
  return typeof value === 'number' ? value : null;
}

export function textAt(answer: AnswerBody, name: string, row: number): string {
  return String(valuesOf(answer, name)?.[row] ?? '');
}

export function rowsOf(answer: AnswerBody): number {
  return answer.columns[0]?.values.length ?? 0;
}
