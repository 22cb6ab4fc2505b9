import { expect, test } from 'vitest';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { agentsOf, combinationOf, rowsByPair, type Combination } from './dose-matrix.ts';
import { outlyingWells } from './outlying-wells.ts';
import { askedOf, judgedQuestions, wholePlaces } from './three-questions.ts';
import { wholeExperiments } from './whole-experiments.ts';

/** Inhibitions of vehicle, drug, inhibitor and both in each experiment. */
function bars(experiments: readonly (readonly [number, number, number, number])[]): Combination {
  const rows: Row[] = experiments.flatMap((values, i) =>
    values.map((value, bar) => ({
      ...{ experiment: `e${i}`, value, drug: 'a', secondDrug: 'b' },
      ...{ dose: bar % 2, secondDose: bar < 2 ? 0 : 5 },
    })),
  );
  const readings = readingsOf(rows);
  const agents = agentsOf(readings);
  const [pair] = rowsByPair(readings, [...rows.keys()], agents);
  return combinationOf(readings, pair, agents, readings.value);
}

function verdicts(combination: Combination): string[] {
  const asked = askedOf(combination, wholePlaces(combination));
  return judgedQuestions(
    asked,
    asked.map(({ log10P }) => log10P),
    { direction: false },
  ).map(({ verdict, reason }) => [verdict, reason].filter((word) => word !== null).join(' < '));
}

const independent = (a: number, b: number): [number, number, number, number] => [
  0,
  a,
  b,
  a + b - (a * b) / 100,
];

test('more than expected by ten points in each of three experiments', () => {
  const combination = bars([
    [0, 30, 20, 54.5],
    [0, 34, 22, 58.4],
    [0, 28, 17, 51.2],
  ]);
  const [alone, better, expected] = askedOf(combination, wholePlaces(combination));
  expect(alone.effect.estimate).toBeCloseTo(24.0333, 3);
  // Against the inhibitor there is more, and it is less certain: the p is its own, the difference is beside the drug.
  expect(better).toMatchObject({ beside: 'a', effect: alone.effect, reference: alone.reference });
  expect(better.weaker?.estimate).toBeCloseTo(35.0333, 3);
  expect(better.log10P).toBeGreaterThan(alone.log10P);
  expect(expected.effect.estimate).toBeCloseTo((10.5 + 9.88 + 10.96) / 3, 6);
  expect(verdicts(combination)).toEqual(['supported', 'supported', 'supported']);
});

test('independent drugs are better than either, and no synergy', () => {
  const exact = [independent(30, 20), independent(34, 22), independent(28, 17)];
  const noisy = exact.map(([o, a, b, both], i): [number, number, number, number] => [
    o,
    a,
    b,
    both + [0.8, -1, 0.3][i],
  ]);
  expect(verdicts(bars(noisy))).toEqual(['supported', 'supported', 'no significant difference']);
});

test('what makes cells grow, and is only taken back by the other, is no synergy', () => {
  // The inhibitor alone raises viability by half; with it the drug does a little less than alone.
  const combination = bars([
    [0, 50, -50, 49],
    [0, 55, -48, 51],
    [0, 48, -55, 46.5],
  ]);
  const asked = askedOf(combination, wholePlaces(combination));
  expect(asked[2].effect.estimate).toBeGreaterThan(20);
  expect(asked[2].log10P).toBeLessThan(Math.log10(0.05));
  expect(verdicts(combination)[2]).toBe('no significant difference < no better than one drug');
});

test('clearly less than one drug alone contradicts', () => {
  expect(
    verdicts(
      bars([
        [0, 60, 10, 30],
        [0, 62, 12, 33],
        [0, 58, 9, 27.5],
      ]),
    ),
  ).toEqual([
    'contradicted < opposite direction',
    'contradicted < opposite direction',
    'contradicted < opposite direction',
  ]);
});

test('one experiment says nothing, two are at most suggested', () => {
  expect(verdicts(bars([[0, 30, 20, 80]]))).toEqual(Array(3).fill('not estimable < no residual degrees'));
  expect(
    verdicts(
      bars([
        [0, 30, 20, 80],
        [0, 31, 20, 81.3],
      ]),
    ),
  ).toEqual(Array(3).fill('suggested < two experiments'));
});

test('better than the better asks against both: its p is the larger one', () => {
  const combination = bars([
    [0, 40, 39, 60],
    [0, 41, 20, 62],
    [0, 39, 58, 61],
  ]);
  const [, better] = askedOf(combination, wholePlaces(combination));
  expect(better.log10P).toBeGreaterThan(Math.log10(0.05));
});

