import { expect, test } from 'vitest';
import { metaAnalysis } from './meta-analysis.ts';
import { pooledWithSharedError } from './shared-error.ts';

test('golden values, and no gain from asking the same genes again', () => {
  // R: r <- .6; id <- factor(1:4); V <- .2^2 * ((1 - r) * diag(4) + r); m <- metafor::rma.mv(c(1, 1.4, .7, 1.2), V, random = ~ 1 | id); c(m$b, m$se, sqrt(m$sigma2))
  const found = pooledWithSharedError([1, 1.4, 0.7, 1.2], [0.2, 0.2, 0.2, 0.2], 0.6);
  expect(found.estimate).toBeCloseTo(1.075, 10);
  expect(found.standardError).toBeCloseTo(0.215154983, 7);
  expect(found.between).toBeCloseTo(0.270493376, 6);
  const once = pooledWithSharedError([0.5], [0.1], 0);
  expect([once.estimate, once.standardError, once.between]).toEqual([0.5, 0.1, 0]);
  const again = pooledWithSharedError(new Float64Array(50).fill(0.5), new Float64Array(50).fill(0.1), 0.9);
  expect(again.standardError).toBeGreaterThan(0.094);
  const apart = pooledWithSharedError([0.2, 0.9], [0.1, 0.2], 0);
  expect(apart.standardError).toBeCloseTo(metaAnalysis([0.2, 0.9], [0.01, 0.04]).standardError, 12);
});
