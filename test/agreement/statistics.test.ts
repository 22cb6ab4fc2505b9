// Special functions, distributions, exact tests and multiple testing beside R's own numbers.
import { binomialLog10P, proportionInterval } from '../../src/statistics/distributions/binomial.ts';
import { poissonBinomialLog10P } from '../../src/statistics/distributions/poisson-binomial.ts';
import { chiSquaredLog10P, chiSquaredQuantile } from '../../src/statistics/distributions/chi-squared.ts';
import { cochranMantelHaenszel } from '../../src/statistics/tests/cochran-mantel-haenszel.ts';
import { erfc } from '../../src/statistics/distributions/error-function.ts';
import { fLog10P, fQuantile } from '../../src/statistics/distributions/f-distribution.ts';
import { conditionalOddsRatio, fisherLog10P, sampleOddsRatio } from '../../src/statistics/tests/fisher.ts';
import { stratifiedExact } from '../../src/statistics/tests/stratified-exact.ts';
import {
  hypergeometricLog10P,
  hypergeometricMidLog10P,
} from '../../src/statistics/distributions/hypergeometric.ts';
import {
  logIncompleteBeta,
  logIncompleteGamma,
} from '../../src/statistics/distributions/incomplete-gamma-beta.ts';
import { benjaminiHochberg, holm } from '../../src/statistics/combine/multiple-testing.ts';
import {
  normalLog10P,
  normalQuantile,
  normalQuantileOfLog10P,
} from '../../src/statistics/distributions/normal.ts';
import { poissonInterval, poissonLog10P } from '../../src/statistics/distributions/poisson.ts';
import { createRandom } from '../../src/statistics/random.ts';
import {
  digamma,
  logBeta,
  logGamma,
  tetragamma,
  trigamma,
  trigammaInverse,
} from '../../src/statistics/distributions/special-functions.ts';
import { studentTLog10P, studentTQuantile } from '../../src/statistics/distributions/student-t.ts';
import { comparisonsWithR } from '../support/comparisons-with-r.ts';

const { compare, run } = comparisonsWithR();

function pairs<A, B>(first: readonly A[], second: readonly B[]): [A, B][] {
  return first.flatMap((a) => second.map((b): [A, B] => [a, b]));
}

const random = createRandom(11);
const manyPositive = Array.from({ length: 300 }, (): [number] => [10 ** (random.uniform() * 18 - 6)]);
const probabilities = [1e-300, 1e-20, 1e-5, 0.01, 0.025, 0.2, 0.49, 0.4999999, 0.51, 0.8, 0.975, 0.9999];
const tails = ['lower', 'upper'] as const;
const lowerTail = (tail: string): string => (tail === 'lower' ? 'TRUE' : 'FALSE');

