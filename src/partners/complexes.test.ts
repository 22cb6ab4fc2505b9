import { expect, it } from 'vitest';
import { groupLookalikes, rankGroups } from './complexes.ts';
import type { PartnerRow, Tier } from './score/partner-rows.ts';

function row(antigen: string, tier: Tier, score: number, lookalikes: readonly string[] = []): PartnerRow {
  return {
    tier,
    antigen,
    cellClass: 'Blood',
    cell: tier === 'same cell' ? 'ONE' : 'TWO',
    binderExperiments: [`of ${antigen}`],
    leftOut: [],
    experiments: 1,
    lookalikes,
    score,
    order: score,
    threshold: 5,
    scoreError: 1,
    percentile: 50,
    log2OddsRatio: score / 4,
    log2OddsRatioError: 0.1,
    log10P: -2,
    log10Q: -1,
    sharedSites: 10,
    querySites: 100,
    partnerSites: 50,
    verdict: score > 5 ? 'supported' : 'no significant difference',
    reason: null,
    supported: score > 5,
  };
}

const rows = [
  row('FOS', 'same cell', 20, ['FOS', 'JUNB']),
  row('JUNB', 'same cell', 12, ['JUNB', 'ATF3', 'FOS']),
  row('ATF3', 'same cell', 8, ['ATF3', 'JUNB']),
  row('CTCF', 'same cell', 1),
  row('RAD21', 'same cell', 0),
  row('RAD21', 'other class', 3),
  row('JUND', 'own antigen', 99),
];

it('ranks complexes by where their members stand, tier by tier', () => {
  const groups = [
    { name: 'cohesin', members: ['RAD21', 'SMC3'] },
    { name: 'AP-1', members: ['c-Fos', 'FOS', 'JUNB', 'JUND', 'BATF'] },
    { name: 'unseen', members: ['EED'] },
  ];
  const ranked = rankGroups(rows, groups, (name) => (name === 'c-Fos' ? 'FOS' : name));
  expect(ranked.map(({ name, tier }) => `${name}, ${tier}`)).toEqual([
    'AP-1, same cell',
    'cohesin, same cell',
    'cohesin, other class',
  ]);
  expect(ranked[0]).toMatchObject({
    ranked: [
      { antigen: 'FOS', rank: 1, supported: true },
      { antigen: 'JUNB', rank: 2, supported: true },
    ],
    of: 5,
    medianRank: 1.5,
    score: 20,
    own: ['JUND'],
    notAssayed: ['BATF'],
  });
  // Both of two among the first two of five: (2/5)^2, twice because the better of two places is taken.
  expect(ranked[0].log10P).toBeCloseTo(Math.log10(2 * 0.16), 10);
  expect(ranked[1]).toMatchObject({ medianRank: 5, log10P: 0, notAssayed: ['SMC3'] });
});

it('joins the best member with its near-copies alone, not with copies of those', () => {
  expect(groupLookalikes(rows).map(({ name, rows: of }) => `${name}: ${of[0].tier}`)).toEqual([
    'FOS/JUNB: same cell',
    'ATF3: same cell',
    'CTCF: same cell',
    'RAD21: same cell',
    'RAD21: other class',
  ]);
});
