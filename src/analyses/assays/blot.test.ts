import { expect, test } from 'vitest';
import { refusal, shown } from '../../../test/support/answers.ts';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { blotTemplate, READINGS, type BlotReading } from '../../assays/blot/template.ts';
import { FILE_LOOK } from '../../figures/svg.ts';
import { parseReadings } from '../../formats/plates/readings-reader.ts';
import { formatTable } from '../../formats/text/table-writer.ts';
import { pictureOf } from '../inputs/assays/blot-input.ts';
import { blot } from './blot.ts';

const template = (reading: BlotReading) =>
  parseReadings({ bytes: Buffer.from(formatTable(blotTemplate(reading))), name: 'template.tsv' }, 'blot');
const ask = (rows: readonly Row[], asking: Parameters<typeof blot>[1] = {}) =>
  blot({ readings: readingsOf(rows) }, asking);
const word = (row: Record<string, string>): string =>
  row['reason'] === 'NA' ? row['verdict'] : `${row['verdict']} <- ${row['reason']}`;

test.each([
  ['bands', 'IRF4 siFOS - siCtrl', 'supported'],
  ['co-IP', 'FOS IKZF1-IP - IgG', 'supported'],
  ['eye', 'FOS IKZF1-IP - IgG', 'suggested <- read by eye'],
  ['fluorescence', 'SLAMF7 siFOS - siCtrl', 'supported'],
  ['positive', 'SLAMF7 siFOS - siCtrl', 'supported'],
] as const)('the template of %s says what was planted', (reading, first, expected) => {
  const answer = blot({ readings: template(reading) }, reading === 'positive' ? { reading } : {});
  const { rows } = shown(answer);
  expect(`${rows[0]['measured']} ${rows[0]['comparison']}`).toBe(first);
  expect(word(rows[0])).toBe(expected);
  expect(answer.findings).toHaveLength(rows.length);
});

test('every kind of reading has a template', () => {
  for (const reading of READINGS) expect(template(reading).count).toBeGreaterThan(5);
});

/** Lanes of several lysates: a treated one of `fold` beside the control, each on its gel. */
const lysates = (folds: readonly number[], more: Partial<Row> = {}): Row[] =>
  folds.flatMap((fold, i) =>
    ['siCtrl', 'siFOS'].flatMap((perturbation, lane) => {
      const own = { experiment: `e${i}`, gel: `g${i}`, lane: String(lane), perturbation };
      return [
        { ...own, target: 'IRF4', value: (800 + 10 * i) * (lane === 0 ? 1 : fold), ...more },
        { ...own, target: 'GAPDH', value: 500 },
      ];
    }),
  );

// R: t.test(log2(c(.5, .4, .45))): -1.157977 (-1.558040 to -0.757914)
test('independent lysates are n; the effect is a log2 ratio with its interval', () => {
  const answer = ask(lysates([0.5, 0.4, 0.45]));
  const { rows, said } = shown(answer);
  expect(Number(rows[0]['effect'])).toBeCloseTo(-1.157977, 5);
  expect(Number(rows[0]['ci_low'])).toBeCloseTo(-1.55804, 5);
  expect(rows[0]).toMatchObject({ n: '3', verdict: 'supported', test: 'paired t' });
  expect(said).toContain('loading control: GAPDH');
  expect(answer.findings[0]).toMatchObject({
    kind: 'perturbation',
    perturbation: 'siFOS',
    measured: 'IRF4',
    donors: 0,
  });
});

test('intensities that were divided by the control are said', () => {
  const bands = lysates([0.5, 0.4, 0.45]).filter(({ target }) => target === 'IRF4');
  const { cautions } = shown(
    ask(
      bands.map((row) => ({
        ...row,
        value: row.value / (800 + 10 * Number((row.experiment ?? '').slice(1))),
      })),
    ),
  );
  expect(cautions).toContain('the control is the same number in every experiment');
});

test('lanes of one lysate are no n: no p, and it is said why', () => {
  const again = lysates([0.5]).map((row) => ({ ...row, gel: 'again' }));
  const { rows, cautions } = shown(ask([...lysates([0.5]), ...again]));
  expect(rows[0]).toMatchObject({
    n: '1',
    minus_log10_p: 'NA',
    verdict: 'not estimable',
    reason: 'no residual degrees',
  });
  expect(cautions).toContain('one independent experiment');
});

