// Designs beyond two independent groups, against limma: thresholds of change, blocks and weights of samples, several groups.
import { expect, test } from 'vitest';
import type { ExpressionMatrix } from '../../src/expression/expression-matrix.ts';
import { arrayWeights } from '../../src/expression/model/array-weights.ts';
import { designMatrix, factorFromColumn } from '../../src/expression/model/design-sheet.ts';
import { duplicateCorrelation } from '../../src/expression/model/duplicate-correlation.ts';
import type { Errors } from '../../src/expression/model/errors.ts';
import { librarySizes } from '../../src/expression/model/library-size.ts';
import { fitContrast, fitJointly } from '../../src/expression/model/linear-model.ts';
import { moderatedF, type ModeratedF } from '../../src/expression/model/moderated-f.ts';
import {
  moderatedTest,
  type ModeratedTest,
  type ModerationOptions,
} from '../../src/expression/model/moderated-t.ts';
import { weightedCounts } from '../../src/expression/model/weighted-counts.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { columnsOf, largestDifference } from '../support/matrices.ts';
import { describeWith, rPackagePresent } from '../support/reference.ts';
import { runR } from '../support/r.ts';

/** Six donors, each measured before and after, and two of the groups' own samples more. */
const group = ['c', 't', 'c', 't', 'c', 't', 'c', 't', 'c', 't', 'c', 't', 'u', 'u'];
const donor = ['1', '1', '2', '2', '3', '3', '4', '4', '5', '5', '6', '6', '6', '5'];
const samples = group.length;
const design = designMatrix(
  { factors: [factorFromColumn('group', group)], covariates: [], terms: [['group']] },
  samples,
);
const quoted = (values: readonly string[]): string => values.map((value) => `"${value}"`).join(',');
const setup = `
library(limma)
group <- factor(c(${quoted(group)}))
donor <- c(${quoted(donor)})
design <- model.matrix(~group)
x <- as.matrix(read.delim("x.tsv"))
`;

/** log2 values: donors differ, one sample is noisier than the others, some rows change. */
function simulatedMatrix(rows: number, missing: number, seed: number): ExpressionMatrix {
  const random = createRandom(seed);
  const values = new Float64Array(rows * samples);
  for (let row = 0; row < rows; row++) {
    const deviation = 0.3 * Math.exp(0.4 * random.normal());
    const ofDonor = Array.from({ length: 6 }, () => deviation * random.normal());
    const change = row % 10 === 0 ? 2 * random.normal() : 0;
    for (let sample = 0; sample < samples; sample++) {
      const noise = deviation * random.normal() * (sample === 3 ? 2.5 : 1);
      const value = 8 + ofDonor[Number(donor[sample]) - 1] + noise + (group[sample] === 't' ? change : 0);
      values[sample * rows + row] = random.uniform() < missing ? NaN : value;
    }
  }
  return {
    rowNames: Array.from({ length: rows }, (_, row) => `g${row}`),
    sampleNames: Array.from({ length: samples }, (_, sample) => `s${sample}`),
    values,
  };
}

/** Counts of the same design. */
function simulatedCounts(rows: number, seed: number): ExpressionMatrix {
  const random = createRandom(seed);
  const matrix = simulatedMatrix(rows, 0, seed);
  const depth = Array.from({ length: samples }, () => 0.5 + random.uniform());
  return {
    ...matrix,
    values: matrix.values.map((value, at) =>
      random.poisson(depth[Math.floor(at / rows)] * 2 ** (value - (at % 5))),
    ),
  };
}

const block = factorFromColumn('donor', donor);

