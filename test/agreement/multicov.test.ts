// Reads counted in regions beside bedtools multicov, which leaves out what is marked as a duplicate or failed, and beside featureCounts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readsOverlapping } from '../../src/calling/counting/count-reads.ts';
import { regionsOfPeaks } from '../../src/calling/counting/regions.ts';
import { readPeakFile } from '../../src/formats/peaks/peak-reader.ts';
import { readReads } from '../../src/formats/reads/reads-file.ts';
import { Random } from '../attack/fuzz/random.ts';
import { bamFile, type BamRecord } from '../support/bam-records.ts';
import { describeWith, programPresent } from '../support/reference.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-multicov-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function output(program: string, ...given: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, given, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  return stdout;
}

const HEADER = {
  text: '@HD\tVN:1.6\tSO:coordinate\n@SQ\tSN:chr1\tLN:50000\n@SQ\tSN:chr2\tLN:50000\n',
  chromosomes: [
    { name: 'chr1', length: 50_000 },
    { name: 'chr2', length: 50_000 },
  ],
};

/** A BAM file of made-up single reads, and peaks, of which some overlap. */
function madeUp(random: Random, cigars: readonly string[]): { bam: string; bed: string } {
  const records = Array.from({ length: 6_000 }, (): BamRecord => {
    return {
      chromosome: random.below(2),
      start: random.between(0, 40_000),
      flag: (random.below(2) === 0 ? 0 : 16) + (random.below(10) === 0 ? 0x400 : 0),
      quality: random.below(61),
      cigar: cigars[random.below(cigars.length)],
    };
  }).sort((a, b) => a.chromosome - b.chromosome || a.start - b.start);
  const [bam, bed] = [join(folder, 'reads.bam'), join(folder, 'peaks.bed')];
  writeFileSync(bam, bamFile(HEADER, records));
  const rows = Array.from({ length: 150 }, () => {
    const start = random.between(0, 41_000);
    return `chr${1 + random.below(2)}\t${start}\t${start + random.between(1, 600)}`;
  });
  writeFileSync(bed, `${rows.join('\n')}\n`);
  return { bam, bed };
}

const present = programPresent('bedtools') && programPresent('samtools');
describeWith(present, 'bedtools or samtools', 'reads in regions', () => {
  test('as multicov counts them: reads with deletions and introns, on both strands, duplicates left out', async () => {
    const cigars = ['25M', '10M5D15M', '5S20M', '12M3I10M', '8M200N17M'];
    const { bam, bed } = madeUp(new Random(5, 'multicov'), cigars);
    output('samtools', 'index', bam);
    const regions = regionsOfPeaks([(await readPeakFile(bed)).peaks]);
    const merged = join(folder, 'merged.bed');
    writeFileSync(
      merged,
      regions.chromosomes
        .flatMap(({ name, start, end }) => Array.from(start, (from, i) => `${name}\t${from}\t${end[i]}\n`))
        .join(''),
    );
    const sorted = join(folder, 'sorted.bed');
    writeFileSync(sorted, output('sort', '-k1,1', '-k2,2n', bed));
    expect(output('sort', '-k1,1', '-k2,2n', merged)).toBe(output('bedtools', 'merge', '-i', sorted));
    for (const quality of [0, 30]) {
      const given = ['multicov', '-bams', bam, '-bed', merged, '-q', String(quality)];
      const expected = output('bedtools', ...given)
        .trimEnd()
        .split('\n')
        .map((line) => Number(line.split('\t')[3]));
      const choices = { layout: 'single', keepMarkedDuplicates: false, bothEnds: true } as const;
      const { reads } = await readReads(bam, { ...choices, minimumQuality: quality });
      const counts = readsOverlapping(reads, regions);
      expect([...counts]).toEqual(expected);
      expect(Math.max(...counts)).toBeGreaterThan(30);
    }
  });
});

describeWith(programPresent('featureCounts'), 'featureCounts', 'reads in regions', () => {
  test('as featureCounts counts them, which looks at every stretch of a read: reads without introns', async () => {
    const { bam, bed } = madeUp(new Random(6, 'featureCounts'), ['25M', '5S20M', '12M3I10M']);
    const regions = regionsOfPeaks([(await readPeakFile(bed)).peaks]);
    const saf = join(folder, 'regions.saf');
    const rows = regions.chromosomes.flatMap(({ name, start, end }) =>
      Array.from(start, (from, i) => `${name}:${from}\t${name}\t${from + 1}\t${end[i]}\t.\n`),
    );
    writeFileSync(saf, `GeneID\tChr\tStart\tEnd\tStrand\n${rows.join('')}`);
    for (const quality of [0, 30]) {
      const counted = join(folder, `counted-${quality}.tsv`);
      // Every region that a read overlaps, and duplicates left out.
      const given = ['-F', 'SAF', '-a', saf, '-O', '--ignoreDup', '-Q', String(quality), '-o', counted];
      output('featureCounts', ...given, bam);
      const expected = readFileSync(counted, 'utf8')
        .trimEnd()
        .split('\n')
        .slice(2)
        .map((line) => Number(line.split('\t').at(-1)));
      const choices = { layout: 'single', keepMarkedDuplicates: false, bothEnds: true } as const;
      const { reads } = await readReads(bam, { ...choices, minimumQuality: quality });
      const counts = readsOverlapping(reads, regions);
      expect([...counts]).toEqual(expected);
      expect(Math.max(...counts)).toBeGreaterThan(30);
    }
  });
});
