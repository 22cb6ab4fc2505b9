import { expect, test } from 'vitest';
import { effectOf } from '../design/effect.ts';
import { ownGene, wasShown } from './own-gene.ts';

const genes = ['IRF4', 'FOS', 'PRDM1', 'SIRT1', 'IKZF3'];

test.each([
  ['siFOS', 'FOS'],
  ['siFOS #2', 'FOS'],
  ['shFOS-1', 'FOS'],
  ['siRNA c-Fos', 'FOS'],
  ['shBlimp1', 'PRDM1'],
  ['siIKZF3', 'IKZF3'],
  ['FOS-KD', 'FOS'],
  ['OE-FOS', 'FOS'],
  ['SIRT1', 'SIRT1'],
  ['siMYC', null],
  ['siCtrl', null],
])('%s is for %s', (name, gene) => expect(ownGene(name, genes)).toBe(gene));

const units = (...values: number[]): Map<string, number> =>
  new Map(values.map((value, i) => [String(i), value]));
const control = units(0.1, -0.1, 0);

test.each([
  ['a fifth is left', units(-2.2, -2.45, -2.3), 'knock-down', 'shown'],
  ['nearly all is left, surely', units(-0.05, -0.25, -0.16), 'knock-down', 'failed'],
  ['nobody can tell', units(-2, 0.4, -0.6), 'knock-down', 'not shown'],
  ['it rose', units(1, 0.8, 0.95), 'knock-down', 'failed'],
  ['it rose', units(4, 4.2, 4.1), 'over-expression', 'shown'],
  ['it did not rise', units(0.1, -0.1, 0.05), 'over-expression', 'failed'],
  ['the RNA of a knock-out stays', units(0.05, -0.15, -0.05), 'knock-out', 'not shown'],
] as const)('%s', (_, treated, kind, shown) => {
  expect(wasShown(effectOf(treated, control), kind)).toBe(shown);
});

test('a gene that was not measured is not shown', () => {
  expect(wasShown(undefined, 'knock-down')).toBe('not shown');
});
