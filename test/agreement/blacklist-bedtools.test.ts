import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assemblyFromSizes } from '../../src/genome/assembly.ts';
import { overlapFlags, splitByOverlap } from '../../src/genome/intervals.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { supportedPeaks } from '../../src/study/replicate-support.ts';
import { asColumns, trickyIntervals, type TestInterval } from '../support/crowded-peaks.ts';
import { describeWith, programPresent } from '../support/reference.ts';
import { chipmate, folderWith, rowsOf } from '../support/chipmate.ts';

const assembly = assemblyFromSizes('toy', ['chrA', 'chrB', 'chrC'], [60_000, 5_000, 2_000_000]);

/** Intervals as BED, named by their rows. */
function bed(intervals: readonly TestInterval[]): string {
  const lines = intervals.map(
    ({ chromosome, start, end }, row) =>
      `${assembly.chromosomeNames[chromosome]}\t${start}\t${end}\t${row}\t1\n`,
  );
  return lines.join('');
}

/** Rows of `a` that `bedtools intersect` with this option reports. */
function bedtoolsRows(folder: string, option: '-u' | '-v', a: string, b: string): number[] {
  const run = spawnSync('bedtools', ['intersect', option, '-a', a, '-b', b], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  const lines = run.stdout.split('\n').slice(0, -1);
  return lines.map((line) => Number(line.split('\t')[3]));
}

describeWith(programPresent('bedtools'), 'bedtools', 'regions left out and bedtools intersect', () => {
  test.each([1, 2, 3, 4])('agree on tricky intervals, some without width (seed %i)', (seed) => {
    const random = createRandom(seed);
    // One list in two parts, so that peaks lie at the edges of regions.
    const intervals = trickyIntervals(random, assembly, 600, 1, 100);
    const regions = intervals.filter((_, i) => i % 6 === 0);
    const peaks = intervals.filter((_, i) => i % 6 > 0);
    const folder = folderWith({
      'peaks.bed': bed(peaks),
      'regions.bed': bed(regions),
      'toy.chrom.sizes': assembly.chromosomeNames
        .map((name, i) => `${name}\t${assembly.sizes[i]}\n`)
        .join(''),
      'sheet.tsv': 'experiment\tantigen\tfile\nE\tFOS\tpeaks.bed\n',
    });
    const inside = bedtoolsRows(folder, '-u', 'peaks.bed', 'regions.bed');
    const outside = bedtoolsRows(folder, '-v', 'peaks.bed', 'regions.bed');
    expect(Math.min(inside.length, outside.length)).toBeGreaterThan(50);

    const [a, b] = [asColumns(peaks, assembly), asColumns(regions, assembly)];
    expect([...overlapFlags(a, b)].flatMap((flag, row) => (flag === 1 ? [row] : []))).toEqual(inside);
    expect([...splitByOverlap(a, b).outside.start]).toEqual(outside.map((row) => peaks[row].start));
    expect([...supportedPeaks(a, [b])]).toEqual(inside);

    const built = chipmate(
      [
        ...['atlas', 'build', 'sheet.tsv', '-o', 'atlas', '--genome', 'toy.chrom.sizes'],
        ...['--blacklist', 'regions.bed'],
      ],
      { cwd: folder },
    );
    expect(built).toMatchObject({ status: 0 });
    const listed = rowsOf(chipmate(['atlas', 'search', join(folder, 'atlas')]).stdout);
    expect(listed.map((row) => row['peaks'])).toEqual([String(outside.length)]);
  });
});
