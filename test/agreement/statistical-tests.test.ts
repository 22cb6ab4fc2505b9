// Descriptive statistics, t tests, rank tests and correlations beside R's own numbers.
import {
  mean,
  median,
  medianAndSpread,
  pearsonCorrelation,
  quantile,
  ranks,
  standardDeviation,
  variance,
} from '../../src/statistics/descriptive.ts';
import { kendallTest, pearsonTest, spearmanTest } from '../../src/statistics/tests/correlation-tests.ts';
import {
  kolmogorovSmirnovTest,
  uniformityTest,
  type Direction,
} from '../../src/statistics/tests/kolmogorov-smirnov.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { rankSumOfClasses, rankSumTest, signedRankTest } from '../../src/statistics/tests/rank-tests.ts';
import {
  oneSampleTTest,
  pairedTTest,
  pooledTTest,
  welchTTest,
  type TTest,
} from '../../src/statistics/tests/t-tests.ts';
import type { Tail } from '../../src/statistics/distributions/tail.ts';
import { comparisonsWithR } from '../support/comparisons-with-r.ts';

const { compare, run } = comparisonsWithR();
const random = createRandom(23);
const column = (n: number, draw: () => number): number[] => Array.from({ length: n }, draw);
const inR = (values: readonly number[]): string => `c(${values.join(',')})`;
const ALTERNATIVES: readonly (readonly [Tail, string])[] = [
  ['two-sided', 'two.sided'],
  ['upper', 'greater'],
  ['lower', 'less'],
];

/** Pairs of samples: small and large, without and with ties. */
const samples: [number[], number[]][] = [
  [
    [1.1, 2.2, 3.3, 4.4, 9.1],
    [0.5, 2.5, 1.0, 2.7, 3.1],
  ],
  [column(12, () => random.normal()), column(12, () => random.normal() + 1)],
  [column(48, () => random.normal()), column(48, () => random.normal() + 2)],
  [column(40, () => random.integer(9)), column(40, () => random.integer(11))],
  [column(300, () => random.normal() + 0.4), column(300, () => random.gumbel())],
  [column(200, () => random.poisson(4)), column(200, () => random.poisson(5))],
];
/** The second of a pair made shorter. */
const unequal = samples.map(([x, y]): [number[], number[]] => [x, y.slice(0, Math.ceil(y.length * 0.7))]);

compare(
  'mean',
  1e-14,
  samples,
  (x, _y) => `mean(${inR(x)})`,
  (x) => mean(x),
);
compare(
  'variance',
  1e-13,
  [[column(100, () => 1e8 + random.normal())], [samples[5][0]]] satisfies [number[]][],
  (x) => `c(var(${inR(x)}), sd(${inR(x)}))`,
  (x) => [variance(x), standardDeviation(x)],
);
compare(
  'quantile',
  1e-14,
  unequal,
  (_x, y) => `c(quantile(${inR(y)}, c(0, .1, .5, .77, 1)), median(${inR(y)}), mad(${inR(y)}))`,
  (_x, y) => [...[0, 0.1, 0.5, 0.77, 1].map((p) => quantile(y, p)), median(y), medianAndSpread(y).spread],
);
compare(
  'ranks',
  0,
  samples,
  (x, _y) =>
    `{ x <- ${inR(x)}; c(rank(x), rank(x, ties = "min"), rank(x, ties = "max"), match(x, sort(unique(x)))) }`,
  (x) => (['mean', 'min', 'max', 'dense'] as const).flatMap((ties) => [...ranks(x, ties)]),
);
compare('pearsonCorrelation', 1e-12, samples, (x, y) => `cor(${inR(x)}, ${inR(y)})`, pearsonCorrelation);

const tTestNumbers = (test: TTest): number[] => [
  test.low,
  test.high,
  test.t,
  test.degreesOfFreedom,
  10 ** test.log10P,
  test.standardError,
];
const tTestInR = (call: string): string =>
  `{ f <- t.test(${call}); c(f$conf.int, f$statistic, f$parameter, f$p.value, f$stderr) }`;
compare(
  'oneSampleTTest',
  1e-11,
  samples,
  (x, _y) => tTestInR(`${inR(x)}, mu = 0.3`),
  (x) => tTestNumbers(oneSampleTTest(x, 0.3)),
);
compare(
  'pairedTTest',
  1e-11,
  samples,
  (x, y) => tTestInR(`${inR(x)}, ${inR(y)}, paired = TRUE`),
  (x, y) => tTestNumbers(pairedTTest(x, y)),
);
compare(
  'welchTTest',
  1e-11,
  unequal,
  (x, y) => tTestInR(`${inR(x)}, ${inR(y)}`),
  (x, y) => tTestNumbers(welchTTest(x, y)),
);
compare(
  'pooledTTest',
  1e-11,
  unequal,
  (x, y) => tTestInR(`${inR(x)}, ${inR(y)}, var.equal = TRUE`),
  (x, y) => tTestNumbers(pooledTTest(x, y)),
);

