// What is said of a combination: the three answers in words, where models disagree, and what makes any of them doubtful.
import type { Answered } from '../../../assays/combination/answered.ts';
import type { Agents, Combination } from '../../../assays/combination/dose-matrix.ts';
import { MODELS, pairsWithoutRoom, saysOf, type Model } from '../../../assays/combination/model-summaries.ts';
import { outlyingWells } from '../../../assays/combination/outlying-wells.ts';
import type { Asked } from '../../../assays/combination/three-questions.ts';
import { about, caution, message, note, type Message, type Notice } from '../../../messages/message.ts';
import type { Readings } from '../../../tables/readings.ts';
import { saidOfEffect } from './design-notices.ts';

const MOST_WELLS = 8;
const MOST_PAIRS = 3;

/** All that is said of one pair of agents. */
export function saidOfCombination(readings: Readings, one: Answered, agents: Agents): Notice[] {
  const { combination, places, asked, self, leftOut } = one;
  const { first, second, cell, perturbation } = combination;
  const pair = [`${first} + ${second}`, cell, perturbation].filter((name) => name !== null).join(', ');
  if (asked.length === 0) return [caution('combination.no-whole-pair', { pair })];
  return [
    ...(leftOut.length > 0
      ? [caution('combination.experiments-left-out', { pair, names: leftOut.join(', ') })]
      : []),
    ...(agents.byPerturbation ? [note('combination.by-perturbation', { second })] : []),
    ...(places.length > 1 ? [note('combination.mean-of-pairs', { pair, pairs: places.length })] : []),
    ...saidOfEffect(readings, pair, asked[0].effect),
    ...saidOfQuestions(one, pair),
    ...saidOfModels(one, pair),
    ...(self ? saidOfSham(one, pair) : []),
    ...saidOfPairs(one, pair),
    ...saidOfWells(readings, one, pair),
  ];
}

function thanOf({ question, beside }: Asked): Message {
  if (question === 'expected') return message('combination.than-expected');
  const drug = beside;
  if (question === 'drug alone') return message('combination.than-drug', { drug: drug ?? '' });
  return drug === null
    ? message('combination.than-better')
    : message('combination.than-better-named', { drug });
}

function saidOfQuestions({ combination, asked, judged }: Answered, pair: string): Notice[] {
  const told = asked.flatMap((one, i) => {
    const { effect, log10P } = one;
    const verdict = message(`verdict.${judged[i].verdict}`);
    const points = rounded(effect.estimate);
    const than = thanOf(one);
    if (effect.noTest !== null) return [note('combination.asked-untested', { pair, than, points, verdict })];
    const [low, high] = [rounded(effect.low), rounded(effect.high)];
    const counted = { low, high, p: shortP(log10P), n: effect.n, verdict };
    return [
      note('combination.asked', { pair, than, points, ...counted }),
      ...saidOfWeaker(one, combination, pair),
    ];
  });
  const { verdict, reason } = judged[2];
  const last = asked[2].effect;
  if (reason === 'direction in doubt') return [...told, caution('combination.direction-in-doubt', { pair })];
  if (verdict === 'supported') return [...told, note('combination.synergy', { pair })];
  if (verdict === 'contradicted') return [...told, note('combination.antagonism', { pair })];
  if (reason === 'no better than one drug') return [...told, caution('combination.not-better', { pair })];
  if (verdict === 'no significant difference' && last.low <= 0)
    return [...told, note('combination.as-expected', { pair })];
  return told;
}

/** Says whose the p is, where it is not that of the comparison whose difference is shown. */
function saidOfWeaker(
  { beside, weaker, effect }: Asked,
  { first, second }: Combination,
  pair: string,
): Notice[] {
  if (weaker === null) return [];
  const than =
    beside === null
      ? message('combination.than-weaker')
      : message('combination.than-drug', { drug: beside === first ? second : first });
  const [points, low, high] = [weaker.estimate, weaker.low, weaker.high].map(rounded);
  const both = { p: shortP(weaker.log10P), own: shortP(effect.log10P) };
  return [note('combination.p-of-weaker', { pair, than, points, low, high, ...both })];
}

function saidOfModels({ combination, models }: Answered, pair: string): Notice[] {
  const says = new Map(models.rows.map((row) => [row.model, saysOf(row)]));
  const of = (word: string | null): Model[] => MODELS.filter((model) => says.get(model) === word);
  const [more, less, unclear, none] = [of('more'), of('less'), of('not clear'), of(null)];
  const names = (list: readonly Model[]): string => (list.length === 0 ? '-' : list.join(', '));
  const without = pairsWithoutRoom(combination);
  const possible = (combination.firstDoses.length - 1) * (combination.secondDoses.length - 1);
  const loewe = models.rows.find(({ model }) => model === 'Loewe')?.pairs ?? 0;
  return [
    note('combination.models', { pair, more: names(more), less: names(less), unclear: names(unclear) }),
    ...(none.length > 0 ? [note('combination.models-untold', { pair, models: names(none) })] : []),
    ...(loewe > 0 && loewe < possible
      ? [note('combination.loewe-undefined', { pair, pairs: possible - loewe, possible })]
      : []),
    ...(models.drawn === 'residuals' ? [caution('combination.residuals', { pair })] : []),
    ...(without > 0 ? [caution('combination.no-room', { pair, pairs: without })] : []),
  ];
}

/** A drug with itself: Loewe additivity, which should give 0, is checked; models that do not by design are named. */
function saidOfSham({ models }: Answered, pair: string): Notice[] {
  const byDesign = ['Bliss', 'HSA', 'ZIP'].join(', ');
  const loewe = models.rows.find(({ model }) => model === 'Loewe');
  const says = loewe === undefined ? null : saysOf(loewe);
  return [
    caution('combination.sham', { pair, models: byDesign }),
    ...(says === 'not clear' ? [note('combination.sham-zero', { pair })] : []),
    ...(says === 'more' || says === 'less' ? [caution('combination.sham-not-zero', { pair })] : []),
  ];
}

/** The pairs of doses at which most is more than expected: the ones to repeat. */
function saidOfPairs({ combination, pairs }: Answered, pair: string): Notice[] {
  const { firstDoses, secondDoses } = combination;
  const width = secondDoses.length;
  if (pairs.length < 2) return [];
  const best = pairs
    .filter(({ effect }) => effect.estimate > 0)
    .sort((a, b) => b.effect.estimate - a.effect.estimate)
    .slice(0, MOST_PAIRS);
  if (best.length === 0) return [];
  const doses = best
    .map(({ place }) => `${firstDoses[Math.floor(place / width)]} + ${secondDoses[place % width]}`)
    .join('; ');
  return [note('combination.pairs-to-repeat', { pair, doses })];
}

function saidOfWells(readings: Readings, { combination }: Answered, pair: string): Notice[] {
  const wells = outlyingWells(combination);
  const named = wells
    .slice(0, MOST_WELLS)
    .flatMap(({ well, others }) =>
      about(readings.place(well.row), [
        caution('combination.outlying-well', { value: rounded(well.inhibition), others: rounded(others) }),
      ]),
    );
  return wells.length > MOST_WELLS
    ? [...named, caution('combination.more-outlying-wells', { pair, wells: wells.length - MOST_WELLS })]
    : named;
}

function rounded(value: number): number {
  return Number(value.toFixed(1));
}

function shortP(log10P: number): number {
  return Number(Math.exp(Math.LN10 * log10P).toPrecision(2));
}
