// Groups against one control and repeated experiments, beside multcomp and lmerTest.
import {
  dunnettLoadings,
  dunnettLog10P,
  dunnettQuantile,
} from '../../src/statistics/distributions/dunnett.ts';
import { randomIntercept } from '../../src/statistics/models/random-intercept.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { comparisonsWithR } from '../support/comparisons-with-r.ts';

const { compare, run } = comparisonsWithR();
const random = createRandom(15);
const inR = (values: readonly number[]): string => `c(${values.join(',')})`;

/** Three or four groups and the first of them as control: values and group of each row. */
const groups = Array.from({ length: 5 }, (_, i): [number[], number[]] => {
  const sizes = Array.from({ length: 3 + (i % 2) }, () => 3 + random.integer(3));
  const group = sizes.flatMap((size, g) => Array<number>(size).fill(g));
  return [group.map((g) => random.normal() + 0.6 * g), group];
});

compare(
  'Dunnett: one way',
  1e-2, // multcomp integrates by random numbers
  groups,
  (y, group) =>
    `{ d <- data.frame(y = ${inR(y)}, g = factor(${inR(group)})); set.seed(1); ` +
    'f <- summary(multcomp::glht(lm(y ~ g, d), multcomp::mcp(g = "Dunnett")), test = multcomp::adjusted(abseps = 1e-4, maxpts = 30000)); ' +
    'c(f$test$tstat, log10(f$test$pvalues), attr(confint(f)$confint, "calpha")) }',
  (y, group) => {
    const own = (g: number): number[] => y.filter((_, i) => group[i] === g);
    const means = [...new Set(group)].map((g) => own(g).reduce((sum, v) => sum + v, 0) / own(g).length);
    const squares = y.reduce((sum, v, i) => sum + (v - means[group[i]]) ** 2, 0);
    const df = y.length - means.length;
    const sizes = means.map((_, g) => own(g).length);
    const t = means
      .slice(1)
      .map((mean, i) => (mean - means[0]) / Math.sqrt((squares / df) * (1 / sizes[0] + 1 / sizes[i + 1])));
    const loadings = dunnettLoadings(sizes.slice(1), sizes[0]);
    return [...t, ...t.map((each) => dunnettLog10P(each, df, loadings)), dunnettQuantile(0.95, df, loadings)];
  },
);

/** Groups in experiments, some of which lack a group. */
const repeated = Array.from({ length: 12 }, (_, i): [number[], number[], number[]] => {
  const cells = Array.from({ length: 15 }, (__, at) => [at % 3, Math.floor(at / 3)] as const);
  const rows = cells.filter(() => i < 4 || random.uniform() > 0.15);
  const levels = Array.from({ length: 5 }, () => random.normal() * (i % 3));
  return [
    rows.map(([g, unit]) => 0.4 * g + levels[unit] + random.normal() * 0.5),
    rows.map(([g]) => g),
    rows.map(([, unit]) => unit),
  ];
});

compare(
  'random intercept by REML, Satterthwaite',
  2e-4,
  repeated,
  (y, group, unit) =>
    `{ d <- data.frame(y = ${inR(y)}, g = factor(${inR(group)}), u = factor(${inR(unit)})); ` +
    'f <- suppressMessages(lmerTest::lmer(y ~ g + (1 | u), d, control = lme4::lmerControl(optCtrl = list(ftol_abs = 1e-14, xtol_abs = 1e-12)))); ' +
    's <- lme4::VarCorr(f); k <- rbind(c(0, 1, 0), c(0, 0, 1)); ' +
    't <- lmerTest::contest(f, k, joint = FALSE); ' +
    'c(lme4::fixef(f), sqrt(round(as.numeric(s$u), 7)), attr(s, "sc"), t[["Std. Error"]], t$df) }',
  (y, group, unit) => {
    const known = [...new Set(unit)].sort((a, b) => a - b);
    const design = Float64Array.from(group.flatMap((g) => [1, Number(g === 1), Number(g === 2)]));
    const model = randomIntercept(
      Float64Array.from(y),
      design,
      Int32Array.from(unit, (each) => known.indexOf(each)),
    );
    const [one, two] = [model.contrast([0, 1, 0]), model.contrast([0, 0, 1])];
    return [
      ...model.coefficients,
      Math.sqrt(Math.round(model.unitVariance * 1e7) / 1e7),
      Math.sqrt(model.residualVariance),
      ...[one.standardError, two.standardError, one.degreesOfFreedom, two.degreesOfFreedom],
    ];
  },
);

run('groups and repeated experiments', { packages: ['multcomp', 'lmerTest'] });
