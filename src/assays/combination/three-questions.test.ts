import { expect, test } from 'vitest';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { agentsOf, combinationOf, rowsByPair, type Combination } from './dose-matrix.ts';
import { outlyingWells } from './outlying-wells.ts';
import { askedOf, judgedQuestions, wholePlaces } from './three-questions.ts';

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
  // Against the inhibitor there is more, and it is less certain.
  expect(better.effect.estimate).toBeCloseTo(35.0333, 3);
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
