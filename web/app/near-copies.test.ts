import { expect, test } from 'vitest';
import { lookalikesColumns, partnerColumns } from '../../src/partners/score/ranking-columns.ts';
import type { Answered } from '../../src/server/routes/questions.ts';
import { nearCopies } from './near-copies.ts';

/** Rows as factor, lookalikes, cell and verdict. */
function answerOf(rows: readonly (readonly [string, string, string, string])[]): Answered {
  const column = (name: string, at: number) => ({ name, values: rows.map((row) => row[at]) });
  const columns = [
    column('antigen', 0),
    { ...column('block', 1), of: partnerColumns.block },
    column('cell', 2),
    column('verdict', 3),
    { name: 'tier', values: rows.map(() => 'same cell') },
    { name: 'cell_class', values: rows.map(() => 'Blood') },
  ];
  return { columns, notices: [], rows: rows.length, command: '' };
}

test('a near-copy is folded beneath the best of its cells, unless it is supported and that one is not', () => {
  const fold = nearCopies(
    answerOf([
      ['JUN', 'JUN/FOS', 'MM.1S', 'suggested'],
      ['FOS', 'JUN/FOS/ATF3', 'MM.1S', 'suggested'],
      ['FOS', 'JUN/FOS', 'K-562', 'suggested'],
      ['ATF3', 'FOS/ATF3', 'MM.1S', 'suggested'],
      ['JUN', 'JUN/FOS', 'K-562', 'supported'],
      ['JUN', 'JUN/FOS', 'K-562', 'suggested'],
    ]),
  );
  expect(fold?.column).toBe('antigen');
  expect([0, 1, 2, 3, 4, 5].map((row) => fold?.headOf(row))).toEqual([0, 0, 2, 3, 4, 2]);
});

test('a table without such rows, and one of groups, is not folded', () => {
  const alone = answerOf([['JUN', 'JUN', 'MM.1S', 'supported']]);
  expect(nearCopies(alone)).toBeUndefined();
  const groups = [{ name: 'block', values: ['JUN/FOS'], of: lookalikesColumns.block }];
  expect(nearCopies({ ...alone, columns: groups })).toBeUndefined();
});
