import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cauchyCombination, fisherCombination, simesLog10P, stoufferCombination } from './combine-p.ts';
import { metaAnalysis } from './meta-analysis.ts';
import { rhoScoreLog10 } from './rank-aggregation.ts';

const effects = [-0.82, -1.1, -0.35, -0.96];
const variances = [0.04, 0.09, 0.05, 0.12];

describe('meta-analysis', () => {
  it('gives golden values', () => {
    // R: metafor 3.8, rma(effects, variances, method = ...)
    const fixed = metaAnalysis(effects, variances, 'fixed');
    expect(fixed.estimate).toBeCloseTo(-0.7405172414, 10);
    expect(fixed.standardError).toBeCloseTo(0.1245682198, 10);
    expect(fixed.q).toBeCloseTo(5.045316092, 9);
    expect(10 ** fixed.qLog10P).toBeCloseTo(0.168508793, 9);
    const moment = metaAnalysis(effects, variances, 'DerSimonian-Laird');
    expect(moment.estimate).toBeCloseTo(-0.7633442106, 10);
    expect(moment.betweenVariance).toBeCloseTo(0.04490662461, 10);
    // with control = list(tol = 1e-14, threshold = 1e-14); metafor's defaults stop at about 1e-5
    expect(metaAnalysis(effects, variances, 'Paule-Mandel').estimate).toBeCloseTo(-0.7622418777031668, 12);
    const restricted = metaAnalysis(effects, variances);
    expect(restricted.estimate).toBeCloseTo(-0.7644124207726493, 12);
    expect(restricted.standardError).toBeCloseTo(0.1696673207481003, 12);
    expect(restricted.betweenVariance).toBeCloseTo(0.04808903473384605, 12);
    expect(restricted.iSquared).toBeCloseTo(42.19945044672443, 9);
    const cautious = metaAnalysis(effects, variances, 'REML', { knappHartung: true });
    expect(cautious.standardError).toBeCloseTo(0.1647623328, 7);
    expect(cautious.low).toBeCloseTo(-1.288759623, 6);
    expect(cautious.high).toBeCloseTo(-0.2400650682, 6);
  });

  it('solves its own equations', () => {
    const residual = (between: number): number => {
      const weights = variances.map((variance) => 1 / (variance + between));
      const sum = weights.reduce((a, b) => a + b);
      const mean = weights.reduce((total, weight, i) => total + weight * effects[i], 0) / sum;
      return weights.reduce((total, weight, i) => total + weight * (effects[i] - mean) ** 2, 0);
    };
    expect(residual(metaAnalysis(effects, variances, 'Paule-Mandel').betweenVariance)).toBeCloseTo(3, 10);
    const likelihood = (between: number): number => {
      const weights = variances.map((variance) => 1 / (variance + between));
      const sum = weights.reduce((a, b) => a + b);
      return (
        weights.reduce((total, weight) => total + Math.log(weight), 0) - Math.log(sum) - residual(between)
      );
    };
    const best = metaAnalysis(effects, variances).betweenVariance;
    expect(likelihood(best)).toBeGreaterThan(likelihood(best * 1.0001));
    expect(likelihood(best)).toBeGreaterThan(likelihood(best * 0.9999));
  });

  it('finds nothing between studies that agree, and says nothing it cannot know', () => {
    for (const estimator of ['DerSimonian-Laird', 'REML', 'Paule-Mandel'] as const) {
      const agreed = metaAnalysis([1, 1.01, 0.99], [1, 1, 1], estimator);
      expect(agreed.betweenVariance).toBe(0);
      expect(agreed.iSquared).toBe(0);
    }
    const single = metaAnalysis([1], [4]);
    expect(single.standardError).toBe(2);
    expect([single.qLog10P, single.iSquared, single.predictionLow]).toEqual([NaN, NaN, NaN]);
    expect(metaAnalysis([1, 2], [1, 1]).predictionHigh).toBeNaN();
    expect(() => metaAnalysis([1], [0])).toThrow(RangeError);
    expect(() => metaAnalysis([], [])).toThrow(RangeError);
  });

  it('does not care for units, zero point or order', () => {
    const study = fc.tuple(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: 0.01, max: 4, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(study, { minLength: 2, maxLength: 8 }), (studies) => {
        const y = studies.map(([effect]) => effect);
        const v = studies.map(([, variance]) => variance);
        for (const estimator of ['fixed', 'DerSimonian-Laird', 'REML', 'Paule-Mandel'] as const) {
          const plain = metaAnalysis(y, v, estimator);
          const other = metaAnalysis(
            y.map((effect) => 10 * effect + 3).toReversed(),
            v.map((variance) => 100 * variance).toReversed(),
            estimator,
          );
          expect(other.estimate).toBeCloseTo(10 * plain.estimate + 3, 5);
          expect(other.standardError).toBeCloseTo(10 * plain.standardError, 5);
          expect(other.q).toBeCloseTo(plain.q, 5);
        }
      }),
    );
  });
});

