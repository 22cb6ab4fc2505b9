// Building an atlas with the command line: what it writes, what it says, and what it refuses.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from './support/chipmate.ts';

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

function build(files: Record<string, string | Uint8Array>, ...args: string[]) {
  const cwd = folderWith(files);
  return {
    cwd,
    ...chipmate(['atlas', 'build', 'sheet.tsv', '-o', 'atlas', '--genome', 'hg19', ...args], { cwd }),
  };
}

describe('a good sheet', () => {
  test('gives a folder that describes itself, says what was lost, and leaves nothing else', () => {
    const { cwd, status, stderr, stdout } = build(FILES);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('left out 1 peak on 1 sequence that hg19 does not have: chrUn_7 1');
    expect(stderr).toContain('atlas: 3 experiments, 5 peaks');
    expect(readdirSync(cwd).sort()).toEqual(['atlas', 'peaks', 'sheet.tsv']);
    const rows = rowsOf(chipmate(['atlas', 'search', 'atlas'], { cwd }).stdout);
    expect(rows.map(({ experiment, peaks, study, dose }) => [experiment, peaks, study, dose])).toEqual([
      ['E1', '2', 'GSE1', '1 uM'],
      ['E2', '2', 'GSE1', 'NA'],
      ['E3', '1', 'GSE2', 'NA'],
    ]);
    expect(rows[0]).not.toHaveProperty('file');
    const info = chipmate(['atlas', 'info', 'atlas'], { cwd }).stdout;
    expect(info).toContain('genome\thg19');
    expect(info).toContain('antigen_class\tTFs and others: 2 experiments');
  });

  test('is the same atlas for any number of threads', () => {
    const one = build(FILES, '--threads', '1');
    const two = build(FILES, '--threads', '2');
    for (const name of readdirSync(join(one.cwd, 'atlas')))
      expect(
        readFileSync(join(two.cwd, 'atlas', name)).equals(readFileSync(join(one.cwd, 'atlas', name))),
      ).toBe(true);
  });

  test('a number of peaks that differs from the sheet is said once', () => {
    const { stderr } = build({ ...FILES, 'sheet.tsv': SHEET.replace('\t2\tGSE1', '\t7\tGSE1') });
    expect(stderr).toMatch(
      /differs from the sheet in 1 experiment; the first: .*e1.narrowPeak has 2, the sheet says 7/,
    );
  });

  test('a blacklist takes its peaks out', () => {
    const { cwd, stderr } = build({ ...FILES, 'black.bed': 'chr1\t299\t400\n' }, '--blacklist', 'black.bed');
    expect(stderr).toContain('left out 1 peak that overlaps the blacklist');
    expect(chipmate(['atlas', 'info', 'atlas'], { cwd }).stdout).toContain('black.bed (1 peaks left out)');
  });

  test('a blacklisted place without width takes out the peaks at both its sides', () => {
    const peaks = [100, 200, 300].map((start) => `chr1\t${start}\t${start + 50}\n`).join('');
    const place = (at: number): string => `chr1\t${at}\t${at}\n`;
    const left = (blacklist: string): string[] => {
      const { cwd } = build(
        { ...FILES, 'peaks/e3.bed': peaks, 'black.bed': blacklist },
        ...['--blacklist', 'black.bed', '-q'],
      );
      const found = chipmate(['peaks-of', 'E3', '--atlas', 'atlas'], { cwd });
      return found.stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t')[1]);
    };
    expect(left(place(99) + place(251))).toEqual(['100', '200', '300']);
    expect(left(place(100) + place(350))).toEqual(['200']);
    expect(left(place(225))).toEqual(['100', '300']);
  });

  test('a chrom.sizes file stands for a genome that is not built in', () => {
    const cwd = folderWith({
      ...FILES,
      'sheet.tsv': SHEET.replaceAll('hg19', 'fish'),
      'fish.chrom.sizes': 'chr1\t1000\nchr2\t1000\nchrX\t90\n',
    });
    const { status } = chipmate(
      ['atlas', 'build', 'sheet.tsv', '-o', 'atlas', '--genome', 'fish.chrom.sizes'],
      { cwd },
    );
    expect(status).toBe(0);
    expect(chipmate(['atlas', 'info', 'atlas'], { cwd }).stdout).toContain('genome\tfish');
  });
});

