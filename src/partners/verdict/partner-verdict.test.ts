import { expect, test } from 'vitest';
import { oddsAlone, partnerVerdict, sharedBeyondChance, type PartnerEvidence } from './partner-verdict.ts';

const PASSES: PartnerEvidence = {
  score: 20,
  scoreError: 3,
  threshold: 15,
  log2OddsRatio: 1.2,
  log2OddsRatioError: 0.2,
  log10Q: -7,
  sharedSites: 200,
  querySites: 1000,
  partnerSites: 4000,
  avoidsLog10Q: 0,
  expectedSites: 80,
  hub: false,
  doubt: undefined,
};

function said(change: Partial<PartnerEvidence> = {}): string {
  const { verdict, reason } = partnerVerdict({ ...PASSES, ...change });
  return reason === null ? verdict : `${verdict} <- ${reason}`;
}

test('supported asks q, an interval of the score above 0, shared sites, raised odds and a score that stands out', () => {
  expect(said()).toBe('supported');
  expect(said({ log10Q: -1.9 })).toBe('no significant difference <- not above other factors');
  expect(said({ scoreError: 11 })).toBe('no significant difference <- not above other factors');
  expect(said({ scoreError: Number.NaN })).toBe('no significant difference <- not above other factors');
  expect(said({ sharedSites: 29 })).toBe('no significant difference <- not above other factors');
  expect(said({ sharedSites: 12, partnerSites: 24 })).toBe('supported');
  expect(said({ score: 14.9 })).not.toBe('supported');
});

test('half of that score is suggested where the odds are doubled', () => {
  expect(said({ score: 7.5 })).toBe('suggested <- weak score');
  expect(said({ score: 7.4 })).toBe('no significant difference <- not above other factors');
  expect(said({ score: 7.5, log2OddsRatio: 0.9 })).toBe(
    'no significant difference <- not above other factors',
  );
  expect(said({ score: 7.5, hub: true })).toBe('suggested <- hub');
});

test('what lacks the odds alone, is a hub or lies elsewhere is suggested', () => {
  expect(said({ log2OddsRatio: 0.49 })).toBe('suggested <- strong sites only');
  expect(said({ log2OddsRatioError: 0.7 })).toBe('suggested <- strong sites only');
  expect(said({ hub: true })).toBe('suggested <- hub');
  expect(said({ doubt: 'sites elsewhere' })).toBe('suggested <- sites elsewhere');
  expect(said({ doubt: 'other cells' })).toBe('suggested <- other cells');
});

test('odds below 1 beyond doubt contradict, where enough sites could have been shared', () => {
  const apart = { score: -3, log10Q: 0, log2OddsRatio: -1, avoidsLog10Q: -5, sharedSites: 40 };
  expect(said(apart)).toBe("contradicted <- avoids the factor's sites");
  expect(said({ ...apart, expectedSites: 20 })).toBe('no significant difference');
  expect(said({ ...apart, avoidsLog10Q: -1 })).toBe('no significant difference');
  expect(said({ ...apart, log2OddsRatio: -0.9 })).toBe('no significant difference');
  expect(said({ ...apart, score: 1 })).toBe('no significant difference');
});

test('what could not have passed is not estimable', () => {
  expect(said({ log10Q: Number.NaN })).toBe('not estimable');
  expect(said({ querySites: 25, sharedSites: 9 })).toBe('not estimable <- too few sites');
});

test('sites shared beyond chance ask odds that are doubled beyond doubt and stand out, enough sites and no hub', () => {
  const row = { ...PASSES, score: 3, log2OddsRatio: 2 };
  expect(sharedBeyondChance(row, 4, () => 4)).toBe(true);
  expect(sharedBeyondChance(row, 9, () => 3.9)).toBe(false);
  expect(sharedBeyondChance(row, 3.9, () => 9)).toBe(false);
  expect(sharedBeyondChance(row, Number.NaN, () => 9)).toBe(false);
  expect(sharedBeyondChance({ ...row, log2OddsRatio: 1.3 }, 9, () => 9)).toBe(false);
  expect(sharedBeyondChance({ ...row, sharedSites: 29 }, 9, () => 9)).toBe(false);
  expect(sharedBeyondChance({ ...row, hub: true }, 9, () => 9)).toBe(false);
  expect(oddsAlone(row)).toBeCloseTo(2 - 1.96 * 0.2, 3);
});