// R: t.test(c(60, 61.5, 58.5), c(50, 52, 48), paired = TRUE); and beside c(-20, 30, 10).
test('difference and interval are beside the better drug, whatever comparison the p is of', () => {
  const combination = bars([
    [0, -20, 50, 60],
    [0, 30, 52, 61.5],
    [0, 10, 48, 58.5],
  ]);
  const asked = askedOf(combination, wholePlaces(combination));
  const { effect, beside, observed, reference, log10P, weaker } = asked[1];
  expect({ beside, observed, reference }).toEqual({ beside: 'b', observed: 60, reference: 50 });
  expect([effect.estimate, effect.low, effect.high].map((value) => value.toFixed(2))).toEqual([
    '10.00',
    '8.76',
    '11.24',
  ]);
  expect(Math.exp(Math.LN10 * effect.log10P)).toBeCloseTo(0.00083, 5);
  expect(weaker?.estimate).toBeCloseTo(53.33, 2);
  expect(log10P).toBe(weaker?.log10P);
  expect(log10P).toBeGreaterThan(Math.log10(0.05));
  // An interval without 0 is not 'no significant difference'; and synergy cannot rest on it.
  expect(verdicts(combination)[1]).toBe('suggested < unclear beside the weaker drug');
  const log10Q = asked.map((one) => one.log10P);
  const strict = judgedQuestions(asked, log10Q, { direction: false, betterLog10Q: Math.log10(0.06) });
  expect(strict[1].verdict).toBe('no significant difference');
});

test('synergy needs what is clear beside both', () => {
  const [, better, expected] = verdicts(
    bars([
      [0, 50, -60, 64],
      [0, 52, 30, 81],
      [0, 48, 15, 73],
    ]),
  );
  expect(better).toBe('suggested < unclear beside the weaker drug');
  expect(expected).not.toMatch(/supported|suggested/);
});

test('two experiments that show nothing do not show that there is nothing', () => {
  expect(
    verdicts(
      bars([
        [0, 30, 20, 80],
        [0, 31, 20, 51],
      ]),
    ),
  ).toEqual(Array(3).fill('not estimable < too few experiments'));
});

test('an experiment that lacks an arm is set aside, and the others are asked', () => {
  const combination = bars([
    [0, 30, 20, 54.5],
    [0, 34, NaN, 58.4],
    [0, 28, 17, 51.2],
  ]);
  const whole = wholeExperiments(combination);
  expect(whole.leftOut).toEqual(['e1']);
  expect(whole.places).toEqual([3]);
  expect(whole.combination.units).toEqual(['e0', 'e2']);
  expect([...whole.combination.inhibition]).toEqual([0, 20, 30, 54.5, 0, 17, 28, 51.2]);
  expect(whole.combination.wells.map(({ unit }) => unit)).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
});

test('experiments that have no pair of doses in common: those with the fewest are set aside', () => {
  const rows: Row[] = [1, 2].flatMap((most, i) =>
    [0, 1, 2].flatMap((dose) =>
      [0, 5].map((secondDose) => ({
        ...{ experiment: `e${i}`, drug: 'a', secondDrug: 'b', dose: i === 0 ? 10 * dose : dose, secondDose },
        value: dose > most ? NaN : 10 * dose + secondDose,
      })),
    ),
  );
  const readings = readingsOf(rows);
  const agents = agentsOf(readings);
  const [pair] = rowsByPair(readings, [...rows.keys()], agents);
  const { leftOut, places } = wholeExperiments(combinationOf(readings, pair, agents, readings.value));
  expect(leftOut).toEqual(['e0']);
  expect(places).toHaveLength(2);
});

test('a drug with itself earns no word', () => {
  const combination = bars([
    [0, 30, 20, 54.5],
    [0, 34, 22, 58.4],
    [0, 28, 17, 51.2],
  ]);
  const asked = askedOf(combination, wholePlaces(combination));
  expect(judgedQuestions(asked, [-9, -9, -9], { direction: false, self: true })).toEqual(
    Array(3).fill({ verdict: 'not estimable', reason: 'one drug with itself' }),
  );
});

test('doubt about the direction takes every word back', () => {
  const combination = bars([
    [0, 30, 20, 54.5],
    [0, 34, 22, 58.4],
    [0, 28, 17, 51.2],
  ]);
  const asked = askedOf(combination, wholePlaces(combination));
  const judged = judgedQuestions(asked, [-9, -9, -9], { direction: true });
  expect(judged).toEqual(Array(3).fill({ verdict: 'not estimable', reason: 'direction in doubt' }));
});

test('a well far from the others of its place is named, and stays', () => {
  const rows: Row[] = ['e0', 'e1'].flatMap((experiment) =>
    [0, 1, 2, 3].flatMap((bar) =>
      [0, 1, 2].map((well) => ({
        ...{ experiment, drug: 'a', secondDrug: 'b', dose: bar % 2, secondDose: bar < 2 ? 0 : 5 },
        value: 20 * bar + well + (experiment === 'e1' && bar === 3 && well === 2 ? -55 : 0),
      })),
    ),
  );
  const readings = readingsOf(rows);
  const agents = agentsOf(readings);
  const [pair] = rowsByPair(readings, [...rows.keys()], agents);
  const combination = combinationOf(readings, pair, agents, readings.value);
  expect(outlyingWells(combination).map(({ well }) => well.row)).toEqual([23]);
  expect(combination.inhibition[7]).toBeCloseTo((60 + 61 + 62 - 55) / 3, 9);
});
