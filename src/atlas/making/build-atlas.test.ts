// Building an atlas: what it writes, what it says, and what it refuses.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { openAssembly } from '../../formats/genes/chrom-sizes-reader.ts';
import { readPeakFile } from '../../formats/peaks/peak-reader.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { placeOnAssembly } from '../../genome/place.ts';
import { describeAtlas } from '../describe-atlas.ts';
import { openAtlas, type Atlas } from '../open-atlas.ts';
import { verifyAtlas } from '../verify-atlas.ts';
import { addToAtlas } from './add-to-atlas.ts';
import { buildAtlas, writeAtlas, type BuildOptions } from './build-atlas.ts';
import { chipAtlasSource } from './chip-atlas-source.ts';

const SHEET = [
  'experiment\tgenome\tantigen_class\tantigen\tcell_class\tcell\tpeaks\tseries\tfile\tdose',
  'E1\thg19\tTFs and others\tPRDM1\tBlood\tMM.1S\t2\tGSE1\tpeaks/e1.narrowPeak\t1 uM',
  'E2\thg19\tTFs and others\tFOS\tBlood\tK-562\t3\tGSE1\tpeaks/e2.bed.gz\t',
  'E3\thg19\tHistone\tH3K27ac\tLiver\tHepG2\t\tGSE2\tpeaks/e3.bed\t',
].join('\n');

const FILES = {
  'sheet.tsv': SHEET,
  'peaks/e1.narrowPeak':
    'chr1\t100\t300\tp1\t50\t.\t7.5\t9\t8\t40\nchr2\t500\t900\tp2\t20\t.\t3.5\t9\t8\t100\n',
  'peaks/e2.bed.gz': gzipSync('chr2\t5\t50\nchr1\t150\t250\nchrUn_7\t1\t2\n'),
  'peaks/e3.bed': 'chrX\t10\t20\n',
};

interface Wanted {
  readonly genome?: string;
  readonly output?: string;
  readonly blacklist?: string;
  readonly threads?: number;
  readonly replace?: boolean;
  /** Folder with ChIP-Atlas' files, instead of the sheet. */
  readonly chipAtlas?: string;
}

/** Builds an atlas from files of a folder. @returns what is said */
async function build(cwd: string, wanted: Wanted = {}): Promise<string> {
  const { genome = 'hg19', output = 'atlas', blacklist, chipAtlas, ...rest } = wanted;
  const assembly = await openAssembly(genome);
  const said: string[] = [];
  const regions =
    blacklist === undefined
      ? undefined
      : placeOnAssembly((await readPeakFile(join(cwd, blacklist))).peaks, assembly).peaks;
  const options: BuildOptions = {
    ...{ assembly, threads: 1, onMessage: (sentence) => said.push(sentence), ...rest },
    ...(regions === undefined ? {} : { blacklist: { name: blacklist ?? '', regions } }),
  };
  if (chipAtlas === undefined) await buildAtlas(join(cwd, 'sheet.tsv'), join(cwd, output), options);
  else {
    const filter = { antigenClass: ['TFs and others'] };
    const selection = { genome, threshold: '05', filter, names: new KnownNames() };
    const source = await chipAtlasSource(join(cwd, chipAtlas), selection, options.onMessage);
    await writeAtlas(join(cwd, output), source, { scoreIsMinus10Log10Q: true, ...options });
  }
  return said.join('\n');
}

/** Builds in a folder of its own. */
async function built(
  files: Record<string, string | Uint8Array>,
  wanted: Wanted = {},
): Promise<{ cwd: string; said: string }> {
  const cwd = folderWith(files);
  return { cwd, said: await build(cwd, wanted) };
}

/** Asks the atlas of a folder and closes it. */
async function ask<Answer>(
  cwd: string,
  question: (atlas: Atlas) => Answer | Promise<Answer>,
): Promise<Answer> {
  const atlas = await openAtlas(join(cwd, 'atlas'));
  try {
    return await question(atlas);
  } finally {
    await atlas.close();
  }
}

/** What the atlas of a folder says of itself, a line per fact. */
function described(cwd: string): string {
  const [names, values] = describeAtlas(join(cwd, 'atlas')).columns.map((column) => column.values);
  return Array.from(names, (name, i) => `${String(name)}\t${String(values[i])}`).join('\n');
}

