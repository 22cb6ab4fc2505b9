import { describe, expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { refusal, shown } from '../../../test/support/answers.ts';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { simulatedDoses, USUAL } from '../../../test/support/simulated-plates.ts';
import { dose, type DoseAnswer } from './dose.ts';

const DOSES = [0, 0.1, 0.3, 1, 3, 10, 30];
const QUIET = { ...USUAL, between: 0.1 };

function arms(middles: Readonly<Record<string, number>>, plates = QUIET, doses = DOSES): DoseAnswer {
  const drugs = Object.entries(middles).map(([perturbation, middle]) => ({
    perturbation,
    drug: { doses, middle },
  }));
  return dose({ readings: simulatedDoses(createRandom(4), drugs, plates) });
}

test('a knock-down that makes cells three times as sensitive is told, over experiments', () => {
  const answer = arms({ siCtrl: 3, siFOS: 1 });
  const [control, own] = shown(answer).rows;
  expect(Number(control['ic50'])).toBeGreaterThan(2.5);
  expect(Number(own['ic50'])).toBeLessThan(1.5);
  const [comparison] = shown({ ...answer, table: answer.tables.comparisons }).rows;
  expect(comparison).toMatchObject({
    perturbation: 'siFOS',
    control: 'siCtrl',
    n: '3',
    verdict: 'supported',
  });
  expect(Number(comparison['ratio'])).toBeCloseTo(1 / 3, 1);
  expect(answer.findings).toEqual([
    expect.objectContaining({
      kind: 'growth',
      unit: 'log10 dose',
      perturbation: 'siFOS',
      verdict: 'supported',
      n: 3,
    }),
  ]);
  expect(shown(answer).said).toContain('IC50 0.3');
  expect(answer.figures).toHaveLength(1);
});

test('arms that do not differ', () => {
  expect(arms({ siCtrl: 2, siFOS: 2 }).findings).toMatchObject([{ verdict: 'no significant difference' }]);
});

test('wells of one experiment are no experiments', () => {
  const answer = arms({ siCtrl: 3, siFOS: 0.5 }, { ...QUIET, experiments: 1, wells: 6 });
  expect(answer.findings).toMatchObject([{ verdict: 'not estimable', reason: 'no residual degrees', n: 1 }]);
  const { rows, cautions } = shown(answer);
  expect(rows[0]).toMatchObject({ n: '1', interval: 'absolute, profile' });
  expect(cautions).toContain('one independent experiment');
});

describe('what has no IC50', () => {
  test('flat data: no effect', () => {
    const { rows, said } = shown(arms({ siCtrl: 1e9 }));
    expect(rows[0]).toMatchObject({
      state: 'no effect',
      ic50: 'NA',
      absolute_ic50: 'NA',
      relative_ic50: 'NA',
    });
    expect(said).toContain('no effect up to 30');
  });

  test('half is not reached: beyond the tested range, and no number beyond ten times the highest dose', () => {
    const { rows, cautions } = shown(arms({ siCtrl: 90 }));
    expect(rows[0]['state']).toBe('beyond the tested range');
    expect(cautions).toContain('its IC50 is above 30');
    const far = shown(arms({ siCtrl: 250 }, { ...QUIET, noise: [0.005, 0.2] })).rows[0];
    expect(far['ic50'] === 'NA' || Number(far['ic50']) <= 300).toBe(true);
  });

  test('an arm whose IC50 is not told is not compared', () => {
    const answer = arms({ siCtrl: 2, siFOS: 2000 });
    expect(answer.findings).toMatchObject([{ verdict: 'not estimable', reason: 'beyond the tested doses' }]);
    const [row] = shown({ ...answer, table: answer.tables.comparisons }).rows;
    expect(row).toMatchObject({ ratio: 'NA', minus_log10_p: 'NA' });
  });

  test('a curve that levels off above half has a relative IC50 alone', () => {
    const drug = { doses: DOSES, middle: 1, lower: 0.7 };
    const readings = simulatedDoses(createRandom(5), [{ perturbation: 'siCtrl', drug }], {
      ...QUIET,
      noise: [0.005, 0.2],
    });
    expect(shown(dose({ readings })).rows[0]).toMatchObject({ state: 'half not reached', ic50: 'NA' });
    const relative = shown(dose({ readings }, { ic50: 'relative' })).rows[0];
    expect(Number(relative['ic50'])).toBeCloseTo(1, 0);
  });
});

describe('viability and inhibition', () => {
  const rows: Row[] = ['e1', 'e2'].flatMap((experiment, e) =>
    DOSES.map((each) => ({ experiment, dose: each, value: (100 * each) / (each + 1 + e / 10) })),
  );

  test('rising values are inhibition: said, and the same as their viability', () => {
    const inhibition = dose({ readings: readingsOf(rows) });
    const viability = dose({ readings: readingsOf(rows.map((row) => ({ ...row, value: 100 - row.value }))) });
    expect(shown(inhibition).said).toContain('read as inhibition');
    expect(shown(inhibition).text).toBe(shown(viability).text);
  });

  test('said otherwise than seen is a caution, and earns no verdict', () => {
    const lifted = ['siCtrl', 'siFOS'].flatMap((perturbation, arm) =>
      rows.map((row) => ({ ...row, perturbation, value: row.value / (1 + arm) + 20 })),
    );
    const answer = dose({ readings: readingsOf(lifted) }, { response: 'viability' });
    expect(shown(answer).cautions).toContain('look like inhibition');
    expect(answer.findings).toMatchObject([{ verdict: 'not estimable', reason: 'direction in doubt' }]);
  });

  test('what is 0 without drug is no viability', async () => {
    expect(await refusal(() => dose({ readings: readingsOf(rows) }, { response: 'viability' }))).toContain(
      '--response inhibition',
    );
  });

  test('what cannot be seen has to be said', async () => {
    const flat = DOSES.map((each, i) => ({
      experiment: 'e',
      dose: each,
      value: 50 + [3, -2, 4, -4, 1, 2, -1][i],
    }));
    expect(await refusal(() => dose({ readings: readingsOf(flat) }))).toContain('--response viability or');
    expect(shown(dose({ readings: readingsOf(flat) }, { response: 'viability' })).rows[0]['state']).toBe(
      'no effect',
    );
  });
});

/** Viability of three experiments that differ a little, or not at all. */
const plates = (of: (dose: number, e: number) => number, names = ['e1', 'e2', 'e3']): Row[] =>
  names.flatMap((experiment, e) =>
    DOSES.map((each) => ({ experiment, drug: 'a', dose: each, value: of(each, e) })),
  );
const falling = (each: number, e: number): number => 5 + 95 / (1 + each / (2 + e / 5)) + (e - 1) / 3;

describe('what goes the other way', () => {
  test('is said to, and is not called no effect', () => {
    const rows = plates(falling);
    const answer = dose({ readings: readingsOf(rows) }, { response: 'inhibition' });
    const { cautions, said, rows: found } = shown(answer);
    expect(found[0]).toMatchObject({ state: 'rises with the dose', ic50: 'NA', absolute_ic50: 'NA' });
    expect(cautions).toContain('the response goes the other way');
    expect(cautions).toContain('--response viability');
    expect(said).not.toContain('no effect up to');
  });

  test('so does a drug that makes cells grow', () => {
    const answer = dose(
      { readings: readingsOf(plates((each, e) => 100 + 2 * each + e * (each > 0 ? 1 : 0))) },
      { response: 'viability' },
    );
    expect(shown(answer).rows[0]['state']).toBe('rises with the dose');
    expect(shown(answer).cautions).toContain('viability is 100% at the lowest dose');
  });

  test('a small certain fall is too little, and not alike', () => {
    const small = plates((each, e) => 100 - (6 * each) / (each + 1) + [0, 0.1, -0.1][e] * (each > 0 ? 1 : 0));
    const { rows, said } = shown(dose({ readings: readingsOf(small) }, { response: 'viability' }));
    expect(rows[0]['state']).toBe('no effect');
    expect(said).toContain('less than 10 percentage points');
    expect(said).not.toContain('no effect up to');
  });
});

test('a guess is a caution, as it is for combinations', () => {
  expect(shown(dose({ readings: readingsOf(plates(falling)) })).cautions).toContain('read as viability');
});

test('copied experiments give no interval, to the digits of a fit', () => {
  for (const factor of [1, 1.7]) {
    const rows = ['siCtrl', 'siFOS'].flatMap((perturbation, arm) =>
      plates((each, e) => falling(each * (1 + arm), 0) * (e === 1 ? factor : 1)).map((row) => ({
        ...row,
        perturbation,
      })),
    );
    const answer = dose({ readings: readingsOf(rows) }, { response: 'viability' });
    const { rows: found, cautions } = shown(answer);
    expect(found[0]).toMatchObject({ state: 'fitted', ci_low: 'NA', ci_high: 'NA' });
    expect(found[0]['ic50']).not.toBe('NA');
    expect(cautions).toContain('an interval of no width');
    expect(cautions).not.toContain('an experiment does not tell');
    expect(answer.findings[0]).toMatchObject({ verdict: 'not estimable', reason: 'no spread' });
  }
  expect(shown(dose({ readings: readingsOf(plates(falling)) })).cautions).not.toContain('of no width');
});

test('two experiments that show nothing do not show that there is nothing', () => {
  const rows = ['siCtrl', 'siFOS'].flatMap((perturbation, arm) =>
    plates((each, e) => falling(each * [1, 1.2, 4][arm + arm * e], e), ['e1', 'e2']).map((row) => ({
      ...row,
      perturbation,
    })),
  );
  const { findings } = dose({ readings: readingsOf(rows) });
  expect(findings).toMatchObject([{ n: 2, verdict: 'not estimable', reason: 'too few experiments' }]);
});

test('a well that cannot be is named, and kept', () => {
  const told = (value: number, at: number, scale = 1): string => {
    const rows = plates(falling).map((row, i) => ({ ...row, well: `B${i}`, value: scale * row.value }));
    const changed = rows.map((row, i) => (i === at ? { ...row, value } : row));
    return shown(dose({ readings: readingsOf(changed) }, { response: 'viability' })).cautions;
  };
  expect(told(-0.2, 6, 0.01)).toContain('line 8: a value of -0.2 (e1, B6, 30) is below 0');
  expect(told(990, 3)).toContain('is a viability of 9');
  expect(told(5, 6)).not.toContain('mishap');
  const inhibition = plates((each, e) => 100 - falling(each, e)).map((row, i) =>
    i === 6 ? { ...row, value: 150 } : row,
  );
  expect(shown(dose({ readings: readingsOf(inhibition) })).cautions).toContain('a viability of -50%');
});

test('several times are not pooled', async () => {
  const rows = plates(falling).map((row, i) => ({ ...row, time: i < 7 ? 48 : 72 }));
  const said = await refusal(() => dose({ readings: readingsOf(rows) }));
  expect(said).toContain('48, 72');
  expect(said).toContain('a table for each time');
});

test.each<[string, readonly Row[], string]>([
  ['a negative dose', [{ dose: -1, value: 3 }], 'line 2: a dose is below 0'],
  ['no doses', [{ value: 3 }], 'no column of doses'],
  ['no dose above 0', [{ dose: 0, value: 3 }], 'no well has a dose above 0'],
  [
    'an experiment without vehicle',
    [
      { experiment: 'a', dose: 0, value: 900 },
      { experiment: 'a', dose: 1, value: 500 },
      { experiment: 'b', dose: 1, value: 400 },
    ],
    'none for experiment b',
  ],
])('%s is refused', async (_, rows, expected) => {
  expect(await refusal(() => dose({ readings: readingsOf(rows) }))).toContain(expected);
});

test('each way to make an interval is named, and those of points are cautioned', () => {
  const readings = simulatedDoses(createRandom(6), [
    { perturbation: 'siCtrl', drug: { doses: DOSES, middle: 2 } },
  ]);
  for (const interval of ['profile', 'delta', 'bootstrap'] as const) {
    const { rows, cautions } = shown(dose({ readings }, { interval, bootstraps: 200 }));
    expect(rows[0]['interval']).toBe(`absolute, ${interval}`);
    expect(Number(rows[0]['ci_low'])).toBeLessThan(Number(rows[0]['ic50']));
    expect(cautions).toContain(`the interval by ${interval}`);
  }
});

test('an arm that is no arm cannot be the control', async () => {
  const readings = simulatedDoses(createRandom(6), [
    { perturbation: 'siCtrl', drug: { doses: DOSES, middle: 2 } },
  ]);
  expect(await refusal(() => dose({ readings }, { control: 'siGFP' }))).toContain('siCtrl');
});
