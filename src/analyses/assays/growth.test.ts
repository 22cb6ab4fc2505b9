import { expect, test } from 'vitest';
import { refusal, shown } from '../../../test/support/answers.ts';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { parseReadings } from '../../formats/plates/readings-reader.ts';
import { formatTable } from '../../formats/text/table-writer.ts';
import { growthTemplate } from '../../assays/growth/template.ts';
import { growth } from './growth.ts';

const EXPERIMENTS = ['a', 'b', 'c'];
/** One value for each arm in each experiment, wells of the same value beside it. */
const plates = (values: Readonly<Record<string, readonly number[]>>, more: Partial<Row> = {}): Row[] =>
  Object.entries(values).flatMap(([perturbation, own]) =>
    own.map((value, i) => ({
      experiment: EXPERIMENTS[i],
      perturbation,
      value,
      target: 'viability',
      ...more,
    })),
  );
const ask = (rows: readonly Row[], asking: Parameters<typeof growth>[1] = {}) =>
  growth({ readings: readingsOf(rows) }, asking);

test('the template: three groups that grow less, and more than both together', () => {
  const readings = parseReadings(
    { bytes: Buffer.from(formatTable(growthTemplate())), name: 'template.tsv' },
    'growth',
  );
  const answer = growth({ readings });
  const { rows, said } = shown(answer);
  expect(rows.filter(({ measure }) => measure === 'rate').map(({ verdict }) => verdict)).toEqual([
    'supported',
    'supported',
    'supported',
  ]);
  expect(said).toContain('siFOS + lenalidomide: more than both together');
  expect(said).toContain('96 wells averaged to 48 values');
  expect(
    answer.findings.map(({ kind, perturbation, drug, measured, unit, n, donors }) => [
      kind,
      perturbation,
      drug,
      measured,
      unit,
      n,
      donors,
    ]),
  ).toEqual([
    ['growth', 'siFOS', null, 'count', 'per day', 3, 0],
    ['growth', null, 'lenalidomide', 'count', 'per day', 3, 0],
    ['combination', 'siFOS', 'lenalidomide', 'count', 'per day', 3, 0],
  ]);
  expect(answer.figures.map(({ name }) => name)).toEqual(['courses MM.1S count', 'effects MM.1S count']);
});

// R: t.test(c(62, 55, 58), c(91, 93, 90), paired = TRUE): -33 (-44.38375 to -21.61625)
test('percentages of one time are compared in percentage points within experiments', () => {
  const { rows, said } = shown(ask(plates({ siCtrl: [91, 93, 90], siFOS: [62, 55, 58] })));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    measure: 'last',
    scale: 'percentage points',
    effect: '-33',
    test: 'paired t',
  });
  expect(rows[0]['verdict']).toBe('supported');
  expect(said).toContain('read as percentages');
});

test('a control divided by itself is a one-sample test of log ratios', () => {
  const { rows, cautions } = shown(ask(plates({ siCtrl: [100, 100, 100], siFOS: [50, 55, 45] })));
  expect(rows[0]).toMatchObject({ scale: 'log2 ratio', n: '3', test: 'one-sample t, Holm' });
  expect(Number(rows[0]['effect'])).toBeCloseTo((Math.log2(0.5) + Math.log2(0.55) + Math.log2(0.45)) / 3, 5);
  expect(cautions).toContain('the control is 100 in every experiment');
});

test('viability that is inhibition is doubted, and a control of 0 throughout has no spread to lend', () => {
  const { rows, cautions } = shown(
    ask(plates({ siCtrl: [0, 0, 0], siFOS: [50, 55, 45], siJUN: [3, -2, 1] })),
  );
  expect(cautions).toContain('Is it inhibition');
  expect(rows.map(({ test: name }) => name)).toEqual(['one-sample t, Holm', 'one-sample t, Holm']);
});

test('wells are no experiments: one experiment, and wells without one, give no p and say why', () => {
  const wells = (experiment?: string): Row[] =>
    ['siCtrl', 'siFOS'].flatMap((perturbation) =>
      [1, 2, 3].map((well) => ({
        perturbation,
        value: 90 + well,
        target: 'viability',
        ...(experiment === undefined ? {} : { experiment }),
      })),
    );
  for (const [experiment, why] of [
    ['a', 'one independent experiment in a group gives no p-value'],
    [undefined, 'nothing says which wells are independent experiments'],
  ] as const) {
    const { rows, cautions } = shown(ask(wells(experiment)));
    expect(rows[0]).toMatchObject({ n: '1', minus_log10_p: 'NA', ci_low: 'NA', verdict: 'not estimable' });
    expect(cautions).toContain(why);
  }
});