describe('a good sheet', () => {
  test('gives a folder that describes itself, says what was lost, and leaves nothing else', async () => {
    const { cwd, said } = await built(FILES);
    expect(said).toContain('left out 1 peak on 1 sequence that hg19 does not have: chrUn_7 1');
    expect(readdirSync(cwd).sort()).toEqual(['atlas', 'peaks', 'sheet.tsv']);
    const rows = await ask(cwd, ({ experiments: { count, experiment, peaks, study, extra } }) =>
      Array.from({ length: count }, (_, i) => [
        experiment[i],
        peaks[i],
        study[i],
        extra.get('dose')?.[i],
        extra.has('file'),
      ]),
    );
    expect(rows).toEqual([
      ['E1', 2, 'GSE1', '1 uM', false],
      ['E2', 2, 'GSE1', '', false],
      ['E3', 1, 'GSE2', '', false],
    ]);
    expect(described(cwd)).toContain('genome\thg19');
    expect(described(cwd)).toContain('antigen_class\tTFs and others: 2 experiments');
  });

  test('is the same atlas for any number of threads', async () => {
    const one = await built(FILES, { threads: 1 });
    const two = await built(FILES, { threads: 2 });
    const names = readdirSync(join(one.cwd, 'atlas'));
    expect(names.length).toBeGreaterThan(4);
    for (const name of names)
      expect(
        readFileSync(join(two.cwd, 'atlas', name)).equals(readFileSync(join(one.cwd, 'atlas', name))),
      ).toBe(true);
  });

  test('a number of peaks that differs from the sheet is said once', async () => {
    const { said } = await built({ ...FILES, 'sheet.tsv': SHEET.replace('\t2\tGSE1', '\t7\tGSE1') });
    expect(said).toMatch(
      /differs from the sheet in 1 experiment; the first: .*e1.narrowPeak has 2, the sheet says 7/,
    );
  });

  test('a blacklist takes its peaks out', async () => {
    const files = { ...FILES, 'black.bed': 'chr1\t299\t400\n' };
    const { cwd, said } = await built(files, { blacklist: 'black.bed' });
    expect(said).toContain('left out 1 peak that overlaps the blacklist');
    expect(described(cwd)).toContain('black.bed (1 peaks left out)');
  });

  test('a blacklisted place without width takes out the peaks at both its sides', async () => {
    const peaks = [100, 200, 300].map((start) => `chr1\t${start}\t${start + 50}\n`).join('');
    const place = (at: number): string => `chr1\t${at}\t${at}\n`;
    const left = async (blacklist: string): Promise<number[]> => {
      const files = { ...FILES, 'peaks/e3.bed': peaks, 'black.bed': blacklist };
      const { cwd } = await built(files, { blacklist: 'black.bed' });
      return ask(cwd, async (atlas) => [...(await atlas.peaksOf(2)).start]);
    };
    expect(await left(place(99) + place(251))).toEqual([100, 200, 300]);
    expect(await left(place(100) + place(350))).toEqual([200]);
    expect(await left(place(225))).toEqual([100, 300]);
  });

  test('a chrom.sizes file stands for a genome that is not built in', async () => {
    const cwd = folderWith({
      ...FILES,
      'sheet.tsv': SHEET.replaceAll('hg19', 'fish'),
      'fish.chrom.sizes': 'chr1\t1000\nchr2\t1000\nchrX\t90\n',
    });
    await build(cwd, { genome: join(cwd, 'fish.chrom.sizes') });
    expect(described(cwd)).toContain('genome\tfish');
  });
});

describe('an output that is there already', () => {
  test('is refused where it is an atlas that is not to be replaced, and where it is anything else', async () => {
    const { cwd } = await built(FILES);
    expect(await refusal(() => build(cwd))).toContain('there is an atlas already');
    await build(cwd, { replace: true });
    expect(await refusal(() => build(cwd, { output: 'peaks', replace: true }))).toContain('is not an atlas');
  });

  test('below a file is refused', async () => {
    const { cwd } = await built(FILES);
    expect(await refusal(() => build(cwd, { output: join('sheet.tsv', 'atlas') }))).toContain(
      'a file stands where a folder is needed',
    );
  });

  test('stays as it was when the new build fails', async () => {
    const { cwd } = await built(FILES);
    const before = readFileSync(join(cwd, 'atlas', 'atlas.json'), 'utf8');
    writeFileSync(join(cwd, 'peaks', 'e3.bed'), 'chrX\tten\t20\n');
    await refusal(() => build(cwd, { replace: true }));
    expect(readFileSync(join(cwd, 'atlas', 'atlas.json'), 'utf8')).toBe(before);
    expect(readdirSync(cwd).sort()).toEqual(['atlas', 'peaks', 'sheet.tsv']);
  });
});

