// Reads to a BAM file by programs of the user's, for which others stand in here; with the real ones in test/agreement/align-reads.test.ts.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isRunning } from '../src/formats/folders/process-start.ts';
import { chipmate, commandLine, folderWith, rowsOf, writeFiles } from './support/chipmate.ts';
import { twoBit } from './support/sequence-files.ts';
import { standInPrograms } from './support/stand-in-programs.ts';

const READ = '@read\nACGT\n+\nIIII\n';
const READS = "odd, $(touch made) name's_1.fastq.gz";

let cwd: string;
beforeEach(() => {
  cwd = folderWith({
    [READS]: gzipSync(READ),
    '-x 2.fastq': READ,
    'IKZF1.bam': 'an older file',
    'IKZF1.bam.bai': 'its index',
  });
  standInPrograms(join(cwd, 'programs'));
  mkdirSync(join(cwd, 'genomes', 'toy1'), { recursive: true });
  writeFileSync(
    join(cwd, 'genomes', 'toy1', 'toy1.2bit'),
    twoBit([
      { name: 'chr1', letters: 'ACGTN'.repeat(10) },
      { name: 'chr1_x_alt', letters: 'ACGT' },
    ]),
  );
});

const TO_TOY = ['--genome', 'toy1', '--genomes', 'genomes', '--bam', 'IKZF1.bam'];
const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  PATH: join(cwd, 'programs'),
  ...{ READS: '1', KEPT: '10' },
  ...more,
});
const align = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  chipmate(['peaks', 'align', ...args], { cwd, env: environment(env) });
/** All files, hidden ones as well. */
const files = (): string[] => readdirSync(cwd, { recursive: true, encoding: 'utf8' }).sort();

