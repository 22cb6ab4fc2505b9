// Changes of counts in peaks beside edgeR and limma-voom with the same library sizes.
import { expect, test } from 'vitest';
import { fitChanges } from '../../src/calling/differential/fit-changes.ts';
import {
  effectiveSizes,
  NORMALISATIONS,
  type CountedSamples,
} from '../../src/calling/differential/normalisation.ts';
import type { ExpressionMatrix } from '../../src/expression/expression-matrix.ts';
import { sampleValues } from '../../src/expression/expression-matrix.ts';
import { factorFromColumn } from '../../src/expression/model/design-sheet.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { runR } from '../support/r.ts';
import { describeWith, rPackagePresent } from '../support/reference.ts';

const SAMPLES = ['c1', 'c2', 'c3', 't1', 't2', 't3'];
const random = createRandom(23);

function matrix(rows: number, of: (row: number, sample: number) => number): ExpressionMatrix {
  const rowNames = Array.from({ length: rows }, (_, row) => `r${row}`);
  const values = Float64Array.from({ length: 6 * rows }, (_, at) => of(at % rows, Math.floor(at / rows)));
  return { rowNames, sampleNames: SAMPLES, values };
}
const means = Float64Array.from({ length: 900 }, () => 40 * Math.exp(1.2 * random.normal()));
const noisy = (mean: number): number => Math.round(mean * Math.exp(0.25 * random.normal()));
const lost = (sample: number): number => (sample < 3 ? 1 : 0.4);
const counts = matrix(900, (row, sample) =>
  noisy(means[row] * lost(sample) * (row % 9 === 0 ? lost(5 - sample) : 1) * (1 + 0.1 * sample)),
);
const background = matrix(2000, (row, sample) =>
  row % 40 === 0 ? 0 : noisy((12 + (row % 17)) * (1 + 0.05 * sample)),
);
const reference = matrix(25, (_, sample) => noisy(150 * (1 + 0.07 * sample)));
const counted: CountedSamples = {
  ...{ counts, background, reference },
  reads: Float64Array.of(210_345, 190_876, 201_002, 250_111, 199_321, 222_222),
  spikeIn: Float64Array.of(5021, 4877, 5190, 12_444, 11_832, 12_901),
};

const tableOf = (values: ExpressionMatrix): Record<string, Float64Array> =>
  Object.fromEntries(SAMPLES.map((name, sample) => [name, sampleValues(values, sample)]));

const SIZES = {
  library: 'n',
  'in-peaks': 'colSums(x) * calcNormFactors(x)',
  background: 'n * calcNormFactors(b, lib.size = n, doWeighting = FALSE)',
  'spike-in': 's * exp(mean(log(n)) - mean(log(s)))',
  regions: 'n * calcNormFactors(r, lib.size = n)',
} as const;

const DESIGN = { columnNames: ['intercept', 'group'], samples: 6 };
const design = { ...DESIGN, values: Float64Array.of(1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1) };
const largest = (found: ArrayLike<number>, expected: readonly number[]): number => {
  expect(found.length).toBe(expected.length);
  return Array.from(found).reduce(
    (most, value, i) => Math.max(most, Math.abs(value - expected[i]) / Math.max(1, Math.abs(expected[i]))),
    0,
  );
};
const tables = {
  'x.tsv': tableOf(counts),
  'b.tsv': tableOf(background),
  'r.tsv': tableOf(reference),
  's.tsv': { n: counted.reads, s: counted.spikeIn! },
};
const opened = `library(limma); library(edgeR)
x <- as.matrix(read.delim("x.tsv")); b <- as.matrix(read.delim("b.tsv")); r <- as.matrix(read.delim("r.tsv"))
n <- read.delim("s.tsv")$n; s <- read.delim("s.tsv")$s
design <- cbind(1, c(0, 0, 0, 1, 1, 1))`;

describeWith(rPackagePresent('edgeR'), 'R with edgeR', 'changes of peaks', () => {
  for (const how of NORMALISATIONS)
    test(`${how}: library sizes, change, interval, t and p of limma-voom`, () => {
      const r = runR(
        `${opened}
sizes <- ${SIZES[how]}
fit <- eBayes(lmFit(voom(x, design, lib.size = sizes), design))
top <- topTable(fit, coef = 2, number = Inf, sort.by = "none", confint = TRUE)`,
        {
          ...{ sizes: 'sizes', change: 'top$logFC', low: 'top$CI.L', high: 'top$CI.R' },
          ...{ t: 'top$t', p: 'log10(top$P.Value)', adjusted: 'log10(top$adj.P.Val)' },
        },
        tables,
      );
      const sizes = effectiveSizes(counted, how)!;
      expect(largest(sizes, r.sizes)).toBeLessThan(1e-12);
      const { fit, test: tested } = fitChanges(counts, sizes, { design, coefficients: [0, 1] });
      expect(largest(fit.estimate, r.change)).toBeLessThan(1e-8);
      expect(largest(tested!.low, r.low)).toBeLessThan(1e-8);
      expect(largest(tested!.high, r.high)).toBeLessThan(1e-8);
      expect(largest(tested!.t, r.t)).toBeLessThan(1e-8);
      expect(largest(tested!.log10P, r.p)).toBeLessThan(1e-8);
      expect(largest(tested!.log10AdjustedP, r.adjusted)).toBeLessThan(1e-8);
    });

  test('blocks: two rounds of voom and correlation', () => {
    const r = runR(
      `${opened}
donor <- c(1, 2, 3, 1, 2, 3)
sizes <- s * exp(mean(log(n)) - mean(log(s)))
v <- voom(x, design, lib.size = sizes)
k <- duplicateCorrelation(v, design, block = donor)$consensus.correlation
v <- voom(x, design, lib.size = sizes, block = donor, correlation = k)
k <- duplicateCorrelation(v, design, block = donor)$consensus.correlation
fit <- eBayes(lmFit(v, design, block = donor, correlation = k))`,
      { k: 'k', t: 'fit$t[, 2]' },
      tables,
    );
    const sizes = effectiveSizes(counted, 'spike-in')!;
    const block = factorFromColumn('donor', ['1', '2', '3', '1', '2', '3']);
    const { correlation, test: tested } = fitChanges(counts, sizes, { design, coefficients: [0, 1], block });
    expect(Math.abs(correlation! - r.k[0])).toBeLessThan(1e-6);
    expect(largest(tested!.t, r.t)).toBeLessThan(1e-5);
  });
});
