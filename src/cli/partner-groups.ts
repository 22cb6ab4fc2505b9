import { readComplexes } from '../formats/complexes-file.ts';
import type { Table } from '../formats/table.ts';
import { InputError } from '../errors.ts';
import type { AntigenNames } from '../genome/antigen-aliases.ts';
import { rankGroups } from '../partners/complexes.ts';
import type { PartnerRow } from '../partners/partner-rows.ts';

/**
 * A ranking by the complexes of a user's table.
 * @param rows the whole ranking, in which members have their ranks
 * @param shown its rows that are asked for: complexes without any are left out
 * @throws InputError where no member of any complex was assayed
 */
export async function complexTable(
  rows: readonly PartnerRow[],
  shown: readonly PartnerRow[],
  path: string,
  names: AntigenNames,
): Promise<Table> {
  const asked = new Set(shown.map(({ tier, antigen }) => `${tier}\t${antigen}`));
  const groups = rankGroups(rows, await readComplexes(path), (name) => names.key(name)).filter(
    ({ tier, ranked }) => ranked.some(({ antigen }) => asked.has(`${tier}\t${antigen}`)),
  );
  if (groups.length === 0)
    throw new InputError('no member of these complexes is among the partners', {
      file: path,
      expected: shown
        .slice(0, 5)
        .map(({ antigen }) => antigen)
        .join(', '),
      fix: 'write members as the atlas does, or tell aliases with --aliases FILE',
    });
  const list = (members: readonly string[]): string | null => members.join('/') || null;
  return {
    columns: [
      { name: 'rank', values: groups.map((_, i) => i + 1) },
      { name: 'complex', values: groups.map(({ name }) => name) },
      { name: 'minus_log10_p', values: groups.map(({ log10P }) => -log10P) },
      { name: 'members', values: groups.map(({ ranked }) => ranked.length) },
      { name: 'members_supported', values: groups.map(({ ranked }) => supported(ranked)) },
      { name: 'median_rank', values: groups.map(({ medianRank }) => medianRank) },
      { name: 'of', values: groups.map(({ of }) => of) },
      { name: 'cobinding_score', values: groups.map(({ score }) => score) },
      {
        name: 'ranks_of_members',
        values: groups.map(({ ranked }) => list(ranked.map(({ antigen, rank }) => `${antigen} (${rank})`))),
      },
      { name: 'query_itself', values: groups.map(({ own }) => list(own)) },
      { name: 'not_assayed', values: groups.map(({ notAssayed }) => list(notAssayed)) },
      { name: 'tier', values: groups.map(({ tier }) => tier) },
    ],
  };
}

function supported(rows: readonly { readonly supported: boolean }[]): number {
  return rows.filter((row) => row.supported).length;
}
