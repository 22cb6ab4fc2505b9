// Dose-response curves beside nls, with SSfpl and SSlogis, and beside minpack.lm and DoseFinding; median effect beside lm.
import { medianEffect } from '../../src/assays/combination/reference-models.ts';
import { flatTest } from '../../src/assays/dose/dose-effect.ts';
import { fitCurve, type CurveFit, type CurveKind, type Points } from '../../src/assays/dose/fit-curve.ts';
import { hillModel, LOG_MIDDLE, LOWER, responseAt, SLOPE, UPPER } from '../../src/assays/dose/hill.ts';
import { linearFit } from '../../src/statistics/linear-fit.ts';
import { covarianceOf, leastSquares } from '../../src/statistics/levenberg-marquardt.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { comparisonsWithR } from '../support/comparisons-with-r.ts';

const random = createRandom(71);
const inR = (values: ArrayLike<number>): string =>
  `c(${Array.from(values, (value) => String(value)).join(',')})`;
const DOSES = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100];

/** Curves whose plateaus both are seen. */
const curves = Array.from({ length: 20 }, (): [number[], number[]] => {
  const curve = Float64Array.of(
    0.8 + random.uniform(),
    4 + 10 * random.uniform(),
    95 + 8 * random.uniform(),
    random.normal(),
  );
  const doses = DOSES.flatMap((dose) => [dose, dose]);
  return [doses, doses.map((dose) => responseAt(curve, Math.log(dose)) + 2 * random.normal())];
});

function fitted(
  doses: readonly number[],
  viability: readonly number[],
  kind: CurveKind,
): { fit: CurveFit; points: Points } {
  const points = { logDoses: Float64Array.from(doses, Math.log), viability: Float64Array.from(viability) };
  const fit = fitCurve(points, kind);
  if (fit === null) throw new Error('no fit');
  return { fit, points };
}

/** Standard errors as nls has them. */
function errors({ fit, points }: ReturnType<typeof fitted>, places: readonly number[]): number[] {
  const covariance = covarianceOf(hillModel(points.logDoses), fit, {
    y: points.viability,
    information: 'expected',
  });
  return places.map((place) => Math.sqrt(covariance[5 * place]));
}

const base = comparisonsWithR();
// SSfpl: A + (B - A) / (1 + exp((xmid - x) / scal)); A is the upper plateau here, scal 1 / slope.
base.compare(
  'nls with SSfpl',
  1e-5,
  curves,
  (x, y) =>
    `{ x <- log(${inR(x)}); y <- ${inR(y)}; f <- nls(y ~ SSfpl(x, A, B, xmid, scal), start = list(A = 98, B = 8, xmid = 0, scal = 0.8), control = nls.control(tol = 1e-6, maxiter = 200, minFactor = 1e-9)); ` +
    's <- summary(f)$coefficients; c(1 / s["scal", 1], s["B", 1], s["A", 1], exp(s["xmid", 1]), s["B", 2], s["A", 2], s["xmid", 2], deviance(f)) }',
  (x, y) => {
    const found = fitted(x, y, '4PL');
    const { parameters, residualSquares } = found.fit;
    return [
      ...[parameters[SLOPE], parameters[LOWER], parameters[UPPER], Math.exp(parameters[LOG_MIDDLE])],
      ...errors(found, [LOWER, UPPER, LOG_MIDDLE]),
      residualSquares,
    ];
  },
);
// SSlogis: Asym / (1 + exp((xmid - x) / scal)), falling over the negative logarithm.
base.compare(
  'nls with SSlogis',
  1e-5,
  curves,
  (x, y) =>
    `{ x <- -log(${inR(x)}); y <- ${inR(y)}; f <- nls(y ~ SSlogis(x, Asym, xmid, scal), start = list(Asym = 98, xmid = 0, scal = 1), control = nls.control(tol = 1e-6, maxiter = 200, minFactor = 1e-9)); ` +
    's <- summary(f)$coefficients; c(1 / s["scal", 1], s["Asym", 1], exp(-s["xmid", 1]), s["Asym", 2], s["xmid", 2]) }',
  (x, y) => {
    const found = fitted(x, y, '3PL');
    const { parameters } = found.fit;
    return [
      ...[parameters[SLOPE], parameters[UPPER], Math.exp(parameters[LOG_MIDDLE])],
      ...errors(found, [UPPER, LOG_MIDDLE]),
    ];
  },
);
const blocks = Array.from({ length: 10 }, (): [number[], number[]] => {
  const places = Array.from({ length: 15 }, (_, i) => i);
  return [
    places,
    places.map((place) => 100 - 3 * (place % 5) + 2 * Math.floor(place / 5) + 4 * random.normal()),
  ];
});
base.compare(
  'doses in blocks of experiments',
  1e-9,
  blocks,
  (places, y) =>
    `{ i <- ${inR(places)}; anova(lm(${inR(y)} ~ factor(i %/% 5) + factor(i %% 5)))["factor(i%%5)", "Pr(>F)"] }`,
  (_, y) => {
    const curve = {
      ...{ cell: null, perturbation: null, drug: null, units: ['a', 'b', 'c'] },
      ...{
        doses: Float64Array.of(0, 1, 2, 3, 4),
        viability: Float64Array.from(y),
        wells: new Uint32Array(15).fill(1),
      },
    };
    return Math.exp(Math.LN10 * flatTest(curve, null, curve.viability).log10P);
  },
);
base.compare(
  'linearFit',
  1e-10,
  curves.map(([x, y]): [number[], number[]] => [x.map(Math.log), y]),
  (x, y) => `{ f <- lm(${inR(y)} ~ ${inR(x)}); c(coef(f)[2], coef(f)[1], cor(${inR(x)}, ${inR(y)})) }`,
  (x, y) => Object.values(linearFit(x, y)) as number[],
);
base.compare(
  'medianEffect',
  1e-9,
  curves.map(([x, y]): [number[], number[]] => [x, y.map((value) => Math.min(99, Math.max(1, value)))]),
  (x, y) =>
    `{ fa <- 1 - ${inR(y)} / 100; f <- lm(log10(fa / (1 - fa)) ~ log10(${inR(x)})); c(coef(f)[2], 10^(-coef(f)[1] / coef(f)[2])) }`,
  (x, y) => {
    const fit = medianEffect(Float64Array.from(x), (dose) => 100 - y[dose]);
    return [fit?.slope ?? NaN, 10 ** (-(fit?.intercept ?? NaN) / (fit?.slope ?? NaN))];
  },
);
base.run('dose-response');

