// The tail of partner scores beside the same steps written in R, with limma's inverse of trigamma.
import { expect, test } from 'vitest';
import { tailOfScores } from '../../src/partners/verdict/tail-of-scores.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { describeWith, rPackagePresent } from '../support/reference.ts';
import { evaluateInR } from '../support/r.ts';

const R = `
log10p <- function(x, draws, size) {
  B <- nrow(draws); n <- length(x); half <- (B - 1) / 2
  near <- function(v, k) sapply(seq_len(n), function(i) { first <- max(1, min(n - k + 1, i - k %/% 2)); mean(v[first:(first + k - 1)]) })
  e <- log(apply(draws, 2, var)) - digamma(half) + log(half)
  ebar <- near(e, 12)
  excess <- mean((e - ebar)^2) * 12 / 11 - trigamma(half)
  d0 <- if (excess > .001) min(200, 2 * limma::trigammaInverse(excess)) else 200
  s2 <- (d0 * exp(ebar + digamma(d0 / 2) - log(d0 / 2)) + (B - 1) * apply(draws, 2, var)) / (d0 + B - 1)
  lp <- pt((x - colMeans(draws)) / sqrt(s2 * (1 + 1 / B)), d0 + B - 1, lower.tail = FALSE, log.p = TRUE)
  g <- apply(draws, 2, function(v) mean((v - mean(v))^3) / mean((v - mean(v))^2)^1.5 * sqrt(B * (B - 1)) / (B - 2))
  r <- 1 / sqrt(size); c <- max(0, sum(g * r) / sum(r^2))
  a <- 4 / pmin(3, pmax(.02, 1.2 * (c * r + near(g - c * r, 15))))^2
  at <- a + qnorm(lp, lower.tail = FALSE, log.p = TRUE) * sqrt(a)
  ifelse(at <= 0, 0, pgamma(pmax(at, 0), a, lower.tail = FALSE, log.p = TRUE) / log(10))
}
`;

describeWith(rPackagePresent('limma'), 'R with limma', 'tail of partner scores', () => {
  test('is that of the same steps in R', () => {
    const random = createRandom(6);
    const sizes = Array.from({ length: 40 }, (_, j) => 200 + 300 * j);
    const draws = Array.from({ length: 20 }, () =>
      Float64Array.from(sizes, (_, j) => (1 + (j % 5)) * (random.gamma(3) - 3)),
    );
    const observed = Float64Array.from(sizes, (_, j) => -4 + 2 * j);
    const list = (values: ArrayLike<number>) => `c(${Array.from(values).join(',')})`;
    const matrix = `rbind(${draws.map(list).join(',')})`;
    const [expected] = evaluateInR([`log10p(${list(observed)}, ${matrix}, ${list(sizes)})`], R);
    const found = tailOfScores(observed, draws, sizes);
    expect(expected).toHaveLength(40);
    expected.forEach((value, j) => {
      expect(Math.abs(found[j] - value)).toBeLessThanOrEqual(1e-9 * Math.max(1e-3, Math.abs(value)));
    });
  });
});
