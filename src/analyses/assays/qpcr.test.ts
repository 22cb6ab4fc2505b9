// RT-qPCR asked in process: golden numbers, designs, and what must not be earned.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusal, shown } from '../../../test/support/answers.ts';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { realData } from '../../../test/support/reference.ts';
import { createRandom } from '../../statistics/random.ts';
import { power } from '../../statistics/power.ts';
import { qpcr, type QpcrAnswer, type qpcrChoices } from './qpcr.ts';
import type { Choosing } from '../inputs/choices.ts';

/** Genes, arms and units to Cq; what is NaN did not amplify. */
function wells(
  values: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>,
  { apart = false, cell }: { readonly apart?: boolean; readonly cell?: string } = {},
): Row[] {
  return Object.entries(values).flatMap(([arm, genes]) => {
    const [perturbation, drug] = arm.split('+');
    return Object.entries(genes).flatMap(([target, cycles]) =>
      cycles.map((value, i) => ({
        ...{ experiment: `${apart ? arm : ''}${i}`, perturbation, target, value },
        ...(drug === undefined ? {} : { drug }),
        ...(cell === undefined ? {} : { cell }),
        ...(Number.isNaN(value) ? { word: 'Undetermined' } : {}),
      })),
    );
  });
}

const GOLDEN = {
  siCtrl: { IRF4: [22.1, 22.25, 22.05], GAPDH: [17.02, 17.1, 16.95] },
  siFOS: { IRF4: [23.6, 23.48, 23.75], GAPDH: [17.05, 17.12, 17] },
};

function asked(rows: readonly Row[], choices: Choosing<typeof qpcrChoices> = {}): QpcrAnswer {
  return qpcr({ readings: readingsOf(rows) }, choices);
}

/** A column as numbers or texts. */
function column({ table }: QpcrAnswer, name: string): unknown[] {
  return Array.from(table.columns.find((each) => each.name === name)?.values ?? []);
}

test('delta-delta-Cq, fold change and its interval, Welch', () => {
  const answer = asked(wells(GOLDEN, { apart: true }));
  const near = (name: string, value: number): void =>
    expect(Math.abs((column(answer, name)[0] as number) - value), name).toBeLessThan(6e-8);
  near('delta_delta_cq', 1.4433333);
  near('fold_change', 0.3677167);
  near('fold_low', 0.2666421);
  near('fold_high', 0.5071052);
  near('degrees_of_freedom', 2.1365626);
  expect(power(10, -(column(answer, 'minus_log10_p')[0] as number))).toBeCloseTo(0.00482991, 8);
  expect(column(answer, 'design')).toEqual(['two groups']);
});

test('Pfaffl’s ratio with the efficiencies of both genes', () => {
  const answer = asked(wells(GOLDEN, { apart: true }), { efficiency: ['IRF4=1.93', 'GAPDH=1.98'] });
  expect(Math.abs((column(answer, 'fold_change')[0] as number) - 0.3874502)).toBeLessThan(6e-8);
  expect(Math.abs((column(answer, 'delta_delta_cq')[0] as number) - 1.4433333)).toBeLessThan(6e-8);
});

test('technical wells are averaged and never counted', () => {
  const once = wells(GOLDEN);
  const twice = [...once, ...once];
  const [one, two] = [asked(once), asked(twice)];
  expect(two.table).toEqual(one.table);
  expect(shown(two).said).toContain('24 wells averaged to 12 values');
});

test('without experiments n is one, whatever the number of wells', () => {
  const rows = wells(GOLDEN).map(({ experiment: _, ...row }) => row);
  const {
    rows: [row],
    cautions,
  } = shown(asked(rows));
  expect(row).toMatchObject({ n: '1', minus_log10_p: 'NA', fold_low: 'NA', verdict: 'not estimable' });
  expect(row['reason']).toBe('no residual degrees');
  expect(cautions).toContain('independent experiments');
});

const livak = ['ct1.csv', 'ct2.csv'].map((name) => realData('assays', name));

