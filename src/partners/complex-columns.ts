// Complexes whose members stand high among the partners of a query.
import { minusLog10P, rank } from '../tables/shared-columns.ts';
import type { Columns } from '../tables/table.ts';
import { tier } from './score/ranking-columns.ts';

export const complexColumns = {
  rank,
  complex: { label: 'column.complex', help: 'help.complex', main: 1 },
  minusLog10P: { ...minusLog10P, help: 'help.p-complex', main: 1 },
  members: { label: 'column.members', help: 'help.members', main: 1 },
  membersSupported: { label: 'column.members-supported', help: 'help.members-supported', main: 1 },
  medianRank: { label: 'column.median-rank', help: 'help.median-rank', main: 1 },
  of: { label: 'column.of', help: 'help.of', main: 1 },
  cobindingScore: { label: 'column.score', help: 'help.score-complex' },
  ranksOfMembers: { label: 'column.ranks-of-members', help: 'help.ranks-of-members', main: 1 },
  queryItself: { label: 'column.query-itself', help: 'help.query-itself' },
  notAssayed: { label: 'column.not-assayed', help: 'help.not-assayed' },
  tier: { ...tier, main: 1 },
} as const satisfies Columns;
