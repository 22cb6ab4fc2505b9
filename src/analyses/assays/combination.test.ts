import { readFileSync, existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseReadings } from '../../formats/plates/readings-reader.ts';
import { createRandom } from '../../statistics/random.ts';
import { refusal, shown } from '../../../test/support/answers.ts';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { simulatedCombination, USUAL } from '../../../test/support/simulated-plates.ts';
import { realData } from '../../../test/support/reference.ts';
import { combination, type CombinationAnswer } from './combination.ts';

const BAR = [
  { doses: [0, 1], middle: 2 },
  { doses: [0, 1], middle: 3 },
] as const;
const QUIET = { ...USUAL, between: 0.1 };
const MATRIX = { doses: [0, 0.3, 1, 3, 10], middle: 2 };

type Together = Parameters<typeof simulatedCombination>[2];
/** Where both are, a part of what independent drugs leave. */
const part =
  (of: number): Together =>
  ([one, other], [a, b]) =>
    (a * b > 0 ? of : 1) * one * other;

function bars(together: Together, plates = QUIET): CombinationAnswer {
  return combination(
    { readings: simulatedCombination(createRandom(9), BAR, together, plates) },
    { bootstraps: 100 },
  );
}

const words = (answer: CombinationAnswer): (string | undefined)[] =>
  answer.findings.map(({ verdict }) => verdict);

test('synergy is said where more is seen than two independent drugs do', () => {
  const answer = bars(part(0.5));
  expect(words(answer)).toEqual(['supported', 'supported', 'supported']);
  expect(answer.findings[2]).toMatchObject({
    kind: 'combination',
    drug: 'a + b',
    unit: 'percentage points',
    n: 3,
  });
  expect(shown(answer).said).toContain('a + b: synergy');
  expect(answer.figures.map(({ name }) => name)).toEqual(['combination a + b']);
});

test('two independent drugs are better together, and synergy is not said', () => {
  const answer = bars(part(1));
  expect(words(answer)).toEqual(['supported', 'supported', 'no significant difference']);
  expect(shown(answer).said).toContain('is no synergy');
  expect(shown(answer).said).not.toContain(': synergy');
});

test('wells of one experiment are no experiments', () => {
  const answer = bars(part(0.3), { ...QUIET, experiments: 1, wells: 9 });
  expect(answer.findings.map(({ reason }) => reason)).toEqual(Array(3).fill('no residual degrees'));
  expect(shown(answer).rows[2]).toMatchObject({ ci_low: 'NA', minus_log10_p: 'NA', n: '1' });
});

describe('viability taken for inhibition', () => {
  const readings = simulatedCombination(createRandom(9), BAR, part(0.5), QUIET);

  test('is seen, and earns no verdict', () => {
    const percent = readingsOf(
      Array.from({ length: readings.count }, (_, row) => ({
        ...{ experiment: `e${Math.floor(row / 12)}`, drug: 'a', secondDrug: 'b' },
        dose: readings.quantities.dose?.[row] ?? 0,
        secondDose: readings.quantities.secondDose?.[row] ?? 0,
        value: readings.value[row] / 12,
      })),
    );
    const answer = combination({ readings: percent }, { response: 'inhibition', bootstraps: 100 });
    expect(answer.findings.map(({ reason }) => reason)).toEqual(Array(3).fill('direction in doubt'));
    expect(shown(answer).cautions).toContain('look like viability');
  });

  test('what is guessed is a caution', () => {
    expect(shown(combination({ readings }, { bootstraps: 100 })).cautions).toContain('read as viability');
    expect(
      shown(combination({ readings }, { bootstraps: 100, response: 'viability' })).cautions,
    ).not.toContain('read as');
  });
});

