// Measures of the fingerprint beside deepTools' plotFingerprint. It sums covered bases, chipmate counts 5' ends: of reads of 1 bp both are one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openQuality } from '../../src/analyses/inputs/reads/open-quality.ts';
import { peaksQuality } from '../../src/analyses/peaks/qc.ts';
import {
  histogramOf,
  jensenShannonDistance,
  poissonHistogram,
} from '../../src/calling/quality/js-distance.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { bamFile, type BamRecord } from '../support/bam-records.ts';
import { describeWith, programPresent, realData, realDataPresent } from '../support/reference.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-deeptools-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LENGTHS = [400_000, 150_000];
const BINS = LENGTHS.reduce((sum, length) => sum + length / 500, 0);

/** Reads of 1 bp, a part of them in one bin of fifty. */
function madeUp(name: string, reads: number, inPiles: number, seed: number): string {
  const random = createRandom(seed);
  const records = Array.from({ length: reads }, (_, read): BamRecord => {
    const chromosome = random.integer(4) === 0 ? 1 : 0;
    const start =
      read < inPiles
        ? 25_000 * random.integer(LENGTHS[chromosome] / 25_000) + 3000 + random.integer(400)
        : random.integer(LENGTHS[chromosome]);
    return { chromosome, start, flag: random.integer(2) === 0 ? 0 : 16, cigar: '1M', bases: 1 };
  }).sort((a, b) => a.chromosome - b.chromosome || a.start - b.start);
  const chromosomes = LENGTHS.map((length, at) => ({ name: `chr${at + 1}`, length }));
  const lines = chromosomes.map((each) => `@SQ\tSN:${each.name}\tLN:${each.length}\n`);
  const path = join(folder, name);
  writeFileSync(
    path,
    bamFile({ text: `@HD\tVN:1.6\tSO:coordinate\n${lines.join('')}`, chromosomes }, records),
  );
  return path;
}

function run(program: string, ...given: string[]): void {
  const { status, stderr } = spawnSync(program, given, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
}

/** Reads of each bin, and the measures by name, of every sample. */
function fingerprinted(paths: readonly string[], ...given: string[]) {
  const [measures, counts] = [join(folder, 'measures.tsv'), join(folder, 'counts.tsv')];
  for (const path of paths) run('samtools', 'index', '-o', `${path}.bai`, path);
  run(
    'plotFingerprint',
    ...['--bamfiles', ...paths, '--JSDsample', paths[paths.length - 1], '--binSize', '500'],
    ...['--outQualityMetrics', measures, '--outRawCounts', counts, '--numberOfProcessors', '1'],
    ...given,
  );
  const fields = (path: string): string[][] =>
    readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
  const [names, ...rows] = fields(measures);
  return {
    measures: rows.map((row) => Object.fromEntries(names.map((name, at) => [name, Number(row[at])]))),
    counts: paths.map((_, at) =>
      fields(counts)
        .slice(2)
        .map((row) => Number(row[at])),
    ),
  };
}

/** deepTools displaces its bins of chance by one: of k reads it takes the share of k + 1. */
function displaced(mean: number): ReturnType<typeof poissonHistogram> {
  const { reads, bins } = poissonHistogram(mean);
  return { reads: Array.from(reads, (count) => count - 1), bins };
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const present = programPresent('plotFingerprint') && programPresent('samtools');
describeWith(present, 'deepTools or samtools', 'the fingerprint', () => {
  test('has the measures of plotFingerprint on the same bins', async () => {
    const paths = [madeUp('chip.bam', 6000, 2500, 1), madeUp('input.bam', 5000, 0, 2)];
    const { measures, counts } = fingerprinted(
      paths,
      ...['--ignoreDuplicates', '--numberOfSamples', String(BINS)],
    );
    expect(counts[0]).toHaveLength(BINS);
    const { samples } = await peaksQuality(
      await openQuality({ chips: paths, controls: [paths[1]] }, { layout: 'single' }),
    );
    samples.forEach(({ values, fingerprint }, at) => {
      const theirs = measures[at];
      expect([...fingerprint.sorted]).toEqual([...counts[at]].sort((a, b) => a - b));
      // They take the upper edge of each bin, chipmate its middle.
      expect(values.area! + 0.5 / BINS).toBeCloseTo(theirs['AUC'], 10);
      expect(values.elbow).toBeCloseTo(theirs['Elbow Point'], 10);
      // They name the first bin with reads, chipmate those without.
      expect(values.empty! + 1 / BINS).toBeCloseTo(theirs['X-intercept'], 10);
      const own = histogramOf(fingerprint.sorted);
      expect(jensenShannonDistance(own, displaced(meanOf(counts[at])))).toBeCloseTo(
        theirs['Synthetic JS Distance'],
        8,
      );
    });
    expect(samples[0].values.controlDistance).toBeCloseTo(measures[0]['JS Distance'], 8);
    expect(samples[0].values.distance).toBeGreaterThan(0.2);
    expect(samples[1].values.distance).toBeLessThan(0.05);
  });

  test.runIf(realDataPresent)('and so has CTCF on chromosome 21, of the bins that deepTools has', () => {
    const path = join(folder, 'ctcf.bam');
    writeFileSync(path, readFileSync(realData('reads', 'GM12878_hg38_CTCF_r1.chr21.bam')));
    const { measures, counts } = fingerprinted([path], '--region', 'chr21', '--numberOfSamples', '20000');
    const own = histogramOf(Uint32Array.from(counts[0]).sort());
    expect(jensenShannonDistance(own, displaced(meanOf(counts[0])))).toBeCloseTo(
      measures[0]['Synthetic JS Distance'],
      6,
    );
    expect(measures[0]['Synthetic JS Distance']).toBeGreaterThan(0.1);
  });
});