describe('an output that is there already', () => {
  test('is refused where it is an atlas, unless --force, and where it is anything else', () => {
    const { cwd } = build(FILES);
    const again = (...args: string[]) =>
      chipmate(['atlas', 'build', 'sheet.tsv', '-o', 'atlas', '--genome', 'hg19', ...args], { cwd });
    expect(again()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('there is an atlas already') as string,
    });
    expect(again('--force').status).toBe(0);
    const other = chipmate(['atlas', 'build', 'sheet.tsv', '-o', 'peaks', '--genome', 'hg19', '--force'], {
      cwd,
    });
    expect(other).toMatchObject({ status: 2, stderr: expect.stringContaining('is not an atlas') as string });
  });

  test('below a file is refused', () => {
    const { cwd } = build(FILES);
    const args = ['atlas', 'build', 'sheet.tsv', '-o', 'sheet.tsv/atlas', '--genome', 'hg19'];
    expect(chipmate(args, { cwd })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('a file stands where a folder is needed') as string,
    });
  });

  test('stays as it was when the new build fails', () => {
    const { cwd } = build(FILES);
    const before = readFileSync(join(cwd, 'atlas', 'atlas.json'), 'utf8');
    writeFileSync(join(cwd, 'peaks', 'e3.bed'), 'chrX\tten\t20\n');
    const { status } = chipmate(
      ['atlas', 'build', 'sheet.tsv', '-o', 'atlas', '--genome', 'hg19', '--force'],
      { cwd },
    );
    expect(status).toBe(2);
    expect(readFileSync(join(cwd, 'atlas', 'atlas.json'), 'utf8')).toBe(before);
    expect(readdirSync(cwd).sort()).toEqual(['atlas', 'peaks', 'sheet.tsv']);
  });
});

