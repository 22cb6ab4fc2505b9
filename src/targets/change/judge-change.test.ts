import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { changeGroups, type MeasuredGenes } from './change-groups.ts';
import { ChangeJudge } from './judge-change.ts';

const GENES = 1000;
const random = createRandom(5);
const normal = (): Float64Array => Float64Array.from({ length: GENES }, () => random.normal());
const flat = new Float64Array(GENES).fill(1);
const covariates = { length: normal(), tssCount: flat, within100kb: flat, within1Mb: flat };
const measured: MeasuredGenes = {
  testable: true,
  genes: Uint32Array.from(flat.keys()),
  sign: Int8Array.from(flat, (_, gene) => (gene % 2 === 0 ? 1 : -1)),
  strength: Uint32Array.from(flat, (_, gene) => GENES - gene),
  changed: Array.from(flat, (_, gene) => gene < 80),
  expression: normal(),
  faults: [],
};
const driver = normal().map((value, gene) => value + (gene < 80 && gene % 2 === 0 ? 2 : 0));
const others = Array.from({ length: 30 }, normal);
const world = {
  antigen: ['DRIVER', 'Driver', ...others.map((_, i) => `F${i}`)],
  antigenKey: ['driver', 'driver', ...others.map((_, i) => `f${i}`)],
  potential: [driver.map((value) => value + 0.01 * random.normal()), normal(), ...others],
};
const judge = new ChangeJudge(covariates, measured, changeGroups(measured), world);

test('a factor is not compared with its own experiments, named or found by their potentials', () => {
  const named = judge.judge(driver, ['driver']);
  expect(named.own).toEqual([0, 1]);
  expect(judge.judge(driver).own).toEqual([0, 1]);
  const [up, down] = named.tests;
  expect(up.world).toMatchObject({ experiments: 30, rank: 1 / 31 });
  expect([up.fires, down.fires]).toEqual([true, false]);
  expect(named.better[0].factors).toEqual([]);
});

test('a factor that stands out is named where it tells the genes better than the one asked for', () => {
  const { better, own } = judge.judge(others[3], ['f3']);
  expect(own).toEqual([5]);
  const [up] = better;
  expect([up.direction, up.factors.map(({ antigen }) => antigen)]).toEqual(['up', ['DRIVER']]);
});

test('without mean expression the openness of genes among other factors stands in for it', () => {
  const unknown = new ChangeJudge(
    covariates,
    { ...measured, expression: undefined },
    changeGroups(measured),
    world,
  );
  const found = unknown.judge(driver, ['driver']);
  expect(found.tests[0].difference.z).not.toBe(judge.judge(driver, ['driver']).tests[0].difference.z);
  expect(found.tests[0].fires).toBe(true);
});

test('without an atlas every factor stands alone', () => {
  const alone = new ChangeJudge(covariates, measured, changeGroups(measured), undefined).judge(driver);
  expect(alone.tests[0].world).toBeUndefined();
  expect(alone.own).toEqual([]);
});
