// The word that a study gives a row of a ranking of partners.
import type { PartnerRow } from '../../src/partners/score/partner-rows.ts';
import { Z95 } from '../../src/statistics/distributions/normal.ts';
import { coBindingVerdict } from '../../src/study/evidence/row-verdicts.ts';
import type { Verdict } from '../../src/tables/verdicts.ts';

/** Percentile among all pairs from which on a study takes a row as supported. */
const PERCENTILE = 90;

export function wordOfPartner({
  supported,
  percentile,
  log10Q,
  log2OddsRatio,
  log2OddsRatioError,
}: PartnerRow): Verdict {
  return coBindingVerdict(
    supported && percentile >= PERCENTILE,
    !Number.isNaN(log10Q),
    log2OddsRatio - Z95 * log2OddsRatioError,
  ).verdict;
}