test.skipIf(!livak.every((path) => existsSync(path)))(
  'the kidney has 5.6 times as much c-MYC as the brain (Livak)',
  () => {
    for (const [at, path] of livak.entries()) {
      const [head, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
      const rows = lines.flatMap((line, i) =>
        line.split(',').map((value, gene) => ({
          ...{ experiment: String(i), target: head.split(',')[gene].trim(), value: Number(value) },
          perturbation: i < 6 ? 'brain' : 'kidney',
        })),
      );
      const answer = asked(rows, { control: ['brain'] });
      // Separate wells; both genes in one well.
      expect(column(answer, 'fold_change')[0]).toBeCloseTo([5.64, 5.78][at], 2);
      expect(column(answer, 'n')).toEqual([6]);
    }
  },
);

const dilutions = realData('assays', 'ct3.csv');

// R: lm(c_myc ~ log10(amount)), lm(GAPDH ~ log10(amount)) over these 21 wells
test.skipIf(!existsSync(dilutions))('efficiencies of real dilution series', () => {
  const amounts = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];
  const [head, ...lines] = readFileSync(dilutions, 'utf8').trim().split('\n');
  const names = head.split(',');
  const series = lines.flatMap((line, i) =>
    line.split(',').map((value, gene) => ({
      ...{ target: names[gene], role: 'standard', quantity: amounts[Math.floor(i / 3)] },
      value: Number(value),
    })),
  );
  const samples = wells({
    siCtrl: { c_myc: [25, 26], GAPDH: [20, 21] },
    siX: { c_myc: [26, 27.1], GAPDH: [20, 21] },
  });
  const answer = asked([...samples, ...series], { show: 'primers' });
  expect(column(answer, 'slope')[0]).toBeCloseTo(-3.38809518187, 8);
  expect(column(answer, 'slope')[1]).toBeCloseTo(-3.41455137378, 8);
  expect(column(answer, 'efficiency')[1]).toBeCloseTo(1.96274663762, 8);
  expect(column(answer, 'r_squared')[0]).toBeCloseTo(0.996550421092, 8);
  expect(column(answer, 'efficiency_source')).toEqual(['dilution series', 'dilution series']);
});

const standards = realData('assays', 'ct4.csv');

