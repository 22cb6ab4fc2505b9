// Meta-analysis and rank aggregation beside metafor and RobustRankAggreg.
import { signConsistency } from '../../src/assays/replicate/agreement.ts';
import { unitMeans } from '../../src/assays/replicate/pooled-effect.ts';
import { metaAnalysis } from '../../src/statistics/combine/meta-analysis.ts';
import { pooledWithSharedError } from '../../src/statistics/combine/shared-error.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { rhoScoreLog10 } from '../../src/statistics/combine/rank-aggregation.ts';
import { comparisonsWithR } from '../support/comparisons-with-r.ts';
import { unitOf } from '../support/unit-effects.ts';

const { compare, run } = comparisonsWithR();
const random = createRandom(31);
const inR = (values: readonly (number | string)[]): string =>
  `c(${values.map((value) => JSON.stringify(value)).join(',')})`;

const studies = Array.from({ length: 12 }, (): [number[], number[]] => {
  const count = 3 + random.integer(8);
  return [
    Array.from({ length: count }, () => random.normal() * 0.6 - 1),
    Array.from({ length: count }, () => 0.02 + 0.2 * random.uniform()),
  ];
});

for (const [method, name] of [
  ['fixed', 'FE'],
  ['DerSimonian-Laird', 'DL'],
  ['REML', 'REML'],
  ['Paule-Mandel', 'PM'],
] as const)
  for (const knappHartung of [false, true]) {
    // metafor's own default tolerance is 1e-5
    const control =
      name === 'REML'
        ? 'list(threshold = 1e-14, maxiter = 5000)'
        : name === 'PM'
          ? 'list(tol = 1e-14)'
          : 'list()';
    compare(
      `metaAnalysis ${method}${knappHartung ? ', Knapp-Hartung' : ''}`,
      1e-7,
      studies,
      (effects, variances) =>
        `{ f <- metafor::rma(${inR(effects)}, ${inR(variances)}, method = "${name}", test = "${knappHartung ? 'knha' : 'z'}", control = ${control}); ` +
        'c(f$b, f$se, f$ci.lb, f$ci.ub, log10(f$pval), round(f$tau2, 12), f$QE, log10(f$QEp), round(f$I2, 10)) }',
      (effects, variances) => {
        const result = metaAnalysis(effects, variances, method, { knappHartung });
        return [
          result.estimate,
          result.standardError,
          result.low,
          result.high,
          result.log10P,
          result.betweenVariance,
          result.q,
          result.qLog10P,
          result.iSquared,
        ];
      },
    );
  }

compare(
  'pooledWithSharedError',
  1e-5,
  studies.map(([effects]): [number[], number] => [effects, 0.1 + 0.8 * random.uniform()]),
  (effects, correlation) =>
    `{ id <- factor(seq_along(${inR(effects)})); k <- length(id); V <- 0.3^2 * ((1 - ${correlation}) * diag(k) + ${correlation}); ` +
    `f <- metafor::rma.mv(${inR(effects)}, V, random = ~ 1 | id, control = list(rel.tol = 1e-10)); c(f$b, f$se) }`,
  (effects, correlation) => {
    const pooled = pooledWithSharedError(
      effects,
      effects.map(() => 0.3),
      correlation,
    );
    return [pooled.estimate, pooled.standardError];
  },
);

compare(
  'unitMeans',
  1e-9,
  studies.map(([effects]): [number[]] => [effects]),
  (effects) =>
    `{ y <- ${inR(effects)}; t <- t.test(y); p <- predict(lm(y ~ 1), data.frame(a = 1), interval = "prediction"); ` +
    'c(t$estimate, t$stderr, t$conf.int, log10(t$p.value), p[2:3]) }',
  (effects) => {
    const found = unitMeans(effects.map((effect, i) => unitOf(`line ${i}`, effect)));
    const { estimate, standardError, low, high, log10P, predictionLow, predictionHigh } = found;
    return [estimate, standardError, low, high, log10P, predictionLow, predictionHigh];
  },
);

compare(
  'signConsistency',
  1e-9,
  studies.map(([effects]): [number[]] => [effects]),
  (effects) => {
    const lower = effects.filter((effect) => effect < 0).length;
    return `{ b <- binom.test(${lower}, ${effects.length}); c(b$conf.int, round(log10(b$p.value), 12)) }`;
  },
  (effects) => {
    const units = effects.map((effect, i) => unitOf(`line ${i}`, effect));
    const { low, high, log10P } = signConsistency(units, -1);
    return [low, high, log10P];
  },
);

const ranked = Array.from({ length: 40 }, (): [number[]] => [
  Array.from({ length: 1 + random.integer(9) }, () => random.uniform() ** 3),
]);
compare(
  'rhoScoreLog10',
  1e-10,
  ranked,
  (x) => `RobustRankAggreg::rhoScores(${inR(x)})`,
  (x) => 10 ** rhoScoreLog10(x),
);

run('meta-analysis', { packages: ['metafor', 'RobustRankAggreg'] });
