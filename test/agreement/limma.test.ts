import { expect, test } from 'vitest';
import { designMatrix, factorFromColumn, type Model } from '../../src/expression/model/design-sheet.ts';
import type { ExpressionMatrix } from '../../src/expression/expression-matrix.ts';
import { expressedRows } from '../../src/expression/expressed-genes.ts';
import { librarySizes, trimmedMeanFactors } from '../../src/expression/model/library-size.ts';
import { fitContrast } from '../../src/expression/model/linear-model.ts';
import { moderatedTest } from '../../src/expression/model/moderated-t.ts';
import { normexpCorrect } from '../../src/expression/arrays/normexp.ts';
import { quantileNormalize } from '../../src/expression/arrays/quantile-normalization.ts';
import { voom } from '../../src/expression/model/voom.ts';
import { lowess } from '../../src/statistics/lowess.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { columnsOf, largestDifference } from '../support/matrices.ts';
import { describeWith, rPackagePresent } from '../support/reference.ts';
import { runR } from '../support/r.ts';

const random = createRandom(20);
const samples = 8;
const group = ['c', 'c', 'c', 'c', 't', 't', 't', 't'];
const batch = ['1', '2', '1', '2', '1', '2', '1', '1'];
const model: Model = {
  factors: [factorFromColumn('group', group), factorFromColumn('batch', batch)],
  covariates: [],
  terms: [['group'], ['batch']],
};
const design = designMatrix(model, samples);
const rDesign = `
group <- factor(c(${group.map((g) => `"${g}"`).join(',')}))
batch <- factor(c(${batch.map((b) => `"${b}"`).join(',')}))
design <- model.matrix(~group + batch)
`;

/** log2 intensities whose variance falls with the mean; some rows change, some vary wildly. */
function simulatedMatrix(rows: number, missing: number): ExpressionMatrix {
  const values = new Float64Array(rows * samples);
  for (let row = 0; row < rows; row++) {
    const mean = 4 + 8 * random.uniform();
    const deviation = (2 / mean) * Math.exp(0.3 * random.normal()) * (row % 97 === 0 ? 6 : 1);
    for (let sample = 0; sample < samples; sample++) {
      const change = row % 20 === 0 && sample >= 4 ? 1.5 : 0;
      const value = mean + change + deviation * random.normal();
      values[sample * rows + row] = random.uniform() < missing ? NaN : value;
    }
  }
  return {
    rowNames: Array.from({ length: rows }, (_, row) => `g${row}`),
    sampleNames: Array.from({ length: samples }, (_, sample) => `s${sample}`),
    values,
  };
}

const ebayes = (options: string): string => `
library(limma)
${rDesign}
x <- as.matrix(read.delim("x.tsv"))
fit <- eBayes(lmFit(x, design), ${options})
top <- topTable(fit, coef = 2, number = Inf, sort.by = "none", confint = TRUE)
`;

