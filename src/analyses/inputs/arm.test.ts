import { expect, test } from 'vitest';
import { factorChange, HOW, type Arm, type How } from './arm.ts';

const arm = (perturbs: readonly string[] | undefined, how: How | undefined): Arm => ({ perturbs, how });

test('each way of perturbing the factor lowers or raises it, under any of its names', () => {
  const change = (how: How): unknown => factorChange({ arm: arm(['Ikaros'], how) }, ['IKZF1']);
  const ways = Object.keys(HOW) as How[];
  const lowering = ways.filter((how) => change(how) === 'lowered');
  expect(lowering.sort()).toEqual(['degraded', 'inhibited', 'knock-down', 'knock-out']);
  expect(ways.filter((how) => change(how) === 'raised').sort()).toEqual(['activated', 'over-expression']);
});

test('one of several perturbed genes, or one of several factors, is enough; another gene says nothing', () => {
  const both = arm(['IKZF3', 'IKZF1'], 'degraded');
  expect(factorChange({ arm: both }, ['ikaros'])).toBe('lowered');
  expect(factorChange({ arm: arm(['Blimp-1'], 'knock-down') }, ['FOS', 'PRDM1'])).toBe('lowered');
  expect(factorChange({ arm: both }, ['FOS'])).toBeUndefined();
  expect(factorChange({ arm: { agent: 'a drug' } }, ['IKZF1'])).toBeUndefined();
});

test('the short form speaks where there is no arm, or where the arm perturbs something else', () => {
  const short = (factor_activity: 'lost' | 'lowered' | 'gained' | 'raised'): unknown =>
    factorChange({ factor_activity }, ['IKZF1']);
  expect([short('lost'), short('lowered'), short('gained'), short('raised')]).toEqual([
    'lowered',
    'lowered',
    'raised',
    'raised',
  ]);
  const ligase = { arm: arm(['CRBN'], 'activated'), factor_activity: 'lost' } as const;
  expect(factorChange(ligase, ['IKZF1'])).toBe('lowered');
  expect(factorChange({}, ['IKZF1'])).toBeUndefined();
});
