import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { analyzeExpression } from '../../src/expression/analysis.ts';
import { readExpressionFile } from '../../src/formats/expression/expression-reader.ts';
import { readSampleSheet } from '../../src/formats/expression/sample-sheet-reader.ts';
import { chipmate } from '../support/chipmate.ts';
import { describeWith, realData, realDataPresent, rPackagePresent } from '../support/reference.ts';
import { evaluateInR } from '../support/r.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-expression-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runExpression(...args: string[]): Map<string, string[]> {
  const output = join(folder, 'result.tsv');
  const run = chipmate(['expression', ...args, '-o', output]);
  expect(run.stderr + String(run.status)).toMatch(/0$/);
  const [header, ...rows] = readFileSync(output, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return new Map(header.map((name, column) => [name, rows.map((row) => row[column])]));
}

describeWith(
  realDataPresent && rPackagePresent('limma'),
  'the real data and R with limma',
  'the verb expression',
  () => {
    test('leukaemia arrays, BCR/ABL against NEG: the two ABL1 probes first, all probes as limma', async () => {
      const matrix = realData('expression', 'ALL-leukemia', 'ALL_exprs_hgu95av2_rma_log2.tsv.gz');
      const [header, ...rows] = readFileSync(realData('expression', 'ALL-leukemia', 'ALL_pheno.tsv'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t'));
      const chosen = rows.filter(
        (row) =>
          row[header.indexOf('BT')].startsWith('B') &&
          ['BCR/ABL', 'NEG'].includes(row[header.indexOf('mol.biol')]),
      );
      expect(chosen.length).toBe(79);
      const sheet = join(folder, 'sheet.tsv');
      writeFileSync(
        sheet,
        ['sample\tgroup', ...chosen.map((row) => `${row[0]}\t${row[header.indexOf('mol.biol')]}`)].join(
          '\n',
        ) + '\n',
      );
      const table = runExpression(matrix, '--design', sheet, '--contrast', 'BCR/ABL-NEG');
      const probes = table.get('probe')!;
      expect(probes.slice(0, 2)).toEqual(['1636_g_at', '39730_at']);
      expect(probes.length).toBe(12_625);
      const [t, log10P] = evaluateInR(
        ['top$t', 'log10(2) + pt(-abs(top$t), fit$df.total[1], log.p = TRUE) / log(10)'],
        `x <- as.matrix(read.delim(${JSON.stringify(matrix)}, row.names = 1, check.names = FALSE))
s <- read.delim(${JSON.stringify(sheet)}, colClasses = "character")
group <- factor(s$group, levels = c("NEG", "BCR/ABL"))
fit <- limma::eBayes(limma::lmFit(x[, s$sample], model.matrix(~group)), trend = TRUE)
top <- limma::topTable(fit, coef = 2, number = Inf, sort.by = "none")[c(${probes.map((p) => JSON.stringify(p)).join(',')}), ]`,
      );
      const analysis = analyzeExpression(
        await readExpressionFile(matrix),
        matrix,
        await readSampleSheet(sheet),
        {
          contrast: 'BCR/ABL-NEG',
        },
      );
      const rowOf = new Map(analysis.matrix.rowNames.map((name, row) => [name, row]));
      const largest = { t: 0, p: 0 };
      probes.forEach((probe, i) => {
        const row = rowOf.get(probe)!;
        largest.t = Math.max(largest.t, Math.abs(analysis.test!.t[row] - t[i]));
        largest.p = Math.max(largest.p, Math.abs(10 ** analysis.test!.log10P[row] / 10 ** log10P[i] - 1));
      });
      expect(largest.t).toBeLessThan(1e-8);
      expect(largest.p).toBeLessThan(1e-8);
      // The written table carries six significant digits of the same numbers.
      table.get('t')!.forEach((text, i) => expect(Number(text)).toBeCloseTo(t[i], 4));
    });

    test('RNA-seq counts: the same genes kept, and limma-voom on them', () => {
      const counts = realData('expression', 'rnaseq-counts', 'SRP029880.raw_counts.tsv.gz');
      const sheet = realData('expression', 'rnaseq-counts', 'SRP029880.colData.tsv');
      const table = runExpression(counts, '--design', sheet, '--contrast', 'group=CASE-CTRL');
      const genes = table.get('gene')!;
      const [kept, t] = evaluateInR(
        ['nrow(x)', `fit$t[c(${genes.map((gene) => JSON.stringify(gene)).join(',')}), 2]`],
        `suppressMessages(library(edgeR))
x <- as.matrix(read.delim(${JSON.stringify(counts)})); s <- read.delim(${JSON.stringify(sheet)}); x <- x[, rownames(s)]
design <- model.matrix(~factor(s$group, levels = c("CTRL", "CASE")))
x <- x[filterByExpr(x, design = design), ]
fit <- limma::eBayes(limma::lmFit(limma::voom(calcNormFactors(DGEList(x)), design)))`,
      );
      expect(genes.length).toBe(kept[0]);
      table
        .get('t')!
        .forEach((text, i) =>
          expect(Math.abs(Number(text) - t[i])).toBeLessThan(6e-6 * Math.max(1, Math.abs(t[i]))),
        );
    });

    test('GDS507: groups of the file itself, quantile normalised', () => {
      const file = realData('expression', 'GDS507', 'GDS507.soft.gz');
      const table = runExpression(file, '--contrast', 'disease state=RCC-normal', '--probes', 'all');
      const probes = table.get('probe')!;
      expect(probes.length).toBe(22_645);
      const [t] = evaluateInR(
        ['fit$t[match(probes, rownames(fit$t)), 2]'],
        `lines <- readLines(${JSON.stringify(file)})
x <- read.delim(text = lines[(grep("dataset_table_begin", lines) + 1):(grep("dataset_table_end", lines) - 1)], na.strings = "null", quote = "")
probes <- c(${probes.map((p) => JSON.stringify(p)).join(',')})
m <- log2(as.matrix(x[, -(1:2)])); rownames(m) <- x$ID_REF
group <- rep(c("RCC", "normal"), c(9, 8))
m <- limma::normalizeQuantiles(m)
m <- m[rowSums(!is.na(m)) > 0, ]
fit <- limma::eBayes(limma::lmFit(m, model.matrix(~factor(group, levels = c("normal", "RCC")))), trend = TRUE)`,
      );
      table.get('t')!.forEach((text, i) => {
        if (text !== 'NA')
          expect(Math.abs(Number(text) - t[i])).toBeLessThan(6e-6 * Math.max(1, Math.abs(t[i])));
      });
    });
  },
);