describeWith(rPackagePresent('limma'), 'R with limma', 'blocks and duplicateCorrelation', () => {
  test('values, with gaps: correlation, generalised least squares, moderated t', () => {
    const matrix = simulatedMatrix(60, 0.03, 32);
    const complete = simulatedMatrix(40, 0, 33);
    const reference = runR(
      `${setup}
z <- as.matrix(read.delim("z.tsv"))
fitOf <- function(x) {
  r <- duplicateCorrelation(x, design, block = donor)$consensus.correlation
  list(r = r, fit = eBayes(lmFit(x, design, block = donor, correlation = r)))
}
a <- fitOf(x)
b <- fitOf(z)`,
      {
        correlation: 'c(a$r, b$r)',
        estimate: 'c(a$fit$coefficients[, 2], b$fit$coefficients[, 2])',
        t: 'c(a$fit$t[, 2], b$fit$t[, 2])',
        p: 'log10(c(a$fit$p.value[, 2], b$fit$p.value[, 2]))',
      },
      { 'x.tsv': columnsOf(matrix), 'z.tsv': columnsOf(complete) },
    );
    const both = [matrix, complete].map((one) => {
      const blocks = duplicateCorrelation(one, design, block);
      const fit = fitContrast(one, design, [0, 1, 0], { blocks });
      return { blocks, fit, found: moderatedTest(fit) };
    });
    const together = (of: (one: (typeof both)[number]) => Float64Array): number[] =>
      both.flatMap((one) => [...of(one)]);
    const correlations = both.map(({ blocks }) => blocks.correlation);
    expect(correlations[0]).toBeGreaterThan(0.3);
    expect(largestDifference(correlations, reference.correlation)).toBeLessThan(1e-8);
    expect(
      largestDifference(
        together(({ fit }) => fit.estimate),
        reference.estimate,
      ),
    ).toBeLessThan(1e-8);
    expect(
      largestDifference(
        together(({ found }) => found.t),
        reference.t,
      ),
    ).toBeLessThan(1e-7);
    expect(
      largestDifference(
        together(({ found }) => found.log10P),
        reference.p,
      ),
    ).toBeLessThan(1e-7);
  });

  test('counts: two rounds of voom and correlation', () => {
    const counts = simulatedCounts(60, 34);
    const reference = runR(
      `${setup}
v <- voom(x, design)
r <- duplicateCorrelation(v, design, block = donor)$consensus.correlation
v <- voom(x, design, block = donor, correlation = r)
s <- duplicateCorrelation(v, design, block = donor)$consensus.correlation
fit <- eBayes(lmFit(v, design, block = donor, correlation = s))`,
      { correlation: 'c(r, s)', w: 'v$weights', t: 'fit$t[, 2]', p: 'log10(fit$p.value[, 2])' },
      { 'x.tsv': columnsOf(counts) },
    );
    const { logCpm, errors } = weightedCounts(counts, design, librarySizes(counts), { block });
    expect(errors.blocks?.correlation).toBeGreaterThan(0.05);
    expect(largestDifference([errors.blocks!.correlation], reference.correlation.slice(1))).toBeLessThan(
      1e-8,
    );
    expect(largestDifference(errors.weights!, reference.w)).toBeLessThan(1e-8);
    const found = moderatedTest(fitContrast(logCpm, design, [0, 1, 0], errors));
    expect(largestDifference(found.t, reference.t)).toBeLessThan(1e-7);
    expect(largestDifference(found.log10P, reference.p)).toBeLessThan(1e-7);
  });
});

