// Scanned arrays in their makers' layouts, simulated: the whole way from files to the gene table beside limma's own readers.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createRandom } from '../../src/statistics/random.ts';
import { chipmate } from '../support/chipmate.ts';
import { describeWith, rPackagePresent } from '../support/reference.ts';
import { evaluateInR } from '../support/r.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-spotted-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const random = createRandom(31);
const SPOTS = 960;
const BLOCKS = 4;

interface Channel {
  readonly signal: number;
  readonly background: number;
}

/** One channel of one spot: background, and signal that may change, with noise. */
function channel(level: number, change: number): Channel {
  const background = Math.round(60 + 15 * random.uniform());
  const signal = Math.round(
    background + 2 ** (level + change + 0.15 * random.normal()) + 25 * random.normal(),
  );
  return { signal, background };
}

/** A third of the genes is hardly expressed: their spots are about as bright as the background, some darker. */
const levels = Array.from({ length: SPOTS }, (_, spot) => (spot % 3 === 0 ? 2 : 6 + 7 * random.uniform()));
const changeOf = (spot: number): number => (spot % 40 === 0 ? 1.5 : 0);
/** Dye bias that depends on the intensity and on the print tip. */
const bias = (spot: number): number => 0.5 * Math.sin(levels[spot] / 2) + 0.15 * (spot % BLOCKS);

/** GenePix results, version 3: header records, then quoted columns. */
function genePix(redIsTreated: boolean, array: number): string {
  const lines = [
    'ATF\t1.0',
    '3\t14',
    '"Type=GenePix Results 3"',
    '"DateTime=2003/02/14 10:00:00"',
    '"Wavelengths=635\t532"',
    '"Block"\t"Column"\t"Row"\t"Name"\t"ID"\t"X"\t"Y"\t"Dia."\t"F635 Median"\t"F635 Mean"\t"B635 Median"\t"F532 Mean"\t"B532 Median"\t"Flags"',
  ];
  const perBlock = SPOTS / BLOCKS;
  const side = perBlock / 16;
  for (let spot = 0; spot < SPOTS; spot++) {
    const place = spot % perBlock;
    const red = channel(levels[spot], bias(spot) + (redIsTreated ? changeOf(spot) : 0));
    const green = channel(levels[spot], redIsTreated ? 0 : changeOf(spot));
    const flag = spot % 97 === array ? -50 : 0;
    lines.push(
      [
        1 + Math.floor(spot / perBlock),
        1 + (place % 16),
        1 + Math.floor(place / 16),
        `"Gene ${spot}"`,
        `"S${spot}"`,
        1000 + 100 * (place % 16),
        1000 + 100 * Math.floor(place / side),
        90,
        red.signal,
        red.signal,
        red.background,
        green.signal,
        green.background,
        flag,
      ].join('\t'),
    );
  }
  return lines.join('\r\n') + '\r\n';
}