test.each([
  [
    { ceiling: 820 },
    'suggested <- saturated bands',
    '3 bands are above 95% of the ceiling: IRF4 gel g0 lane 0',
  ],
  [{ ceiling: 5000 }, 'supported', ''],
] as const)('a ceiling of %j', (more, expected, said) => {
  const { rows, cautions } = shown(ask(lysates([0.5, 0.4, 0.45], more)));
  expect(word(rows[0])).toBe(expected);
  expect(cautions).toContain(said);
});

test('a compressed dilution series takes the support away', () => {
  const standards = [1, 2, 4, 8].map((quantity) => ({
    ...{ value: 300 * quantity ** 0.5, quantity, role: 'standard', target: 'IRF4', gel: 'g0' },
  }));
  const { rows, cautions } = shown(ask([...lysates([0.5, 0.4, 0.45]), ...standards]));
  expect(word(rows[0])).toBe('suggested <- signal not linear');
  expect(cautions).toContain('slope 0.50 instead of 1');
});

test('no loading control, two lysates, faint bands and gels apart are said and cost support', () => {
  const bare = lysates([0.5, 0.4, 0.45]).filter(({ target }) => target === 'IRF4');
  expect(word(shown(ask(bare)).rows[0])).toBe('suggested <- no loading control');
  expect(word(shown(ask(lysates([0.5, 0.49]))).rows[0])).toBe('suggested <- two experiments');
  const faint = shown(ask(lysates([0.5, 0.4, -0.1])));
  expect(faint.rows[0]['n']).toBe('2');
  expect(faint.cautions).toContain('1 band is not above the background and left out: IRF4 gel g2 lane 1');
  const apart = lysates([0.5, 0.4, 0.45]).map((row) =>
    row.perturbation === 'siFOS' ? { ...row, gel: 'other' } : row,
  );
  const { rows, cautions } = shown(ask(apart));
  expect(rows[0]).toMatchObject({ n: '0', verdict: 'not estimable' });
  expect(cautions).toContain('groups on different gels without a common sample are not compared: e0, e1, e2');
});

/** A co-IP with prey in IP and IgG of each lysate. */
const coIp = (ip: readonly number[], igg: readonly number[] | null, drug = 'DMSO'): Row[] =>
  ip.flatMap((value, i) => {
    const own = { experiment: `e${i}`, drug, target: 'FOS', gel: `${drug} g${i}` };
    return [
      { ...own, fraction: 'input', antibody: 'IKZF1', value: 100 },
      { ...own, fraction: 'IP', antibody: 'IKZF1', value },
      ...(igg === null ? [] : [{ ...own, fraction: 'IgG', antibody: 'IgG', value: igg[i] }]),
      { ...own, fraction: 'IP', antibody: 'IKZF1', target: 'IKZF1', value: 1000 + i },
      { ...own, fraction: 'input', antibody: 'IKZF1', target: 'IKZF1', value: 500 + i / 2 },
    ];
  });

// R: t.test((c(50, 60, 55) - c(5, 6, 4)) / 100 / (1000 / 500)): 0.25, 0.193081 to 0.306919
test('a co-IP is tested against its IgG; without one it is not estimable, whatever its bands', () => {
  const answer = ask(coIp([50, 60, 55], [5, 6, 4]));
  const [row] = shown(answer).rows;
  expect(Number(row['effect'])).toBeCloseTo(0.25, 10);
  expect(Number(row['ci_low'])).toBeCloseTo(0.1930814, 6);
  expect(word(row)).toBe('supported');
  expect(answer.findings[0]).toMatchObject({ kind: 'interaction', perturbation: 'IKZF1', measured: 'FOS' });
  expect(shown(answer).said).toContain('IKZF1-IP, FOS: one direction alone');
  expect(word(shown(ask(coIp([50, 60, 55], null))).rows[0])).toBe('not estimable <- no IgG lane');
});

