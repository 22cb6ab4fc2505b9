import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError } from '../errors.ts';
import { assemblyFromSizes } from '../genome/assembly.ts';
import { createRandom } from '../statistics/random.ts';
import {
  asColumns,
  bruteForceCounts,
  overlaps,
  trickyIntervals,
  writePeaks,
} from '../../test/support/crowded-peaks.ts';
import type { TestInterval } from '../../test/support/crowded-peaks.ts';
import { countOverlaps } from './overlap.ts';
import type { OverlapCounts, OverlapOptions } from './overlap.ts';
import { peaksOfExperiment, peaksOverlapping } from './peaks-file/experiment-peaks.ts';
import { openPeaksFile } from './peaks-file/open-peaks-file.ts';
import { OverlapEngine } from './peaks-file/overlap-engine.ts';
import type { OverlapEngineOptions } from './peaks-file/overlap-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-overlap-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'peaks.bin');
const assembly = assemblyFromSizes('toy', ['chrA', 'chrB', 'chrC'], [40_000, 9_000, 300_000]);

type Counts = Pick<OverlapCounts, 'queryHits' | 'peaksHit'>;

function expectSame(found: Counts, expected: Counts, what = ''): void {
  const differing = (a: Uint32Array | undefined, b: Uint32Array | undefined): number =>
    a === b ? -1 : a === undefined || a.length !== b?.length ? 0 : a.findIndex((value, i) => value !== b[i]);
  expect(differing(found.queryHits, expected.queryHits), `${what} queries`).toBe(-1);
  expect(differing(found.peaksHit, expected.peaksHit), `${what} peaks`).toBe(-1);
}

/** Counts several times with one engine: the first request streams, later ones keep blocks and use threads. */
async function count(
  query: readonly TestInterval[],
  engineOptions: OverlapEngineOptions = {},
  options: OverlapOptions = {},
  times = 1,
): Promise<OverlapCounts> {
  const file = openPeaksFile(path);
  const engine = new OverlapEngine(file, engineOptions);
  try {
    let counts = await countOverlaps(engine, file.genome, asColumns(query, assembly), options);
    for (let i = 1; i < times; i++) {
      const again = await countOverlaps(engine, file.genome, asColumns(query, assembly), options);
      expectSame(again, counts);
      counts = again;
    }
    return counts;
  } finally {
    await engine.close();
    file.close();
  }
}

const peak = (chromosome: number, start: number, end: number, experiment = 0): TestInterval => ({
  chromosome,
  start,
  end,
  experiment,
  score: 0,
});

