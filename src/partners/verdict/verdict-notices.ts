import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { median } from '../../statistics/descriptive.ts';
import { normalQuantile, Z95 } from '../../statistics/distributions/normal.ts';
import type { ClassScores, PartnerRow } from '../score/partner-rows.ts';
import type { PartnerScores } from '../score/score-partners.ts';
import { FEWEST_DRAWS } from './tail-of-scores.ts';
import { pairScaleOf } from './pair-scale.ts';

/** Sites of a query below which even strong partners may be missed. */
const FEW_SITES = 300;
/** Standard errors above 0 at which 80 % of 95 % intervals lie above 0. */
const ERRORS_FOR_POWER = Z95 + normalQuantile(0.8);

/**
 * What a reader has to know before the table: from which score a candidate of the query's cells (or of those it is most
 * like) stands out, which odds so many sites can show, and whether the query's own factor is a hub there.
 *
 * The odds are 2.8 times the median standard error of the candidates' log2 odds ratios: at those, 80 % of 95 % intervals
 * lie above 0. **Source:** power of a z-test, qnorm(0.975) + qnorm(0.8).
 * @param label the cell class in words
 */
export function verdictNotices(
  label: string,
  { binders, model }: CellClassSites,
  { matchedCell, odds, threshold, hubs }: PartnerScores,
  querySites: number,
  own: readonly number[],
): Notice[] {
  if (model === undefined || querySites === 0) return [];
  const group = model.groups.findIndex(({ cell }) => cell === (matchedCell ?? ''));
  const inGroup = [...binders.keys()].filter((j) => model.groupOfBinder[j] === group);
  if (inGroup.length === 0) return [];
  const cell = matchedCell ?? label;
  const [asked, full] = [threshold[inGroup[0]], pairScaleOf(model).threshold[group]].map((score) =>
    score.toFixed(1),
  );
  const errors = inGroup.map((j) => odds.standardError[j] / Math.LN2).filter((error) => error > 0);
  const shown = { class: label, sites: querySites, odds: (ERRORS_FOR_POWER * median(errors)).toFixed(1) };
  const ownHub = own.find((j) => inGroup.includes(j) && Array.from(hubs).includes(j));
  return [
    asked === full
      ? note('partners.stands-out', { class: label, score: asked, cell })
      : note('partners.stands-out-few', { class: label, score: asked, cell, full }),
    ...(errors.length === 0
      ? []
      : [querySites < FEW_SITES ? caution('partners.few-sites', shown) : note('partners.power', shown)]),
    ...(ownHub === undefined
      ? []
      : [caution('partners.query-is-hub', { class: label, factor: binders[ownHub].antigen, cell })]),
  ];
}

/** Smallest number that is printed as it is. */
const PRINTED = 0.01;

/** How many rows of a ranking are supported, and about how many would be by chance; where none is, that, and where none can be, why. */
export function supportedNotice(
  rows: readonly Pick<PartnerRow, 'supported'>[],
  classes: readonly { readonly scores: Pick<ClassScores['scores'], 'expectedByChance' | 'draws'> }[],
): Notice {
  const draws = Math.max(...classes.map(({ scores }) => scores.draws));
  if (draws === 0) return note('partners.no-draws');
  if (draws < FEWEST_DRAWS) return caution('partners.too-few-draws', { draws, fewest: FEWEST_DRAWS });
  const supported = rows.filter((row) => row.supported).length;
  if (supported === 0) return note('partners.none-supported');
  const expected = classes.reduce((sum, { scores }) => sum + scores.expectedByChance, 0);
  const chance = expected < PRINTED ? `<${PRINTED}` : expected.toFixed(2);
  return note('partners.supported-by-chance', { supported, chance });
}
