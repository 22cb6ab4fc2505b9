import { median } from '../statistics/descriptive.ts';
import { rhoScoreLog10 } from '../statistics/combine/rank-aggregation.ts';
import type { PartnerRow, Tier } from './score/partner-rows.ts';

/** A named group of antigens: a complex, or lookalikes found in the data. */
export interface AntigenGroup {
  readonly name: string;
  readonly members: readonly string[];
}

/** How a group stands in one tier of a ranking. */
export interface GroupRow {
  readonly name: string;
  readonly tier: Tier;
  /** Ranked members with their ranks within the tier, best first. */
  readonly ranked: readonly {
    readonly antigen: string;
    readonly rank: number;
    readonly supported: boolean;
  }[];
  /** Rows of the tier. */
  readonly of: number;
  readonly medianRank: number;
  /** Best partner score of a member. */
  readonly score: number;
  /** Chance that as many factors drawn at random stand as high, log10 (rho of robust rank aggregation). */
  readonly log10P: number;
  /** Members that are the query's own antigen, and those that the tier has no experiment of. */
  readonly own: readonly string[];
  readonly notAssayed: readonly string[];
}

/**
 * Aggregates the ranks of antigens to groups of them, tier by tier; the group whose members stand highest comes first.
 * @param rows a ranking by antigens
 * @param antigenKey one key for all names of a factor
 */
export function rankGroups(
  rows: readonly PartnerRow[],
  groups: readonly AntigenGroup[],
  antigenKey: (name: string) => string,
): GroupRow[] {
  const own = new Set(
    rows.filter(({ tier }) => tier === 'own antigen').map(({ antigen }) => antigenKey(antigen)),
  );
  const tiers = [...new Set(rows.map(({ tier }) => tier))].filter((tier) => tier !== 'own antigen');
  return tiers.flatMap((tier) => {
    const inTier = rows.filter((row) => row.tier === tier);
    const placeOf = new Map(inTier.map(({ antigen }, i) => [antigenKey(antigen), i]));
    return groups
      .flatMap(({ name, members }): GroupRow[] => {
        const isOwn = (member: string): boolean => own.has(antigenKey(member));
        const places = [...new Set(members.flatMap((member) => placeOf.get(antigenKey(member)) ?? []))];
        places.sort((a, b) => a - b);
        if (places.length === 0) return [];
        const ranks = places.map((place) => place + 1);
        return [
          {
            name,
            tier,
            ranked: places.map((place) => ({
              antigen: inTier[place].antigen,
              rank: place + 1,
              supported: inTier[place].supported,
            })),
            of: inTier.length,
            medianRank: median(ranks),
            score: inTier[places[0]].score,
            log10P: rhoScoreLog10(ranks.map((rank) => rank / inTier.length)),
            own: members.filter(isOwn),
            notAssayed: members.filter((member) => !isOwn(member) && !placeOf.has(antigenKey(member))),
          },
        ];
      })
      .sort((a, b) => a.log10P - b.log10P || a.medianRank - b.medianRank || (a.name < b.name ? -1 : 1));
  });
}

/** What tells lookalikes among rows of a ranking. */
type Grouped = Pick<PartnerRow, 'antigen' | 'lookalikes' | 'cellClass' | 'cell'> & { readonly tier: string };

/**
 * The rows of a ranking by lookalikes, which the data hardly tell apart: each antigen is in one group, alone where it has
 * none. Groups stand at the rank of their best member.
 */
export function groupLookalikes<Row extends Grouped>(
  rows: readonly Row[],
): (AntigenGroup & { readonly rows: readonly Row[] })[] {
  const groups: { rows: Row[]; names: Set<string>; place: string }[] = [];
  for (const row of rows) {
    if (row.tier === 'own antigen') continue;
    const place = `${row.tier}\t${row.cellClass}\t${row.cell}`;
    // The best member's lookalikes are the group: chains of copies of copies would join unlike factors.
    const group = groups.find((one) => one.place === place && one.names.has(row.antigen));
    if (group === undefined) groups.push({ rows: [row], names: new Set(row.lookalikes), place });
    else group.rows.push(row);
  }
  return groups.map(({ rows: of }) => {
    const members = of.map(({ antigen }) => antigen);
    return { name: members.join('/'), members, rows: of };
  });
}