describe('faulty input gets one message with its place, exit 2, and no folder', () => {
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
  test.each(cases)('%s', (_, changed, message) => {
    const { cwd, status, stderr } = build({ ...FILES, ...changed });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(2);
    expect(existsSync(join(cwd, 'atlas'))).toBe(false);
    expect(readdirSync(cwd).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('an atlas is extended', () => {
  const MORE = 'experiment\tantigen\tfile\nE4\tJUN\tpeaks/e3.bed\n';

  test('in a folder of its own; search and info see both', () => {
    const { cwd } = build({ ...FILES, 'more.tsv': MORE });
    const before = readFileSync(join(cwd, 'atlas', 'peaks.bin'));
    expect(chipmate(['atlas', 'add', 'atlas', 'more.tsv'], { cwd }).status).toBe(0);
    expect(readFileSync(join(cwd, 'atlas', 'peaks.bin')).equals(before)).toBe(true);
    expect(readdirSync(join(cwd, 'atlas', 'shards'))).toEqual(['0002']);
    const rows = rowsOf(chipmate(['atlas', 'search', 'atlas', '--antigen', 'JUN'], { cwd }).stdout);
    expect(rows.map(({ experiment }) => experiment)).toEqual(['E4']);
    const again = chipmate(['atlas', 'add', 'atlas', 'more.tsv'], { cwd });
    expect(again.stderr).toContain('more.tsv, line 2: the atlas has an experiment E4 already');
    expect(again.status).toBe(2);
    expect(chipmate(['atlas', 'verify', 'atlas'], { cwd }).status).toBe(0);
  });

  test('leaves nothing behind where it fails', () => {
    const { cwd } = build(FILES);
    const before = readdirSync(join(cwd, 'atlas'));
    writeFileSync(join(cwd, 'bad.bed'), 'chr1\t300\t200\n');
    writeFileSync(join(cwd, 'bad.tsv'), 'experiment\tantigen\tfile\nE9\tJUN\tbad.bed\n');
    expect(chipmate(['atlas', 'add', 'atlas', 'bad.tsv'], { cwd }).status).toBe(2);
    expect(readdirSync(join(cwd, 'atlas'))).toEqual(before);
  });
});

describe('verify', () => {
  test('is content with a fresh atlas and names each file that is cut, flipped, missing or foreign', () => {
    const { cwd } = build(FILES);
    const verify = () => chipmate(['atlas', 'verify', 'atlas'], { cwd });
    expect(verify().status).toBe(0);
    const change = (name: string, edit: (bytes: Buffer) => Uint8Array): string => {
      const path = join(cwd, 'atlas', name);
      const original = readFileSync(path);
      writeFileSync(path, edit(Buffer.from(original)));
      const { status, stdout } = verify();
      writeFileSync(path, original);
      expect(status).toBe(2);
      return rowsOf(stdout).find(({ file }) => file === name)?.['verdict'] ?? 'not listed';
    };
    const names = readdirSync(join(cwd, 'atlas'));
    expect(names.length).toBeGreaterThanOrEqual(5);
    for (const name of names.filter((each) => each !== 'atlas.json')) {
      expect(change(name, (bytes) => bytes.subarray(0, bytes.length - 1))).toBe('truncated');
      const flip = (at: number) => (bytes: Buffer) => {
        bytes[at] ^= 4;
        return bytes;
      };
      const size = readFileSync(join(cwd, 'atlas', name)).length;
      for (const at of [0, size >> 1, size - 1]) expect(change(name, flip(at))).toBe('damaged');
    }
    const table = join(cwd, 'atlas', 'experiments.tsv');
    const original = readFileSync(table, 'utf8');
    writeFileSync(table, original.replace('FOS', 'FOX'));
    const search = chipmate(['atlas', 'search', 'atlas'], { cwd });
    expect(search.stderr).toMatch(/experiments.tsv: this file of the atlas is not as it was written/);
    expect([search.status, search.stdout]).toEqual([2, '']);
    writeFileSync(table, original);
    expect(
      change('atlas.json', (bytes) =>
        Buffer.from(bytes.toString().replace('"E', '"e').replace('0.1', '0.2')),
      ),
    ).toBe('damaged');
    writeFileSync(join(cwd, 'atlas', 'notes.txt'), 'mine');
    expect(verify().stdout).toMatch(/notes.txt\t4\tforeign/);
    expect(verify().status).toBe(2);
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

  test('per experiment: the list, the default class, and only experiments with a file', () => {
    const cwd = folderWith({
      'down/metadata/experimentList.tab': LIST,
      'down/hg19/eachData/bed05/SRX1.05.bed': narrowPeak('SRX1', 1000),
      'down/hg19/eachData/bed05/SRX3.05.bed': narrowPeak('SRX3', 1000),
      'down/hg19/eachData/bed10/SRX2.10.bed': narrowPeak('SRX2', 1000),
    });
    const { status, stderr } = chipmate(
      ['atlas', 'build', '--chip-atlas', 'down', '-o', 'atlas', '--genome', 'hg19'],
      { cwd },
    );
    expect(status).toBe(0);
    expect(stderr).toContain('1 of 2 listed experiments have no peak file here');
    const rows = rowsOf(chipmate(['atlas', 'search', 'atlas'], { cwd }).stdout);
    expect(
      rows.map((row) => [row['experiment'], row['antigen'], row['peaks'], row['sample'], row['attributes']]),
    ).toEqual([['SRX1', 'FOS', '2', 'GSM1', 'source_name=K562']]);
    expect(readFileSync(join(cwd, 'atlas', 'atlas.json'), 'utf8')).toContain('"scoreIsMinus10Log10Q": true');
  });

  test.each([
    ['', [], 3],
    [', without those at a blacklisted place without width', ['--blacklist', 'black.bed'], 2],
  ])('the light file of all experiments gives the peaks that single files give%s', (_, more, peaks) => {
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
    const built = (...args: string[]) =>
      chipmate(['atlas', 'build', '--genome', 'hg19', ...args, ...more], { cwd });
    expect(built('--chip-atlas', 'down', '-o', 'light').stderr).toContain(
      `light: 2 experiments, ${peaks} peaks`,
    );
    expect(built('sheet.tsv', '-o', 'single').status).toBe(0);
    for (const name of ['peaks.bin', 'scores.bin', 'signals.bin'])
      expect(readFileSync(join(cwd, 'light', name)).equals(readFileSync(join(cwd, 'single', name)))).toBe(
        true,
      );
  });
});