test('as much in IgG, or more, is no interaction', () => {
  expect(word(shown(ask(coIp([50, 60, 55], [52, 55, 60]))).rows[0])).toBe('no significant difference');
  expect(word(shown(ask(coIp([5, 6, 4], [50, 60, 55]))).rows[0])).toBe('no significant difference');
});

test('a drug that parts the two is a row of its own', () => {
  const { rows } = shown(
    ask([...coIp([50, 60, 55], [5, 6, 4]), ...coIp([15, 17, 16], [5, 6, 4], 'lenalidomide')]),
  );
  expect(rows.map(({ comparison }) => comparison)).toEqual([
    'IKZF1-IP - IgG, DMSO',
    'IKZF1-IP - IgG, lenalidomide',
    'lenalidomide - DMSO, IKZF1-IP',
  ]);
  expect(Number(rows[2]['effect'])).toBeLessThan(-1);
});

test('fluorescence without isotype is at most suggested; values that look like percentages are doubted', () => {
  const tubes = [
    [50, 20],
    [60, 25],
    [55, 22],
  ].flatMap((pair, i) =>
    pair.map((value, arm) => ({
      value,
      experiment: `e${i}`,
      perturbation: ['siCtrl', 'siFOS'][arm],
      target: 'SLAMF7',
    })),
  );
  const { rows, cautions } = shown(ask(tubes, { reading: 'fluorescence' }));
  expect(word(rows[0])).toBe('suggested <- no isotype control');
  expect(cautions).toContain('are they percentages?');
});

test('a photograph is shown with its lanes named', () => {
  const png = new Uint8Array(33);
  png.set([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 200, 0, 0,
    0, 50,
  ]);
  const picture = pictureOf(png, 'blot.png');
  expect(picture).toMatchObject({ width: 200, height: 50 });
  const [figure] = blot({ readings: template('eye'), picture }).figures;
  const drawn = figure.draw({ ...FILE_LOOK, simulated: false });
  expect(drawn).toContain('href="data:image/png;base64,');
  expect(drawn).toMatch(/input.*IP.*IgG/);
});

test('the size of a JPEG stands in its frame; other files are refused', async () => {
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 40, 0, 90, 1]);
  expect(pictureOf(jpeg, 'x.jpg')).toMatchObject({ width: 90, height: 40 });
  expect(await refusal(() => pictureOf(new Uint8Array(40), 'x.tif'))).toContain('a PNG or JPEG file');
  expect(await refusal(() => pictureOf(jpeg.subarray(0, 8), 'x.jpg'))).toContain('x.jpg');
});

test.each([
  ['no proteins', [{ value: 1, experiment: 'a' }], {}, 'which protein a row is of'],
  ['nothing to compare', [{ value: 1, experiment: 'a', target: 'IRF4' }], {}, 'nothing to compare'],
  ['another loading control', lysates([0.5]), { loading: ['VCL'] }, 'no loading control VCL'],
])('refused: %s', async (_, rows: readonly Row[], asking, why) => {
  expect(await refusal(() => ask(rows, asking))).toContain(why);
});

test('bands of several times are compared within each time, and corrected together', () => {
  const early = lysates([0.5, 0.4, 0.45], { time: 24 }).map((row) => ({ ...row, time: 24 }));
  const late = lysates([1.6, 1.9, 1.7]).map((row) => ({ ...row, time: 48, value: row.value + 1 }));
  const { rows, said } = shown(ask([...early, ...late]));
  expect(rows.map(({ comparison, cell, n }) => [comparison, cell, n])).toEqual([
    ['siFOS - siCtrl, time 24', 'NA', '3'],
    ['siFOS - siCtrl, time 48', 'NA', '3'],
  ]);
  expect(Number(rows[0]['effect'])).toBeLessThan(-1);
  expect(Number(rows[1]['effect'])).toBeGreaterThan(0.6);
  expect(said).toContain('several times, each compared by itself: time 24, time 48');
  const alone = Number(shown(ask(early)).rows[0]['adj_p']);
  expect(Number(rows[0]['adj_p'])).toBeGreaterThan(alone);
  expect(shown(ask(early)).rows[0]['comparison']).toBe('siFOS - siCtrl');
});