describe('overlap counts', () => {
  for (const engine of ['wasm', 'javascript'] as const) {
    it(`are those of comparing everything with everything (${engine})`, async () => {
      for (let seed = 0; seed < 60; seed++) {
        const random = createRandom(seed);
        const experiments = [1, 3, 40, 70_000][seed % 4];
        const widest = [100, 2_000, 200_000][seed % 3];
        const peaks = trickyIntervals(random, assembly, random.integer(900), experiments, widest);
        const query = trickyIntervals(random, assembly, random.integer(150), 1, widest);
        writePeaks(path, assembly, experiments, peaks);
        const counts = await count(query, { engine, threads: 1 }, { reverse: true }, 2);
        const expected = bruteForceCounts(query, peaks, experiments);
        expectSame(counts, expected, `seed ${seed}`);
        expect(counts.queryPeaks).toBe(query.length);
      }
    });

    it(`leave out peaks with a smaller score (${engine})`, async () => {
      const random = createRandom(4);
      const peaks = trickyIntervals(random, assembly, 2000, 20, 500);
      const query = trickyIntervals(random, assembly, 200, 1, 500);
      writePeaks(path, assembly, 20, peaks);
      for (const minScore of [1, 400, 999, 1000]) {
        const counts = await count(query, { engine, threads: 1 }, { reverse: true, minScore }, 2);
        const strong = peaks.filter(({ score }) => score >= minScore);
        expectSame(counts, bruteForceCounts(query, strong, 20));
      }
    });
  }

  it('do not depend on threads, on the kernel or on what is in memory', async () => {
    const random = createRandom(12);
    const peaks = trickyIntervals(random, assembly, 30_000, 500, 3_000);
    const query = trickyIntervals(random, assembly, 6_000, 1, 3_000);
    writePeaks(path, assembly, 500, peaks);
    const reference = await count(query, { engine: 'javascript', threads: 1 }, { reverse: true });
    for (const engine of ['wasm', 'javascript'] as const) {
      for (const threads of [1, 2, 3]) {
        for (const residentLimit of [0, 2 ** 30]) {
          const counts = await count(query, { engine, threads, residentLimit }, { reverse: true }, 3);
          expectSame(counts, reference);
        }
      }
    }
  });

  it('count each of equal query intervals, and more of them than marks fit in 16 bits', async () => {
    writePeaks(path, assembly, 2, [peak(0, 100, 200, 1), peak(0, 150, 160, 1)]);
    const query = Array.from({ length: 140_000 }, () => peak(0, 120, 180));
    const { queryHits } = await count(query, { threads: 2 }, {}, 2);
    expect([...queryHits]).toEqual([0, 140_000]);
  });

  it('count a query that touches more blocks than one batch holds once per experiment', async () => {
    const large = assemblyFromSizes('large', ['chrL'], [2_000_000_000]);
    const peaks = Array.from({ length: 600_000 }, (_, i) =>
      peak(0, i * 3000, i * 3000 + 200 + (i % 997), i % 7),
    );
    writePeaks(path, large, 7, peaks);
    const whole = peak(0, 0, 2_000_000_000);
    const query = [whole, peak(0, 500, 700), whole, peak(0, 1_000_000_000, 1_900_000_000)];
    const file = openPeaksFile(path);
    const engine = new OverlapEngine(file, { threads: 2 });
    for (let i = 0; i < 2; i++) {
      const { queryHits, peaksHit } = await countOverlaps(engine, file.genome, asColumns(query, large), {
        reverse: true,
      });
      expect([...queryHits]).toEqual([3, 3, 3, 3, 3, 3, 3]);
      expect(peaksHit).toEqual(file.peaksPerExperiment);
    }
    await engine.close();
    file.close();
  });

  it('treat an interval without width as the two bases around it, and only touching ones as apart', async () => {
    writePeaks(path, assembly, 3, [peak(0, 100, 100, 0), peak(0, 90, 100, 1), peak(0, 100, 110, 2)]);
    expect([...(await count([peak(0, 100, 100)])).queryHits]).toEqual([1, 1, 1]);
    expect([...(await count([peak(0, 100, 120)])).queryHits]).toEqual([1, 0, 1]);
    expect([...(await count([peak(0, 80, 100)])).queryHits]).toEqual([1, 1, 0]);
    expect([...(await count([peak(0, 101, 120)])).queryHits]).toEqual([0, 0, 1]);
  });

  it('keep chromosomes apart at their ends, and ignore chromosomes and places that do not exist', async () => {
    writePeaks(path, assembly, 2, [peak(0, 39_990, 40_000, 0), peak(1, 0, 10, 1), peak(1, 9_000, 9_000, 1)]);
    expect([...(await count([peak(0, 39_999, 60_000)])).queryHits]).toEqual([1, 0]);
    expect([...(await count([peak(1, 0, 1)])).queryHits]).toEqual([0, 1]);
    expect([...(await count([peak(2, 0, 300_000)])).queryHits]).toEqual([0, 0]);
    expect([...(await count([peak(0, 40_000, 40_010), peak(0, 50_000, 50_000)])).queryHits]).toEqual([0, 0]);
    const foreign = { ...asColumns([peak(1, 0, 100)], assembly), chromosomeNames: ['x', 'y'] };
    const file = openPeaksFile(path);
    const engine = new OverlapEngine(file);
    expect([...(await countOverlaps(engine, file.genome, foreign)).queryHits]).toEqual([0, 0]);
    file.close();
  });

  it('are zero for no peaks and for no query', async () => {
    writePeaks(path, assembly, 4, []);
    expect([...(await count([peak(0, 5, 10)], {}, { reverse: true })).queryHits]).toEqual([0, 0, 0, 0]);
    writePeaks(path, assembly, 1, [peak(0, 5, 10)]);
    const none = await count([], {}, { reverse: true });
    expect([none.queryPeaks, ...none.queryHits]).toEqual([0, 0]);
  });

  it('read part of the file, and nothing once the blocks are in memory', async () => {
    const random = createRandom(3);
    writePeaks(path, assembly, 50, trickyIntervals(random, assembly, 60_000, 50, 300));
    const file = openPeaksFile(path);
    const engine = new OverlapEngine(file, { threads: 1 });
    const query = Array.from({ length: 40 }, (_, i) => peak(2, i * 7_000, i * 7_000 + 300));
    await countOverlaps(engine, file.genome, asColumns(query, assembly));
    expect(engine.reads.bytesTouched).toBeGreaterThan(0);
    expect(engine.reads.bytesRead).toBeGreaterThanOrEqual(engine.reads.bytesTouched);
    expect(engine.reads.bytesTouched).toBeLessThan(file.header.fileWords * 2);
    await countOverlaps(engine, file.genome, asColumns(query, assembly));
    await countOverlaps(engine, file.genome, asColumns(query, assembly));
    expect(engine.reads.bytesRead).toBe(0);
    await engine.close();
    file.close();
  });

  it('are refused when a touched block is damaged, whichever thread meets it', async () => {
    const random = createRandom(6);
    const peaks = trickyIntervals(random, assembly, 20_000, 50, 300);
    const query = trickyIntervals(random, assembly, 3_000, 1, 300);
    writePeaks(path, assembly, 50, peaks);
    const bytes = readFileSync(path);
    for (const engine of ['wasm', 'javascript'] as const) {
      for (const threads of [1, 2]) {
        const changed = Buffer.from(bytes);
        changed[bytes.length >> 1] ^= 4;
        writeFileSync(path, changed);
        const whole = [peak(0, 0, 40_000), peak(1, 0, 9_000), peak(2, 0, 300_000)];
        await expect(count([...query, ...whole], { engine, threads })).rejects.toThrow(InputError);
        await expect(count([...query, ...whole], { engine, threads })).rejects.toThrow(path);
      }
    }
  });
});

