import type { CellClassSites, PartnerModel } from '../../atlas/sites/cell-class-sites.ts';
import type { Judged } from '../../tables/verdicts.ts';
import { benjaminiHochberg } from '../../statistics/combine/multiple-testing.ts';
import { normalLog10P } from '../../statistics/distributions/normal.ts';
import type { PartnerScores } from '../score/score-partners.ts';
import { FEWEST_DRAWS } from './tail-of-scores.ts';
import { oddsBeyondOthers } from './odds-beyond-others.ts';
import {
  oddsAlone,
  partnerVerdict,
  sharedBeyondChance,
  untestedVerdict,
  type PartnerEvidence,
  type QueryDoubt,
} from './partner-verdict.ts';

/** Candidates whose odds alone may speak for them: those with the highest lower ends. More are their relatives. */
const BY_ODDS_ALONE = 3;

/** What is judged beside the scores themselves. */
export interface Judging {
  /** Sites that the query binds. */
  readonly querySites: number;
  /** Binders of the query's own antigen. */
  readonly own: readonly number[];
  /** What there is to doubt of the query as a whole. */
  readonly doubt: QueryDoubt | undefined;
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
  const asked = bestByOdds(sites.model, scores, evidence).filter((j) => !isForIt(judged[j]));
  oddsBeyondOthers(sites, scores, asked).forEach((z, i) => {
    const row = evidence[asked[i]];
    if (row === undefined) return;
    const beyondRandom = (): number =>
      scores.matched?.sharedBeyondRandom(row.sharedSites, asked[i], sites.members) ?? Number.NaN;
    if (sharedBeyondChance(row, z, beyondRandom))
      judged[asked[i]] = { verdict: 'suggested', reason: 'shared beyond chance' };
  });
  return judged;
}

const isForIt = (judged: Judged | undefined): boolean =>
  judged?.verdict === 'supported' || judged?.verdict === 'suggested';

/** In the query's cell type, or the one that it is most like, the candidates whose odds are raised most beyond doubt. */
function bestByOdds(
  { groups, groupOfBinder }: PartnerModel,
  { matchedCell }: PartnerScores,
  evidence: readonly (PartnerEvidence | undefined)[],
): number[] {
  const least = evidence.map((row, j) =>
    row !== undefined && groups[groupOfBinder[j]].cell === (matchedCell ?? '') ? oddsAlone(row) : Number.NaN,
  );
  return [...least.keys()]
    .filter((j) => !Number.isNaN(least[j]))
    .sort((a, b) => least[b] - least[a] || a - b)
    .slice(0, BY_ODDS_ALONE);
}

/** What is known of each binder that may become a row. */
export function evidenceOf(
  sites: CellClassSites,
  scores: PartnerScores,
  { querySites, own, doubt }: Judging,
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
          log10Q: scores.log10Q[j],
          sharedSites: shared[j],
          querySites,
          partnerSites: binder.sites,
          avoidsLog10Q: avoidsLog10Q[j],
          expectedSites: (querySites * binder.sites) / sites.start.length,
          hub: hubs.has(j) || hubGroups.has(groups?.[j]),
          doubt,
        },
  );
}