const ofClasses = createRandom(29);
/** Numbers of values in classes, two samples each. */
const classed = Array.from({ length: 12 }, (_, i): [number[], number[]] => {
  const counts = (): number[] => Array.from({ length: 3 + i }, () => 1 + ofClasses.integer(5 + 20 * i));
  return [counts(), counts()];
});

for (const [tail, alternative] of ALTERNATIVES) {
  compare(
    `rankSumTest ${tail}`,
    1e-11,
    unequal,
    (x, y) =>
      `{ f <- suppressWarnings(wilcox.test(${inR(x)}, ${inR(y)}, alternative = "${alternative}")); c(f$statistic, f$p.value) }`,
    (x, y) => {
      const test = rankSumTest(x, y, tail);
      return [test.statistic, 10 ** test.log10P];
    },
  );
  compare(
    `rankSumOfClasses ${tail}`,
    1e-11,
    classed,
    (x, y) =>
      `{ f <- wilcox.test(rep(seq_along(${inR(x)}), ${inR(x)}), rep(seq_along(${inR(y)}), ${inR(y)}), alternative = "${alternative}", exact = FALSE); c(f$statistic, f$p.value) }`,
    (x, y) => {
      const test = rankSumOfClasses(x, y, tail);
      return [test.statistic, 10 ** test.log10P];
    },
  );
  compare(
    `signedRankTest ${tail}`,
    1e-11,
    samples,
    (x, y) =>
      `{ f <- suppressWarnings(wilcox.test(${inR(x)} - ${inR(y)}, alternative = "${alternative}")); c(f$statistic, f$p.value) }`,
    (x, y) => {
      const test = signedRankTest(
        x.map((value, i) => value - y[i]),
        tail,
      );
      return [test.statistic, 10 ** test.log10P];
    },
  );
  for (const [name, method, test] of [
    ['pearsonTest', 'pearson', pearsonTest],
    ['spearmanTest', 'spearman', spearmanTest],
  ] as const)
    compare(
      `${name} ${tail}`,
      1e-10,
      samples,
      (x, y) =>
        `{ f <- cor.test(${inR(x)}, ${inR(y)}, method = "${method}", alternative = "${alternative}", exact = ${x.length < 10 ? 'TRUE' : 'FALSE'}); c(f$estimate, f$p.value) }`,
      (x, y) => {
        const { correlation, log10P } = test(x, y, tail);
        return [correlation, 10 ** log10P];
      },
    );
  compare(
    `kendallTest ${tail}`,
    1e-10,
    samples,
    (x, y) =>
      `{ f <- cor.test(${inR(x)}, ${inR(y)}, method = "kendall", alternative = "${alternative}", exact = FALSE); c(f$estimate, f$statistic, f$p.value) }`,
    (x, y) => {
      const { tau, z, log10P } = kendallTest(x, y, tail);
      return [tau, z, 10 ** log10P];
    },
  );
}
compare(
  'pearsonTest interval',
  1e-10,
  samples,
  (x, y) => `cor.test(${inR(x)}, ${inR(y)})$conf.int`,
  (x, y) => {
    const { low, high } = pearsonTest(x, y);
    return [low, high];
  },
);
// R takes these p-values as differences from one: compared absolutely
for (const [direction, alternative] of [
  ['two-sided', 'two.sided'],
  ['x-larger', 'less'],
  ['x-smaller', 'greater'],
] satisfies [Direction, string][])
  compare(
    `kolmogorovSmirnovTest ${direction}`,
    1e-8,
    unequal,
    (x, y) =>
      `{ f <- suppressWarnings(ks.test(${inR(x)}, ${inR(y)}, alternative = "${alternative}")); 1 + c(f$statistic, f$p.value) }`,
    (x, y) => {
      const test = kolmogorovSmirnovTest(x, y, direction);
      return [1 + test.statistic, 1 + 10 ** test.log10P];
    },
  );
compare(
  'uniformityTest',
  1e-8,
  [[column(150, () => random.uniform() ** 1.2)], [column(2000, () => random.uniform())]] as [number[]][],
  (x) => `{ f <- ks.test(${inR(x)}, "punif", exact = FALSE); 1 + c(f$statistic, f$p.value) }`,
  (x) => {
    const test = uniformityTest(x);
    return [1 + test.statistic, 1 + 10 ** test.log10P];
  },
);

run('descriptive statistics and tests');
