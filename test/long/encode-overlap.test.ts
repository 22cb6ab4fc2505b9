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
import { encodeAtlas } from '../support/shared-atlases.ts';

/** Intervals of some experiments in the order that bedtools needs, as BED4; `name` gives the fourth column. */
function writeSorted(
  path: string,
  lists: readonly { readonly peaks: PeakColumns; readonly name: (row: number) => number }[],
): void {
  const names = [...new Set(lists.flatMap(({ peaks }) => [...peaks.chromosomeNames]))].sort();
  const total = lists.reduce((sum, { peaks }) => sum + peaks.count, 0);
  const [list, row, place] = [new Uint16Array(total), new Uint32Array(total), new Float64Array(total)];
  let next = 0;
  lists.forEach(({ peaks: { count, chromosomeNames, chromosome, start } }, number) => {
    const rank = chromosomeNames.map((name) => names.indexOf(name));
    for (let i = 0; i < count; i++, next++) {
      list[next] = number;
      row[next] = i;
      place[next] = rank[chromosome[i]] * 2 ** 32 + start[i];
    }
  });
  const order = Uint32Array.from(place.keys()).sort((a, b) => place[a] - place[b]);
  const parts: string[] = [];
  for (let i = 0; i < total; i += 100_000)
    parts.push(
      Array.from(order.subarray(i, i + 100_000), (at) => {
        const { peaks, name } = lists[list[at]];
        const [j, chromosome] = [row[at], peaks.chromosomeNames[peaks.chromosome[row[at]]]];
        return `${chromosome}\t${peaks.start[j]}\t${peaks.end[j]}\t${name(j)}\n`;
      }).join(''),
    );
  writeFileSync(path, parts.join(''));
}

describeWith(
  realDataPresent && programPresent('bedtools'),
  'the ENCODE data or bedtools',
  'overlap of the ENCODE experiments',
  () => {
    const folder = folderWith({});
    let atlas: string;
    const sheet = realData('encode-hg19', 'experiments.tsv');
    const experiments = rowsOf(realDataPresent ? readFileSync(sheet, 'utf8') : 'experiment\n');
    const peaks: PeakColumns[] = [];

    beforeAll(async () => {
      atlas = join(await encodeAtlas(), 'atlas');
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
        queries.map((query, q) => ({ peaks: peaks[query], name: (row) => firstRow[q] + row })),
      );
      writeSorted(
        join(folder, 'all.bed'),
        peaks.map((each, experiment) => ({ peaks: each, name: () => experiment })),
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

/**
 * Per query and experiment the number of query intervals with a partner. `bedtools map` finds the pairs that
 * `bedtools intersect -wa -wb` finds, and writes an interval once instead of once for each of its partners.
 */
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
    ['-c', 'bedtools map -a queries.bed -b all.bed -c 4 -o collapse | cut -f 4,5'],
    { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  // An interval's number, a tab, and the experiments of its partners between commas; every interval is its own partner.
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