describe('peaks of experiments', () => {
  const random = createRandom(21);
  const peaks = trickyIntervals(random, assembly, 3_000, 8, 900);
  const query = trickyIntervals(random, assembly, 90, 1, 900);

  it('are listed in order of position', () => {
    writePeaks(path, assembly, 8, peaks);
    const file = openPeaksFile(path);
    const listed = peaksOfExperiment(file, 5);
    const expected = peaks
      .filter(({ experiment }) => experiment === 5)
      .sort((a, b) => a.chromosome - b.chromosome || a.start - b.start || a.end - b.end);
    expect([...listed.start]).toEqual(expected.map(({ start }) => start));
    expect([...listed.end]).toEqual(expected.map(({ end }) => end));
    expect([...listed.chromosome]).toEqual(expected.map(({ chromosome }) => chromosome));
    expect([...listed.summit]).toEqual(expected.map(({ start, end }) => start + ((end - start) >> 1)));
    file.close();
  });

  it('that overlap a query are all pairs that comparing everything finds', () => {
    writePeaks(path, assembly, 8, peaks);
    const file = openPeaksFile(path);
    const key = (row: number, { chromosome, start, end, experiment }: TestInterval): string =>
      [row, chromosome, start, end, experiment].join(' ');
    for (const experiments of [undefined, [2], [0, 7]]) {
      const pairs = peaksOverlapping(file, asColumns(query, assembly), experiments);
      const listed = Array.from(pairs.query, (row, i) =>
        key(row, peak(pairs.chromosome[i], pairs.start[i], pairs.end[i], pairs.experiment[i])),
      );
      const expected = query.flatMap((interval, row) =>
        peaks
          .filter((other) => experiments === undefined || experiments.includes(other.experiment))
          .filter((other) => overlaps(interval, other))
          .map((other) => key(row, other)),
      );
      expect(listed.sort()).toEqual(expected.sort());
      const scores = Array.from(pairs.score, (score, i) => [score & 255, pairs.signalCode[i]]);
      expect(scores.every(([low, code]) => low === code)).toBe(true);
    }
    file.close();
  });
});
