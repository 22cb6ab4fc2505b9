// ChIP-qPCR asked in process: the maker's worked table, what is bound, what leaves, and what must not be earned.
import { expect, test } from 'vitest';
import { refusal, shown } from '../../../test/support/answers.ts';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { createRandom } from '../../statistics/random.ts';
import type { Choosing } from '../inputs/choices.ts';
import { chipQpcr, type ChipQpcrAnswer, type ChipQpcrInput, type chipQpcrChoices } from './chip-qpcr.ts';

function asked(
  rows: readonly Row[],
  choices: Choosing<typeof chipQpcrChoices> = {},
  input: Partial<ChipQpcrInput> = {},
): ChipQpcrAnswer {
  return chipQpcr({ readings: readingsOf(rows), ...input }, choices);
}

const well = { experiment: '1', target: 'promoter' };
const WORKED: Row[] = [
  { ...well, fraction: 'input', inputFraction: 0.01, value: 32.7 },
  { ...well, fraction: 'IP', antibody: 'IgG', value: 34.6 },
  { ...well, fraction: 'IP', antibody: 'Ab1', value: 31.3 },
  { ...well, fraction: 'IP', antibody: 'Ab2', value: 29.9 },
];

test('a maker’s worked table', () => {
  const { rows } = shown(asked(WORKED, { show: 'chromatins' }));
  expect(rows.map((row) => Number(row['percent_input']))).toEqual([0.267943, 2.63902, 6.9644]);
  const bound = shown(asked(WORKED)).rows;
  expect(bound.map((row) => Number(row['fold_over_igg']))).toEqual([9.84916, 25.9921]);
  expect(bound[0]).toMatchObject({ verdict: 'not estimable', reason: 'no residual degrees', n: '1' });
});

test('dilution and template volumes enter the percentage', () => {
  const percent = (rows: Row[], choices = {}): number =>
    Number(shown(asked(rows, { show: 'chromatins', ...choices })).rows[1]['percent_input']);
  expect(percent(WORKED, { inputDilution: 10 })).toBeCloseTo(0.263902, 5);
  const volumes = WORKED.map((row) => ({ ...row, volume: row.fraction === 'input' ? 1 : 2 }));
  expect(percent(volumes)).toBeCloseTo(2.63902 / 2, 5);
  const bare = WORKED.map(({ inputFraction: _, ...row }) => row);
  expect(percent(bare, { inputFraction: 0.02 })).toBeCloseTo(2 * 2.63902, 4);
});

/** log2 percent of input of an antibody at amplicons in arms, over chromatins; IgG stands at -5. */
function chromatins(
  values: Readonly<Record<string, Readonly<Record<string, number>>>>,
  { n = 3, spread = 0.06, igg = -5, seed = 3 } = {},
): Row[] {
  const random = createRandom(seed);
  return Array.from({ length: n }, (_, day) => String(day)).flatMap((experiment) =>
    Object.entries(values).flatMap(([arm, amplicons]) =>
      Object.entries(amplicons).flatMap(([target, log2]) => {
        const label = { experiment, perturbation: arm, target };
        const input = 25 + 0.3 * random.normal();
        const cq = (percent: number): number => input - percent + spread * random.normal();
        return [
          { ...label, fraction: 'input', inputFraction: 0.01, value: input },
          { ...label, fraction: 'IP', antibody: 'IKZF1', value: cq(log2) },
          { ...label, fraction: 'IP', antibody: 'IgG', value: cq(igg) },
        ];
      }),
    ),
  );
}

const word = (answer: ChipQpcrAnswer, amplicon: string, arm = 'siCtrl'): string => {
  const row = shown(answer).rows.find(
    (each) => each['amplicon'] === amplicon && (each['perturbation'] ?? arm) === arm,
  );
  return [row?.['verdict'], row?.['reason']].filter((part) => part !== 'NA').join(' <- ');
};

const ONE = { siCtrl: { IRF4: 1, BCL2: -4.7, negative: -4.7 } };

test('bound is above IgG and above the negative region', () => {
  const answer = asked(chromatins(ONE));
  expect(word(answer, 'IRF4')).toBe('supported');
  expect(word(answer, 'BCL2')).toBe('no significant difference');
  expect(word(answer, 'negative')).toBe('not tested');
  expect(shown(answer).said).toContain('negative regions by their names: negative');
});

