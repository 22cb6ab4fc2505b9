import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import type { Judged } from '../../tables/verdicts.ts';
import { benjaminiHochberg } from '../../statistics/combine/multiple-testing.ts';
import { normalLog10P } from '../../statistics/distributions/normal.ts';
import type { PartnerScores } from '../score/score-partners.ts';
import { FEWEST_DRAWS } from './tail-of-scores.ts';
import { oddsBeyondOthers } from './odds-beyond-others.ts';
import {
  mayBeBeyondChance,
  partnerVerdict,
  sharedBeyondChance,
  untestedVerdict,
  type PartnerEvidence,
} from './partner-verdict.ts';

/** Candidates that are asked how far their odds stand out, the lowest p first: each takes a pass over the sites. */
const ASKED_BEYOND_CHANCE = 3;

/** What is judged beside the scores themselves. */
export interface Judging {
  /** Sites that the query binds. */
  readonly querySites: number;
  /** Binders of the query's own antigen. */
  readonly own: readonly number[];
  /** Most of the query lies where no factor of the atlas binds. */
  readonly elsewhere: boolean;
}

/** What a query's scores say of every binder of a cell class; undefined for those without odds, which become no row. */
export function judgeBinders(
  sites: CellClassSites,
  scores: PartnerScores,
  judging: Judging,
): (Judged | undefined)[] {
  const evidence = evidenceOf(sites, scores, judging);
  if (sites.model === undefined) return evidence.map((row) => row && untestedVerdict('too few experiments'));
  if (scores.draws < FEWEST_DRAWS) return evidence.map((row) => row && untestedVerdict('no random queries'));
  const judged = evidence.map((row) => row && partnerVerdict(row));
  if (judged.some((each) => each?.verdict === 'supported')) return judged;
  const promising = [...evidence.keys()].filter((j) => {
    const row = evidence[j];
    return row !== undefined && judged[j]?.verdict !== 'suggested' && mayBeBeyondChance(row);
  });
  promising.sort((a, b) => scores.log10P[a] - scores.log10P[b] || a - b);
  const asked = promising.slice(0, ASKED_BEYOND_CHANCE);
  oddsBeyondOthers(sites, scores, asked).forEach((z, i) => {
    const row = evidence[asked[i]];
    if (row !== undefined && sharedBeyondChance(row, z))
      judged[asked[i]] = { verdict: 'suggested', reason: 'shared beyond chance' };
  });
  return judged;
}

/** What is known of each binder that may become a row. */
export function evidenceOf(
  sites: CellClassSites,
  scores: PartnerScores,
  { querySites, own, elsewhere }: Judging,
): (PartnerEvidence | undefined)[] {
  const { naturalLogOddsRatio, standardError, shared } = scores.odds;
  const avoidsLog10Q = benjaminiHochberg(
    naturalLogOddsRatio.map((value, j) => normalLog10P(value / standardError[j], 'lower')),
  );
  const groups = sites.model?.groupOfBinder;
  const hubs = new Set(scores.hubs);
  const hubGroups = new Set(own.filter((j) => hubs.has(j)).map((j) => groups?.[j]));
  return sites.binders.map((binder, j) =>
    Number.isNaN(naturalLogOddsRatio[j])
      ? undefined
      : {
          score: scores.score[j],
          scoreError: scores.scoreError[j],
          threshold: scores.threshold[j],
          log2OddsRatio: naturalLogOddsRatio[j] / Math.LN2,
          log2OddsRatioError: standardError[j] / Math.LN2,
          log10P: scores.log10P[j],
          log10Q: scores.log10Q[j],
          sharedSites: shared[j],
          querySites,
          partnerSites: binder.sites,
          avoidsLog10Q: avoidsLog10Q[j],
          expectedSites: (querySites * binder.sites) / sites.start.length,
          hub: hubs.has(j) || hubGroups.has(groups?.[j]),
          elsewhere,
        },
  );
}