describe.skipIf(process.platform === 'win32')('programs of the user align', () => {
  test('the index is made once, of chromosomes alone, and the table tells what was done', () => {
    const first = align([READS, './-x 2.fastq', ...TO_TOY], { READS: '2' });
    expect([first.status, first.stderr]).toEqual([0, expect.stringMatching(/no index of toy1 for bowtie2/)]);
    const sequence = `>chr1\n${'ACGTN'.repeat(10)}\n`;
    expect(readFileSync(join(cwd, 'genomes/toy1/bowtie2/toy1.rev.1.bt2'), 'utf8')).toBe(sequence);
    expect(readFileSync(join(cwd, 'IKZF1.bam'), 'utf8')).not.toContain('older');
    expect(readFileSync(join(cwd, 'IKZF1.bam.bai'), 'utf8')).toBe('index\n');
    const rows = rowsOf(first.stdout);
    expect(
      rows.map(({ step, version, reads_in, reads_out }) => [step, version, reads_in, reads_out]),
    ).toEqual([
      ['index', '1.2.3', 'NA', 'NA'],
      ['trim', '1.2.3', '2', '10'],
      ['align', '1.2.3', '10', '4'],
      ['pair', '1.2.3', 'NA', 'NA'],
      ['sort', '1.2.3', 'NA', 'NA'],
      ['duplicates', '1.2.3', '4', '3'],
    ]);
    expect(rows[1]['command']).toContain(`-i 'odd, $(touch made) name'\\''s_1.fastq.gz' -I './-x 2.fastq'`);
    expect(first.stderr).toMatch(/caution: 40\.0 % of the reads were aligned/);
    const before = files();
    expect(before).not.toContain('made');
    expect(before.filter((name) => /partial|lock/.test(name))).toEqual([]);
    const again = align([READS, './-x 2.fastq', ...TO_TOY], { READS: '2' });
    expect(again.stderr).not.toContain('no index');
    expect(rowsOf(again.stdout).map(({ step }) => step)).not.toContain('index');
    expect(files()).toEqual(before);
  });

  test('without fastp reads go to the aligner as they are, which is said', () => {
    const { status, stdout, stderr } = chipmate(['peaks', 'align', READS, ...TO_TOY], {
      cwd,
      env: environment({ PATH: withoutFastp(), KEPT: '1' }),
    });
    expect([status, stderr]).toEqual([0, expect.stringContaining('caution: fastp is not on the PATH')]);
    expect(rowsOf(stdout).find(({ step }) => step === 'align')?.['command']).toMatch(/ -U 'odd/);
  });

  test('what is missing is named, with how it is installed', () => {
    const { status, stderr } = chipmate(['peaks', 'align', READS, ...TO_TOY], {
      cwd,
      env: { PATH: '/nowhere' },
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /not on the PATH: bowtie2, samtools, bowtie2-build[^]*apt-get install bowtie2 samtools;[^]*brew install/,
    );
  });

  test.each(
    ['fastp', 'bowtie2', 'bowtie2-build', 'samtools'].flatMap((program) =>
      ['FAILING', 'KILLED'].map((how) => [how, program]),
    ),
  )('%s %s: one message with its last lines, and nothing is left behind', (how, program) => {
    const before = files();
    const { status, stdout, stderr } = align([READS, ...TO_TOY], { [how]: program });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    const what = how === 'KILLED' ? 'was ended by SIGKILL' : 'failed (status 3)';
    expect(stderr).toContain(`${program} ${what}; nothing was written`);
    expect(stderr).toContain('found:    first line / the reason');
    const index = /^genomes\/toy1\/bowtie2/;
    expect(files().filter((name) => !index.test(name))).toEqual(before);
    expect(files().some((name) => index.test(name))).toBe(program !== 'bowtie2-build');
    expect(readFileSync(join(cwd, 'IKZF1.bam'), 'utf8')).toBe('an older file');
    expect(readFileSync(join(cwd, 'IKZF1.bam.bai'), 'utf8')).toBe('its index');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends all programs and leaves nothing', async (signal) => {
    expect(align([READS, ...TO_TOY]).status).toBe(0);
    const before = files();
    const { child, ended, program } = await waiting();
    child.kill(signal);
    expect(await ended).toBe(signal === 'SIGINT' ? 130 : 143);
    await vi.waitFor(() => expect(isRunning(program)).toBe(false));
    expect(files()).toEqual(before);
  });

  test('what a killed run left goes with the next', async () => {
    expect(align([READS, ...TO_TOY]).status).toBe(0);
    const before = files();
    const { child, ended, program } = await waiting();
    const other = align([READS, ...TO_TOY]);
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('IKZF1.bam')]);
    child.kill('SIGKILL');
    await ended;
    process.kill(program, 'SIGKILL');
    expect(files().filter((name) => name.endsWith('.partial'))).toHaveLength(1);
    expect(align([READS, ...TO_TOY]).status).toBe(0);
    expect(files()).toEqual(before);
  });

  test.each([
    [
      'a file that was cut off',
      { '-x 2.fastq': `${READ}@two\nACGT\n` },
      {},
      'line 6: the file ends within read 2',
    ],
    ['files of two lengths', { '-x 2.fastq': READ + READ }, {}, 'the same number of reads: 1 and 2'],
    ['a program that took fewer', {}, { READS: '1' }, 'fastp took 1 of 2 reads'],
  ])('%s is refused when it is seen, and nothing is left behind', (_, changed, env, words) => {
    expect(align([READS, ...TO_TOY]).status).toBe(0);
    writeFiles(cwd, { 'IKZF1.bam': 'an older file', ...changed });
    const before = files();
    const { status, stdout, stderr } = align([READS, './-x 2.fastq', ...TO_TOY], { READS: '2', ...env });
    expect(stderr).toContain(words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(files()).toEqual(before);
    expect(readFileSync(join(cwd, 'IKZF1.bam'), 'utf8')).toBe('an older file');
  });

  test.each([
    [[READS, READS, ...TO_TOY], 'both reads of the pairs come from one file'],
    [[READS, READS, READS, ...TO_TOY], 'one file of single ends or two of pairs'],
    [['absent.fastq', ...TO_TOY], 'absent.fastq: no such file'],
    [['genomes', ...TO_TOY], 'genomes: this is no file that programs can read'],
    [['IKZF1.bam', ...TO_TOY], 'IKZF1.bam: these are no reads in FASTQ'],
    [[READS, '--genome', 'toy1', '--bam', 'IKZF1.tsv'], 'IKZF1.tsv: the aligned reads are a BAM file'],
    [[READS, '--bam', 'IKZF1.bam'], 'it is not said to which genome'],
    [[READS, '--bam', 'IKZF1.bam', '--genome', '../x'], 'this is no name of a genome'],
    [
      [READS, '--bam', 'IKZF1.bam', '--genome', 'hg38', '--genomes', 'genomes'],
      'there is no sequence of hg38',
    ],
    [[READS, '--bam', 'IKZF1.bam', '--index', 'nothing'], 'nothing: here is no whole index of bowtie2'],
  ])('refused: %s', (args, words) => {
    const before = files();
    const { status, stdout, stderr } = align(args);
    expect(stderr).toContain(words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(files()).toEqual(before);
  });

  test('an index of the user is found by any of its files', () => {
    expect(align([READS, ...TO_TOY]).status).toBe(0);
    for (const given of ['toy1', 'toy1.1.bt2', 'toy1.rev.2.bt2']) {
      const { status, stdout } = align([
        READS,
        '--bam',
        'own.bam',
        '--index',
        `genomes/toy1/bowtie2/${given}`,
      ]);
      expect(status).toBe(0);
      expect(rowsOf(stdout)[1]['command']).toContain('-x genomes/toy1/bowtie2/toy1 ');
    }
  });
});

function withoutFastp(): string {
  const folder = join(cwd, 'fewer');
  standInPrograms(folder, ['fastp']);
  return folder;
}

/** A run whose aligner does not end, once it has begun. */
async function waiting() {
  const file = join(folderWith({}), 'number');
  const child = spawn(process.execPath, [commandLine, 'peaks', 'align', READS, ...TO_TOY], {
    ...{ cwd, env: environment({ WAITING: file }) },
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const program = await vi.waitFor(
    () => {
      expect(existsSync(file) && readFileSync(file, 'utf8')).toMatch(/^\d+\n$/);
      return Number(readFileSync(file, 'utf8'));
    },
    { timeout: 60_000, interval: 20 },
  );
  return { child, ended, program };
}