const minpack = comparisonsWithR();
minpack.compare(
  'nlsLM with a bound that holds',
  1e-5,
  curves,
  (x, y) =>
    `{ x <- log(${inR(x)}); y <- ${inR(y)}; f <- minpack.lm::nlsLM(y ~ c + (d - c) / (1 + exp(b * (x - m))), start = list(b = 1, c = 0, d = 100, m = 0), ` +
    'lower = c(0.15, -10, -10, -20), upper = c(12, 2, 150, 20), control = minpack.lm::nls.lm.control(ftol = 1e-14, ptol = 1e-14, maxiter = 500)); p <- coef(f); c(p[1:3], exp(p[4]), deviance(f)) }',
  (x, y) => {
    const points = { logDoses: Float64Array.from(x, Math.log), viability: Float64Array.from(y) };
    const bounded = fitBelow(points, 2);
    const { parameters } = bounded;
    return [...parameters.subarray(0, 3), Math.exp(parameters[LOG_MIDDLE]), bounded.residualSquares];
  },
);
minpack.run('bounded curves', { packages: ['minpack.lm'] });

/** The curve whose lower plateau is at most so high. */
function fitBelow(points: Points, highestLower: number): ReturnType<typeof leastSquares> {
  return leastSquares(hillModel(points.logDoses), points.viability, [1, 0, 100, 0], {
    low: Float64Array.of(0.15, -10, -10, -20),
    high: Float64Array.of(12, highestLower, 150, 20),
  });
}

const doseFinding = comparisonsWithR();
doseFinding.compare(
  'DoseFinding sigEmax',
  1e-3,
  curves.slice(0, 6),
  (x, y) =>
    `{ f <- DoseFinding::fitMod(${inR(x)}, ${inR(y)}, model = "sigEmax", bnds = rbind(c(1e-3, 100), c(0.3, 5))); p <- coef(f); ` +
    'c(p["h"], p["e0"] + p["eMax"], p["e0"], p["ed50"]) }',
  (x, y) => {
    const { parameters } = fitted(x, y, '4PL').fit;
    return [parameters[SLOPE], parameters[LOWER], parameters[UPPER], Math.exp(parameters[LOG_MIDDLE])];
  },
);
doseFinding.run('sigmoid Emax', { packages: ['DoseFinding'] });