// R: lm(target ~ log10(concentration)), lm(ref ~ log10(concentration)) over these 24 wells
test.skipIf(!existsSync(standards))('efficiencies of a second set of real dilution series', () => {
  const steps = [10, 2, 0.4, 0.08];
  const rows = readFileSync(standards, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .flatMap((line, i) =>
      line.split(',').map((value, gene) => ({
        ...{ target: ['ACTB', 'gene'][gene], role: 'Std', quantity: steps[Math.floor(i / 3) % 4] },
        value: Number(value),
      })),
    );
  const samples = wells({
    siCtrl: { gene: [25, 26], ACTB: [20, 21] },
    siX: { gene: [26, 27.1], ACTB: [20, 21] },
  });
  const answer = asked([...samples, ...rows], { show: 'primers' });
  expect(column(answer, 'slope')[0]).toBeCloseTo(-3.34876792826, 8);
  expect(column(answer, 'slope')[1]).toBeCloseTo(-3.36691129147, 8);
});

/** Three experiments of a 2 x 2 design, FOS lowered, with noise. */
function factorial({ fos = 2, excess = 0, apart = false } = {}): Row[] {
  const random = createRandom(5);
  const noise = (): number => 0.03 * random.normal();
  const of = (mean: number): number[] => [0.3, -0.2, 0.1].map((day) => mean + day + noise());
  const arm = (down: number, drug: number): Record<string, number[]> => ({
    FOS: of(24 + down * fos),
    IRF4: of(22 + 1.2 * down + drug + down * drug * excess),
    ACTB: of(17),
    GAPDH: of(18),
    TBP: of(25),
  });
  return wells(
    {
      'siCtrl+DMSO': arm(0, 0),
      'siFOS+DMSO': arm(1, 0),
      'siCtrl+lenalidomide': arm(0, 1),
      'siFOS+lenalidomide': arm(1, 1),
    },
    { apart },
  );
}

const ofGene = (answer: QpcrAnswer, gene: string, comparison: string): Record<string, string> | undefined =>
  shown(answer).rows.find((row) => row['target'] === gene && row['comparison'] === comparison);

test('a knock-down that the table shows supports what follows', () => {
  const answer = asked(factorial());
  expect(ofGene(answer, 'IRF4', 'siFOS - siCtrl, DMSO')).toMatchObject({
    verdict: 'supported',
    reason: 'NA',
  });
  expect(ofGene(answer, 'FOS', 'siFOS - siCtrl, DMSO')).toMatchObject({ own_gene: 'yes' });
  expect(shown(answer).said).toMatch(/siFOS - siCtrl, DMSO: 2\d(?:\.\d)? % of FOS is left/);
});

test('a knock-down that is not shown lowers the verdict, one that failed takes it away', () => {
  const unseen = asked(factorial().filter(({ target }) => target !== 'FOS'));
  expect(ofGene(unseen, 'IRF4', 'siFOS - siCtrl, DMSO')).toMatchObject({
    ...{ verdict: 'suggested', reason: 'knock-down not seen' },
  });
  expect(shown(unseen).cautions).toContain('does not show that the perturbed gene itself was changed');
  const failed = asked(factorial({ fos: 0 }));
  expect(ofGene(failed, 'IRF4', 'siFOS - siCtrl, DMSO')).toMatchObject({
    ...{ verdict: 'not estimable', reason: 'knock-down failed' },
  });
  // A drug's effect does not rest on the knock-down.
  expect(ofGene(failed, 'IRF4', 'lenalidomide - DMSO, siCtrl')?.['verdict']).toBe('supported');
});

test('both together: more, no more, and what cannot be told', () => {
  const together = (rows: Row[]): string | undefined =>
    ofGene(asked(rows), 'IRF4', 'siFOS x lenalidomide')?.['together'];
  expect(together(factorial({ excess: 1 }))).toBe('more than both together');
  expect(together(factorial())).toBe('no more than both together');
  expect(together(factorial({ excess: -0.9 }))).toBe('less than both together');
  expect(together(factorial().filter(({ experiment }) => experiment === '0'))).toBe('cannot be told');
});

test('experiments that are shared are contrasts of their own, others four groups', () => {
  const design = (rows: Row[]): Record<string, string> | undefined =>
    ofGene(asked(rows), 'IRF4', 'siFOS x lenalidomide');
  expect(design(factorial())).toMatchObject({ design: 'within experiments', degrees_of_freedom: '2' });
  expect(design(factorial({ apart: true }))).toMatchObject({ design: 'four groups' });
});

test('a finding stands on its edge, the interaction as a combination', () => {
  const { findings } = asked(factorial({ excess: 1 }));
  const edges = findings.map(({ kind, perturbation, drug, measured, verdict }) =>
    [kind, perturbation, drug, measured, verdict].join(', '),
  );
  expect(edges).toContain('perturbation, siFOS, , IRF4, supported');
  expect(edges).toContain('perturbation, siFOS, lenalidomide, IRF4, supported');
  expect(edges).toContain('perturbation, , lenalidomide, IRF4, supported');
  expect(edges).toContain('combination, siFOS, lenalidomide, IRF4, supported');
  expect(
    findings.some(
      ({ perturbation, drug, kind }) =>
        kind === 'perturbation' && perturbation === 'siFOS' && drug === 'DMSO',
    ),
  ).toBe(false);
});

test('over-expression is shown by a rise', () => {
  const rows = wells({
    'empty vector': { FOS: [26, 26.2, 25.9], IRF4: [22, 22.1, 21.8], ACTB: [17, 17.1, 16.9] },
    'pcDNA-FOS': { FOS: [21, 21.1, 20.8], IRF4: [20.9, 21.1, 20.8], ACTB: [17, 17.05, 16.92] },
  });
  expect(ofGene(asked(rows), 'IRF4', 'pcDNA-FOS - empty vector')).toMatchObject({ verdict: 'supported' });
  const upside = rows.map((row) => (row.target === 'FOS' ? { ...row, value: 50 - row.value } : row));
  expect(ofGene(asked(upside), 'IRF4', 'pcDNA-FOS - empty vector')?.['reason']).toBe('knock-down failed');
});

test('two experiments are suggested at most', () => {
  const rows = wells({
    siCtrl: { FOS: [24, 24.2], IRF4: [22, 22.2], ACTB: [17, 17.2] },
    siFOS: { FOS: [26, 26.21], IRF4: [23, 23.21], ACTB: [17, 17.2] },
  });
  expect(ofGene(asked(rows), 'IRF4', 'siFOS - siCtrl')).toMatchObject({
    ...{ verdict: 'suggested', reason: 'two experiments' },
  });
});

test('several targets share one correction; the perturbed gene is not among them', () => {
  const row = ofGene(asked(factorial()), 'FOS', 'siFOS - siCtrl, DMSO');
  expect(row?.['minus_log10_holm']).toBe(row?.['minus_log10_p']);
  const three = asked([
    ...factorial(),
    ...factorial()
      .filter(({ target }) => target === 'IRF4')
      .map((each) => ({ ...each, target: 'MYC' })),
  ]);
  const own = ofGene(three, 'IRF4', 'siFOS - siCtrl, DMSO');
  expect(Number(own?.['minus_log10_p']) - Number(own?.['minus_log10_holm'])).toBeCloseTo(Math.log10(2), 4);
});

const withNone = (at: (row: Row) => boolean): Row[] =>
  factorial().flatMap((row) => [row, at(row) ? { ...row, value: NaN, word: 'Undetermined' } : row, row]);

test('some wells without amplification are said and lower the verdict', () => {
  const rows = withNone(
    ({ target, perturbation, experiment }) =>
      target === 'IRF4' && perturbation === 'siFOS' && experiment === '1',
  );
  const answer = asked(rows);
  expect(ofGene(answer, 'IRF4', 'siFOS - siCtrl, DMSO')).toMatchObject({
    ...{ verdict: 'suggested', reason: 'undetermined wells', n: '3' },
  });
  expect(shown(answer).cautions).toContain('some wells of 2 sets did not amplify');
});

test('an arm that does not amplify has no fold change, and no cycle is put in its place unless it is asked for', () => {
  const rows = factorial().map((row) =>
    row.target === 'IRF4' && row.perturbation === 'siFOS'
      ? { ...row, value: NaN, word: 'Undetermined' }
      : row,
  );
  const answer = asked(rows);
  expect(ofGene(answer, 'IRF4', 'siFOS - siCtrl, DMSO')).toMatchObject({
    ...{ fold_change: 'NA', verdict: 'not estimable', reason: 'not amplified', n: '0' },
  });
  const filled = asked(rows, { undetermined: 40 });
  expect(ofGene(filled, 'IRF4', 'siFOS - siCtrl, DMSO')).toMatchObject({
    ...{ verdict: 'suggested', reason: 'undetermined wells' },
  });
  expect(shown(filled).cautions).toContain('cycle 40, which nobody measured');
});

test('a signal without template is a caution, near the samples a doubt', () => {
  const blank = (value: number): Row[] => [
    ...factorial().map((row) => ({ ...row, role: 'unknown' })),
    { target: 'IRF4', role: 'NTC', value },
  ];
  const near = asked(blank(26));
  expect(shown(near).cautions).toContain('IRF4 amplifies without template at cycle 26');
  expect(ofGene(near, 'IRF4', 'siFOS - siCtrl, DMSO')?.['reason']).toBe('amplifies without template');
  const far = asked(blank(38));
  expect(shown(far).cautions).toContain('at cycle 38');
  expect(ofGene(far, 'IRF4', 'siFOS - siCtrl, DMSO')?.['verdict']).toBe('supported');
});

test('wells that differ by half a cycle are named', () => {
  const rows = factorial().flatMap((row, i) => (i === 4 ? [row, { ...row, value: row.value + 1 }] : [row]));
  expect(shown(asked(rows)).cautions).toContain(
    'standard deviation above 0.5 cycles: IRF4 (siCtrl, DMSO, 1)',
  );
});

test('an only reference gene that moves takes the support away', () => {
  const rows = wells({
    siCtrl: { FOS: [24, 24.1, 24.2], IRF4: [22, 22.1, 22.05], ACTB: [17, 17.1, 17.2] },
    siFOS: { FOS: [25.5, 25.62, 25.7], IRF4: [22, 22.12, 22.06], ACTB: [16.1, 16.2, 16.32] },
  });
  expect(ofGene(asked(rows), 'IRF4', 'siFOS - siCtrl')).toMatchObject({
    ...{ verdict: 'suggested', reason: 'reference in doubt' },
  });
});

test('stability of reference genes, and how many are enough', () => {
  const answer = asked(factorial(), { show: 'primers' });
  const { rows, said } = shown(answer);
  expect(rows.filter((row) => row['role'] === 'reference').map((row) => row['recommended'])).toHaveLength(3);
  expect(said).toContain("geNorm's M");
  expect(said).toMatch(/would be enough of the 3 reference genes|all 3 reference genes are needed/);
});

test('what the table shows of MIQE, and what it lacks', () => {
  const { miqe } = asked(factorial());
  const { rows } = shown({ table: miqe, notices: [] });
  const state = Object.fromEntries(rows.map((row) => [row['item'], row['state']]));
  expect(state).toMatchObject({
    ...{ 'independent experiments': 'shown', 'reference genes': 'shown', 'technical wells': 'missing' },
    ...{ 'no-template control': 'missing', 'RNA quality and amount': 'missing' },
  });
});

test('the amount of RNA says nothing of a protein that a drug has degraded', () => {
  const rows = factorial().map((row) => (row.target === 'IRF4' ? { ...row, target: 'IKZF1' } : row));
  expect(shown(asked(rows)).cautions).toContain('lenalidomide has the protein of IKZF1 degraded');
});

test('donors are the unit where there are any', () => {
  const rows = factorial().map(({ experiment, ...row }) => ({
    ...row,
    donor: `P${experiment}`,
    experiment: 'x',
  }));
  const { findings } = asked(rows);
  expect(findings[0]).toMatchObject({ n: 3, donors: 3 });
});

test('cells are not compared with each other', () => {
  const rows = [...wells(GOLDEN, { cell: 'MM.1S' }), ...wells({ siCtrl: GOLDEN.siCtrl }, { cell: 'H929' })];
  expect(shown(asked(rows)).rows.map((row) => row['cell'])).toEqual(['MM.1S']);
});

test('groups that share names of experiments may be kept apart', () => {
  expect(column(asked(wells(GOLDEN)), 'design')).toEqual(['pairs']);
  expect(column(asked(wells(GOLDEN), { unpaired: true }), 'design')).toEqual(['two groups']);
});

test('what cannot be answered is refused', async () => {
  const no = async (rows: Row[], choices: Choosing<typeof qpcrChoices> = {}): Promise<string> =>
    await refusal(() => asked(rows, choices));
  expect(await no(wells({ siCtrl: { IRF4: [22] }, siFOS: { IRF4: [23] } }))).toContain('no reference gene');
  expect(await no(wells(GOLDEN), { reference: ['TBP'] })).toContain('TBP was not measured');
  expect(await no(wells({ A: GOLDEN.siCtrl, B: GOLDEN.siFOS }))).toContain('--control');
  expect(await no(wells({ siFOS: GOLDEN.siFOS }))).toContain('one arm alone');
  expect(await no([{ experiment: 'a', value: 20 }])).toContain('no wells of samples');
  const halves = [
    ...wells(GOLDEN).filter(
      ({ target, perturbation }) => (target === 'GAPDH') === (perturbation === 'siFOS'),
    ),
  ];
  expect(await no(halves)).toContain('no gene was measured in two arms');
});

test('every arm has its points in the figure, and the same answer draws the same', () => {
  const { figures } = asked(factorial());
  expect(figures.map(({ name }) => name)).toEqual(['qpcr FOS', 'qpcr IRF4']);
});

const FALLS = {
  siCtrl: { IRF4: [30.1, 30.25, 30.05, 30.2], GAPDH: [17.02, 17.1, 16.95, 17] },
  siIRF5: { IRF4: [39.98, 40, 40, 40], GAPDH: [17.05, 17.12, 17, 17.1] },
};

test.each([
  ['40', 40],
  ['45', 45],
  ['a late cycle', 38.4],
])('%s as a number is no amount: named, and at most suggested', (_, late) => {
  const rows = wells(FALLS, { apart: true }).map((row, i) => ({
    ...row,
    well: `A${i + 1}`,
    value: row.value > 39 ? late + 0.001 * (i % 3) * Number(late < 40) : row.value,
  }));
  const drugs = rows.map(({ perturbation, ...row }) => ({
    ...row,
    drug: perturbation === 'siCtrl' ? 'DMSO' : 'len',
  }));
  const answer = asked(drugs);
  expect(shown(answer).rows[0]).toMatchObject({ verdict: 'suggested', reason: 'undetermined wells' });
  expect(shown(answer).cautions).toContain('4 wells at cycle 38 or later');
  expect(shown(answer).cautions).toContain('A9: IRF4, A10: IRF4');
});

test('a late reference gene makes every amount doubtful', () => {
  const rows = wells(GOLDEN, { apart: true }).map(({ perturbation, ...row }) => ({
    ...row,
    drug: perturbation === 'siCtrl' ? 'DMSO' : 'len',
    value: row.target === 'GAPDH' ? row.value + 22 : row.value,
  }));
  expect(shown(asked(rows)).rows[0]).toMatchObject({ reason: 'undetermined wells' });
});

test('sixty drugs of pure noise support nothing in nearly all runs', () => {
  const runs = Array.from({ length: 20 }, (_, seed) => {
    const random = createRandom(seed + 1);
    const drugs = ['DMSO', ...Array.from({ length: 60 }, (_each, i) => `drug ${i + 1}`)];
    const rows = drugs.flatMap((drug) =>
      ['1', '2', '3', '4'].flatMap((experiment) => [
        { drug, experiment, target: 'IRF4', value: 24 + 0.3 * random.normal() },
        { drug, experiment, target: 'GAPDH', value: 17 + 0.1 * random.normal() },
      ]),
    );
    return asked(rows).findings.filter(({ verdict }) => verdict === 'supported').length;
  });
  expect(runs.filter((supported) => supported > 0).length).toBeLessThanOrEqual(3);
});

test('one correction for all arms, cells and time points of one kind of comparison; own genes are apart', () => {
  const row = (cell: string, time: number, perturbation: string, experiment: number, target: string): Row => {
    const own = target === perturbation.slice(2) ? 2 : 0;
    const value = (target === 'GAPDH' ? 17 : 24) + own + 0.1 * ((experiment * 7 + time + cell.length) % 5);
    return { cell, time, perturbation, experiment: String(experiment), target, value };
  };
  const rows = ['A', 'BB'].flatMap((cell) =>
    [24, 48].flatMap((time) =>
      ['siCtrl', 'siFOS', 'siJUN'].flatMap((arm) =>
        [1, 2, 3].flatMap((day) =>
          ['FOS', 'JUN', 'IRF4', 'GAPDH'].map((gene) => {
            const one = row(cell, time, arm, day, gene);
            const wobble = 0.03 * ((day * 5 + arm.length + gene.length + time + cell.length) % 7);
            return {
              ...one,
              value: one.value + wobble * (arm === 'siJUN' ? 1.3 : arm === 'siFOS' ? 0.8 : 1),
            };
          }),
        ),
      ),
    ),
  );
  const table = shown(asked(rows)).rows;
  const smallest = (kind: 'own' | 'others'): Record<string, string>[] =>
    table
      .filter((each) => (each['own_gene'] === 'yes') === (kind === 'own'))
      .sort((a, b) => Number(b['minus_log10_p']) - Number(a['minus_log10_p']));
  const [own, others] = [smallest('own'), smallest('others')];
  expect([own.length, others.length]).toEqual([8, 16]);
  for (const family of [own, others]) {
    const tested = family.filter((each) => each['minus_log10_p'] !== 'NA').length;
    const [least] = family;
    const expected = Math.max(0, Number(least['minus_log10_p']) - Math.log10(tested));
    expect(Number(least['minus_log10_holm'])).toBeCloseTo(expected, 3);
  }
});

test('a cycle for wells without amplification that comes before measured ones is refused', async () => {
  const none = { siCtrl: FALLS.siCtrl, siFOS: { IRF4: [NaN, NaN, NaN, NaN], GAPDH: FALLS.siCtrl.GAPDH } };
  expect(await refusal(() => asked(wells(none), { undetermined: 25 }))).toMatch(/--undetermined[^]*30\.25/);
  expect(asked(wells(none), { undetermined: 35 }).findings).toHaveLength(1);
});

test('names that differ in case alone are one gene, also where they are said', () => {
  const rows = wells(GOLDEN, { apart: true }).map((row, i) => ({
    ...row,
    target: i % 2 === 0 ? row.target : row.target?.toLowerCase(),
  }));
  const answer = asked(rows, {
    reference: ['gapdh'],
    control: ['SICTRL'],
    efficiency: ['irf4=1.93', 'Gapdh=1.98'],
  });
  expect(column(answer, 'target')).toEqual(['IRF4']);
  expect(Math.abs((column(answer, 'fold_change')[0] as number) - 0.3874502)).toBeLessThan(6e-8);
  expect(shown(answer).said).toContain('names that differ in case alone are one gene: IRF4, irf4');
});

test('a dilution series that gives no efficiency is not said to be missing', () => {
  const series = [1, 0.1].map((quantity, i) => ({
    ...{ target: 'IRF4', role: 'standard', quantity, value: 20 + 3.3 * i },
  }));
  const { said } = shown(asked([...wells(GOLDEN), ...series]));
  expect(said).toContain('efficiencies are taken as 2: the dilution series of IRF4');
  expect(said).not.toContain('no dilution series');
  expect(said.match(/dilution series/g)).toHaveLength(1);
});

test('an export of a machine without a map: no arm is named, and what to do is said', async () => {
  const rows = wells(GOLDEN).map(({ perturbation: _, ...row }, i) => ({ ...row, well: `A${i + 1}` }));
  const text = await refusal(() => asked(rows));
  expect(text).toContain('no arm is named');
  expect(text).toContain('--map FILE');
  expect(text).toContain('experiment, perturbation and drug');
});

/** The same wells under a drug. */
const drugged = (values: Parameters<typeof wells>[0]): Row[] =>
  wells(values).map(({ perturbation, ...row }) => ({
    ...row,
    drug: perturbation === 'siCtrl' ? 'DMSO' : 'lenalidomide',
  }));

test('experiments that are copies, or differ by a constant, earn nothing', () => {
  const real = asked(drugged(GOLDEN));
  expect(real.findings.map(({ verdict }) => verdict)).toEqual(['supported']);
  const shifted = (values: readonly number[]): number[] =>
    [0, 0.31, -0.2].map((shift) => Number((values[0] + shift).toFixed(2)));
  const copies = Object.fromEntries(
    Object.entries(GOLDEN).map(([arm, { IRF4, GAPDH }]) => [
      arm,
      { IRF4: shifted(IRF4), GAPDH: shifted(GAPDH) },
    ]),
  );
  const constant = asked(drugged(copies));
  expect(constant.findings.map(({ verdict, reason, log10P }) => [verdict, reason, log10P])).toEqual([
    ['not estimable', 'no spread', NaN],
  ]);
  expect(shown(constant).said).toMatch(/experiments 0, 1, 2 hold the same readings but for one constant/);
  expect(shown(constant).said).toMatch(/by their own control, or copied\?/);
  const two = drugged(GOLDEN).map((row, i, all) =>
    row.experiment === '1' ? { ...row, value: all[i - 1].value } : row,
  );
  const pasted = asked(two);
  expect(pasted.findings.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['suggested', 'copied experiments'],
  ]);
  expect(shown(pasted).said).toMatch(
    /experiments 0, 1 hold the same readings: one experiment pasted twice is n = 1/,
  );
});

test('experiments that are called wells, or replicate, earn no support; persons are cautioned', () => {
  const called = drugged(GOLDEN).map((row) => ({ ...row, experiment: `well ${row.experiment ?? ''}` }));
  const answer = asked(called);
  expect(answer.findings.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['suggested', 'experiments in doubt'],
  ]);
  expect(shown(answer).said).toMatch(/well 0, well 1, well 2: named like wells/);
  const unclear = qpcr({ readings: { ...readingsOf(drugged(GOLDEN)), unclearExperiments: true } });
  expect(unclear.findings[0]).toMatchObject({ verdict: 'suggested', reason: 'experiments in doubt' });
  const persons = drugged(GOLDEN).map((row) => ({
    ...row,
    donor: ['Tanaka Hiroshi', 'P2', 'P3'][Number(row.experiment)],
  }));
  expect(shown(asked(persons)).said).toMatch(/Tanaka Hiroshi: this looks like the name/);
});