test('two experiments are at most suggested', () => {
  const [row] = shown(ask(plates({ siCtrl: [91, 92], siFOS: [50, 51.2] }))).rows;
  expect([row['verdict'], row['reason']]).toEqual(['suggested', 'two experiments']);
});

test('donors are the unit where there are any', () => {
  const rows = plates({ DMSO: [91, 93, 90], lenalidomide: [62, 55, 58] }).map(
    ({ perturbation, experiment, ...row }) => ({
      ...row,
      drug: perturbation,
      donor: experiment,
      experiment: 'one day',
    }),
  );
  const answer = ask(rows);
  expect(answer.findings[0]).toMatchObject({ donors: 3, n: 3, drug: 'lenalidomide', verdict: 'supported' });
});

test('the mixed model keeps incomplete experiments, and supports nothing with few', () => {
  const rows = plates({ siCtrl: [91, 93, 90], siFOS: [62, 55, 58], siJUN: [90, 91] });
  const { rows: found, cautions } = shown(ask(rows, { model: 'mixed' }));
  expect(found[0]).toMatchObject({
    test: 'mixed model, Holm',
    n: '3',
    verdict: 'suggested',
    reason: 'test not for so few',
  });
  expect(cautions).toContain('below five');
  const summary = shown(ask(rows));
  expect(summary.rows[0]).toMatchObject({ test: 'Dunnett within experiments', n: '2' });
  expect(summary.cautions).toContain('left out of the pairs');
});

test('several endpoints are corrected for each other', () => {
  const one = plates({ siCtrl: [91, 93, 90], siFOS: [62, 55, 58] });
  const two = one.map((row) => ({ ...row, target: 'annexin V' }));
  const alone = Number(shown(ask(one)).rows[0]['adj_p']);
  const both = shown(ask([...one, ...two])).rows.map((row) => Number(row['adj_p']));
  expect(both[0]).toBeCloseTo(2 * alone, 6);
});

test('a measure that cannot be counted is said, and another one tested', () => {
  const { rows, cautions } = shown(
    ask(plates({ siCtrl: [91, 93, 90], siFOS: [62, 55, 58] }), { measure: 'GR' }),
  );
  expect(rows[0]['measure']).toBe('last');
  expect(cautions).toContain('GR cannot be counted');
});

test('words, and amounts of 0, are left out and said', () => {
  const rows = plates({ siCtrl: [5e5, 6e5, 5e5], siFOS: [2e5, 0, 3e5] }, { target: 'count' });
  const { cautions } = shown(
    ask([...rows, { value: NaN, word: 'lost', experiment: 'a', perturbation: 'siFOS', target: 'count' }]),
  );
  expect(cautions).toContain('1 reading without a number left out: lost');
  expect(cautions).toContain('1 course has no last');
});

test.each([
  ['one group', plates({ siCtrl: [1, 2] }), 'one group alone'],
  ['no control', plates({ siFOS: [1, 2], siJUN: [1, 2] }), 'no control is among the groups'],
  ['no number', plates({ siCtrl: [NaN], siFOS: [NaN] }), 'no reading has a number'],
])('refused: %s', async (_, rows, why) => {
  expect(await refusal(() => ask(rows))).toContain(why);
});

test('nothing done is nothing seen: the verdict cannot be earned by equal groups', () => {
  const { rows } = shown(ask(plates({ siCtrl: [90, 90, 90], siFOS: [90, 90, 90] })));
  expect([rows[0]['verdict'], rows[0]['reason']]).toEqual(['not estimable', 'no spread']);
});

/** Annexin V rises where viability falls. */
const deaths = plates({ siCtrl: [0.05, 0.06, 0.04], siFOS: [0.42, 0.43, 0.4] }, { target: 'annexin V' });

