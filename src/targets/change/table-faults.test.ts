import { expect, test } from 'vitest';
import { tableFaults, type TableFault } from './table-faults.ts';

/** Of a hundred genes whose p is `p(i)`, where i goes from 0 to 99. */
function faults(p: (i: number) => number, sign = (i: number) => (i % 2 === 0 ? 1 : -1)): TableFault[] {
  const genes = Float64Array.from({ length: 100 }, (_, i) => i);
  return tableFaults({
    log10P: genes.map((i) => Math.log10(p(i))),
    log2FoldChange: genes.map((i) => sign(i) * (1 + i / 100)),
    changed: Array.from(genes, (i) => p(i) <= 0.05),
  });
}

const whole = (i: number): number => (i + 1) / 100;

test('a whole table has no fault, nor has one of p-values of 1', () => {
  expect(faults(whole)).toEqual([]);
  expect(faults(() => 1)).toEqual([]);
});

test('p-values that are all one, or zero, cannot be', () => {
  expect(faults(() => 1e-300)).toEqual(['constant p', 'most genes change']);
  expect(faults(() => 0)).toEqual(['constant p', 'most genes change']);
  expect(faults((i) => (i < 5 ? 0.9 : 0.3 + i / 10_000))).toEqual(['constant p']);
});

test('tables that were cut to changed genes, or to one direction', () => {
  expect(faults((i) => whole(i) / 20)).toEqual(['changed genes only', 'most genes change']);
  expect(faults((i) => whole(i) / 4)).toEqual(['changed genes only']);
  expect(faults(whole, () => 1)).toEqual(['one direction only']);
});

test('more than half of the genes changed', () => {
  expect(faults((i) => (i < 55 ? 1e-5 * (i + 1) : whole(i)))).toEqual(['most genes change']);
});
