// How often the tests of the bench err at three experiments, over 5,000 plates on which nothing differs: docs/assays/rates.md has the numbers.
import { afterAll, expect, test } from 'vitest';
import { chipQpcr } from '../../src/analyses/assays/chip-qpcr.ts';
import { qpcr } from '../../src/analyses/assays/qpcr.ts';
import { createRandom, type Random } from '../../src/statistics/random.ts';
import type { Table } from '../../src/tables/table.ts';
import { readingsOf, type Row } from '../support/readings.ts';

const PLATES = 5000;
/** Cycles: days, RNA loaded, cultures of one day, wells of one culture. */
const SPREAD = { day: 0.5, loading: 0.3, culture: 0.2, well: 0.08 } as const;

const ARMS = ['siCtrl+DMSO', 'siFOS+DMSO', 'siCtrl+drug', 'siFOS+drug'] as const;

interface World {
  /** Which arms share the day of an experiment: all, those with the same drug, or none. */
  readonly shared: 'all' | 'of a drug' | 'none';
  /** Spread of the last arm, of days and cultures, beside that of the others. */
  readonly unequal?: number;
  readonly n?: number;
}

/** A plate with one target and two reference genes on which no arm differs. */
function nullPlate(random: Random, arms: readonly string[], { shared, unequal = 1, n = 3 }: World): Row[] {
  return Array.from({ length: n }, (_, day) => day).flatMap((day) => {
    const days = new Map<string, number>();
    return arms.flatMap((arm, at) => {
      const [perturbation, drug] = arm.split('+');
      const experiment = `${shared === 'all' ? '' : shared === 'none' ? arm : drug} ${day}`;
      const wide = at === arms.length - 1 ? unequal : 1;
      const own = days.get(experiment) ?? wide * SPREAD.day * random.normal();
      days.set(experiment, own);
      const loaded = SPREAD.loading * random.normal();
      const spread = wide * SPREAD.culture;
      return ['GENE', 'ACTB', 'GAPDH'].flatMap((target) => {
        const mean = 22 + loaded + (target === 'GENE' ? own + spread * random.normal() : 0);
        return [0, 1].map(() => ({
          ...{ experiment, perturbation, drug, target, value: mean + SPREAD.well * random.normal() },
        }));
      });
    });
  });
}

interface Rates {
  readonly test: string;
  readonly type1: number;
  readonly coverage: number;
  readonly word: number;
}

const measured: Rates[] = [];

const cells = (table: Table, name: string): ArrayLike<unknown> =>
  table.columns.find((column) => column.name === name)?.values ?? [];

function ratesOf(name: string, plates: readonly Table[], row: (table: Table) => number): Rates {
  const count = (holds: (table: Table, at: number) => boolean): number =>
    plates.filter((table) => holds(table, row(table))).length / plates.length;
  const number = (table: Table, column: string, at: number): number => Number(cells(table, column)[at]);
  const rates = {
    test: name,
    type1: count((table, at) => number(table, 'minus_log10_p', at) > -Math.log10(0.05)),
    coverage: count((table, at) => number(table, 'ci_low', at) <= 0 && number(table, 'ci_high', at) >= 0),
    word: count((table, at) => ['supported', 'contradicted'].includes(String(cells(table, 'verdict')[at]))),
  };
  measured.push(rates);
  return rates;
}

function plates(seed: number, arms: readonly string[], world: World): Table[] {
  const random = createRandom(seed);
  return Array.from({ length: PLATES }, () => {
    const readings = readingsOf(nullPlate(random, arms, world));
    return qpcr({ readings }, { control: ['siCtrl', 'DMSO'] }).table;
  });
}

const rowOf =
  (comparison: string) =>
  (table: Table): number =>
    Array.from(cells(table, 'comparison')).indexOf(comparison);
const DRUG = 'drug - DMSO, siCtrl';
const DRUG_ALONE = 'drug - DMSO';

