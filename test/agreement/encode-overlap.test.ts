// Every GM12878 experiment of ENCODE as a query against all 216 experiments: the counts are those of bedtools.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openAtlas } from '../../src/atlas/open-atlas.ts';
import { readPeakFile } from '../../src/formats/peaks/peak-reader.ts';
import type { PeakColumns } from '../../src/genome/peak-columns.ts';
import { describeWith, programPresent, realData, realDataPresent } from '../support/reference.ts';
import { chipmate, folderWith, rowsOf } from '../support/chipmate.ts';

interface Row {
  readonly chromosome: string;
  readonly start: number;
  readonly end: number;
  readonly id: number;
}

/** BED4 with a number as the name, in the order that `bedtools intersect -sorted` needs. */
function writeSorted(path: string, rows: Row[]): void {
  rows.sort((a, b) =>
    a.chromosome < b.chromosome ? -1 : a.chromosome > b.chromosome ? 1 : a.start - b.start,
  );
  const parts: string[] = [];
  for (let i = 0; i < rows.length; i += 100_000)
    parts.push(
      rows
        .slice(i, i + 100_000)
        .map(({ chromosome, start, end, id }) => `${chromosome}\t${start}\t${end}\t${id}\n`)
        .join(''),
    );
  writeFileSync(path, parts.join(''));
}

function rowsOfPeaks(
  { count, chromosomeNames, chromosome, start, end }: PeakColumns,
  id: (i: number) => number,
): Row[] {
  return Array.from({ length: count }, (_, i) => ({
    chromosome: chromosomeNames[chromosome[i]],
    start: start[i],
    end: end[i],
    id: id(i),
  }));
}

describeWith(
  realDataPresent && programPresent('bedtools'),
  'the ENCODE data or bedtools',
  'overlap of the ENCODE experiments',
  () => {
    const folder = folderWith({});
    const atlas = join(folder, 'atlas');
    const sheet = realData('encode-hg19', 'experiments.tsv');
    const experiments = rowsOf(realDataPresent ? readFileSync(sheet, 'utf8') : 'experiment\n');
    const peaks: PeakColumns[] = [];

    beforeAll(async () => {
      const { status, stderr } = chipmate(['atlas', 'build', sheet, '-o', atlas, '--genome', 'hg19']);
      expect({ status, stderr }).toMatchObject({ status: 0 });
      for (const { file } of experiments)
        peaks.push((await readPeakFile(realData('encode-hg19', ...file.split('/')))).peaks);
    });

    test('is that of bedtools intersect -u for all 90 queries and all 216 experiments', async () => {
      const queries = experiments.flatMap(({ cell }, i) => (cell === 'GM12878' ? [i] : []));
      expect([queries.length, experiments.length]).toEqual([90, 216]);
      // One run of bedtools for all: query intervals are numbered through, database peaks carry their experiment.
      const firstRow = [0];
      for (const query of queries) firstRow.push((firstRow.at(-1) ?? 0) + peaks[query].count);
      writeSorted(
        join(folder, 'queries.bed'),
        queries.flatMap((query, q) => rowsOfPeaks(peaks[query], (i) => firstRow[q] + i)),
      );
      writeSorted(
        join(folder, 'all.bed'),
        peaks.flatMap((each, experiment) => rowsOfPeaks(each, () => experiment)),
      );
      const expected = await countWithBedtools(folder, firstRow, experiments.length);
      const opened = await openAtlas(atlas);
      for (const [q, query] of queries.entries()) {
        const { queryHits, queryPeaks } = await opened.overlap(peaks[query]);
        expect(queryPeaks).toBe(peaks[query].count);
        expect([...queryHits], experiments[query]['experiment']).toEqual([
          ...expected.subarray(q * experiments.length, (q + 1) * experiments.length),
        ]);
      }
      await opened.close();
    }, 900_000);

    test('is the same for one and two threads, in WebAssembly and in JavaScript', async () => {
      const query = peaks[1];
      const counts = [];
      for (const options of [
        { threads: 1 },
        { threads: 2 },
        { threads: 1, engine: 'javascript' },
        { threads: 2, engine: 'javascript' },
      ] as const) {
        const opened = await openAtlas(atlas, options);
        counts.push(await opened.overlap(query, { reverse: true }));
        await opened.close();
      }
      for (const each of counts.slice(1)) expect(each).toEqual(counts[0]);
    });

    test('the command line prints these counts', async () => {
      const file = realData('encode-hg19', ...experiments[1]['file'].split('/'));
      const args = ['overlap', file, '--atlas', atlas, '--antigen-class', 'all', '--reverse'];
      const { stdout } = chipmate([...args, '--threads', '1']);
      expect(chipmate([...args, '--threads', '2']).stdout).toBe(stdout);
      const opened = await openAtlas(atlas);
      const { queryHits, peaksHit } = await opened.overlap(peaks[1], { reverse: true });
      await opened.close();
      const rows = new Map(rowsOf(stdout).map((row) => [row['experiment'], row]));
      expect(rows.size).toBe(216);
      experiments.forEach(({ experiment }, i) => {
        expect(rows.get(experiment)).toMatchObject({
          peaks: String(peaks[i].count),
          query_peaks_hit: String(queryHits[i]),
          query_peaks: String(peaks[1].count),
          peaks_hit: String(peaksHit?.[i]),
        });
      });
    });
  },
);

/** Per query and experiment the number of query intervals with a partner, from one `bedtools intersect -wa -wb`. */
async function countWithBedtools(
  folder: string,
  firstRow: number[],
  experiments: number,
): Promise<Uint32Array> {
  const counts = new Uint32Array((firstRow.length - 1) * experiments);
  const lastSeen = new Int32Array(experiments).fill(-1);
  const queryOf = new Uint8Array(firstRow.at(-1) ?? 0);
  for (let q = 0; q + 1 < firstRow.length; q++) queryOf.fill(q, firstRow[q], firstRow[q + 1]);
  const program = spawn(
    'sh',
    ['-c', 'bedtools intersect -sorted -a queries.bed -b all.bed -wa -wb | cut -f 4,8'],
    { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  // Two numbers per line; bedtools writes all partners of one query interval after each other.
  let number = 0;
  let interval = 0;
  for await (const chunk of program.stdout as AsyncIterable<Buffer>) {
    for (const byte of chunk) {
      if (byte >= 48) number = number * 10 + byte - 48;
      else {
        if (byte === 9) interval = number;
        else if (lastSeen[number] !== interval) {
          lastSeen[number] = interval;
          counts[queryOf[interval] * experiments + number]++;
        }
        number = 0;
      }
    }
  }
  return counts;
}