describeWith(rPackagePresent('limma'), 'R with limma', 'limma', () => {
  for (const [title, options, moderation, missing] of [
    ['plain', '', {}, 0],
    ['missing values', '', {}, 0.05],
    ['trend', 'trend = TRUE', { trend: true }, 0],
    ['robust', 'robust = TRUE', { robust: true }, 0],
    ['robust trend', 'robust = TRUE, trend = TRUE', { robust: true, trend: true }, 0],
    ['robust trend with missing values', 'robust = TRUE, trend = TRUE', { robust: true, trend: true }, 0.03],
  ] as const) {
    test(`moderated t, ${title}`, () => {
      const matrix = simulatedMatrix(1500, missing);
      const reference = runR(
        ebayes(options),
        {
          t: 'top$t',
          p: 'log10(top$P.Value)',
          q: 'log10(top$adj.P.Val)',
          low: 'top$CI.L',
          high: 'top$CI.R',
          average: 'top$AveExpr',
          b: 'top$B',
        },
        { 'x.tsv': columnsOf(matrix) },
      );
      const fit = fitContrast(matrix, design, [0, 1, 0]);
      const found = moderatedTest(fit, moderation);
      const tolerance = 'robust' in moderation ? 1e-5 : 1e-8;
      expect(largestDifference(found.t, reference.t)).toBeLessThan(tolerance);
      expect(largestDifference(found.log10P, reference.p)).toBeLessThan(tolerance);
      expect(largestDifference(found.log10AdjustedP, reference.q)).toBeLessThan(tolerance);
      expect(largestDifference(found.low, reference.low)).toBeLessThan(tolerance);
      expect(largestDifference(found.high, reference.high)).toBeLessThan(tolerance);
      expect(largestDifference(fit.averageExpression, reference.average)).toBeLessThan(1e-12);
      expect(largestDifference(found.logOdds!, reference.b)).toBeLessThan(10 * tolerance);
    });
  }

  test('quantile normalisation with ties and missing values', () => {
    const matrix = simulatedMatrix(800, 0.02);
    const rounded = { ...matrix, values: matrix.values.map((value) => Math.round(10 * value) / 10) };
    const reference = runR(
      '',
      { x: 'limma::normalizeQuantiles(as.matrix(read.delim("x.tsv")))' },
      { 'x.tsv': columnsOf(rounded) },
    );
    expect(largestDifference(quantileNormalize(rounded).values, reference.x)).toBeLessThan(1e-12);
  });

  test('lowess with its interpolation between fits', () => {
    const x = Float64Array.from({ length: 2000 }, () => Math.round(1000 * random.normal()) / 100).sort();
    const y = x.map((value) => Math.sin(value / 3) + 0.3 * random.normal());
    const reference = runR(
      'd <- read.delim("d.tsv")',
      { a: 'lowess(d$x, d$y, f = 0.5)$y', b: 'lowess(d$x, d$y, f = 0.2, iter = 0, delta = 0)$y' },
      { 'd.tsv': { x, y } },
    );
    expect(largestDifference(lowess(x, y, { span: 0.5 }), reference.a)).toBeLessThan(1e-10);
    const exact = lowess(x, y, { span: 0.2, robustRounds: 0, delta: 0 });
    expect(largestDifference(exact, reference.b)).toBeLessThan(1e-10);
  });

  test('normexp background by maximum likelihood', () => {
    const x = Float64Array.from(
      { length: 3000 },
      () => 80 * random.normal() + 100 - 700 * Math.log(1 - random.uniform()),
    );
    const reference = runR(
      'x <- as.matrix(read.delim("x.tsv"))',
      {
        x: 'limma::backgroundCorrect.matrix(x, method = "normexp", normexp.method = "mle", offset = 50, verbose = FALSE)',
      },
      { 'x.tsv': { x } },
    );
    const found = normexpCorrect(x, 50);
    const expected = reference.x;
    const relative = found.map((value, i) => Math.abs(value - expected[i]) / expected[i]);
    expect(Math.max(...relative)).toBeLessThan(1e-4);
  });
});

describeWith(rPackagePresent('edgeR'), 'R with edgeR', 'edgeR and voom', () => {
  test('trimmed-mean factors, precision weights and moderated t of counts', () => {
    const rows = 1200;
    const values = new Float64Array(rows * samples);
    for (let row = 0; row < rows; row++) {
      const mean = Math.exp(1 + 7 * random.uniform());
      for (let sample = 0; sample < samples; sample++) {
        const change = row % 15 === 0 && sample >= 4 ? 3 : 1;
        const noise = Math.exp(0.3 * random.normal()) * (0.7 + 0.1 * sample);
        values[sample * rows + row] = row % 50 === 0 ? 0 : Math.round(mean * change * noise);
      }
    }
    const counts: ExpressionMatrix = {
      rowNames: Array.from({ length: rows }, (_, row) => `g${row}`),
      sampleNames: Array.from({ length: samples }, (_, sample) => `s${sample}`),
      values,
    };
    const reference = runR(
      `library(limma); library(edgeR)
${rDesign}
x <- as.matrix(read.delim("x.tsv"))
f <- calcNormFactors(x)
v <- voom(x, design, lib.size = colSums(x) * f)
fit <- eBayes(lmFit(v, design))`,
      {
        f: 'f',
        e: 'v$E',
        w: 'v$weights',
        t: 'fit$t[, 2]',
        p: 'log10(fit$p.value[, 2])',
        kept: 'which(filterByExpr(x, design = design)) - 1',
      },
      { 'x.tsv': columnsOf(counts) },
    );
    expect([...expressedRows(counts, design, 10)]).toEqual(reference.kept);
    const factors = trimmedMeanFactors(counts);
    expect(largestDifference(factors, reference.f)).toBeLessThan(1e-12);
    const sizes = librarySizes(counts).map((size, sample) => size * factors[sample]);
    const found = voom(counts, design, sizes);
    expect(largestDifference(found.logCpm.values, reference.e)).toBeLessThan(1e-12);
    expect(largestDifference(found.weights, reference.w)).toBeLessThan(1e-9);
    const test = moderatedTest(fitContrast(found.logCpm, design, [0, 1, 0], { weights: found.weights }));
    expect(largestDifference(test.t, reference.t)).toBeLessThan(1e-8);
    expect(largestDifference(test.log10P, reference.p)).toBeLessThan(1e-8);
  });
});