describe('faulty input is refused with its place, and leaves no folder', () => {
  const narrow = FILES['peaks/e1.narrowPeak'];
  const cases: [string, Record<string, string | Uint8Array>, RegExp][] = [
    ['an empty sheet', { 'sheet.tsv': '' }, /sheet.tsv: the sheet holds no experiment/],
    [
      'a missing column',
      { 'sheet.tsv': SHEET.replace('\tantigen\t', '\tfactor\t') },
      /sheet.tsv, line 1: the sheet lacks the column antigen/,
    ],
    ['commas instead of tabs', { 'sheet.tsv': SHEET.replaceAll('\t', ',') }, /save the sheet with tabs/],
    [
      'a duplicate experiment',
      { 'sheet.tsv': SHEET.replace('E3', 'E1') },
      /sheet.tsv, line 4: experiment E1 is there twice/,
    ],
    [
      'a missing file',
      { 'sheet.tsv': SHEET.replace('e3.bed', 'e9.bed') },
      /sheet.tsv, line 4: the peak file of this row is not there/,
    ],
    [
      'a row of another genome',
      { 'sheet.tsv': SHEET.replace('E2\thg19', 'E2\thg38') },
      /sheet.tsv, line 3: experiment E2 is of another genome/,
    ],
    [
      'a file of another build',
      // Chromosome 17 is 81.2 Mb long in hg19 and 83.3 Mb in hg38.
      { 'peaks/e3.bed': 'chr17\t83000000\t83000100\n'.repeat(5) },
      /e3.bed: these peaks look like hg38, not hg19/,
    ],
    ['an empty file', { 'peaks/e3.bed': '' }, /e3.bed: the file is empty/],
    ['an end before its start', { 'peaks/e3.bed': 'chrX\t30\t20\n' }, /e3.bed, line 1: /],
    [
      'a coordinate that is no number',
      { 'peaks/e3.bed': 'chrX\t1\t20\nchrX\tten\t20\n' },
      /e3.bed, line 2: /,
    ],
    ['a negative start', { 'peaks/e3.bed': 'chrX\t-5\t20\n' }, /e3.bed, line 1: /],
    [
      'only unknown chromosomes',
      { 'peaks/e3.bed': 'scaffold_3\t5\t20\n' },
      /e3.bed: no chromosome of this file is one of hg19/,
    ],
    [
      'a gz that ends early',
      { 'peaks/e2.bed.gz': gzipSync(narrow.repeat(500)).subarray(0, 60) },
      /e2.bed.gz: the gzip file ends early/,
    ],
    ['a BAM', { 'peaks/e3.bed': gzipSync('BAM\u0001\u0000\u0000') }, /e3.bed: this is a BAM file/],
  ];
  test.each(cases)('%s', async (_, changed, message) => {
    const cwd = folderWith({ ...FILES, ...changed });
    expect(await refusal(() => build(cwd))).toMatch(message);
    expect(existsSync(join(cwd, 'atlas'))).toBe(false);
    expect(readdirSync(cwd).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('an atlas is extended', () => {
  const MORE = 'experiment\tantigen\tfile\nE4\tJUN\tpeaks/e3.bed\n';

  test('in a folder of its own, and read as one', async () => {
    const { cwd } = await built({ ...FILES, 'more.tsv': MORE });
    const before = readFileSync(join(cwd, 'atlas', 'peaks.bin'));
    const add = () => addToAtlas(join(cwd, 'atlas'), join(cwd, 'more.tsv'), {});
    await add();
    expect(readFileSync(join(cwd, 'atlas', 'peaks.bin')).equals(before)).toBe(true);
    expect(readdirSync(join(cwd, 'atlas', 'shards'))).toEqual(['0002']);
    const antigens = await ask(cwd, ({ experiments }) => [...experiments.antigen]);
    expect(antigens).toEqual(['PRDM1', 'FOS', 'H3K27ac', 'JUN']);
    const again = await add();
    expect(again).toMatchObject({ experiments: 1, wasThere: true });
    expect(readdirSync(join(cwd, 'atlas', 'shards'))).toEqual(['0002']);
    expect(verifyAtlas(join(cwd, 'atlas')).map(({ verdict }) => verdict)).not.toContain('foreign');
  });

  test('not by another experiment of a name that is there', async () => {
    const { cwd } = await built({
      ...FILES,
      'more.tsv': MORE,
      'other.bed': 'chrX\t10\t21\n',
      'other.tsv': MORE.replace('peaks/e3.bed', 'other.bed'),
      'both.tsv': `${MORE}E5\tJUN\tother.bed\n`,
      'renamed.tsv': MORE.replace('JUN', 'JUND'),
    });
    const add = (sheet: string, options = {}) => addToAtlas(join(cwd, 'atlas'), join(cwd, sheet), options);
    await add('more.tsv');
    const before = readFileSync(join(cwd, 'atlas', 'atlas.json'), 'utf8');
    for (const sheet of ['other.tsv', 'both.tsv', 'renamed.tsv'])
      expect(await refusal(() => add(sheet))).toContain(
        `${sheet}, line 2: the atlas has an experiment E4 already`,
      );
    expect(await refusal(() => add('more.tsv', { scoreIsMinus10Log10Q: true }))).toContain('E4 already');
    expect(readFileSync(join(cwd, 'atlas', 'atlas.json'), 'utf8')).toBe(before);
    expect(readdirSync(join(cwd, 'atlas', 'shards'))).toEqual(['0002']);
  });

  test('leaves nothing behind where it fails', async () => {
    const { cwd } = await built({
      ...FILES,
      'bad.bed': 'chr1\t300\t200\n',
      'bad.tsv': 'experiment\tantigen\tfile\nE9\tJUN\tbad.bed\n',
    });
    const before = readdirSync(join(cwd, 'atlas'));
    await refusal(() => addToAtlas(join(cwd, 'atlas'), join(cwd, 'bad.tsv'), {}));
    expect(readdirSync(join(cwd, 'atlas'))).toEqual(before);
  });
});

describe("ChIP-Atlas' own files", () => {
  const LIST = [
    'SRX1\thg19\tTFs and others\tFOS\tBlood\tK-562\tNA\t100,80.0,5.0,2\tGSM1: FOS\tsource_name=K562',
    'SRX2\thg19\tTFs and others\tPRDM1\tBlood\tMM.1S\tNA\t100,80.0,5.0,2\tGSM2: PRDM1',
    'SRX3\thg19\tHistone\tH3K27ac\tBlood\tMM.1S\tNA\t100,80.0,5.0,2\tGSM3: H3K27ac',
    'SRX4\thg38\tTFs and others\tFOS\tBlood\tK-562\tNA\t100,80.0,5.0,2\tGSM4: FOS',
  ].join('\n');
  const narrowPeak = (id: string, from: number): string =>
    [1, 2]
      .map((k) => `chr1\t${from * k}\t${from * k + 200}\t${id}.05_peak_${k}\t${40 * k}\t.\t3\t6\t4\t90`)
      .join('\n');

  test('per experiment: the list, the default class, and only experiments with a file', async () => {
    const { cwd, said } = await built(
      {
        'down/metadata/experimentList.tab': LIST,
        'down/hg19/eachData/bed05/SRX1.05.bed': narrowPeak('SRX1', 1000),
        'down/hg19/eachData/bed05/SRX3.05.bed': narrowPeak('SRX3', 1000),
        'down/hg19/eachData/bed10/SRX2.10.bed': narrowPeak('SRX2', 1000),
      },
      { chipAtlas: 'down' },
    );
    expect(said).toContain('1 of 2 listed experiments have no peak file here');
    const rows = await ask(cwd, ({ experiments: { count, experiment, antigen, peaks, extra } }) =>
      Array.from({ length: count }, (_, i) => [
        experiment[i],
        antigen[i],
        peaks[i],
        extra.get('sample')?.[i],
        extra.get('attributes')?.[i],
      ]),
    );
    expect(rows).toEqual([['SRX1', 'FOS', 2, 'GSM1', 'source_name=K562']]);
    expect(readFileSync(join(cwd, 'atlas', 'atlas.json'), 'utf8')).toContain('"scoreIsMinus10Log10Q": true');
  });

  test.each([
    ['', {}, 3],
    [', without those at a blacklisted place without width', { blacklist: 'black.bed' }, 2],
  ])('the light file of all experiments gives the peaks that single files give%s', async (_, more, peaks) => {
    const light =
      'chr1\t1000\t1200\tSRX1\t40\nchr1\t1000\t1200\tSRX3\t40\nchr1\t2000\t2200\tSRX1\t80\nchr1\t7\t9\tSRX2\t60\n';
    const cwd = folderWith({
      'down/experimentList.tab': LIST,
      'down/allPeaks_light.hg19.05.bed.gz': gzipSync(light),
      'sheet.tsv': 'experiment\tantigen\tfile\nSRX1\tFOS\tSRX1.bed\nSRX2\tPRDM1\tSRX2.bed\n',
      'SRX1.bed': 'chr1\t1000\t1200\tSRX1\t40\nchr1\t2000\t2200\tSRX1\t80\n',
      'SRX2.bed': 'chr1\t7\t9\tSRX2\t60\n',
      'black.bed': 'chr1\t2200\t2200\n',
    });
    await build(cwd, { chipAtlas: 'down', ...more });
    const found = await ask(cwd, ({ experiments }) => [...experiments.peaks]);
    expect(found).toHaveLength(2);
    expect(found[0] + found[1]).toBe(peaks);
    await build(cwd, { output: 'single', ...more });
    for (const name of ['peaks.bin', 'scores.bin', 'signals.bin'])
      expect(readFileSync(join(cwd, 'atlas', name)).equals(readFileSync(join(cwd, 'single', name)))).toBe(
        true,
      );
  });
});