compare('logGamma', 1e-13, manyPositive, (x) => `lgamma(${x})`, logGamma);
compare('digamma', 1e-13, manyPositive, (x) => `digamma(${x})`, digamma);
compare('trigamma', 1e-13, manyPositive, (x) => `trigamma(${x})`, trigamma);
compare('tetragamma', 1e-12, manyPositive, (x) => `psigamma(${x}, 2)`, tetragamma);
// undoes R's own function
compare(
  'trigammaInverse',
  1e-8,
  [0.01, 0.5, 3, 400, 1e6].map((x): [number] => [x]),
  (x) => `trigamma(${x}) / trigamma(${x}) * ${x}`,
  (x) => trigammaInverse(trigamma(x)),
);
compare(
  'logBeta',
  1e-13,
  pairs([1e-3, 0.5, 3, 1e3, 1e7, 3e9], [0.2, 2, 77.5, 1e5, 3e9]),
  (a, b) => `lbeta(${a}, ${b})`,
  logBeta,
);
compare(
  'erfc',
  1e-13,
  [-3, -0.4, 0, 0.1, 0.49, 0.51, 1, 2, 5, 7, 13, 20, 26].map((x): [number] => [x]),
  (x) => `2 * pnorm(${x}, sd = sqrt(0.5), lower.tail = FALSE)`,
  erfc,
);
compare(
  'logIncompleteGamma',
  1e-12,
  pairs(pairs([0.05, 0.5, 3, 200, 1e5], [0.001, 0.3, 0.9, 1, 1.1, 2, 50]), tails),
  ([a, factor], tail) => `pgamma(${a * factor}, ${a}, lower.tail = ${lowerTail(tail)}, log.p = TRUE)`,
  ([a, factor], tail) => logIncompleteGamma(a, a * factor, tail),
);
compare(
  'logIncompleteBeta',
  1e-12,
  pairs(pairs([0.5, 2, 30, 1e4], [0.5, 3, 500, 1e5]), [1e-6, 0.01, 0.3, 0.5, 0.9375]),
  ([a, b], x) => `pbeta(${x}, ${a}, ${b}, log.p = TRUE)`,
  ([a, b], x) => logIncompleteBeta(a, b, x),
);
compare(
  'poissonBinomialLog10P',
  1e-11,
  pairs(
    [1, 2, 4, 9],
    [
      [0.1, 0.9, 0.5, 0.02, 0.33, 0.95, 0.7, 0.7, 0.04, 0.6],
      Array.from({ length: 40 }, (_, i) => (i + 1) / 300),
      Array.from({ length: 12 }, (_, i) => 1e-9 * (i + 1)),
    ],
  ),
  (k, chances) =>
    `log10(sum(Reduce(function(d, p) c(d * (1 - p), 0) + c(0, d * p), c(${chances.join(',')}), 1)[${k + 1}:${chances.length + 1}]))`,
  poissonBinomialLog10P,
);
compare(
  'normalLog10P',
  1e-13,
  pairs([-40, -5, -1.01, -0.99, -0.1, 0, 0.3, 0.99, 1.01, 2, 8, 8.9, 40, 1e4, 1e8], tails),
  (z, tail) => `pnorm(${z}, lower.tail = ${lowerTail(tail)}, log.p = TRUE) / log(10)`,
  normalLog10P,
);
compare(
  'normalQuantile',
  1e-13,
  probabilities.map((p): [number] => [p]),
  (p) => `qnorm(${p})`,
  normalQuantile,
);
// R before 4.3 loses digits of qnorm far below 1e-300
compare(
  'normalQuantileOfLog10P',
  1e-12,
  pairs([-0.001, -0.1, -0.4, -1, -10, -300], tails),
  (log10P, tail) => `qnorm(${log10P} * log(10), lower.tail = ${lowerTail(tail)}, log.p = TRUE)`,
  normalQuantileOfLog10P,
);
// beyond 4e5 degrees of freedom R turns to an approximation by the normal distribution
compare(
  'studentTLog10P',
  1e-12,
  pairs(pairs([-3, -0.01, 0.001, 1, 2.5, 60, 1e3, 1e8], [0.7, 1, 4.3, 30, 100, 1e4, 3e5]), tails),
  ([t, df], tail) => `pt(${t}, ${df}, lower.tail = ${lowerTail(tail)}, log.p = TRUE) / log(10)`,
  ([t, df], tail) => studentTLog10P(t, df, tail),
);
compare(
  'studentTQuantile',
  1e-10,
  // R loses digits at 0.4999999
  pairs(
    probabilities.filter((p) => p > 1e-300 && p !== 0.4999999),
    [1, 2, 3.7, 30, 1e5],
  ),
  (p, df) => `qt(${p}, ${df})`,
  studentTQuantile,
);
compare(
  'fLog10P',
  1e-12,
  pairs(pairs([0.01, 0.9, 1.3, 5, 500, 1e6], [1, 2, 7.5, 300]), pairs([1, 5, 50, 1e5], tails)),
  ([f, df1], [df2, tail]) =>
    `pf(${f}, ${df1}, ${df2}, lower.tail = ${lowerTail(tail)}, log.p = TRUE) / log(10)`,
  ([f, df1], [df2, tail]) => fLog10P(f, df1, df2, tail),
);
compare(
  'fQuantile',
  1e-10,
  pairs([0.001, 0.025, 0.3, 0.5, 0.9, 0.975, 0.9999], pairs([1, 4, 33.3], [2, 9, 400])),
  // the reciprocal's quantile, because R loses digits near 0
  (p, [df1, df2]) => `1 / qf(${p}, ${df2}, ${df1}, lower.tail = FALSE)`,
  (p, [df1, df2]) => fQuantile(p, df1, df2),
);
compare(
  'chiSquaredLog10P',
  1e-12,
  pairs(pairs([1e-4, 0.5, 3, 20, 800, 1e6], [0.5, 1, 3, 40, 1e4]), tails),
  ([x, df], tail) => `pchisq(${x}, ${df}, lower.tail = ${lowerTail(tail)}, log.p = TRUE) / log(10)`,
  ([x, df], tail) => chiSquaredLog10P(x, df, tail),
);
compare(
  'chiSquaredQuantile',
  1e-10,
  pairs([1e-9, 0.025, 0.4, 0.6, 0.975, 0.99999], [0.5, 1, 2, 17, 5000]),
  (p, df) => `qchisq(${p}, ${df})`,
  chiSquaredQuantile,
);
compare(
  'binomialLog10P',
  1e-12,
  pairs(
    [
      [3000, 1e5, 0.01],
      [1010, 1e5, 0.01],
      [900, 1e5, 0.01],
      [1, 7, 0.3],
      [33000, 3e9, 1e-5],
      [5, 1e9, 1e-9],
    ],
    tails,
  ),
  ([k, n, p], tail) =>
    tail === 'upper'
      ? `pbinom(${k - 1}, ${n}, ${p}, lower.tail = FALSE, log.p = TRUE) / log(10)`
      : `pbinom(${k}, ${n}, ${p}, log.p = TRUE) / log(10)`,
  ([k, n, p], tail) => binomialLog10P(k, n, p, tail),
);
compare<[number, number, number]>(
  'binomialLog10P two-sided',
  1e-12,
  [
    [3, 20, 0.3],
    [0, 20, 0.3],
    [11, 20, 0.3],
    [20, 20, 0.3],
    [6, 20, 0.3],
    [700, 1000, 0.6],
    [40, 1000, 0.06],
  ],
  (k, n, p) => `log10(binom.test(${k}, ${n}, ${p})$p.value)`,
  (k, n, p) => binomialLog10P(k, n, p, 'two-sided'),
);
compare<[number, number]>(
  'proportionInterval',
  1e-10,
  [
    [0, 10],
    [3, 10],
    [10, 10],
    [500, 100000],
  ],
  (k, n) => `binom.test(${k}, ${n})$conf.int`,
  (k, n) => Object.values(proportionInterval(k, n)),
);
compare(
  'poissonLog10P',
  1e-12,
  pairs(
    [
      [200, 5],
      [3, 5],
      [0, 5],
      [1e6, 9.99e5],
      [1e5, 3],
      [1, 1e4],
    ],
    tails,
  ),
  ([k, mean], tail) =>
    tail === 'upper'
      ? `ppois(${k - 1}, ${mean}, lower.tail = FALSE, log.p = TRUE) / log(10)`
      : `ppois(${k}, ${mean}, log.p = TRUE) / log(10)`,
  ([k, mean], tail) => poissonLog10P(k, mean, tail),
);
compare<[number, number]>(
  'poissonLog10P two-sided',
  1e-12,
  [
    [3, 5.5],
    [9, 5.5],
    [0, 2.2],
    [30, 2.2],
    [120, 100],
  ],
  (k, mean) => `log10(poisson.test(${k}, r = ${mean})$p.value)`,
  (k, mean) => poissonLog10P(k, mean, 'two-sided'),
);
compare(
  'poissonInterval',
  1e-10,
  [0, 1, 12, 4000].map((k): [number] => [k]),
  (k) => `poisson.test(${k})$conf.int`,
  (k) => Object.values(poissonInterval(k)),
);
compare(
  'hypergeometricLog10P',
  1e-12,
  pairs(
    [
      [500, 1000, 1000, 20000],
      [900, 1000, 1000, 20000],
      [49, 1000, 1000, 20000],
      [19602, 31147, 22127, 218099],
      [10000, 30000, 40000, 2200000],
      [33400, 1e7, 1e7, 3e9],
      [60000, 1e7, 1e7, 3e9],
    ],
    tails,
  ),
  ([x, a, b, n], tail) =>
    tail === 'upper'
      ? `phyper(${x - 1}, ${a}, ${n - a}, ${b}, lower.tail = FALSE, log.p = TRUE) / log(10)`
      : `phyper(${x}, ${a}, ${n - a}, ${b}, log.p = TRUE) / log(10)`,
  ([x, a, b, n], tail) => hypergeometricLog10P(x, a, b, n, tail),
);