describeWith(rPackagePresent('limma'), 'R with limma', 'weights of samples', () => {
  test('values, values with gaps, and counts; with blocks', () => {
    const complete = simulatedMatrix(300, 0, 35);
    const gaps = simulatedMatrix(300, 0.05, 36);
    const counts = simulatedCounts(60, 37);
    const reference = runR(
      `${setup}
z <- as.matrix(read.delim("z.tsv"))
y <- as.matrix(read.delim("y.tsv"))
a <- arrayWeights(x, design)
b <- arrayWeights(z, design)
fit <- eBayes(lmFit(x, design, weights = a))
fitz <- eBayes(lmFit(z, design, weights = b))
v <- voomWithQualityWeights(y, design)
fity <- eBayes(lmFit(v, design))
r <- duplicateCorrelation(v, design, block = donor)$consensus.correlation
u <- voomWithQualityWeights(y, design, block = donor, correlation = r)
s <- duplicateCorrelation(u, design, block = donor)$consensus.correlation
fitu <- eBayes(lmFit(u, design, block = donor, correlation = s))`,
      {
        a: 'a',
        b: 'b',
        t: 'fit$t[, 2]',
        p: 'log10(fit$p.value[, 2])',
        tz: 'fitz$t[, 2]',
        v: 'v$targets$sample.weights',
        ty: 'fity$t[, 2]',
        u: 'u$targets$sample.weights',
        s: 's',
        tu: 'fitu$t[, 2]',
      },
      { 'x.tsv': columnsOf(complete), 'z.tsv': columnsOf(gaps), 'y.tsv': columnsOf(counts) },
    );
    const tested = (matrix: ExpressionMatrix, errors: Errors): ModeratedTest =>
      moderatedTest(fitContrast(matrix, design, [0, 1, 0], errors));
    const a = arrayWeights(complete, design);
    expect(a[3]).toBeLessThan(0.5);
    expect(largestDifference(a, reference.a)).toBeLessThan(1e-8);
    const plain = tested(complete, { sampleWeights: a });
    expect(largestDifference(plain.t, reference.t)).toBeLessThan(1e-8);
    expect(largestDifference(plain.log10P, reference.p)).toBeLessThan(1e-8);
    const b = arrayWeights(gaps, design);
    expect(largestDifference(b, reference.b)).toBeLessThan(1e-8);
    expect(largestDifference(tested(gaps, { sampleWeights: b }).t, reference.tz)).toBeLessThan(1e-8);
    const sizes = librarySizes(counts);
    const v = weightedCounts(counts, design, sizes, { arrayWeights: true });
    expect(largestDifference(v.errors.sampleWeights!, reference.v)).toBeLessThan(1e-8);
    expect(largestDifference(tested(v.logCpm, v.errors).t, reference.ty)).toBeLessThan(1e-8);
    const u = weightedCounts(counts, design, sizes, { arrayWeights: true, block });
    expect(largestDifference(u.errors.sampleWeights!, reference.u)).toBeLessThan(1e-8);
    expect(largestDifference([u.errors.blocks!.correlation], reference.s)).toBeLessThan(1e-8);
    expect(largestDifference(tested(u.logCpm, u.errors).t, reference.tu)).toBeLessThan(1e-7);
  });
});

describeWith(rPackagePresent('limma'), 'R with limma', 'F over several groups', () => {
  test('values, robust and with a trend, with weights and blocks; counts as two models compared', () => {
    const matrix = simulatedMatrix(300, 0, 38);
    const counts = simulatedCounts(60, 39);
    const reference = runR(
      `${setup}
y <- as.matrix(read.delim("y.tsv"))
three <- makeContrasts(a = groupt, b = groupu, c = groupt - groupu, levels = c("one", "groupt", "groupu"))
rownames(three) <- colnames(design)
fit <- eBayes(contrasts.fit(lmFit(x, design), three), trend = TRUE, robust = TRUE)
top <- topTable(eBayes(lmFit(x, design)), coef = 2:3, number = Inf, sort.by = "none")
w <- arrayWeights(x, design)
heavy <- eBayes(lmFit(x, design, weights = w, block = donor, correlation = 0.4)[, 2:3])
v <- voom(y, design)
fity <- eBayes(lmFit(v, design))
rss <- function(d) sapply(1:nrow(y), function(i) sum(lm.wfit(d, v$E[i, ], v$weights[i, ])$residuals^2 * v$weights[i, ]))
f <- (rss(design[, 1, drop = FALSE]) - rss(design)) / 2 / fity$s2.post`,
      {
        f: 'top$F',
        p: 'log10(top$P.Value)',
        q: 'log10(top$adj.P.Val)',
        robust: 'fit$F',
        robustP: 'log10(fit$F.p.value)',
        heavy: 'heavy$F',
        heavyP: 'log10(heavy$F.p.value)',
        counts: 'f',
        countsP: 'pf(f, 2, fity$df.prior + fity$df.residual, lower.tail = FALSE, log.p = TRUE) / log(10)',
      },
      { 'x.tsv': columnsOf(matrix), 'y.tsv': columnsOf(counts) },
    );
    const twoContrasts = [
      [0, 1, 0],
      [0, 0, 1],
    ];
    const tested = (
      of: ExpressionMatrix,
      errors: Errors,
      options: ModerationOptions,
      contrasts = twoContrasts,
    ): ModeratedF => {
      const fit = fitContrast(of, design, [0, 1, 0], errors);
      const { prior } = moderatedTest(fit, options);
      return moderatedF(fitJointly(of, design, contrasts, errors), fit, prior);
    };
    const plain = tested(matrix, {}, {});
    expect(plain.groupDegrees).toBe(2);
    expect(largestDifference(plain.f, reference.f)).toBeLessThan(1e-8);
    expect(largestDifference(plain.log10P, reference.p)).toBeLessThan(1e-8);
    expect(largestDifference(plain.log10AdjustedP, reference.q)).toBeLessThan(1e-8);
    const robust = tested(matrix, {}, { trend: true, robust: true }, [...twoContrasts, [0, 1, -1]]);
    expect(robust.groupDegrees).toBe(2);
    expect(largestDifference(robust.f, reference.robust)).toBeLessThan(1e-5);
    expect(largestDifference(robust.log10P, reference.robustP)).toBeLessThan(1e-5);
    const blocks = { codes: block.codes, correlation: 0.4 };
    const heavy = tested(matrix, { sampleWeights: arrayWeights(matrix, design), blocks }, {});
    expect(largestDifference(heavy.f, reference.heavy)).toBeLessThan(1e-8);
    expect(largestDifference(heavy.log10P, reference.heavyP)).toBeLessThan(1e-8);
    const { logCpm, errors } = weightedCounts(counts, design, librarySizes(counts));
    const ofCounts = tested(logCpm, errors, {});
    expect(largestDifference(ofCounts.f, reference.counts)).toBeLessThan(1e-8);
    expect(largestDifference(ofCounts.log10P, reference.countsP)).toBeLessThan(1e-8);
  });
});

