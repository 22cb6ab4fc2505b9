// The word that a ranking of partners gives a row.
import type { PartnerRow } from '../../src/partners/score/partner-rows.ts';
import type { Verdict } from '../../src/tables/verdicts.ts';

export function wordOfPartner({ verdict }: PartnerRow): Verdict {
  return verdict ?? 'not tested';
}
