import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { robustMultiArrayAverage } from '../../src/expression/arrays/rma.ts';
import { printTipLoess } from '../../src/expression/arrays/two-color.ts';
import { readCelFiles } from '../../src/formats/expression/affymetrix-reader.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { chipmate } from '../support/chipmate.ts';
import { describeWith, rPackagePresent } from '../support/reference.ts';
import { evaluateInR, runR } from '../support/r.ts';
import {
  binaryCel,
  CHIP,
  simulatedIntensities,
  simulatedSets,
  textCdf,
  textCel,
} from '../support/simulated-arrays.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-affy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeWith(rPackagePresent('affy'), 'R with affy', 'affy', () => {
  test('simulated CEL files: the reader is affyio’s, the summary is affy::rma', async () => {
    const sets = simulatedSets();
    const paths = [1, 2, 3, 4, 5].map((seed) => {
      const path = join(folder, `array${seed}.CEL`);
      const intensity = simulatedIntensities(sets, seed);
      writeFileSync(path, seed % 2 === 0 ? textCel(intensity) : binaryCel(intensity));
      return path;
    });
    const cdf = join(folder, 'toy.cdf');
    writeFileSync(cdf, textCdf(sets));
    const arrays = await readCelFiles(
      paths.map((path) => ({ path, name: path })),
      { path: cdf, name: cdf },
    );
    const found = robustMultiArrayAverage(arrays);
    // The description as affy keeps it: per probe set the 1-based numbers of its PM and MM cells.
    const locations = sets.map(
      (set) =>
        `assign("${set.name}", cbind(pm = c(${set.cells.map(({ x, y }) => y * CHIP.columns + x + 1).join(',')}), mm = c(${set.cells.map(({ x, y }) => (y + 1) * CHIP.columns + x + 1).join(',')})), envir = toycdf)`,
    );
    const [intensities, expected] = evaluateInR(
      ['Biobase::exprs(batch)[pm, ]', 'Biobase::exprs(rma)[names, ]'],
      `suppressMessages({ library(affy)
toycdf <- new.env(); ${locations.join('\n')}
assign("toy", toycdf, envir = .GlobalEnv); assign("toycdf", toycdf, envir = .GlobalEnv)
m <- sapply(c(${paths.map((path) => JSON.stringify(path)).join(',')}), function(f) affyio::read.celfile(f, intensity.means.only = TRUE)$INTENSITY$MEAN)
batch <- new("AffyBatch", exprs = m, cdfName = "toy", nrow = c(Rows = ${CHIP.rows}L), ncol = c(Cols = ${CHIP.columns}L), annotation = "toy")
names <- c(${sets.map(({ name }) => `"${name}"`).join(',')})
pm <- unlist(lapply(names, function(n) get(n, envir = toycdf)[, "pm"]))
sink(stderr()); rma <- rma(batch, verbose = FALSE); sink() })`,
    );
    expect([...arrays.intensities]).toEqual(intensities);
    expect(found.values.length).toBe(expected.length);
    const largest = found.values.reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i])), 0);
    expect(largest).toBeLessThan(1e-4);
    // The verb reads the same files.
    const sheet = join(folder, 'sheet.tsv');
    writeFileSync(
      sheet,
      'sample\tgroup\n' + [1, 2, 3, 4, 5].map((i) => `array${i}\t${i < 3 ? 'a' : 'b'}\n`).join(''),
    );
    const output = join(folder, 'out.tsv');
    const choices = ['--cdf', cdf, '--design', sheet, '--contrast', 'b-a', '-o', output];
    const run = chipmate(['expression', ...paths, ...choices]);
    expect(run.status).toBe(0);
    expect(readFileSync(output, 'utf8').split('\n').length).toBe(sets.length + 2);
  });
});

describeWith(rPackagePresent('limma'), 'R with limma', 'two-colour arrays', () => {
  test('print-tip loess', () => {
    const random = createRandom(9);
    const spots = 800;
    const a = Float64Array.from({ length: spots }, () => 6 + 8 * random.uniform());
    const m = a.map((value, spot) => Math.sin(value) * (spot < 400 ? 1 : -0.5) + 0.3 * random.normal());
    const { byTip, overall } = runR(
      'library(limma); d <- read.delim("d.tsv"); ma <- new("MAList", list(M = matrix(d$m), A = matrix(d$a))); layout <- list(ngrid.r = 1, ngrid.c = 2, nspot.r = 20, nspot.c = 20)',
      {
        byTip: 'limma::normalizeWithinArrays(ma, layout, method = "printtiploess")$M',
        overall: 'limma::normalizeWithinArrays(ma, layout, method = "loess")$M',
      },
      { 'd.tsv': { m, a } },
    );
    const matrix = (values: Float64Array) => ({
      rowNames: Array.from(values, (_, i) => `s${i}`),
      sampleNames: ['array'],
      values,
    });
    const ratios = { m: matrix(m), a: matrix(a) };
    const tips = Uint16Array.from({ length: spots }, (_, spot) => (spot < 400 ? 1 : 2));
    printTipLoess(ratios, tips).values.forEach((value, i) => expect(value).toBeCloseTo(byTip[i], 9));
    printTipLoess(ratios, undefined).values.forEach((value, i) => expect(value).toBeCloseTo(overall[i], 9));
  });
});
