// Inputs that were once accepted though wrong, were slow, or ended as a bug, kept beside the checkout: each is refused with its
// file and line (or read rightly), within seconds. One section for each kind of reader.
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readSheet } from '../src/atlas/making/sheet.ts';
import { readChromSizes } from '../src/formats/genes/chrom-sizes-reader.ts';
import { readEnhancerLinks } from '../src/formats/genes/enhancer-links-reader.ts';
import { readGenes } from '../src/formats/genes/genes-reader.ts';
import { readPeakFile } from '../src/formats/peaks/peak-reader.ts';
import { inEnglish } from '../src/messages/message.ts';
import { refusal } from './support/answers.ts';
import { judge } from './attack/fuzz/judge.ts';
import { targets as arrays } from './attack/readers/arrays.ts';
import { targets as atlases } from './attack/readers/atlas.ts';
import { targets as chipAtlas } from './attack/readers/chip-atlas.ts';
import { targets as geo } from './attack/readers/geo.ts';
import { targets as studies } from './attack/readers/study.ts';
import { targets as tables } from './attack/readers/tables.ts';
import { folderWith } from './support/chipmate.ts';
import { describeWith, realData } from './support/reference.ts';

const cases = fileURLToPath(new URL('../cases/hostile/', `file://${realData()}/`));

/** Milliseconds in which an input must be answered; the machine may be busy. */
const LONGEST = 10_000;

/** A reader, the input, and what its refusal says; what is read rightly says so in place of it. */
type Case = readonly [
  input: string,
  read: (path: string) => unknown,
  said: RegExp | ((answer: unknown) => void),
];

function hostile(title: string, table: readonly Case[]): void {
  describeWith(existsSync(cases), 'the folder of hostile inputs', title, () => {
    test.each(table)(
      '%s',
      async (input, read, said) => {
        const path = join(cases, input);
        if (typeof said === 'function') return said(await read(path));
        const message = await refusal(async () => read(path));
        expect(message).toMatch(said);
        expect(message).toContain(input.replace(/-[0-9a-f]+$/, ''));
        expect(message.length).toBeLessThan(2000);
      },
      LONGEST,
    );
  });
}

/** Reads a sheet of experiments beside the peak files that it names. */
function sheetOf(path: string): unknown {
  const peaks = 'chr1\t1\t100\n';
  const folder = folderWith({ 'a.bed': peaks, 'p.bed': peaks, '0.narrowPeak': peaks });
  const copy = join(folder, path.slice(cases.length));
  copyFileSync(path, copy);
  return readSheet(copy, 'hg38');
}

/** The same file with its last line replaced, so that a row alone is asked about. */
function genesWith(row: string): (path: string) => Promise<unknown> {
  return (path) => {
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const copy = join(folderWith({}), path.slice(cases.length));
    writeFileSync(copy, [...lines, row].join('\n'));
    return readGenes(copy);
  };
}

hostile('peaks, genes, links, sizes and sheets of experiments', [
  ['g.bed', genesWith('chr1\t4294967396\t4294968396\tWRAP\t0\t-'), /line 301: the start .*out of range/],
  ['wrong-genes-462b97a6', readGenes, /line 1: the gene's name is empty/],
  ['wrong-genes-5c725fd2', readGenes, /line 1: the chromosome is empty/],
  ['wrong-genes-ceff5959', readGenes, /line 2: the gene's name is missing[^]*the line ends before it/],
  ['wrong-genes-f908d75a', readGenes, /line 1: the end .*is out of range/],
  ['wrong-links-a7458a93', readEnhancerLinks, /line 1: the end is out of range/],
  ['wrong-links-f7539f6c', readEnhancerLinks, /line 1: the start is out of range/],
  [
    // A score with a blank behind it is text, and is said to be.
    'wrong-peaks-c33f95d5',
    readPeakFile,
    (file) => {
      const { notices, peaks } = file as Awaited<ReturnType<typeof readPeakFile>>;
      expect(notices.map(inEnglish)).toEqual(['column 5 holds text, no scores']);
      expect([...peaks.score]).toEqual([NaN, NaN]);
    },
  ],
  ['wrong-peaks-gz-5eb5a1d2', readPeakFile, /line 2: the number of columns changes/],
  [
    'qs.tsv',
    sheetOf,
    (sheet) => {
      const { columns } = sheet as ReturnType<typeof readSheet>;
      expect(columns.get('experiment')).toEqual(['E1']);
      expect(columns.get('antigen')).toEqual(['FOS']);
    },
  ],
  ['wrong-experiment-sheet-107cae12', sheetOf, /line 1: the name of a column is not UTF-8 text/],
  ['wrong-experiment-sheet-3cb92fa4', sheetOf, /line 2: the experiment holds control characters/],
  ['wrong-experiment-sheet-ff47718a', sheetOf, /line 2: the antigen is empty/],
  ['hostile-names.tsv', sheetOf, /line 6: the experiment holds control characters/],
  ['big.tsv', readGenes, /line 1: these are no gene models/],
  ['big.tsv', readChromSizes, /line 1: not a chromosome with its size/],
]);

/** Which attacked reader takes the inputs whose names begin so. */
const READERS: readonly (readonly [beginning: RegExp, target: string])[] = [
  [/^(?:alias|bomb|deep|dupkey|inj)\.yaml$/, 'study-files'],
  [/^(?:slow-\d+|wrong)-cdf/, 'cdf'],
  [/^wrong-cel/, 'cel'],
  [/^wrong-(?:counts|expression)|^inf\.tsv/, 'count-tables'],
  [/^wrong-differential|^p\.tsv/, 'differential-tables'],
  [/^wrong-sample-sheet/, 'sample-sheets'],
  [/^wrong-series-matrix/, 'series-matrices'],
  [/^wrong-soft/, 'soft'],
  [/^wrong-score-table/, 'score-tables'],
  [/^wrong-light-peaks/, 'light-peaks'],
  [/^wrong-tss-file/, 'tss'],
  [/^wrong-lock-file|^l\d\.json/, 'lock-files'],
  [/^wrong-experiment-list-rows|^index-hang\.experimentList/, 'experiment-lists'],
  [/^(?:flip-wrong-index|index-hang\.index)/, 'catalogue-indexes'],
];

describeWith(existsSync(cases), 'the folder of hostile inputs', 'every other hostile input', () => {
  const all = [...arrays, ...atlases, ...chipAtlas, ...geo, ...studies, ...tables];
  const asked = readFileSync(import.meta.filename, 'utf8');
  const others = existsSync(cases)
    ? readdirSync(cases).filter((input) => input !== 'README.md' && !asked.includes(`'${input}'`))
    : [];
  test.each(others)(
    '%s is refused, or read as an independent reader reads it',
    async (input) => {
      const name = READERS.find(([beginning]) => beginning.test(input))?.[1];
      const target = all.find((each) => each.name === name)!;
      const folder = folderWith({});
      target.prepare?.(folder);
      const path = join(folder, target.fileName ?? 'input');
      copyFileSync(join(cases, input), path);
      const { outcome, kind } = await judge(target, path, readFileSync(path), false);
      expect(['refused', 'fine', 'stricter', 'open'], kind).toContain(outcome);
    },
    LONGEST,
  );
});
