// Reads of a BAM file beside samtools, which counts under the same filters, and MACS2, which keeps the same places.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readReads } from '../../src/formats/reads/reads-file.ts';
import { bamFile, type BamRecord } from '../support/bam-records.ts';
import { Random } from '../attack/fuzz/random.ts';
import { describeWith, programPresent, realData, realDataPresent } from '../support/reference.ts';

const CTCF = realData('reads', 'GM12878_hg38_CTCF_r1.chr21.bam');
const hasSamtools = programPresent('samtools');
const folder = mkdtempSync(join(tmpdir(), 'chipmate-bam-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function output(program: string, ...given: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, given, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  return stdout;
}

const counted = (...given: string[]): number => Number(output('samtools', 'view', '-c', ...given));

describeWith(hasSamtools && realDataPresent, 'samtools or the folder of real data', 'CTCF on chr21', () => {
  test('has the places that samtools tells', async () => {
    const { reads } = await readReads(CTCF);
    if (reads.layout !== 'single') throw new Error('single ends are expected');
    expect(reads.counts.records).toBe(counted(CTCF));
    expect(reads.counts.kept).toBe(counted('-F', '2820', CTCF));
    const chr21 = reads.chromosomes.find(({ name }) => name === 'chr21')!;
    expect(chr21.forward.length).toBe(counted('-F', '2836', CTCF));
    expect(chr21.reverse.length).toBe(counted('-F', '2820', '-f', '16', CTCF));
    const starts = (...given: string[]): number[] =>
      output('samtools', 'view', ...given, CTCF)
        .trimEnd()
        .split('\n')
        .map((line) => Number(line.split('\t')[3]) - 1);
    expect([...chr21.forward]).toEqual(starts('-F', '2836'));
    for (const quality of [20, 30])
      expect((await readReads(CTCF, { minimumQuality: quality })).reads.counts.kept).toBe(
        counted('-F', '2820', '-q', `${quality}`, CTCF),
      );
  });
});

const HEADER = {
  chromosomes: [
    { name: 'chr1', length: 200_000 },
    { name: 'chr2', length: 100_000 },
  ],
};

/** Records of all flags, with mates where they are of pairs. */
function records(isPaired: boolean): BamRecord[] {
  const random = new Random(7, String(isPaired));
  return Array.from({ length: 3_000 }, (_, i) => {
    const start = random.between(1_000, 90_000);
    const mateStart = start + random.between(-300, 300);
    const chromosome = random.below(2);
    const pair = isPaired ? random.pick([99, 147, 83, 163, 65, 73, 129]) : random.pick([0, 16]);
    return {
      ...{ chromosome, start, name: `r${i}`, quality: random.pick([5, 30]) },
      flag: pair | (random.chance(0.3) ? random.pick([4, 256, 512, 1024, 2048]) : 0),
      cigar: random.pick(['25M', '10M5D15M', '20M100N5M', '5S20M', '10M5I10M']),
      ...(isPaired && {
        mate: { chromosome, start: mateStart },
        template: random.pick([1, -1]) * (Math.abs(start - mateStart) + 25),
      }),
    };
  });
}

const written = (isPaired: boolean): string => join(folder, isPaired ? 'pairs.bam' : 'single.bam');
beforeAll(() => {
  for (const isPaired of [false, true]) writeFileSync(written(isPaired), bamFile(HEADER, records(isPaired)));
});

describeWith(hasSamtools, 'samtools', 'records of all flags', () => {
  test('are counted as samtools counts them', async () => {
    const single = written(false);
    expect((await readReads(single)).reads.counts.kept).toBe(counted('-F', '2820', single));
    expect((await readReads(single, { keepMarkedDuplicates: false })).reads.counts.kept).toBe(
      counted('-F', '3844', single),
    );
    const pairs = written(true);
    expect((await readReads(pairs)).reads.counts.kept).toBe(counted('-f', '3', '-F', '2956', pairs));
    expect((await readReads(pairs, { minimumQuality: 30 })).reads.counts.kept).toBe(
      counted('-f', '3', '-F', '2956', '-q', '30', pairs),
    );
  });
});

describeWith(programPresent('macs2'), 'MACS2', 'reads of MACS2', () => {
  /** Rows of BED that MACS2 makes of a BAM file, duplicates kept. */
  function filtered(path: string, format: 'BAM' | 'BAMPE'): string[][] {
    const out = `${path}.${format}.bed`;
    output('macs2', 'filterdup', '-i', path, '-f', format, '--keep-dup', 'all', '-g', '3e5', '-o', out);
    return readFileSync(out, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
  }
  const ascending = (a: number, b: number): number => a - b;

  test.each([false, true])('single ends have the same 5 prime places (of pairs: %s)', async (isPaired) => {
    const rows = filtered(written(isPaired), 'BAM');
    const { reads } = await readReads(written(isPaired), { layout: 'single' });
    if (reads.layout !== 'single') throw new Error('single ends are expected');
    for (const { name, forward, reverse } of reads.chromosomes) {
      const of = (strand: string, column: number): number[] =>
        rows
          .filter((row) => row[0] === name && row[5] === strand)
          .map((row) => Number(row[column]))
          .sort(ascending);
      expect(forward.length).toBeGreaterThan(100);
      expect([...forward]).toEqual(of('+', 1));
      expect([...reverse]).toEqual(of('-', 2));
    }
  });

  test('pairs are the same fragments', async () => {
    const rows = filtered(written(true), 'BAMPE');
    const { reads } = await readReads(written(true));
    if (reads.layout !== 'paired') throw new Error('pairs are expected');
    const fragments = reads.chromosomes.flatMap(({ name, start, end }) =>
      Array.from(start, (at, i) => `${name} ${at} ${end[i]}`),
    );
    expect(fragments.length).toBeGreaterThan(100);
    expect(fragments.sort()).toEqual(rows.map((row) => row.slice(0, 3).join(' ')).sort());
  });
});
