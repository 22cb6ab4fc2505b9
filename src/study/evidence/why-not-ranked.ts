import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import type { NotRanked, WhyNotRanked } from '../../partners/score/not-ranked.ts';

const NAMES = new KnownNames();

/** Why a factor has no row in a ranking; *absent* where the atlas does not have it under any of its names. */
export function whyNotRanked(name: string, notRanked: NotRanked | undefined): WhyNotRanked | 'absent' {
  return notRanked?.why[placeIn(name, notRanked)] ?? 'absent';
}

/** Its place among those without a row; -1 where it is not there. */
export function placeIn(name: string, { antigen }: Pick<NotRanked, 'antigen'>): number {
  return antigen.findIndex((each) => NAMES.same(each, name));
}