test('pairs of an experiment, three of them', () => {
  const { type1, coverage } = ratesOf(
    'paired t (experiments shared)',
    plates(1, ['siCtrl+DMSO', 'siCtrl+drug'], { shared: 'all' }),
    rowOf(DRUG_ALONE),
  );
  expect(type1).toBeGreaterThan(0.02);
  expect(type1).toBeLessThan(0.07);
  expect(coverage).toBeGreaterThan(0.93);
  expect(coverage).toBeLessThan(0.99);
});

test.each([
  ['Welch t (experiments apart)', 1, [0.02, 0.07]],
  ['Welch t, one group spreads three times as much', 3, [0.02, 0.07]],
] as const)('%s, three in each group', (name, unequal, [least, most]) => {
  const { type1, coverage } = ratesOf(
    name,
    plates(2 + unequal, ['siCtrl+DMSO', 'siCtrl+drug'], { shared: 'none', unequal }),
    rowOf(DRUG_ALONE),
  );
  expect(type1).toBeGreaterThan(least);
  expect(type1).toBeLessThan(most);
  expect(coverage).toBeGreaterThan(0.93);
  expect(coverage).toBeLessThan(0.99);
});

test.each([
  ['interaction within experiments', 'all', 11, 1, 0.07],
  ['interaction of four groups (experiments apart)', 'none', 12, 1, 0.07],
  ['the same, one arm spreads twice as much', 'none', 13, 2, 0.07],
  ['the same, one arm spreads three times as much', 'none', 15, 3, 0.07],
  ['interaction by linear model, a level for each experiment', 'of a drug', 14, 1, 0.07],
] as const)('%s, three of each arm', (name, shared, seed, unequal, most) => {
  const all = plates(seed, ARMS, { shared, unequal });
  const { type1, coverage } = ratesOf(name, all, rowOf('siFOS x drug'));
  if (shared === 'all') ratesOf('drug alone in the same plates, paired t', all, rowOf(DRUG));
  expect(type1).toBeGreaterThan(0.02);
  expect(type1).toBeLessThan(most);
  expect(coverage).toBeGreaterThan(1 - most);
  expect(coverage).toBeLessThan(0.99);
});

/** Chromatins with input, an antibody and IgG at a region and a negative region; both spread alike. */
function chromatins(random: Random, region: number, igg: number): Row[] {
  return ['0', '1', '2'].flatMap((experiment) =>
    ['region', 'negative'].flatMap((target) => {
      const input = 25 + SPREAD.day * random.normal();
      const cq = (log2: number): number => input - log2 + SPREAD.culture * random.normal();
      const of = { experiment, perturbation: 'none', target };
      return [
        { ...of, fraction: 'input', inputFraction: 0.01, value: input },
        { ...of, fraction: 'IP', antibody: 'IKZF1', value: cq(target === 'region' ? region : -4) },
        { ...of, fraction: 'IP', antibody: 'IgG', value: cq(igg) },
      ];
    }),
  );
}

const bound: { question: string; share: number }[] = [];

test.each([
  ['as little as IgG and as the negative region', -4, -4, 0.02],
  ['far above IgG, as little as the negative region', -4, -8, 0.04],
  ['far above the negative region, as little as IgG', 0, 0, 0.04],
])('what is %s is called bound in few of 5,000 trios of chromatins', (question, region, igg, most) => {
  const random = createRandom(100 + region - igg);
  const words = Array.from({ length: PLATES }, () => {
    const { table } = chipQpcr({ readings: readingsOf(chromatins(random, region, igg)) });
    return cells(table, 'verdict')[0];
  });
  const share = words.filter((word) => word === 'supported').length / PLATES;
  bound.push({ question, share });
  expect(share).toBeLessThan(most);
});

afterAll(() => {
  const share = (value: number): string => value.toFixed(4);
  const lines = [
    '| test, n = 3 | type 1 at .05 | coverage of 95 % | supported or contradicted |',
    '|---|---|---|---|',
    ...measured.map(
      ({ test: name, type1, coverage, word }) =>
        `| ${name} | ${share(type1)} | ${share(coverage)} | ${share(word)} |`,
    ),
    '',
    '| a region that is | called bound |',
    '|---|---|',
    ...bound.map(({ question, share: of }) => `| ${question} | ${share(of)} |`),
  ];
  console.log(lines.join('\n'));
});