/** Agilent Feature Extraction text: parameters, statistics and features, each under its own header. */
function agilent(treated: boolean, colors: 1 | 2): string {
  const columns = [
    'FeatureNum',
    'Row',
    'Col',
    'SubTypeMask',
    'ControlType',
    'ProbeName',
    'GeneName',
    'SystematicName',
  ];
  const signals = colors === 2 ? ['g', 'r'] : ['g'];
  const names = [
    ...columns,
    ...signals.flatMap((c) => [
      `${c}MeanSignal`,
      `${c}MedianSignal`,
      `${c}BGMeanSignal`,
      `${c}BGMedianSignal`,
    ]),
    'gIsSaturated',
    'gIsWellAboveBG',
  ];
  const lines = [
    'TYPE\ttext\tinteger',
    'FEPARAMS\tProtocol_Name\tScan_NumChannels',
    `DATA\tGE${colors}\t${colors}`,
    '*',
    'TYPE\tfloat\tinteger',
    'STATS\tgDarkOffsetAverage\tgSaturationValue',
    'DATA\t20.1\t65515',
    '*',
    `TYPE\t${names.map(() => 'float').join('\t')}`,
    `FEATURES\t${names.join('\t')}`,
  ];
  for (let spot = 0; spot < SPOTS; spot++) {
    const control = spot % 60 === 1 ? 1 : spot % 60 === 2 ? -1 : 0;
    const green = channel(levels[spot], colors === 1 && treated ? changeOf(spot) : 0);
    const red = channel(levels[spot], bias(4 * spot) + (treated ? changeOf(spot) : 0));
    const shown = colors === 2 ? [green, red] : [green];
    lines.push(
      [
        'DATA',
        spot + 1,
        1 + Math.floor(spot / 40),
        1 + (spot % 40),
        0,
        control,
        `A_23_P${1000 + spot}`,
        `GENE${spot}`,
        `NM_${spot}`,
        ...shown.flatMap(({ signal, background }) => [signal + 0.25, signal, background + 0.5, background]),
        0,
        1,
      ].join('\t'),
    );
  }
  return lines.join('\n') + '\n';
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Columns of the verb's table, a row per probe. */
function expression(...args: string[]): { column: (name: string) => string[]; said: string } {
  const run = chipmate(['expression', ...args, '--probes', 'all']);
  expect(run.status, run.stderr).toBe(0);
  const [header, ...rows] = run.stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return { column: (name) => rows.map((row) => row[header.indexOf(name)]), said: run.stderr };
}

/** Largest difference of a column from R's numbers, relative to 1 or to their size. */
function difference(found: readonly string[], expected: readonly number[]): number {
  expect(found.length).toBe(expected.length);
  return found.reduce((most, text, i) => {
    if (text === 'NA' && Number.isNaN(expected[i])) return most;
    return Math.max(most, Math.abs(Number(text) - expected[i]) / Math.max(1, Math.abs(expected[i])));
  }, 0);
}

const vector = (texts: readonly string[]): string =>
  `c(${texts.map((text) => JSON.stringify(text)).join(',')})`;
const normexp = 'method = "normexp", normexp.method = "mle", offset = 50, verbose = FALSE';

describeWith(rPackagePresent('limma'), 'R with limma', 'scanned arrays', () => {
  test('GenePix dye swap: print-tip loess, dye effect, average intensity', () => {
    const swap = [true, false, true, false];
    const files = swap.map((treated, i) => write(`array${i + 1}.gpr`, genePix(treated, i)));
    const rows = swap.map((treated, i) => `array${i + 1}\t${treated ? 'ctl\tlen' : 'len\tctl'}\n`);
    const sheet = write('dyes.tsv', `sample\tcy3\tcy5\n${rows.join('')}`);
    const { column, said } = expression(...files, '--design', sheet, '--contrast', 'len-ctl');
    expect(said).toContain('print-tip loess');
    const [estimate, t, average] = evaluateInR(
      ['fit$coefficients[rows, 1]', 'fit$t[rows, 1]', 'fit$Amean[rows]'],
      `suppressMessages({ library(limma)
raw <- read.maimages(${vector(files)}, source = "genepix", other.columns = "Flags", verbose = FALSE)
rows <- match(${vector(column('probe'))}, raw$genes$ID)
raw$R[raw$other$Flags <= -50] <- NA; raw$G[raw$other$Flags <= -50] <- NA
raw <- backgroundCorrect(raw, ${normexp})
raw$printer <- getLayout(raw$genes)
ma <- normalizeBetweenArrays(normalizeWithinArrays(raw, method = "printtiploess"), method = "Aquantile")
fit <- eBayes(lmFit(ma, cbind(len = c(1, -1, 1, -1), dye = 1))) })`,
    );
    expect(difference(column('log2_fold_change'), estimate)).toBeLessThan(1e-4);
    expect(difference(column('average_expression'), average)).toBeLessThan(1e-4);
    expect(difference(column('t'), t)).toBeLessThan(1e-3);
  });

  test('Agilent, one colour: normexp and quantile normalisation', () => {
    const files = [0, 1, 2, 3, 4, 5].map((i) => write(`one${i}.txt`, agilent(i > 2, 1)));
    const sheet = write(
      'one.tsv',
      `sample\tgroup\n${files.map((_, i) => `one${i}\t${i > 2 ? 'len' : 'ctl'}\n`).join('')}`,
    );
    const { column } = expression(...files, '--design', sheet, '--contrast', 'len-ctl');
    expect(column('gene').every((gene) => gene.startsWith('GENE'))).toBe(true);
    const [estimate, t, kept] = evaluateInR(
      ['fit$coefficients[rows, 2]', 'fit$t[rows, 2]', 'nrow(raw)'],
      `suppressMessages({ library(limma)
raw <- read.maimages(${vector(files)}, source = "agilent.median", green.only = TRUE, verbose = FALSE)
raw <- raw[raw$genes$ControlType == 0, ]
rows <- match(${vector(column('probe'))}, raw$genes$ProbeName)
y <- normalizeBetweenArrays(backgroundCorrect(raw, ${normexp}), method = "quantile")
fit <- eBayes(lmFit(y, cbind(1, c(0, 0, 0, 1, 1, 1))), trend = TRUE) })`,
    );
    expect(column('probe').length).toBe(kept[0]);
    expect(difference(column('log2_fold_change'), estimate)).toBeLessThan(1e-4);
    expect(difference(column('t'), t)).toBeLessThan(1e-3);
  });

  test('Agilent, two colours: loess over the whole array', () => {
    const files = [0, 1, 2].map((i) => write(`two${i}.txt`, agilent(true, 2)));
    const sheet = write(
      'two.tsv',
      `sample\tcy3\tcy5\n${files.map((_, i) => `two${i}\tctl\tlen\n`).join('')}`,
    );
    const { column, said } = expression(...files, '--design', sheet, '--contrast', 'len-ctl');
    expect(said).toContain('background, loess normalisation');
    const [estimate, t] = evaluateInR(
      ['fit$coefficients[rows, 1]', 'fit$t[rows, 1]'],
      `suppressMessages({ library(limma)
raw <- read.maimages(${vector(files)}, source = "agilent.median", verbose = FALSE)
raw <- raw[raw$genes$ControlType == 0, ]
rows <- match(${vector(column('probe'))}, raw$genes$ProbeName)
ma <- normalizeWithinArrays(backgroundCorrect(raw, ${normexp}), method = "loess")
fit <- eBayes(lmFit(ma, cbind(len = c(1, 1, 1)))) })`,
    );
    expect(difference(column('log2_fold_change'), estimate)).toBeLessThan(1e-4);
    expect(difference(column('t'), t)).toBeLessThan(1e-3);
  });
});
