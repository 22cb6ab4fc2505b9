// What of an answer a page is sent: the first rows of a long table. Files have all of them.
import { caution } from '../messages/message.ts';
import type { AnswerBody } from './answer-body.ts';

/** Most rows of an answer that a page is sent. */
export const MOST_ROWS = 50_000;

/** An answer as a page is sent it. */
export interface PageAnswer extends AnswerBody {
  /** Rows of the whole table. */
  readonly rows: number;
}

/** Cuts a long table and says so. */
export function pageAnswer(answer: AnswerBody): PageAnswer {
  const rows = answer.columns[0]?.values.length ?? 0;
  if (rows <= MOST_ROWS) return { ...answer, rows };
  return {
    ...answer,
    rows,
    columns: answer.columns.map((column) => ({ ...column, values: column.values.slice(0, MOST_ROWS) })),
    notices: [caution('answer.first-rows', { shown: MOST_ROWS, rows }), ...answer.notices],
  };
}
