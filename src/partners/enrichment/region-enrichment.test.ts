import { describe, expect, test } from 'vitest';
import { assemblyFromSizes } from '../../genome/assembly.ts';
import { createRandom } from '../../statistics/random.ts';
import { chipAtlasEnrichment } from '../compatible/chip-atlas-enrichment.ts';
import { randomRegions } from '../../genome/random-regions.ts';
import { regionEnrichment } from './region-enrichment.ts';

describe('random regions', () => {
  const genome = assemblyFromSizes('toy', ['chr1', 'chr2'], [1_000_000, 250_000]);
  const regions = { count: 3, start: Int32Array.of(0, 10, 50), end: Int32Array.of(100, 1010, 50_050) };

  test('keep their lengths, stay inside chromosomes and fill them by size', () => {
    const random = randomRegions(regions, genome, 2000, createRandom(5));
    expect(random.count).toBe(6000);
    let onFirst = 0;
    for (let row = 0; row < random.count; row++) {
      const length = random.end[row] - random.start[row];
      expect(length).toBe(regions.end[row % 3] - regions.start[row % 3]);
      expect(random.start[row]).toBeGreaterThanOrEqual(0);
      expect(random.end[row]).toBeLessThanOrEqual(genome.sizes[random.chromosome[row]]);
      if (random.chromosome[row] === 0) onFirst++;
    }
    expect(onFirst / random.count).toBeGreaterThan(0.77);
    expect(onFirst / random.count).toBeLessThan(0.84);
  });

  test('lie with their middle in the allowed parts, and the same seed gives the same regions', () => {
    const allowed = {
      chromosome: Uint16Array.of(0, 1),
      start: Int32Array.of(100_000, 100_000),
      end: Int32Array.of(101_000, 102_000),
    };
    const one = randomRegions(regions, genome, 500, createRandom(5), allowed);
    const other = randomRegions(regions, genome, 500, createRandom(5), allowed);
    expect(other.start).toEqual(one.start);
    for (let row = 0; row < one.count; row++) {
      const part = one.chromosome[row];
      expect(one.summit[row]).toBeGreaterThanOrEqual(allowed.start[part]);
      expect(one.summit[row]).toBeLessThan(allowed.end[part]);
    }
  });

  test('a region longer than every chromosome is refused', () => {
    const long = { count: 1, start: Int32Array.of(0), end: Int32Array.of(2_000_000) };
    expect(() => randomRegions(long, genome, 1, createRandom(1))).toThrow(/finds no place/);
  });
});

describe('enrichment', () => {
  test('more random copies do not make the p smaller, unlike the script of 2025', () => {
    const copy = [10, 0, 3];
    const one = regionEnrichment({ hitsA: [30, 0, 3], rowsA: 100, hitsB: [copy], rowsB: 100 });
    const ten = regionEnrichment({
      hitsA: [30, 0, 3],
      rowsA: 100,
      hitsB: Array.from({ length: 10 }, () => copy),
      rowsB: 100,
    });
    expect(ten.log10P).toEqual(one.log10P);
    const script = (permutations: number) =>
      chipAtlasEnrichment(
        {
          hitsA: [30, 0, 3],
          rowsA: 100,
          hitsB: copy.map((hits) => hits * permutations),
          rowsB: 100 * permutations,
          permutations,
        },
        '2025',
      );
    expect(script(10).log10P[0]).toBeLessThan(script(1).log10P[0]);
    // R: fisher.test(matrix(c(30, 70, 10, 90), 2), alternative = "greater")$p.value
    expect(10 ** one.log10P[0]).toBeCloseTo(0.0003252053538, 12);
    expect(one.log10Q[0]).toBeCloseTo(one.log10P[0] + Math.log10(3), 10);
    expect(one.low[0]).toBeGreaterThan(1);
    expect(one.high[0]).toBeGreaterThan(one.oddsRatio[0]);
  });

  test('random copies give a distance and a share', () => {
    const hitsB = [[4], [6], [5], [5]];
    const result = regionEnrichment({ hitsA: [10], rowsA: 50, hitsB, rowsB: 50 });
    expect(result.expected[0]).toBe(5);
    expect(result.z[0]).toBeCloseTo(5 / Math.sqrt(2 / 3), 10);
    expect(result.permutationP[0]).toBe(1 / 5);
  });
});