describe('matrices', () => {
  const independent = simulatedCombination(
    createRandom(3),
    [MATRIX, MATRIX],
    ([one, other]) => one * other,
    QUIET,
  );

  test('all models stand in their table, pairs of doses in another, with surface and isobologram', () => {
    const answer = combination({ readings: independent }, { bootstraps: 100 });
    const models = shown({ ...answer, table: answer.tables.models }).rows;
    expect(models.map(({ model }) => model)).toEqual([
      'Bliss',
      'HSA',
      'Loewe',
      'ZIP',
      'Chou-Talalay',
      'log scale',
    ]);
    for (const row of models) expect(Number(row['ci_low'])).toBeLessThan(Number(row['ci_high']));
    expect(models[1]['says']).toBe('more');
    expect(shown({ ...answer, table: answer.tables.pairs }).rows).toHaveLength(16);
    expect(answer.figures.map(({ name }) => name)).toEqual(['synergy surface a + b', 'isobologram a + b']);
    const look = { text: (key: string) => key, width: 700, simulated: false, alone: true };
    for (const { draw } of answer.figures) expect(draw(look)).toContain('</svg>');
  });

  test('a seed gives the same, another one nearly the same', () => {
    const of = (seed: number): string => {
      const { tables, notices } = combination({ readings: independent }, { bootstraps: 200, seed });
      return shown({ table: tables.models, notices }).text;
    };
    expect(of(1)).toBe(of(1));
    expect(of(1)).not.toBe(of(2));
  });

  test('a drug with itself: models that should give 0 do, those that do not by design are named', () => {
    const doubled = simulatedCombination(
      createRandom(7),
      [MATRIX, MATRIX],
      (_, [one, other]) => 0.05 + 0.95 / (1 + Math.exp(1.2 * Math.log(one + other))),
      { ...QUIET, between: 0 },
    );
    const answer = combination({ readings: doubled }, { sham: true, bootstraps: 200 });
    const { said, cautions } = shown(answer);
    expect(cautions).toContain('Bliss, HSA, ZIP do not give 0 here by design');
    expect(said).toContain('Loewe additivity gives 0 within its interval');
    expect(cautions).not.toContain('should give 0');
  });

  test('the same name twice is a sham, too', () => {
    const rows: Row[] = [0, 1].flatMap((dose) =>
      [0, 1].map((secondDose) => ({
        drug: 'T-5224',
        secondDrug: 't5224',
        dose,
        secondDose,
        value: 100 - 20 * (dose + secondDose),
      })),
    );
    expect(shown(combination({ readings: readingsOf(rows) }, { bootstraps: 100 })).cautions).toContain(
      'a drug with itself',
    );
  });
});

const BARS = [0, 1].flatMap((dose) => [0, 1].map((secondDose) => ({ dose, secondDose })));
/** Viability of vehicle, second, first and both, by experiment. */
const plain = (second: string, values: readonly (readonly number[])[]): Row[] =>
  values.flatMap((own, e) =>
    own.map((value, bar) => ({
      ...{ experiment: `e${e}`, drug: 'T-5224', secondDrug: second, ...BARS[bar], value },
    })),
  );
const MORE = [
  [100, 80, 70, 30],
  [101, 82, 72, 33],
  [99, 79, 68, 27],
];

test('a drug with itself is no synergy, whoever names it', () => {
  const same = combination({ readings: readingsOf(plain('t5224', MORE)) }, { bootstraps: 100 });
  expect(same.findings.map(({ reason }) => reason)).toEqual(Array(3).fill('one drug with itself'));
  expect(shown(same).rows[0]['minus_log10_q']).toBe('NA');
  const other = readingsOf(plain('b', MORE));
  const asked = combination({ readings: other }, { sham: true, bootstraps: 100 });
  expect(asked.findings[2]).toMatchObject({ verdict: 'not estimable', reason: 'one drug with itself' });
  expect(combination({ readings: other }, { bootstraps: 100 }).findings[2].verdict).toBe('supported');
});

test('an arm that one experiment lacks costs that experiment, and it is said', () => {
  const rows = plain('b', MORE);
  const readings = readingsOf(rows.filter(({ experiment, dose }) => experiment !== 'e1' || dose === 0));
  const answer = combination({ readings }, { bootstraps: 100 });
  expect(answer.findings).toHaveLength(3);
  expect(answer.findings[2]).toMatchObject({ n: 2 });
  expect(shown(answer).cautions).toContain('e1 left out');
});

