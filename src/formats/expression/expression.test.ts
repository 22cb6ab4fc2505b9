import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describeWith } from '../../../test/support/reference.ts';
import { parseScoreTable } from '../chip-atlas/result-tables-reader.ts';
import { parseAgilent } from './agilent-reader.ts';
import { parseCdf } from './cdf-reader.ts';
import { parseCel } from './cel-reader.ts';
import { parseDifferentialTable } from './differential-table-reader.ts';
import { parseExpressionBytes } from './expression-reader.ts';
import { parseGenePix } from './genepix-reader.ts';
import { readSampleSheet } from './sample-sheet-reader.ts';
import { parseSoftPlatform } from './soft-reader.ts';

// What the readers of expression have in common: numbers and names that are none are refused, and nothing takes longer than its size.

const read = (text: string) => parseExpressionBytes(Buffer.from(text), 'x.tsv');
const table = (text: string) => parseDifferentialTable(Buffer.from(text), 'x.tsv');

test('a number is finite and below 2^53, or a missing value; its line and column are told', () => {
  for (const value of ['1e999', '-1e999', 'Infinity', '-Infinity', '1e308', '9007199254740993', '-1e17'])
    expect(() => read(`gene\ts1\ts2\nA\t1\t2\n\nB\t${value}\t3\n`)).toThrow(
      /x.tsv, line 4: a number of column 's1' is out of range/,
    );
  for (const value of ['high', '0x10', '1_000', '7,5'])
    expect(() => read(`gene\ts1\ts2\nA\t1\t2\nB\t${value}\t3\nC\t4\t5\n`)).toThrow(
      /line 3: column 's1' holds text among its numbers/,
    );
  // What R writes for the logarithm of 0 is a missing value.
  const { values } = read('gene\ts1\ts2\nA\t1\t-Inf\nB\tInf\t3\nC\tNA\t9007199254740991\n').matrix;
  expect([...values]).toEqual([1, NaN, NaN, NaN, 3, 9_007_199_254_740_991]);
  expect(() =>
    read('# featureCounts\nGeneid\tChr\tStart\tEnd\tStrand\tLength\ta.bam\nA\tc\t1\t2\t+\t5\t-3\n'),
  ).toThrow(/line 3: a number of column 'a.bam' is out of range[^]*from 0 to/);
});

test('names of samples stand once and are text, names of rows are text', () => {
  expect(() => read('gene\ts1\ts1\nA\t1\t2\n')).toThrow(/line 1: the name 's1' stands twice/);
  expect(() => read('gene\ts1\t\nA\t1\t2\n')).toThrow(/line 1: the name of a column of numbers is empty/);
  expect(() => read('gene\ts\u001b[31m\nA\t1\n')).toThrow(/control characters/);
  const endless = 'x'.repeat(5_000);
  expect(() => read(`gene\t${endless}\nA\t1\n`)).toThrow(/line 1: the name of a column of numbers is longer/);
  expect(() => read('gene\ts1\nA\t1\nB\u0000\t2\n')).toThrow(
    /line 3: the name of a row holds control characters/,
  );
  const latin = Buffer.from('gene\ts1\nA\t1\n\xb5\t2\n', 'latin1');
  expect(() => parseExpressionBytes(latin, 'x')).toThrow(/line 3: the name of a row is not UTF-8/);
  // Probes without a gene are measured, too.
  expect(read('gene\ts1\nA\t1\n\t2\n').matrix.rowNames).toEqual(['A', '']);
});

