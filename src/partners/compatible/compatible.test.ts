import { describe, expect, it } from 'vitest';
import { bedtoolsFisher } from './bedtools-fisher.ts';
import { chipAtlasEnrichment } from './chip-atlas-enrichment.ts';
import {
  colocalizationAverage,
  colocalizationScore,
  SIMILARITY_RULES,
  strengthClasses,
} from './colocalization-like.ts';
import { giggleScore } from './giggle.ts';
import { lolaEnrichment } from './lola.ts';
import { forbes, jaccard, normalisedMutualInformation } from './set-similarity.ts';

function close(actual: number, expected: number, relative = 1e-8): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

describe('GIGGLE', () => {
  it('gives the combo score of the program itself', () => {
    const score = giggleScore({
      pairs: 80,
      intervalsA: 200,
      intervalsB: 300,
      meanLengthA: 200,
      meanLengthB: 250.2,
      genomeSize: 1.8e6,
    });
    close(score.oddsRatio, 10.93133484);
    close(10 ** score.log10P, 3.3388898e-41, 1e-7);
    close(score.comboScore, 139.65966929);
  });

  it('does not take a pair count above the number of intervals for fewer than none', () => {
    const counts = { intervalsA: 5, intervalsB: 4, meanLengthA: 100, meanLengthB: 100, genomeSize: 1e6 };
    expect(giggleScore({ ...counts, pairs: 9 }).universe).toBe(5000);
  });
});

describe('bedtools fisher', () => {
  it('gives the table, p and ratio of bedtools 2.30', () => {
    // Cells that the program printed for 200 and 297 (merged) intervals.
    const result = bedtoolsFisher({
      pairs: 80,
      intervalsA: 200,
      intervalsB: 297,
      meanLengthA: 200,
      meanLengthB: 250.2,
      genomeSize: 1.8e6,
    });
    expect(result.table).toEqual([80, 120, 217, 3563]);
    close(10 ** result.log10P, 2.0149e-41, 1e-4);
    close(result.oddsRatio, 10.946, 1e-4);
  });
});

describe('similarity of two sets', () => {
  it('gives cobind’s numbers', () => {
    const [shared, a, b, genome] = [4939485, 12184840, 11130268, 1.4e9];
    close(normalisedMutualInformation(shared, a, b, genome), 0.6962371446, 1e-9);
    close(jaccard(shared, a, b), 0.2688063964, 1e-9);
  });

  it('expects a Forbes index of 1 for independent sets', () => {
    expect(forbes(20, 200, 100, 1000)).toBe(1);
    expect(normalisedMutualInformation(0, 5, 5, 100)).toBe(-1);
  });
});

describe('LOLA', () => {
  it('ranks by p, odds ratio and support', () => {
    const result = lolaEnrichment({
      universe: 1000,
      userRegions: 100,
      userHit: [50, 10, 50],
      universeHit: [100, 10, 500],
    });
    expect([...result.rankSupport]).toEqual([1, 3, 1]);
    expect([...result.rankOdds]).toEqual([2, 1, 3]);
    expect([...result.rankP]).toEqual([1, 2, 3]);
    expect([...result.maxRank]).toEqual([2, 3, 3]);
    close(result.meanRank[0], 4 / 3);
  });

  it('refuses regions outside the universe', () => {
    expect(() =>
      lolaEnrichment({ universe: 100, userRegions: 20, userHit: [20], universeHit: [10] }),
    ).toThrow('not a part of the universe');
  });
});

describe('ChIP-Atlas Enrichment Analysis', () => {
  const counts = { hitsA: [50, 0, 0, 12], rowsA: 100, hitsB: [50, 10, 0, 0], rowsB: 1000, permutations: 10 };

  it('divides random hits by the permutations in the 2024 script only', () => {
    const old = chipAtlasEnrichment(counts, '2024');
    const now = chipAtlasEnrichment(counts, '2025');
    expect([old.c[0], old.d[0]]).toEqual([5, 95]);
    expect([now.c[0], now.d[0]]).toEqual([50, 950]);
    expect(now.log10P[0]).toBeLessThan(old.log10P[0]);
  });

  it('gives each script’s fold enrichment at zeros', () => {
    const old = chipAtlasEnrichment(counts, '2024').foldEnrichment;
    close(old[0], 10);
    expect([...old.slice(1)]).toEqual([0, Infinity, Infinity]);
    const now = chipAtlasEnrichment(counts, '2025').foldEnrichment;
    close(now[0], 10);
    expect([...now.slice(1)]).toEqual([1e-6, 1, 1e6]);
  });

  it('tests only experiments that are hit', () => {
    const { log10P, log10Q } = chipAtlasEnrichment(counts, '2025');
    expect(log10P[2]).toBeNaN();
    close(log10Q[0], log10P[0] + Math.log10(3));
    expect(log10Q[2]).toBeNaN();
  });

  it('lets no row be without a hit where pairs were counted twice', () => {
    const twice = { hitsA: [12], rowsA: 10, hitsB: [21], rowsB: 20, permutations: 1 };
    const old = chipAtlasEnrichment(twice, '2024');
    expect([old.a[0], old.b[0], old.c[0], old.d[0]]).toEqual([12, 0, 21, 0]);
    const now = chipAtlasEnrichment(twice, '2025');
    expect([now.a[0], now.b[0], now.c[0], now.d[0]]).toEqual([10, 0, 20, 0]);
    expect(now.foldEnrichment[0]).toBe(1);
  });

  it('tests both sides: fewer hits than the background count as well', () => {
    const fewer = { hitsA: [10], rowsA: 100, hitsB: [30], rowsB: 100, permutations: 1 };
    // R: fisher.test(matrix(c(10, 90, 30, 70), 2))$p.value
    for (const script of ['2024', '2025'] as const) {
      const { log10P, foldEnrichment } = chipAtlasEnrichment(fewer, script);
      close(10 ** log10P[0], 0.000650410707603, 1e-9);
      close(foldEnrichment[0], 1 / 3);
    }
  });

  it('prints -324 where p underflows', () => {
    const huge = { hitsA: [20000], rowsA: 20000, hitsB: [10], rowsB: 20000, permutations: 1 };
    expect(chipAtlasEnrichment(huge, '2025').log10P[0]).toBe(-324);
    expect(chipAtlasEnrichment(huge, '2025').log10Q[0]).toBe(-324);
  });
});

describe('CoLo-like', () => {
  it('splits scores at half a standard deviation', () => {
    expect([...strengthClasses([0, 7, 5, 7, 10], [0, 1, 0, 1, 0], 2)]).toEqual([1, 2, 2, 2, 3]);
  });

  it('takes the largest product of similar classes', () => {
    const sizes = [100, 100, 100];
    const rule = SIMILARITY_RULES.hypergeometric;
    expect(colocalizationScore([0, 0, 0, 0, 0, 60, 0, 0, 0], sizes, sizes, 10000, rule)).toBe(6);
    expect(colocalizationScore(new Array(9).fill(1), sizes, sizes, 10000, rule)).toBe(0);
  });

  it('leaves the experiment itself out of the mean', () => {
    expect(colocalizationAverage([10, 9, 0])).toBe(4.5);
    expect(colocalizationAverage([10])).toBe(0);
  });
});
