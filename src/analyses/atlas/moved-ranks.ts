import { movedColumns } from '../../atlas/atlas-columns.ts';
import { tableOf } from '../../tables/table.ts';
import { note } from '../../messages/message.ts';
import { diffChoices, type Diff } from './diff.ts';
import { choose, type Choosing } from '../inputs/choices.ts';
import type { RankedNames } from '../inputs/ranked-names.ts';

/** Two tables of results, best row first, read. */
export interface MovedRanksInput {
  /** Column that names a row. */
  readonly key: string;
  readonly before: RankedNames;
  readonly after: RankedNames;
}

/** How did the ranks of a stored result move? Rows of the later table first; a name counts where it stands first. */
export function movedRanks(
  { key, before, after }: MovedRanksInput,
  asking: Choosing<typeof diffChoices> = {},
): Diff {
  const { all } = choose(diffChoices, asking);
  const [old, now] = [ranksOf(before), ranksOf(after)];
  const names = [...new Set([...now.keys(), ...old.keys()])];
  const moved = names.filter((name) => old.get(name) !== now.get(name));
  const shown = all === true ? names : moved;
  const ranks = (of: ReadonlyMap<string, number>): number[] => shown.map((name) => of.get(name) ?? NaN);
  const [oldRank, newRank] = [ranks(old), ranks(now)];
  return {
    table: tableOf(movedColumns, {
      key: { several: [{ name: key, values: shown }] },
      rankOld: oldRank,
      rankNew: newRank,
      movedUp: oldRank.map((rank, i) => rank - newRank[i]),
    }),
    notices: [note('diff.ranks', { kept: names.length - moved.length, rows: names.length })],
  };
}

/** Rank of every name, from 1. */
function ranksOf(names: RankedNames): Map<string, number> {
  const ranks = new Map<string, number>();
  names.forEach((name, row) => {
    if (!ranks.has(name)) ranks.set(name, row + 1);
  });
  return ranks;
}