describeWith(rPackagePresent('limma'), 'R with limma', 'designs of limma', () => {
  test('changes beyond a threshold (treat), also far out in the tails', () => {
    const matrix = simulatedMatrix(600, 0, 31);
    // A change so large that its p lies far out in the tail; its average stays that of other rows.
    for (let sample = 0; sample < 12; sample++)
      matrix.values[sample * 600] = 8 + (group[sample] === 't' ? 1e4 : -1e4) + 1e-3 * (sample % 5);
    const reference = runR(
      `${setup}
fit <- treat(lmFit(x, design), lfc = 0.4, trend = TRUE)
top <- topTreat(fit, coef = 2, number = Inf, sort.by = "none", confint = TRUE)
se <- (sqrt(fit$s2.post) * fit$stdev.unscaled)[, 2]
near <- pt((abs(top$logFC) - 0.4) / se, fit$df.total, lower.tail = FALSE, log.p = TRUE)
far <- pt((abs(top$logFC) + 0.4) / se, fit$df.total, lower.tail = FALSE, log.p = TRUE)`,
      {
        t: 'top$t',
        p: '(near + log1p(exp(far - near))) / log(10)',
        plain: 'top$P.Value',
        q: 'top$adj.P.Val',
        low: 'top$CI.L',
        high: 'top$CI.R',
      },
      { 'x.tsv': columnsOf(matrix) },
    );
    const found = moderatedTest(fitContrast(matrix, design, [0, 1, 0]), { trend: true, lfc: 0.4 });
    expect(largestDifference(found.t, reference.t)).toBeLessThan(1e-8);
    expect(largestDifference(found.log10P, reference.p)).toBeLessThan(1e-8);
    expect(Math.min(...found.log10P)).toBeLessThan(-60);
    const plain = (log10: Float64Array): Float64Array => log10.map((value) => 10 ** value);
    expect(largestDifference(plain(found.log10P), reference.plain)).toBeLessThan(1e-9);
    expect(largestDifference(plain(found.log10AdjustedP), reference.q)).toBeLessThan(1e-9);
    expect(largestDifference(found.low, reference.low)).toBeLessThan(1e-8);
    expect(largestDifference(found.high, reference.high)).toBeLessThan(1e-8);
    expect(found.logOdds).toBeUndefined();
  });
});
