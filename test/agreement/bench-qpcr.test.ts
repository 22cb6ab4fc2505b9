// What the bench rests on beside R: pairs, groups, interactions, dilution series, geNorm.
import { interactionOf } from '../../src/assays/cq/contrasts.ts';
import { standardCurve } from '../../src/assays/cq/efficiency.ts';
import { effectOf, type Effect, type ValueByUnit } from '../../src/assays/design/effect.ts';
import { geNorm } from '../../src/assays/qpcr/genorm.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { lastTermTest } from '../../src/statistics/tests/last-term.ts';
import { comparisonsWithR } from '../support/comparisons-with-r.ts';

const { compare, run } = comparisonsWithR();
const random = createRandom(41);
const column = (n: number): number[] => Array.from({ length: n }, () => random.normal());
const inR = (values: readonly number[]): string => `c(${values.join(',')})`;
const units = (values: readonly number[], first = 0): ValueByUnit =>
  new Map(values.map((value, i) => [String(first + i), value]));
const numbers = ({ estimate, low, high, degreesOfFreedom, log10P }: Effect): number[] => [
  ...[estimate, low, high, degreesOfFreedom, log10P],
];

const groups = [3, 4, 6, 12].map((n): [number[], number[]] => [column(n), column(n)]);
const T = (call: string): string =>
  `local({ t <- ${call}; c(if (length(t$estimate) == 2) -diff(t$estimate) else t$estimate, t$conf.int, t$parameter, log10(t$p.value)) })`;

compare(
  'effect of pairs',
  1e-8,
  groups,
  (x, y) => T(`t.test(${inR(x)}, ${inR(y)}, paired = TRUE)`),
  (x, y) => numbers(effectOf(units(x), units(y))),
);
compare(
  'effect of two groups',
  1e-8,
  groups,
  (x, y) => T(`t.test(${inR(x)}, ${inR(y)})`),
  (x, y) => numbers(effectOf(units(x), units(y, 100))),
);

const fours = [3, 4, 8].map((n): [number[], number[], number[], number[]] => [
  ...([column(n), column(n), column(n), column(n)] as const),
]);
const LM = (formula: string): string =>
  `local({ m <- lm(${formula}); k <- length(coef(m)); s <- summary(m)$coefficients; r <- nrow(s);
     c(s[r, 1], s[r, 1] + c(-1, 1) * qt(.975, m$df.residual) * s[r, 2], m$df.residual, log10(s[r, 4])) })`;

compare(
  'interaction within experiments',
  1e-8,
  fours,
  (...[both, first, second, neither]) =>
    T(`t.test(${inR(both)} - ${inR(first)} - ${inR(second)} + ${inR(neither)})`),
  (...[both, first, second, neither]) =>
    numbers(
      interactionOf({
        ...{ both: units(both), first: units(first), second: units(second), neither: units(neither) },
      }),
    ),
);
compare(
  'interaction of four groups that need not spread alike',
  1e-8,
  fours,
  (...arms) =>
    `local({ g <- list(${arms.map(inR).join(', ')}); n <- lengths(g); v <- sapply(g, var) / n; s <- sqrt(sum(v));
       f <- sum(v)^2 / sum(v^2 / (n - 1)); e <- sum(c(1, -1, -1, 1) * sapply(g, mean));
       c(e, e + c(-1, 1) * qt(.975, f) * s, f, log10(2 * pt(-abs(e / s), f))) })`,
  (...[both, first, second, neither]) =>
    numbers(
      interactionOf({
        ...{ both: units(both), first: units(first, 100) },
        ...{ second: units(second, 200), neither: units(neither, 300) },
      }),
    ),
);
compare(
  'interaction with a level for each experiment',
  1e-8,
  fours,
  (...arms) =>
    `local({ y <- ${inR(arms.flat())}; n <- ${arms[0].length}; k <- rep(c(1, 1, 0, 0), each = n); d <- rep(c(1, 0, 1, 0), each = n);
       u <- factor(c(1:n, n + 1:n, 1:n, n + 1:n)); x <- k * d; ${LM('y ~ u + k + x')} })`,
  // Both arms with the drug share experiments, and both without.
  (...[both, first, second, neither]) =>
    numbers(
      interactionOf({
        ...{ both: units(both), second: units(second) },
        ...{ first: units(first, 100), neither: units(neither, 100) },
      }),
    ),
);
compare(
  'last term of a linear model',
  1e-8,
  [8, 20].map((n): [number[], number[], number[]] => [column(n), column(n), column(n)]),
  (a, b, y) => LM(`${inR(y)} ~ ${inR(a)} + ${inR(b)}`),
  (a, b, y) => {
    const { estimate, low, high, degreesOfFreedom, log10P } = lastTermTest([a.map(() => 1), a, b], y);
    return [estimate, low, high, degreesOfFreedom, log10P];
  },
);
compare(
  'dilution series',
  1e-8,
  [5, 12].map((n): [number[], number[]] => {
    const amounts = Array.from({ length: n }, (_, i) => 1000 / (1 + i * i));
    return [amounts, amounts.map((amount) => 20 - 3.4 * Math.log10(amount) + 0.1 * random.normal())];
  }),
  (amounts, cq) =>
    `local({ m <- lm(${inR(cq)} ~ log10(${inR(amounts)})); b <- coef(m)[2]; c(b, 10^(-1 / b), 10^(-1 / confint(m)[2, ]), summary(m)$r.squared) })`,
  (amounts, cq) => {
    const { slope, efficiency, low, high, rSquared } = standardCurve(amounts, cq);
    return [slope, efficiency, low, high, rSquared];
  },
);
compare(
  'geNorm’s M and first V',
  1e-8,
  [4, 7].map((genes): [number[][]] => [Array.from({ length: genes }, () => column(9))]),
  (genes) =>
    `local({ a <- cbind(${genes.map(inR).join(',')});
       m <- function(a) sapply(seq_len(ncol(a)), function(j) mean(apply(a[, -j, drop = FALSE], 2, function(k) sd(a[, j] - k))));
       left <- a; while (ncol(left) > 3) left <- left[, -which.max(m(left))]; worst <- which.max(m(left));
       c(m(a), sd(rowMeans(left[, -worst]) - rowMeans(left))) })`,
  (genes) => {
    const { m, v } = geNorm(genes);
    return [...m, v[2]];
  },
);

run('the bench');