test('fractions of a percent measure are percentage points, which is said', () => {
  const lives = plates({ siCtrl: [0.957, 0.956, 0.941], siFOS: [0.59, 0.602, 0.609] });
  const { rows, cautions } = shown(ask([...lives, ...deaths]));
  expect(Number(rows[0]['effect'])).toBeCloseTo(-35.1, 1);
  expect(Number(rows[1]['effect'])).toBeCloseTo(36.67, 1);
  expect(rows.map(({ scale }) => scale)).toEqual(['percentage points', 'percentage points']);
  expect(cautions).toContain('viability: values between 0 and 1 are taken times 100');
  const above = plates({ siCtrl: [1.02, 0.97, 1.04], siFOS: [0.6, 0.55, 0.66] });
  expect(Number(shown(ask(above)).rows[0]['effect'])).toBeCloseTo(-40.67, 1);
});

test('small percentages stay what they are where another measure is in percent, or % is written', () => {
  const lives = plates({ siCtrl: [95.7, 95.6, 94.1], siFOS: [59, 60.2, 60.9] });
  const beside = shown(ask([...lives, ...deaths]));
  expect(Number(beside.rows[1]['effect'])).toBeCloseTo(0.3667, 3);
  const { rows, cautions } = shown(growth({ readings: readingsOf(deaths, { value: '%' }) }));
  expect(Number(rows[0]['effect'])).toBeCloseTo(0.3667, 3);
  expect(cautions).toContain('though % is written');
});

test('an amount is no fraction, nor is what was divided by its control', () => {
  const ratios = plates({ siCtrl: [1, 1, 1], siFOS: [0.5, 0.55, 0.45] });
  expect(shown(ask(ratios)).rows[0]['scale']).toBe('log2 ratio');
  const absorbance = plates({ siCtrl: [0.8, 0.9, 0.85], siFOS: [0.4, 0.5, 0.42] }, { target: 'absorbance' });
  expect(shown(ask(absorbance)).cautions).not.toContain('times 100');
});

test.each([
  ['count', [1e5, 2e5], [4e4, -500], 'count cannot be below 0', 'line 5'],
  ['viability', [95, 94], [60, -30], 'viability cannot be below 0', 'line 5'],
  ['annexin V', [5, 6], [40, 120], 'annexin V cannot be above 100', 'line 5'],
  ['absorbance', [1, 1.2], [0.5, -0.6], 'absorbance cannot be below 0', 'line 5'],
])('refused: %s with values that cannot be', async (target, siCtrl, siFOS, why, line) => {
  const said = await refusal(() => ask(plates({ siCtrl, siFOS }, { target })));
  expect(said).toContain(why);
  expect(said).toContain(line);
});

test.each([
  ['absorbance', [1, 1.2], [0.5, -0.02]],
  ['viability', [95, 94], [60, -1]],
] as const)('%s a little below 0 is cautioned with its well', (target, siCtrl, siFOS) => {
  const rows = plates({ siCtrl, siFOS }, { target }).map((row, i) => ({ ...row, well: `A${i + 1}` }));
  expect(shown(ask(rows)).cautions).toContain(
    `1 value is a little below 0, as where a background was subtracted: A4`,
  );
});

test('names that differ in case alone are one group, one measure, one control', () => {
  const rows = plates({ siCtrl: [91, 93, 90], siFOS: [62, 55, 58] }).map((row, i) =>
    i % 2 === 0 ? { ...row, perturbation: row.perturbation?.toUpperCase() ?? '', target: 'Viability' } : row,
  );
  const { rows: found, said } = shown(ask(rows, { control: ['sictrl'] }));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ n: '3', verdict: 'supported' });
  expect(said).toContain('names that differ in case alone are taken for one: SICTRL, siCtrl');
});

test('a copied experiment, or a column called replicate, earns no more than suggested', () => {
  const values = { siCtrl: [98.1, 97.2, 99.4], siFOS: [61.3, 58.2, 64.4], siIRF4: [31.2, 35.7, 33.1] };
  const words = (rows: readonly Row[], more = {}) =>
    growth({ readings: { ...readingsOf(rows), ...more } }, { scale: 'percent' }).findings.map(
      ({ verdict, reason }) => `${verdict} <- ${reason ?? ''}`,
    );
  expect(words(plates(values))).toEqual(['supported <- ', 'supported <- ']);
  expect(words(plates(values), { unclearExperiments: true })).toEqual(
    Array(2).fill('suggested <- experiments in doubt'),
  );
  const pasted = { siCtrl: [98.1, 98.1, 99.4], siFOS: [61.3, 61.3, 64.4], siIRF4: [31.2, 31.2, 33.1] };
  expect(words(plates(pasted))).toEqual(Array(2).fill('suggested <- copied experiments'));
});
