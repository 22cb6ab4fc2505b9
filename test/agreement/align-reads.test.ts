// From made-up reads of a sequencer to peaks, with the programs that people have: fastp, bowtie2, bwa and samtools.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createRandom } from '../../src/statistics/random.ts';
import { chipmate, folderWith, rowsOf } from '../support/chipmate.ts';
import { describeWith, programPresent } from '../support/reference.ts';
import { twoBit } from '../support/sequence-files.ts';

const LENGTH = 400_000;
const READ = 60;
const SITES = Array.from({ length: 16 }, (_, i) => ({
  chromosome: i % 2,
  place: 30_000 + 45_000 * Math.floor(i / 2),
}));
const ADAPTERS = ['AGATCGGAAGAGCACACGTCTGAACTCCAGTCA', 'AGATCGGAAGAGCGTCGTGTAGGGAAAGAGTGT'];
const PAIRING: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A' };

const random = createRandom(5);
const bases = (count: number): string =>
  Array.from({ length: count }, () => 'ACGT'[random.integer(4)]).join('');
const chromosomes = [bases(LENGTH), bases(LENGTH)];
const otherStrand = (letters: string): string =>
  Array.from(letters, (letter) => PAIRING[letter])
    .reverse()
    .join('');

/** Pairs of a fragment each; some fragments are shorter than reads, which go on into the adapters then. */
function pairs(count: number, bound: number): [string, string] {
  const files: [string[], string[]] = [[], []];
  for (let number = 0; number < count; number++) {
    const length = number % 10 === 0 ? 45 : 140 + random.integer(120);
    const site = SITES[random.integer(SITES.length)];
    const isBound = random.uniform() < bound;
    const chromosome = isBound ? site.chromosome : random.integer(2);
    const middle = isBound ? site.place + random.integer(80) - 40 : 500 + random.integer(LENGTH - 1000);
    const start = middle - Math.floor(length / 2);
    const strand = chromosomes[chromosome].slice(start, start + length);
    const fragment = random.uniform() < 0.5 ? strand : otherStrand(strand);
    for (const [mate, letters] of [fragment, otherStrand(fragment)].entries()) {
      const read = (letters + ADAPTERS[mate]).slice(0, READ);
      files[mate].push(`@fragment${number}\n${read}\n+\n${'I'.repeat(read.length)}\n`);
    }
  }
  return [files[0].join(''), files[1].join('')];
}

const [chip1, chip2] = pairs(12_000, 0.4);
const [input] = pairs(12_000, 0);
const cwd = folderWith({
  'chip_1.fastq.gz': gzipSync(chip1),
  'chip_2.fastq.gz': gzipSync(chip2),
  'input.fastq': input,
});
mkdirSync(join(cwd, 'genomes', 'toy1'), { recursive: true });
writeFileSync(
  join(cwd, 'genomes', 'toy1', 'toy1.2bit'),
  twoBit(chromosomes.map((letters, i) => ({ name: `chr${i + 1}`, letters }))),
);
const run = (...args: string[]): string => {
  const { status, stdout, stderr } = chipmate(args, { cwd });
  expect(status, stderr).toBe(0);
  return stdout;
};

const present = ['bowtie2', 'fastp', 'samtools', 'bwa'].every(programPresent);
describeWith(present, 'bowtie2, bwa, fastp or samtools', 'reads of a sequencer', () => {
  test.each(['bowtie2', 'bwa'])('%s: from FASTQ to the planted sites', (aligner) => {
    const to = ['--genome', 'toy1', '--genomes', 'genomes', '--aligner', aligner];
    const rows = rowsOf(
      run('peaks', 'align', 'chip_1.fastq.gz', 'chip_2.fastq.gz', ...to, '--bam', 'chip.bam'),
    );
    const step = (name: string) => rows.find((row) => row['step'] === name)!;
    expect(rows.every(({ version }) => /^\d/.test(version))).toBe(true);
    expect(step('trim')['reads_in']).toBe('24000');
    expect(Number(step('trim')['share'])).toBeGreaterThan(0.95);
    expect(Number(step('align')['share'])).toBeGreaterThan(0.99);
    expect(spawnSync('samtools', ['quickcheck', '-v', join(cwd, 'chip.bam')]).status).toBe(0);
    const counted = (...given: string[]): number =>
      Number(
        spawnSync('samtools', ['view', '-c', ...given, join(cwd, 'chip.bam')], { encoding: 'utf8' }).stdout,
      );
    expect(counted('-F', '0x904')).toBe(Number(step('align')['reads_out']));
    expect(counted('-F', '0xd04')).toBe(Number(step('duplicates')['reads_out']));
    // By the index: nothing is found through one that does not fit.
    expect(
      spawnSync('samtools', ['view', '-c', join(cwd, 'chip.bam'), 'chr2:29900-30100'], { encoding: 'utf8' })
        .stdout,
    ).toMatch(/^[1-9]\d\d/);

    run('peaks', 'align', 'input.fastq', ...to, '--bam', 'input.bam', '-q');
    const peaks = run('peaks', 'call', 'chip.bam', '--genome-size', '8e5', '-q')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    const summits = peaks.map((fields) => ({
      chromosome: fields[0],
      at: Number(fields[1]) + Number(fields[9]),
    }));
    const found = SITES.filter(({ chromosome, place }) =>
      summits.some(
        (summit) => summit.chromosome === `chr${chromosome + 1}` && Math.abs(summit.at - place) < 60,
      ),
    );
    expect(found).toHaveLength(SITES.length);
    expect(peaks).toHaveLength(SITES.length);
    expect(run('peaks', 'call', 'input.bam', '--genome-size', '8e5', '--fragment', '200', '-q')).toBe('');
    expect(readdirSync(cwd).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('as many threads give the same reads', () => {
    const to = ['--genome', 'toy1', '--genomes', 'genomes'];
    const reads = (threads: string): string => {
      run(
        'peaks',
        'align',
        'chip_1.fastq.gz',
        'chip_2.fastq.gz',
        ...to,
        '--bam',
        'same.bam',
        '--threads',
        threads,
      );
      return spawnSync('samtools', ['view', join(cwd, 'same.bam')], { encoding: 'utf8', maxBuffer: 1 << 28 })
        .stdout;
    };
    const one = reads('1');
    expect(one.length).toBeGreaterThan(1e6);
    expect(reads('3') === one).toBe(true);
  });

  test('a file that was cut off is refused, of which fastp says nothing', () => {
    writeFileSync(join(cwd, 'cut.fastq.gz'), gzipSync(chip1).subarray(0, 100_000));
    const given = [
      'peaks',
      'align',
      'cut.fastq.gz',
      '--genome',
      'toy1',
      '--genomes',
      'genomes',
      '--bam',
      'cut.bam',
    ];
    const { status, stderr } = chipmate(given, { cwd });
    expect(stderr).toMatch(/cut\.fastq\.gz: /);
    expect(status).toBe(2);
    expect(readdirSync(cwd).filter((name) => /^\.|^cut\.bam/.test(name))).toEqual([]);
  });
});
