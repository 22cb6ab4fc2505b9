import { expect, test } from 'vitest';
import { MOST_ROWS, pageAnswer } from './page-answer.ts';

const answerOf = (rows: number) => ({
  columns: ['a', 'b'].map((name) => ({ name, values: Array.from({ length: rows }, (_, row) => row) })),
  notices: [],
});

test('a page is sent the first rows of a long table, and told how many there are', () => {
  const { columns, rows, notices } = pageAnswer(answerOf(MOST_ROWS + 1));
  expect(columns.map(({ values }) => values.length)).toEqual([MOST_ROWS, MOST_ROWS]);
  expect(columns[1].values.at(-1)).toBe(MOST_ROWS - 1);
  expect(rows).toBe(MOST_ROWS + 1);
  expect(notices).toMatchObject([
    { key: 'answer.first-rows', severity: 'caution', values: { shown: MOST_ROWS, rows: MOST_ROWS + 1 } },
  ]);
});

test('a table that is no longer is sent as it is', () => {
  const answer = answerOf(MOST_ROWS);
  expect(pageAnswer(answer)).toEqual({ ...answer, rows: MOST_ROWS });
  expect(pageAnswer({ columns: [], notices: [] })).toEqual({ columns: [], notices: [], rows: 0 });
});