compare(
  'hypergeometricMidLog10P',
  1e-11,
  [
    [3, 20, 30, 400],
    [0, 20, 30, 400],
    [20, 20, 30, 400],
    [120, 1000, 1000, 20000],
    [190, 500, 775, 5500],
  ],
  (x, a, b, n) =>
    `local({ p <- phyper(${x} - 1:0, ${a}, ${n - a}, ${b}, lower.tail = FALSE); log10(mean(p)) })`,
  (x, a, b, n) => hypergeometricMidLog10P(x, a, b, n),
);

const tables = Array.from({ length: 60 }, () => {
  const size = 10 ** (1 + 3 * random.uniform());
  return [0, 1, 2, 3].map(() => random.poisson(size * random.uniform() ** 2)) as [
    number,
    number,
    number,
    number,
  ];
});
function oddsRatioNumbers(a: number, b: number, c: number, d: number): number[] {
  const { estimate, low, high } = conditionalOddsRatio(a, b, c, d);
  return [estimate, low, high];
}
const tableInR = (a: number, b: number, c: number, d: number): string =>
  `matrix(c(${a}, ${b}, ${c}, ${d}), 2, byrow = TRUE)`;
// R reaches fisher.test's p by adding plain probabilities, so what underflows there is left out
compare(
  'fisherLog10P',
  1e-8,
  tables.filter((table) => fisherLog10P(...table) > -300),
  (...table) => `log10(fisher.test(${tableInR(...table)})$p.value)`,
  (...table) => fisherLog10P(...table),
);
// R solves with an absolute tolerance of 1e-4 in the odds ratio or its reciprocal
compare(
  'conditionalOddsRatio',
  1e-3,
  tables.filter((table) => Math.min(...table) >= 10 && Math.abs(Math.log(sampleOddsRatio(...table))) < 1.2),
  (...table) => `{ f <- fisher.test(${tableInR(...table)}); c(f$estimate, f$conf.int) }`,
  (...table) => oddsRatioNumbers(...table),
);
compare(
  'conditionalOddsRatio, exact likelihood',
  1e-8,
  tables.slice(0, 30).filter((table) => Math.min(...table) > 0),
  (...table) => `conditional(${table.join(', ')})`,
  (...table) => oddsRatioNumbers(...table),
);
const layers = Array.from({ length: 25 }, (): [number, [number, number, number][]] => {
  const rows = Array.from({ length: 2 + random.integer(5) }, (): [number, number, number] => {
    const universe = 20 + random.integer(200);
    return [1 + random.integer(universe - 1), 1 + random.integer(universe - 1), universe];
  });
  const [lowest, highest] = [
    rows.reduce((sum, [a, b, n]) => sum + Math.max(0, a + b - n), 0),
    rows.reduce((sum, [a, b]) => sum + Math.min(a, b), 0),
  ];
  const expected = rows.reduce((sum, [a, b, n]) => sum + (a * b) / n, 0);
  const near = Math.round(expected + 5 * random.normal());
  return [Math.min(highest, Math.max(lowest, near)), rows];
});
/** Any tables of these sizes with so many shared members over all: the test looks at no more. */
function layersInR(observed: number, rows: readonly (readonly [number, number, number])[]): string {
  let left = observed - rows.reduce((sum, [a, b, n]) => sum + Math.max(0, a + b - n), 0);
  const cells = rows.flatMap(([a, b, n]) => {
    const least = Math.max(0, a + b - n);
    const both = least + Math.min(left, Math.min(a, b) - least);
    left -= both - least;
    return [both, b - both, a - both, n - a - b + both];
  });
  return `array(c(${cells.join(',')}), dim = c(2, 2, ${rows.length}))`;
}
const strataOf = (rows: readonly (readonly [number, number, number])[]) => ({
  sizeA: rows.map(([a]) => a),
  sizeB: rows.map(([, b]) => b),
  universe: rows.map(([, , n]) => n),
});
compare(
  'stratifiedExact',
  1e-9,
  layers,
  (observed, rows) =>
    `log10(mantelhaen.test(${layersInR(observed, rows)}, exact = TRUE, alternative = "greater")$p.value)`,
  (observed, rows) => stratifiedExact(observed, strataOf(rows)).log10P,
);
compare(
  'stratifiedExact, odds ratio',
  1e-3,
  layers.filter(([observed, rows]) => {
    const { low, high } = stratifiedExact(observed, strataOf(rows)).oddsRatio();
    return low > 0.1 && high < 10;
  }),
  (observed, rows) =>
    `{ f <- mantelhaen.test(${layersInR(observed, rows)}, exact = TRUE); c(f$estimate, f$conf.int) }`,
  (observed, rows) => {
    const { estimate, low, high } = stratifiedExact(observed, strataOf(rows)).oddsRatio();
    return [estimate, low, high];
  },
);
const strata = [
  [20, 40, 8, 1, 30],
  [30, 20, 12, 0, 100],
  [10, 25, 5, 0, 200],
  [140, 60, 60, 0, 900],
] as const;
const strataInR = `array(c(${strata[0].map((_, k) => strata.map((column) => column[k]).join(',')).join(',')}), dim = c(2, 2, 5))`;
compare(
  'cochranMantelHaenszel',
  1e-11,
  [[]],
  () =>
    `{ x <- ${strataInR}; x <- x[, , apply(x, 3, sum) > 1]; f <- mantelhaen.test(x); g <- mantelhaen.test(x, correct = FALSE); ` +
    'c(f$statistic, g$statistic, f$estimate, f$conf.int, log10(f$p.value), log10(g$p.value)) }',
  () => {
    const test = cochranMantelHaenszel(...strata);
    return [
      test.chiSquaredWithContinuity,
      test.chiSquared,
      test.oddsRatio,
      test.low,
      test.high,
      test.log10PWithContinuity,
      test.log10P,
    ];
  },
);
const p = Float64Array.from({ length: 500 }, () => random.uniform() ** 4);
const log10P = p.map(Math.log10);
const pInR = `c(${p.join(',')})`;
for (const [name, method, adjust] of [
  ['benjaminiHochberg', 'BH', benjaminiHochberg],
  ['holm', 'holm', holm],
] as const)
  compare(
    name,
    1e-12,
    [[]],
    () => `p.adjust(${pInR}, "${method}")`,
    () => Array.from(adjust(log10P), (value) => 10 ** value),
  );

// R's own likelihood, solved to full precision (fisher.test itself stops at uniroot's default tolerance)
const setup = `
conditional <- function(a, b, c, d) {
  m <- a + c; n <- b + d; k <- a + b
  support <- max(0, k - n):min(k, m)
  logdc <- dhyper(support, m, n, k, log = TRUE)
  density <- function(log.odds) { x <- logdc + log.odds * support; x <- exp(x - max(x)); x / sum(x) }
  solve <- function(f) exp(uniroot(f, c(-30, 30), tol = 1e-14)$root)
  c(solve(function(o) sum(support * density(o)) - a),
    solve(function(o) log(sum(density(o)[support >= a])) - log(.025)),
    solve(function(o) log(sum(density(o)[support <= a])) - log(.025)))
}`;

run('distributions and tests', { setup });