test('probabilities lie between 0 and 1', () => {
  const limma = (p: string, q: string) =>
    table(`ID\tlogFC\tP.Value\tadj.P.Val\nA\t1\t0.5\t1\nB\t1\t${p}\t${q}\n`);
  expect(limma('0', 'NA').log10P[1]).toBe(-Infinity);
  expect(limma('Inf', '1').log10P[1]).toBeNaN();
  expect(() => limma('1e999', '1')).toThrow(/line 3: a number of column 'P.Value' is out of range/);
  for (const p of ['7.5', '-0.1']) {
    expect(() => limma(p, '1')).toThrow(
      /line 3: a number of column 'P.Value' is out of range[^]*from 0 to 1/,
    );
    expect(() => limma('1', p)).toThrow(/line 3: a number of column 'adj.P.Val' is out of range/);
  }
  expect(() => table('"",baseMean,log2FoldChange,lfcSE,pvalue\nA,-5,1,1,0.5\n')).toThrow(
    /column 'baseMean'.*\n.*0 or more/,
  );
  expect(() => table('gene\tlog2_fold_change\tminus_log10_p\nA\t1\t-2\n')).toThrow(/column 'minus_log10_p'/);
  expect(() => table('ID\tlogFC\tP.Value\tlogFC\nA\t1\t0.5\t2\n')).toThrow(/the name 'logFC' stands twice/);
  // As text such a column would be missing without a word.
  expect(() => table('ID\tlogFC\tP.Value\tadj.P.Val\nA\t1\t0.5\tsmall\n')).toThrow(
    /column adj.P.Val holds text instead of numbers/,
  );
});

test('a header that promises more columns than the rows have reserves nothing, and numbers without end take no time', () => {
  const begun = performance.now();
  const rows = 'A\t1\n'.repeat(200_000);
  expect(() => read(`gene${'\ts'.repeat(200_000)}\n${rows}`)).toThrow(
    /line 2: this row has another number of columns/,
  );
  expect(() => read(`gene\ts1\nA\t1\nB\t${'9'.repeat(20_000)}x\nC\t3\n`)).toThrow(
    /line 3: column 's1' holds text/,
  );
  const entities = Array.from({ length: 60_000 }, (_, i) => `^S = ${i}\n`).join('');
  expect(() => read(`^DATABASE = x\n${entities}`)).toThrow(/holds no measurements/);
  const sparse = Array.from(
    { length: 3000 },
    (_, i) => `^SAMPLE = G${i}\n!sample_table_begin\nID_REF\tVALUE\np${i}\t1\n!sample_table_end\n`,
  ).join('');
  expect(() => read(sparse)).toThrow(/nearly nothing in common/);
  expect(performance.now() - begun).toBeLessThan(20_000);
}, 30_000);

test('SOFT: samples without a name, tables and probes that stand twice', () => {
  const sample = (name: string, rows: string): string =>
    `^SAMPLE = ${name}\n!sample_table_begin\nID_REF\tVALUE\n${rows}!sample_table_end\n`;
  const dataset = '^DATASET = D\n!dataset_table_begin\n';
  expect(() => read(`${dataset}^DATASET = D\nID_REF\tG1\np\t1\n!dataset_table_end\n`)).toThrow(
    /line 1: the table of DATASET D is cut short/,
  );
  expect(() => read(`${dataset}ID_REF\tIDENTIFIER\np\tMYC\n!dataset_table_end\n`)).toThrow(
    /line 3: DATASET D has no column of numbers/,
  );
  expect(() =>
    parseSoftPlatform(Buffer.from('^PLATFORM = P\n!platform_table_begin\nID\tGene\np\tMYC\n'), 'x'),
  ).toThrow(/cut short/);
  expect(() => read(sample('', 'p\t1\n'))).toThrow(/line 1: the name of a sample is empty/);
  expect(() => read(sample('G', 'p\t1\n') + sample('G', 'p\t2\n'))).toThrow(
    /line 7: SAMPLE G has two tables/,
  );
  expect(() => read(sample('G', 'p\t1\np\t2\n'))).toThrow(/probe 'p' stands twice in the table of sample G/);
});

test('a series matrix whose table has other samples than the lines above it', () => {
  const head = '!Sample_geo_accession\t"G1"\t"G2"\n!series_matrix_table_begin\n';
  expect(() => read(`${head}"ID_REF"\t"G2"\t"G1"\n"p"\t1\t2\n!series_matrix_table_end\n`)).toThrow(
    /line 3: the samples of the table are not those[^]*expected: G1[^]*found: +G2/,
  );
});