describe('combined p-values', () => {
  const log10P = [0.01, 0.2, 0.03, 0.5].map(Math.log10);

  it('give golden values', () => {
    // R: metap 1.8 (sumlog, sumz), min(p.adjust(p, "BH")), and the definition of Cauchy's
    const fisher = fisherCombination(log10P);
    expect(fisher.statistic).toBeCloseTo(20.82862635, 8);
    expect(10 ** fisher.log10P).toBeCloseTo(0.00761687185, 11);
    const stouffer = stoufferCombination(log10P);
    expect(stouffer.statistic).toBeCloseTo(2.524381358, 9);
    expect(10 ** stouffer.log10P).toBeCloseTo(0.005795105995, 12);
    const weighted = stoufferCombination(log10P, [10, 20, 5, 8].map(Math.sqrt));
    expect(weighted.statistic).toBeCloseTo(2.337190779, 9);
    expect(10 ** weighted.log10P).toBeCloseTo(0.009714633221, 12);
    expect(10 ** simesLog10P(log10P)).toBeCloseTo(0.04, 14);
    expect(10 ** cauchyCombination(log10P).log10P).toBeCloseTo(0.02900492578, 11);
  });

  it('are one test where there is one test, however small its p', () => {
    for (const value of [-0.01, -0.5, -3, -14, -16, -300, -1e5]) {
      expect(fisherCombination([value, NaN]).log10P / value).toBeCloseTo(1, 9);
      expect(stoufferCombination([value, NaN]).log10P / value).toBeCloseTo(1, 9);
      expect(simesLog10P([value, NaN])).toBe(value);
      expect(cauchyCombination([value, NaN]).log10P / value).toBeCloseTo(1, 9);
    }
    expect(fisherCombination([NaN]).log10P).toBeNaN();
    expect(stoufferCombination([]).log10P).toBeNaN();
    expect(simesLog10P([])).toBeNaN();
    expect(cauchyCombination([]).log10P).toBeNaN();
  });

  it('of copies of one test are that test, where the copies are known to be copies', () => {
    expect(stoufferCombination([-5, -5, -5], undefined, 1).log10P).toBeCloseTo(-5, 10);
    expect(cauchyCombination([-50, -50, -50]).log10P).toBeCloseTo(-50, 10);
    expect(simesLog10P([-5, -5, -5])).toBe(-5);
  });

  it('fall when a p falls', () => {
    const p = fc.double({ min: -400, max: -1e-6, noNaN: true });
    fc.assert(
      fc.property(fc.array(p, { minLength: 1, maxLength: 8 }), (values) => {
        const smaller = values.map((value, i) => (i === 0 ? value - 1 : value));
        for (const combine of [fisherCombination, stoufferCombination, cauchyCombination])
          expect(combine(smaller).log10P).toBeLessThanOrEqual(combine(values).log10P + 1e-9);
        expect(simesLog10P(smaller)).toBeLessThanOrEqual(simesLog10P(values));
      }),
    );
  });
});

it('gives the rho score of ranks', () => {
  // R: RobustRankAggreg 1.2.1, rhoScores
  expect(10 ** rhoScoreLog10([0.01, 0.02, 0.3])).toBeCloseTo(0.003552, 9);
  expect(10 ** rhoScoreLog10([0.01, 0.01, 0.02])).toBeCloseTo(2.4e-5, 9);
  expect(rhoScoreLog10([1, 1])).toBe(0);
});
