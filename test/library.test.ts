// The library does what the command line does.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  buildAtlas,
  buildSites,
  InputError,
  knownAssembly,
  openAtlas,
  parsePeakBytes,
  rankPartners,
  selectExperiments,
} from '../src/index.ts';
import { chipmate, folderWith, rowsOf } from './support/chipmate.ts';

/** Peaks at every `step`-th of 600 places from the `first` one. */
function bed(first: number, step: number): string {
  const lines: string[] = [];
  for (let i = first; i < 600; i += step) {
    const start = 50_000 + 20_000 * i;
    lines.push(`chr2\t${start}\t${start + 300}\tp\t${1 + ((i * 7919) % 997)}`);
  }
  return lines.join('\n') + '\n';
}

const ROWS: [experiment: string, antigen: string, cell: string, first: number, step: number][] = [
  ['E1', 'IKZF1', 'GM12878', 0, 3],
  ['E2', 'FOS', 'GM12878', 0, 3],
  ['E3', 'JUND', 'GM12878', 0, 6],
  ['E4', 'REST', 'GM12878', 1, 3],
  ['E5', 'CTCF', 'K-562', 0, 2],
];

test('build, open, count, select and rank', async () => {
  const folder = folderWith({
    'sheet.tsv': [
      'experiment\tantigen\tcell_class\tcell\tfile',
      ...ROWS.map(
        ([experiment, antigen, cell]) => `${experiment}\t${antigen}\tBlood\t${cell}\t${experiment}.bed`,
      ),
    ].join('\n'),
    ...Object.fromEntries(
      ROWS.map(([experiment, , , first, step]) => [`${experiment}.bed`, bed(first, step)]),
    ),
    'query.bed': bed(0, 3),
  });
  const assembly = knownAssembly('hg38');
  if (assembly === undefined) throw new Error('hg38 is built in');
  const atlasFolder = join(folder, 'atlas');
  expect(await buildAtlas(join(folder, 'sheet.tsv'), atlasFolder, { assembly })).toEqual({
    folder: atlasFolder,
    experiments: 5,
    peaks: 200 + 200 + 100 + 200 + 300,
  });
  const atlas = await openAtlas(atlasFolder);
  const { peaks } = parsePeakBytes(Buffer.from(bed(0, 3)), 'query');
  const { queryHits, queryPeaks, peaksHit } = await atlas.overlap(peaks, { reverse: true });
  expect([queryPeaks, ...queryHits]).toEqual([200, 200, 200, 100, 0, 100]);
  expect([...(peaksHit ?? [])]).toEqual([200, 200, 100, 0, 100]);
  const fos = selectExperiments(atlas.experiments, { antigen: ['c-Fos'] });
  expect([...fos]).toEqual([1]);
  const own = await atlas.peaksOf(fos[0]);
  expect([own.count, own.start[0], own.score[0]]).toEqual([200, 50_000, 1]);
  // Signals are those of a peak of nearly the same rank: here the scores lie 5 apart, and a code spans 2 % of the ranks.
  own.signal.forEach((signal, i) => expect(Math.abs(signal - own.score[i])).toBeLessThan(25));

  await expect(rankPartners(peaks, atlas)).rejects.toThrow(InputError);
  // Peaks in memory are placed as those of a file are: another build is refused here, too.
  const beyond = Array.from(
    { length: 9 },
    (_, i) => `chr1\t${249_000_000 + 9_000 * i}\t${249_000_300 + 9_000 * i}\tp\t1\n`,
  );
  const foreign = parsePeakBytes(Buffer.from(bed(0, 3) + beyond.join('')), 'foreign');
  await expect(rankPartners(foreign.peaks, atlas)).rejects.toThrow(/look like hg19, not hg38/);
  buildSites(atlasFolder);
  const rows = await rankPartners(peaks, atlas, { draws: 0 });
  // The query is E1 itself: IKZF1 is known for its own antigen and left out.
  expect(rows.map(({ antigen }) => antigen).sort()).toEqual(['CTCF', 'FOS', 'JUND', 'REST']);
  expect(rows[0]?.antigen).toBe('FOS');
  await atlas.close();

  const { stdout } = chipmate(['overlap', 'query.bed', '--atlas', 'atlas'], { cwd: folder });
  const printed = new Map(rowsOf(stdout).map((row) => [row['experiment'], Number(row['query_peaks_hit'])]));
  expect(ROWS.map(([experiment]) => printed.get(experiment))).toEqual([...queryHits]);
});