test('spots of arrays: text among signals is refused with its line, words for missing values are not', () => {
  const agilent = (signal: string) =>
    parseAgilent(
      Buffer.from(
        `FEATURES\tProbeName\tControlType\tgMedianSignal\tgBGMedianSignal\nDATA\tp\t0\t${signal}\t5\nDATA\tq\t0\t9\t5\n`,
      ),
      'a.txt',
    );
  expect([...agilent('nan').green]).toEqual([NaN, 4]);
  for (const signal of ['12x', '1e999', 'Infinity', '0x10'])
    expect(() => agilent(signal)).toThrow(/a.txt, line 2: the gMedianSignal is/);
  const genePix = (block: string, flag: string) =>
    parseGenePix(
      Buffer.from(
        `ATF\t1.0\nBlock\tID\tF635 Mean\tB635 Median\tF532 Mean\tB532 Median\tFlags\n${block}\tp\t5\t1\t6\t1\t${flag}\n`,
      ),
      'a.gpr',
    );
  expect([...genePix('1', '0').green]).toEqual([5]);
  for (const block of ['-1', '65536', 'x', '1.5'])
    expect(() => genePix(block, '0')).toThrow(/line 3: the Block is/);
  expect(() => genePix('1', 'bad')).toThrow(/line 3: the Flags is not a whole number/);
});

const hostile = fileURLToPath(new URL('../../../../shared/cases/hostile/', import.meta.url));

describeWith(
  existsSync(hostile),
  '../shared/cases/hostile',
  'inputs that were accepted though wrong, or took seconds',
  () => {
    const bytes = (name: string) => readFileSync(hostile + name);
    const cases: readonly (readonly [string, (name: string) => unknown, RegExp])[] = [
      ...['11773-cdf-93', '12425-cdf-219', '12771-cdf-208', '12782-cdf-157', '19632-cdf-8'].map(
        (name) => [`slow-${name}`, (file: string) => parseCdf(bytes(file), file), /cut short/] as const,
      ),
      ['wrong-cdf-5b48e239', (name) => parseCdf(bytes(name), name), /how many columns and rows/],
      ['wrong-cdf-text-243993fb', (name) => parseCdf(bytes(name), name), /line 14: this cell lies outside/],
      ['wrong-cdf-text-5b48e239', (name) => parseCdf(bytes(name), name), /how many columns and rows/],
      ['wrong-cel-9b363cd9', (name) => parseCel(bytes(name), name), /do not make its number of cells/],
      ['wrong-cel-e874c409', (name) => parseCel(bytes(name), name), /another version/],
      ...['wrong-counts-4b10b804', 'wrong-soft-4b10b804', 'wrong-series-matrix-4b10b804', 'inf.tsv'].map(
        (name) =>
          [
            name,
            (file: string) => parseExpressionBytes(bytes(file), file),
            /line \d+: a number of column .* out of range/,
          ] as const,
      ),
      [
        'wrong-expression-4b10b804',
        (name) => parseExpressionBytes(bytes(name), name),
        /line 1: .*control characters/,
      ],
      ...['counts', 'expression', 'soft', 'series-matrix'].map(
        (kind) =>
          [
            `wrong-${kind}-98e3626b`,
            (file: string) => parseExpressionBytes(bytes(file), file),
            /line \d+: the name '.*' stands twice/,
          ] as const,
      ),
      ...['p.tsv', 'wrong-differential-f67c2b22', 'wrong-differential-f7ed63b2'].map(
        (name) =>
          [
            name,
            (file: string) => parseDifferentialTable(bytes(file), file),
            /line 2: a number of column .* out of range/,
          ] as const,
      ),
      [
        'wrong-sample-sheet-828fc5e2',
        (name) => readSampleSheet(hostile + name),
        /line 3: sample 'trt' stands twice/,
      ],
      ...['654642a3', '8cfba9dc', '9a5efdfa'].map(
        (name) =>
          [
            `wrong-score-table-${name}`,
            (file: string) => parseScoreTable(bytes(file).toString(), file),
            /line 2: this row does not fit/,
          ] as const,
      ),
    ];
    test.each(cases)('%s', async (name, reader, message) => {
      await expect((async () => reader(name))()).rejects.toThrow(message);
    });
  },
);
