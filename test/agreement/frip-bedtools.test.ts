// Share of 5' ends in peaks and in blacklisted regions beside bedtools intersect.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openQuality } from '../../src/analyses/inputs/reads/open-quality.ts';
import { peaksQuality } from '../../src/analyses/peaks/qc.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { describeWith, programPresent, realData, realDataPresent } from '../support/reference.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-frip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function output(...given: string[]): string {
  const { status, stdout, stderr } = spawnSync('bedtools', given, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`bedtools: ${stderr}`);
  return stdout;
}

function file(name: string, lines: Iterable<string>): string {
  const path = join(folder, name);
  writeFileSync(path, [...lines].map((line) => `${line}\n`).join(''));
  return path;
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

describeWith(programPresent('bedtools') && realDataPresent, 'bedtools or real data', 'reads in peaks', () => {
  test('as bedtools finds them, of CTCF on chromosome 21', async () => {
    const bam = realData('reads', 'GM12878_hg38_CTCF_r1.chr21.bam');
    const ends = new Set(
      linesOf(output('bamtobed', '-i', bam)).map((line) => {
        const [chromosome, start, end, , , strand] = line.split('\t');
        const place = strand === '+' ? Number(start) : Number(end) - 1;
        return `${chromosome}\t${place}\t${place + 1}\t.\t0\t${strand}`;
      }),
    );
    const distinct = file('ends.bed', ends);
    const random = createRandom(4);
    // Some of them overlap, and reach beyond 5' ends.
    const peaks = file(
      'peaks.bed',
      [...ends]
        .filter((_, at) => at % 150 === 0)
        .map((line) => {
          const start = Math.max(0, Number(line.split('\t')[1]) - random.integer(300));
          return `chr21\t${start}\t${start + 1 + random.integer(900)}`;
        }),
    );
    const blacklist = realData('blacklist', 'hg38-blacklist.v2.bed.gz');
    const share = (regions: string): number =>
      linesOf(output('intersect', '-u', '-a', distinct, '-b', regions)).length / ends.size;
    const { samples } = await peaksQuality(await openQuality({ chips: [bam], peaks: [peaks], blacklist }));
    expect(samples[0].values).toMatchObject({
      depth: ends.size,
      frip: share(peaks),
      blacklisted: share(blacklist),
    });
    expect(share(peaks)).toBeGreaterThan(0.05);
    expect(share(blacklist)).toBeGreaterThan(0.001);
  });
});
