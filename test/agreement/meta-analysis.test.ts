// Meta-analysis and rank aggregation beside metafor and RobustRankAggreg.
import { metaAnalysis } from '../../src/statistics/combine/meta-analysis.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { aggregateRanks } from '../../src/statistics/combine/rank-aggregation.ts';
import { comparisonsWithR } from '../comparisons-with-r.ts';

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

const lists = Array.from({ length: 7 }, () =>
  Array.from(random.sample(60, 10 + random.integer(20)), (item) => `gene${item}`),
);
compare(
  'aggregateRanks',
  1e-10,
  [[80], [500]],
  (items) =>
    `{ a <- RobustRankAggreg::aggregateRanks(list(${lists.map(inR).join(', ')}), N = ${items}); a$Score[order(a$Name)] }`,
  (items) =>
    aggregateRanks(lists, items)
      .toSorted((a, b) => (a.item < b.item ? -1 : 1))
      .map(({ log10Score }) => 10 ** log10Score),
);

run('meta-analysis', { packages: ['metafor', 'RobustRankAggreg'] });