test('the p of the weaker drug beside the difference from the better one is said to be so', () => {
  const rows = plain('b', [
    [100, 50, 120, 40],
    [100, 48, 70, 38.5],
    [100, 52, 90, 41.5],
  ]);
  const answer = combination({ readings: readingsOf(rows) }, { response: 'viability', bootstraps: 100 });
  const { said, rows: found } = shown(answer);
  expect(found[1]).toMatchObject({ reference: '50', difference: '10', verdict: 'suggested' });
  expect(said).toContain('better than the better of the two (b): 10 percentage points');
  expect(said).toContain('that of the comparison with T-5224 alone (53.3 percentage points');
});

test('several times are not pooled', async () => {
  const rows = plain('b', MORE).map((row, i) => ({ ...row, time: i === 5 ? 72 : 24 }));
  const said = await refusal(() => combination({ readings: readingsOf(rows, { time: 'h' }) }));
  expect(said).toContain('line 7');
  expect(said).toContain('24, 72 h');
  const one = rows.map((row) => ({ ...row, time: 24 }));
  expect(combination({ readings: readingsOf(one) }, { bootstraps: 100 }).findings).toHaveLength(3);
});

test('a knock-down may take the place of the second drug', () => {
  const rows: Row[] = ['e1', 'e2', 'e3'].flatMap((experiment, e) =>
    ['siCtrl', 'siFOS'].flatMap((perturbation, p) =>
      ['DMSO', 'lenalidomide'].map((drug, d) => ({
        ...{ experiment, perturbation, drug },
        value: 1000 * [1, 0.7, 0.8, 0.3][2 * p + d] + 20 * ((e * 7 + p * 3 + d * 5) % 4),
      })),
    ),
  );
  const answer = combination({ readings: readingsOf(rows) }, { bootstraps: 100 });
  expect(answer.findings[2]).toMatchObject({
    perturbation: 'siFOS',
    drug: 'lenalidomide',
    verdict: 'supported',
  });
  expect(shown(answer).said).toContain('siFOS takes the place of the second drug');
});

test('wells that name one drug belong to every pair with it', () => {
  const rows: Row[] = [
    { drug: 'DMSO', value: 100 },
    { drug: 'a', value: 70 },
    { secondDrug: 'b', value: 80 },
    { secondDrug: 'c', value: 85 },
    { drug: 'a', secondDrug: 'b', value: 30 },
    { drug: 'a', secondDrug: 'c', value: 60 },
  ];
  const { rows: found } = shown(
    combination({ readings: readingsOf(rows) }, { response: 'viability', bootstraps: 100 }),
  );
  expect(found.map(({ added, question, difference }) => `${added} ${question} ${difference}`)).toEqual([
    ...['b drug alone 40', 'b better of the two 40', 'b expected 26'],
    ...['c drug alone 10', 'c better of the two 10', 'c expected -0.5'],
  ]);
});

test('what holds no combination is refused', async () => {
  const alone: Row[] = [
    { drug: 'a', dose: 1, secondDrug: 'b', secondDose: 0, value: 40 },
    { drug: 'a', dose: 0, secondDrug: 'b', secondDose: 0, value: 100 },
  ];
  expect(await refusal(() => combination({ readings: readingsOf(alone) }))).toContain(
    'no well holds both drugs',
  );
});

describe('the screening matrices', () => {
  const file = realData('assays', 'mathews_screening_data.tsv');
  test.skipIf(!existsSync(file))('are read as viability, which is said, and all models run', () => {
    const readings = parseReadings({ bytes: readFileSync(file), name: 'mathews.tsv' }, 'combination');
    const answer = combination({ readings }, { bootstraps: 100 });
    expect(shown(answer).cautions).toContain('read as viability');
    const models = shown({ ...answer, table: answer.tables.models }).rows;
    expect(models).toHaveLength(12);
    const told = models.filter(({ estimate }) => estimate !== 'NA').map(({ model }) => model);
    expect(told).toEqual(expect.arrayContaining(['Bliss', 'HSA', 'Loewe', 'ZIP']));
    expect(answer.findings.every(({ reason }) => reason === 'no residual degrees')).toBe(true);
    const wrong = combination({ readings }, { response: 'inhibition', bootstraps: 100 });
    expect(shown(wrong).cautions).toContain('look like viability');
  });
});
