import { expect, test } from 'vitest';
import { orthogonalize } from '../../expression/model/least-squares.ts';
import { adjustedDifference } from './adjusted-difference.ts';

const covariate = [1, 2, 3, 4, 5, 6, 7, 8];
const basis = orthogonalize({
  columnNames: ['intercept', 'a'],
  samples: 8,
  values: Float64Array.from([...covariate.map(() => 1), ...covariate]),
});

test('a difference beyond the covariate, with the standard error of HC0', () => {
  const compare = adjustedDifference(basis, [0, 1, 0, 1, 1, 0, 0, 1]);
  const { slope, standardError, z } = compare([1.2, 3.1, 2.9, 5.5, 6.2, 5.7, 7.4, 9.1]);
  // R: m <- lm(y ~ a + x); coef(m)[3]; X <- model.matrix(m); b <- solve(t(X) %*% X);
  //    sqrt((b %*% t(X) %*% diag(resid(m)^2) %*% X %*% b)[3, 3])
  expect(slope).toBeCloseTo(1.17771084337349, 10);
  expect(standardError).toBeCloseTo(0.168440783866683, 10);
  expect(z).toBeCloseTo(slope / standardError, 12);
});

test('nothing can be said where the covariates tell the groups apart, or the score does not vary', () => {
  expect(adjustedDifference(basis, covariate)([1, 3, 2, 5, 4, 6, 8, 7]).z).toBeNaN();
  expect(adjustedDifference(basis, [0, 1, 0, 1, 1, 0, 0, 1])(covariate.map(() => 2)).z).toBeNaN();
});
