import type { Answer } from '../tables/answer.ts';
import { InputError } from '../errors.ts';
import { complexColumns } from '../partners/complex-columns.ts';
import { rankGroups, type AntigenGroup, type GroupRow } from '../partners/complexes.ts';
import type { PartnerRow } from '../partners/score/partner-rows.ts';
import { tableOf, type Table } from '../tables/table.ts';
import type { Choosing, Choices } from './inputs/choices.ts';
import { partners, partnersChoices, type PartnersInput } from './partners.ts';

const { seed, draws, conditionOn } = partnersChoices;

/** What may be chosen when complexes are ranked. */
export const partnerComplexesChoices = { seed, draws, conditionOn } as const satisfies Choices;

/** What the ranking of complexes needs, opened. */
export interface PartnerComplexesInput extends PartnersInput {
  /** Complexes and their members, and what messages call their file. */
  readonly complexes: { readonly name: string; readonly groups: readonly AntigenGroup[] };
}

/** Complexes of a user's table in a ranking of partners, best first. */
export type PartnerComplexes = Answer;

/**
 * Which complexes have members that stand high among the partners of the query? Complexes without any member among the
 * rows that the filter chooses are left out; ranks are those in the whole ranking.
 * @throws InputError where no member of any complex was assayed, and as `partners` does
 */
export async function partnerComplexes(
  input: PartnerComplexesInput,
  choices: Choosing<typeof partnerComplexesChoices> = {},
): Promise<PartnerComplexes> {
  const { names } = input.asked;
  const { shown, ranking, notices } = await partners(input, choices);
  const asked = new Set(shown.map(({ tier, antigen }) => `${tier}\t${antigen}`));
  const groups = rankGroups(ranking.rows, input.complexes.groups, (name) => names.key(name)).filter(
    ({ tier, ranked }) => ranked.some(({ antigen }) => asked.has(`${tier}\t${antigen}`)),
  );
  if (groups.length === 0) throw noMember(input.complexes.name, shown);
  return { table: tableOfRows(groups), notices };
}

function noMember(file: string, shown: readonly PartnerRow[]): InputError {
  return new InputError('no member of these complexes is among the partners', {
    file,
    expected: shown
      .slice(0, 5)
      .map(({ antigen }) => antigen)
      .join(', '),
    fix: 'write members as the atlas does, or tell aliases with --aliases FILE',
  });
}

function tableOfRows(groups: readonly GroupRow[]): Table {
  const list = (members: readonly string[]): string | null => members.join('/') || null;
  return tableOf(complexColumns, {
    rank: groups.map((_, i) => i + 1),
    complex: groups.map(({ name }) => name),
    minusLog10P: groups.map(({ log10P }) => -log10P),
    members: groups.map(({ ranked }) => ranked.length),
    membersSupported: groups.map(({ ranked }) => ranked.filter(({ supported }) => supported).length),
    medianRank: groups.map(({ medianRank }) => medianRank),
    of: groups.map(({ of }) => of),
    cobindingScore: groups.map(({ score }) => score),
    ranksOfMembers: groups.map(({ ranked }) =>
      list(ranked.map(({ antigen, rank }) => `${antigen} (${rank})`)),
    ),
    queryItself: groups.map(({ own }) => list(own)),
    notAssayed: groups.map(({ notAssayed }) => list(notAssayed)),
    tier: groups.map(({ tier }) => tier),
  });
}