test('above IgG alone is not bound: an antibody that sticks everywhere binds nowhere', () => {
  const sticky = { siCtrl: { IRF4: 1, BCL2: 1, negative: 1 } };
  const words = Array.from({ length: 40 }, (_, seed) => word(asked(chromatins(sticky, { seed })), 'IRF4'));
  // One in forty by chance: the lower end of one interval of 95 %.
  expect(words.filter((each) => each === 'supported').length).toBeLessThanOrEqual(3);
  expect(words.filter((each) => each === 'no significant difference').length).toBeGreaterThanOrEqual(37);
});

test('above the negative region alone is not bound', () => {
  expect(word(asked(chromatins(ONE, { igg: 1 })), 'IRF4')).toBe('no significant difference');
});

test.each([
  ['IgG', (row: Row) => row.antibody !== 'IgG', 'suggested <- no IgG'],
  ['a negative region', (row: Row) => row.target !== 'negative', 'suggested <- no negative region'],
  [
    'both',
    (row: Row) => row.target !== 'negative' && row.antibody !== 'IgG',
    'not estimable <- no IgG, no negative region',
  ],
] as const)('without %s nothing is more than its word', (_, keep, expected) => {
  expect(word(asked(chromatins(ONE).filter(keep)), 'IRF4')).toBe(expected);
});

test('two chromatins are suggested, one is not estimable', () => {
  expect(word(asked(chromatins(ONE, { n: 2, spread: 0.002 })), 'IRF4')).toBe('suggested <- two experiments');
  expect(word(asked(chromatins(ONE, { n: 1 })), 'IRF4')).toBe('not estimable <- no residual degrees');
});

test('IgG that does not amplify gives no ratio, and the word is lowered', () => {
  const rows = chromatins(ONE).map((row) =>
    row.antibody === 'IgG' ? { ...row, value: NaN, word: 'Undetermined' } : row,
  );
  const answer = asked(rows);
  expect(word(answer, 'IRF4')).toBe('suggested <- undetermined wells');
  expect(shown(answer).rows[0]['fold_over_igg']).toBe('NA');
});

const ARMS = {
  siCtrl: { IRF4: 1, SLAMF7: 0, BCL2: -4.7, negative: -4.7 },
  siFOS: { IRF4: -1, SLAMF7: 0, BCL2: -6, negative: -4.7 },
};
const difference = (rows: Row[], amplicon: string): string =>
  word(asked(rows, { show: 'differences' }), amplicon, undefined);

test('Ikaros leaves where it was bound; a change of what was not bound tells nothing', () => {
  expect(difference(chromatins(ARMS), 'IRF4')).toBe('supported');
  expect(difference(chromatins(ARMS), 'SLAMF7')).toBe('no significant difference');
  expect(difference(chromatins(ARMS), 'BCL2')).toBe('not estimable <- bound in neither arm');
  expect(shown(asked(chromatins(ARMS))).said).toContain('IKZF1 at IRF4, siFOS - siCtrl: 0.2');
});

test('a precipitation that is weaker everywhere is not leaving a region', () => {
  const weaker = { ...ARMS, siFOS: { IRF4: -1, SLAMF7: -2, BCL2: -6.7, negative: -6.7 } };
  expect(difference(chromatins(weaker, { igg: -8 }), 'IRF4')).toBe('suggested <- negative region moves too');
});

test('input and IP of one chromatin may have sample names of their own', () => {
  const rows = chromatins(ONE).map((row, i) => ({ ...row, sample: `tube ${i}` }));
  expect(word(asked(rows), 'IRF4')).toBe('supported');
});

test('findings are of what was precipitated, at the control of the perturbation', () => {
  const { findings } = asked(chromatins(ARMS));
  expect(
    findings.map(({ kind, perturbation, measured, verdict }) => [kind, perturbation, measured, verdict]),
  ).toEqual([
    ['promoter ChIP', 'IKZF1', 'IRF4', 'supported'],
    ['promoter ChIP', 'IKZF1', 'SLAMF7', 'supported'],
    ['promoter ChIP', 'IKZF1', 'BCL2', 'no significant difference'],
  ]);
});

test('an amplicon on no peak is named, and so is a negative region on one', () => {
  const amplicons = {
    places: new Map(),
    onPeak: new Map([
      ['IRF4', false],
      ['BCL2', true],
      ['negative', true],
    ]),
  };
  const { cautions, rows } = shown(asked(chromatins(ONE), {}, { amplicons }));
  expect(cautions).toContain('IRF4 lies on no peak');
  expect(cautions).toContain('negative is called a negative region and lies on a peak');
  expect(rows.map((row) => row['place'])).toEqual(['on no peak', 'on a peak', 'negative region on a peak']);
});