test.each([
  ['the largest of 16 bit', 65_535, 'suggested <- saturated bands'],
  ['the largest of 12 bit', 4095, 'suggested <- saturated bands'],
  ['the same largest of the table', 7777, 'suggested <- saturated bands'],
  ['other numbers', NaN, 'supported'],
])('bands without a ceiling at %s', (_, stop, expected) => {
  const rows = lysates([0.5, 0.4, 0.45]).map((row) =>
    row.target === 'IRF4' && row.perturbation === 'siCtrl' && !Number.isNaN(stop)
      ? { ...row, value: stop }
      : row,
  );
  const spread = rows.map((row, i) => (row.target === 'GAPDH' ? { ...row, value: 500 + i } : row));
  const { rows: found, cautions } = shown(ask(spread));
  expect(word(found[0])).toBe(expected);
  expect(cautions.includes('bands stop at the same largest number: IRF4 gel g0 lane 0')).toBe(
    !Number.isNaN(stop),
  );
});

test('a ceiling that is known answers for bands at the same number', () => {
  const rows = lysates([0.5, 0.4, 0.45]).map((row) =>
    row.target === 'IRF4' && row.perturbation === 'siCtrl' ? { ...row, value: 900, ceiling: 65_535 } : row,
  );
  const { rows: found, cautions } = shown(ask(rows));
  expect(found[0]['verdict']).not.toBe('suggested');
  expect(cautions).not.toContain('stop at the same largest number');
});

const positive = (unit?: string, times = 1) =>
  blot(
    {
      readings: readingsOf(
        [
          [0.2, 0.6],
          [0.21, 0.59],
          [0.19, 0.62],
        ].flatMap((pair, i) =>
          pair.map((value, arm) => ({
            value: value * times,
            experiment: `e${i}`,
            perturbation: ['siCtrl', 'siFOS'][arm],
            target: 'CD38 positive %',
          })),
        ),
        unit === undefined ? {} : { value: unit },
      ),
    },
    { reading: 'positive' },
  );

test('fractions of positive cells are percent, which is said; a written % is believed, with doubt', () => {
  const [asFractions, asPercent] = [shown(positive()), shown(positive('%', 100))];
  expect(Number(asFractions.rows[0]['effect'])).toBeCloseTo(Number(asPercent.rows[0]['effect']), 5);
  expect(asFractions.cautions).toContain('taken times 100');
  expect(asPercent.cautions).toBe('');
  const written = shown(positive('%'));
  expect(Number(written.rows[0]['effect'])).toBeLessThan(Number(asFractions.rows[0]['effect']) - 0.5);
  expect(written.cautions).toContain('though % is written');
});

test('names that differ in case alone are one protein, one treatment and one loading control', () => {
  const rows = lysates([0.5, 0.4, 0.45]).map((row, i) =>
    i < 4
      ? {
          ...row,
          target: row.target?.toLowerCase() ?? '',
          perturbation: row.perturbation?.toLowerCase() ?? '',
        }
      : row,
  );
  const { rows: found, said } = shown(ask(rows, { control: ['SICTRL'], loading: ['Gapdh'] }));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ measured: 'irf4', n: '3', verdict: 'supported' });
  expect(said).toContain('names that differ in case alone are taken for one: irf4, IRF4');
});

test('nothing measured has no reason of degrees of freedom', () => {
  const rows = lysates([-0.5, -0.4, -0.45]);
  expect(shown(ask(rows)).rows[0]).toMatchObject({ n: '0', verdict: 'not estimable', reason: 'NA' });
});

test('one lysate that is exposed three times is no three experiments', () => {
  const once = coIp([5011], [497]).map(({ experiment: _, ...row }) => row);
  const rows = [1, 1.2, 1.5].flatMap((times, i) =>
    once.map((row) => ({ ...row, experiment: `x${i}`, value: Math.round(100 * row.value * times) })),
  );
  const { rows: found, cautions } = shown(ask(rows));
  expect(word(found[0])).toBe('not estimable <- no spread');
  expect(found[0]).toMatchObject({ ci_low: 'NA', ci_high: 'NA', minus_log10_p: 'NA', adj_p: 'NA' });
  expect(cautions).toContain('one lysate that is exposed or copied several times is one experiment');
});
