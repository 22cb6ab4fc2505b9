import { expect, test } from 'vitest';
import { pearsonCorrelation } from '../statistics/descriptive.ts';
import { experimentProfile } from './experiment-profile.ts';
import { locusChance, sampleRows } from './enrichment/locus-chance.ts';

test('an experiment unlike its group has the lowest median correlation', () => {
  const summit: number[] = [];
  const experiment: number[] = [];
  const code: number[] = [];
  for (let site = 0; site < 40; site++) {
    for (const e of site % 5 === 4 ? [2] : [0, 1]) {
      summit.push(site * 1000 + e);
      experiment.push(e);
      code.push(10 * (site % 7) + e);
    }
  }
  const profile = experimentProfile(
    { experiments: 3, summit: Uint32Array.from(summit), experiment, code },
    [0],
  );
  expect(profile.sites).toBe(40);
  expect(profile.jaccard[1]).toBe(1);
  expect(profile.jaccard[2]).toBe(0);
  const strength = (e: number): number[] =>
    Array.from({ length: 40 }, (_, site) => {
      const peak = summit.indexOf(site * 1000 + e);
      return peak < 0 ? 0 : code[peak];
    });
  for (const [a, b] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ])
    expect(profile.correlation[3 * a + b]).toBeCloseTo(pearsonCorrelation(strength(a), strength(b)), 12);
  expect(profile.correlation[1]).toBeGreaterThan(0.99);
  expect(profile.median[2]).toBeLessThan(profile.median[0]);
});

test('the chance of a locus counts antigens, not experiments, and only loci that are bound', () => {
  const pairs = { locus: [0, 0, 0, 1, 3, 3], experiment: [0, 1, 2, 0, 0, 1] };
  const chance = locusChance(2, pairs, 5, [7, 7, 8]);
  expect(chance.loci).toBe(3);
  expect(chance.asMany).toBeCloseTo(1 / 3, 12);
  expect([...chance.boundBy]).toEqual([1, 2 / 3, 1 / 3]);
});

test('sampled rows are different and ascending', () => {
  expect([...sampleRows(3, 5, 1)]).toEqual([0, 1, 2]);
  const rows = sampleRows(1000, 100, 1);
  expect(new Set(rows).size).toBe(100);
  expect([...rows]).toEqual([...rows].sort((a, b) => a - b));
});