test('every amplicon has a figure with all antibodies and arms', () => {
  expect(asked(chromatins(ARMS)).figures.map(({ name }) => name)).toEqual([
    ...['chip-qpcr IRF4', 'chip-qpcr SLAMF7', 'chip-qpcr BCL2', 'chip-qpcr negative'],
  ]);
});

test('what cannot be answered is refused', async () => {
  const no = async (rows: Row[], choices: Choosing<typeof chipQpcrChoices> = {}): Promise<string> =>
    await refusal(() => asked(rows, choices));
  const rows = chromatins(ONE);
  expect(await no(rows.filter(({ fraction }) => fraction !== 'input'))).toContain('there is no input');
  expect(await no(rows.map(({ inputFraction: _, ...row }) => row))).toContain('--input-fraction 0.01');
  expect(
    await no(
      rows.map((row) => ({ ...row, ...(row.inputFraction === undefined ? {} : { inputFraction: 1 }) })),
    ),
  ).toContain('0.01 for 1 %');
  expect(await no(rows, { negativeRegion: ['desert'] })).toContain('desert was not measured');
  expect(await no(rows.map((row) => (row.fraction === 'input' ? { ...row, volume: 2 } : row)))).toContain(
    'a volume for every reaction',
  );
  expect(await no([{ experiment: '1', value: 20 }])).toContain('precipitated chromatin');
});

test('more than there was of the chromatin: named, and at most suggested', () => {
  const much = { siCtrl: { IRF4: 7.5, BCL2: -4.7, negative: -4.7 } };
  const answer = asked(chromatins(much));
  expect(word(answer, 'IRF4')).toBe('suggested <- above the input');
  expect(shown(answer).cautions).toMatch(/3 values above 100 % of the input[^]*IKZF1, IRF4, 0 \(1\d\d %\)/);
  const moved = { ...much, siFOS: { IRF4: 3, BCL2: -4.7, negative: -4.7 } };
  expect(difference(chromatins(moved), 'IRF4')).toBe('suggested <- above the input');
  expect(shown(asked(chromatins(ONE))).cautions).not.toContain('above 100 %');
});

test('several input fractions in one chromatin are named', () => {
  const mixed = chromatins(ONE).map((row) =>
    row.fraction === 'input' && row.target === 'IRF4' && row.experiment === '1'
      ? { ...row, inputFraction: 0.1 }
      : row,
  );
  expect(shown(asked(mixed)).cautions).toMatch(/several input fractions[^]*1: 0\.1, 0\.01/);
  const apart = chromatins(ONE).map((row) =>
    row.fraction === 'input' && row.experiment === '1' ? { ...row, inputFraction: 0.1 } : row,
  );
  expect(shown(asked(apart)).cautions).not.toContain('several input fractions');
});

test('two chromatins far above both controls that cannot tell are too few, those beside them are no difference', () => {
  const weaker = { siCtrl: { IRF4: -2, BCL2: -4.7, negative: -4.7 } };
  const answer = asked(chromatins(weaker, { n: 2, spread: 0.4, seed: 7 }));
  expect(word(answer, 'IRF4')).toBe('not estimable <- too few experiments');
  expect(word(answer, 'BCL2')).toBe('no significant difference');
  // Three that scatter so much are no difference.
  expect(word(asked(chromatins({ siCtrl: { IRF4: -3, negative: -4.7 } }, { spread: 2 })), 'IRF4')).toBe(
    'no significant difference',
  );
});

test('one correction for all antibodies, regions and arms of the table', () => {
  const { rows } = shown(asked(chromatins(ARMS)));
  const tested = rows.filter(({ minus_log10_p }) => minus_log10_p !== 'NA');
  expect(tested).toHaveLength(6);
  const [least] = tested.sort((a, b) => Number(b['minus_log10_p']) - Number(a['minus_log10_p']));
  expect(Number(least['minus_log10_holm'])).toBeCloseTo(Number(least['minus_log10_p']) - Math.log10(6), 4);
});

test('a 40 that was written for IgG lowers the word; regions are found whatever their case', async () => {
  const rows = chromatins(ONE).map((row) => (row.antibody === 'IgG' ? { ...row, value: 40 } : row));
  expect(word(asked(rows), 'IRF4')).toBe('suggested <- undetermined wells');
  expect(word(asked(chromatins(ONE), { negativeRegion: ['Negative'] }), 'IRF4')).toBe('supported');
  expect(await refusal(() => asked(chromatins(ONE), { undetermined: 20 }))).toContain('--undetermined');
});
