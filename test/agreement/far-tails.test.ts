// Random parameters over many orders of magnitude, most of them far out in a tail, beside R's own logarithms of p.
import { binomialLog10P } from '../../src/statistics/distributions/binomial.ts';
import { chiSquaredLog10P } from '../../src/statistics/distributions/chi-squared.ts';
import { fLog10P } from '../../src/statistics/distributions/f-distribution.ts';
import { hypergeometricLog10P } from '../../src/statistics/distributions/hypergeometric.ts';
import { normalLog10P } from '../../src/statistics/distributions/normal.ts';
import { poissonLog10P } from '../../src/statistics/distributions/poisson.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { sidakLog10P } from '../../src/statistics/combine/sidak.ts';
import { studentTLog10P } from '../../src/statistics/distributions/student-t.ts';
import { comparisonsWithR } from '../support/comparisons-with-r.ts';

const { compare, run } = comparisonsWithR();
const random = createRandom(29);
const DRAWS = 400;

type Tail = 'lower' | 'upper';
const tail = (): Tail => (random.uniform() < 0.5 ? 'lower' : 'upper');
const inR = (side: Tail): string => `lower.tail = ${side === 'lower' ? 'TRUE' : 'FALSE'}, log.p = TRUE`;
/** A number whose logarithm is uniform. */
const between = (low: number, high: number): number => low * (high / low) ** random.uniform();
const whole = (low: number, high: number): number => Math.floor(between(low, high));
const draws = <T>(draw: () => T): T[] => Array.from({ length: DRAWS }, draw);

compare(
  'normalLog10P',
  1e-12,
  draws((): [number, Tail] => [(random.uniform() < 0.5 ? -1 : 1) * between(1e-3, 1e6), tail()]),
  (z, side) => `pnorm(${z}, ${inR(side)}) / log(10)`,
  normalLog10P,
);
// beyond 4e5 degrees of freedom R turns to an approximation by the normal distribution
compare(
  'studentTLog10P',
  1e-11,
  draws((): [number, number, Tail] => [
    (random.uniform() < 0.5 ? -1 : 1) * between(1e-3, 1e6),
    between(0.5, 3e5),
    tail(),
  ]),
  (t, df, side) => `pt(${t}, ${df}, ${inR(side)}) / log(10)`,
  studentTLog10P,
);
compare(
  'chiSquaredLog10P',
  1e-11,
  draws((): [number, number, Tail] => {
    const df = between(0.5, 1e5);
    return [df * between(1e-3, 1e3), df, tail()];
  }),
  (x, df, side) => `pchisq(${x}, ${df}, ${inR(side)}) / log(10)`,
  chiSquaredLog10P,
);
compare(
  'fLog10P',
  1e-11,
  draws((): [number, number, number, Tail] => [
    between(1e-4, 1e5),
    between(0.5, 1e4),
    between(0.5, 1e4),
    tail(),
  ]),
  (f, df1, df2, side) => `pf(${f}, ${df1}, ${df2}, ${inR(side)}) / log(10)`,
  fLog10P,
);
compare(
  'poissonLog10P',
  1e-11,
  draws((): [number, number, Tail] => {
    const mean = between(1e-3, 1e6);
    return [whole(1, 1 + mean * 50), mean, tail()];
  }),
  // an upper tail includes the observed count
  (k, mean, side) => `ppois(${side === 'upper' ? k - 1 : k}, ${mean}, ${inR(side)}) / log(10)`,
  poissonLog10P,
);
// pbinom and phyper lose digits far out, or give -Inf: the reference is the sum of R's densities over the outer tail
const summed = (densities: string): string =>
  `{ d <- ${densities}; (max(d) + log(sum(exp(d - max(d))))) / log(10) }`;
compare(
  'binomialLog10P',
  1e-11,
  draws((): [number, number, number, Tail] => {
    const n = whole(2, 1e5);
    const k = whole(1, n);
    const p = between(1e-6, 0.999);
    return [k, n, p, k > n * p ? 'upper' : 'lower'];
  }),
  (k, n, p, side) => summed(`dbinom(${side === 'upper' ? `${k}:${n}` : `0:${k}`}, ${n}, ${p}, log = TRUE)`),
  binomialLog10P,
);
compare(
  'hypergeometricLog10P',
  1e-11,
  draws((): [number, number, number, number, Tail] => {
    const universe = whole(100, 1e7);
    const a = whole(2, Math.min(universe, 1e5));
    const b = whole(2, universe);
    const least = Math.max(0, a + b - universe);
    const x = least + Math.floor(random.uniform() * (Math.min(a, b) - least + 1));
    return [x, a, b, universe, x > (a * b) / universe ? 'upper' : 'lower'];
  }),
  (x, a, b, universe, side) => {
    const outer = side === 'upper' ? `${x}:${Math.min(a, b)}` : `${Math.max(0, a + b - universe)}:${x}`;
    return summed(`dhyper(${outer}, ${a}, ${universe - a}, ${b}, log = TRUE)`);
  },
  hypergeometricLog10P,
);
// 1 - (1 - p)^n on whichever side of one half R keeps its digits
compare(
  'sidakLog10P',
  1e-11,
  draws((): [number, number] => [-between(1e-3, 300), whole(1, 1e6)]),
  (log10P, n) =>
    `{ l <- ${n} * log1p(-10^(${log10P})); (if (l < -log(2)) log1p(-exp(l)) else log(-expm1(l))) / log(10) }`,
  sidakLog10P,
);

run('far tails at random parameters');
