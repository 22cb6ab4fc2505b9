import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBigWig } from '../../src/formats/signal/big-wig-reader.ts';
import { writeBigWig } from '../../src/formats/signal/big-wig-writer.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { describeWith, pythonWith } from '../support/reference.ts';
import { bruteForce, madeUpPiece } from '../support/signals.ts';

const python = pythonWith('pyBigWig');
const CHROMOSOMES = [
  { name: 'chr1', length: 400_000 },
  { name: 'chr2', length: 200_000 },
  { name: 'chr10', length: 120_001 },
  { name: 'chrM', length: 16_569 },
];

/** Chromosomes, header, runs of windows, and statistics of bins, as pyBigWig reads them. */
const READ = `
import json, pyBigWig, sys
path, asked = sys.argv[1], json.load(sys.stdin)
file = pyBigWig.open(path)
print(json.dumps({
    "isBigWig": bool(file.isBigWig()),
    "chromosomes": file.chroms(),
    "header": file.header(),
    "windows": [[list(run) for run in (file.intervals(c, s, e) or [])] for c, s, e in asked["windows"]],
    "bins": [[file.stats(c, s, e, type=kind, nBins=n, exact=exact) for kind in ("mean", "max", "coverage")] for c, s, e, n, exact in asked["bins"]],
}))
`;

type Window = readonly [string, number, number];
type Bins = readonly [string, number, number, number, boolean];

interface Read {
  isBigWig: boolean;
  chromosomes: Record<string, number>;
  header: Record<string, number>;
  windows: [number, number, number][][];
  bins: [(number | null)[], (number | null)[], (number | null)[]][];
}

function readBack(path: string, windows: readonly Window[], bins: readonly Bins[]): Read {
  const { stdout, stderr, status } = spawnSync(python ?? '', ['-c', READ, path], {
    input: JSON.stringify({ windows, bins }),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Read;
}

describeWith(python !== undefined, 'pyBigWig', 'bigWig files, read by pyBigWig', () => {
  test('every run, the header and the zoom levels are what was written', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'chipmate-bigwig-')), 'signal.bw');
    const pieces = CHROMOSOMES.slice(0, 3).map((chromosome, i) =>
      madeUpPiece(chromosome, { seed: 5 + i, mean: 12, gaps: 0.02 }),
    );
    await writeBigWig(path, CHROMOSOMES, pieces);
    const random = createRandom(3);
    const windows = CHROMOSOMES.flatMap(({ name, length }): Window[] => [
      [name, 0, length],
      ...Array.from({ length: 15 }, (): Window => {
        const start = random.integer(length - 3000);
        return [name, start, start + 1 + random.integer(3000)];
      }),
    ]);
    // Stretches of a zoom level (of 160 x 4^k bp) are summed up exactly; the rest is asked for from the runs.
    const bins = pieces.flatMap(({ chromosome }): Bins[] => [
      [chromosome, 10_240, 9 * 10_240, 8, false],
      [chromosome, 2560 * 9, 2560 * 39, 30, false],
      [chromosome, 1234, 98_765, 7, true],
    ]);
    const read = readBack(path, windows, bins);
    expect(read.isBigWig).toBe(true);
    expect(read.chromosomes).toEqual(
      Object.fromEntries(CHROMOSOMES.map(({ name, length }) => [name, length])),
    );
    const whole = { covered: 0, sum: 0, squares: 0, most: -Infinity, least: Infinity };
    for (const [i, piece] of pieces.entries()) {
      const part = bruteForce(piece, 0, CHROMOSOMES[i].length);
      for (const key of ['covered', 'sum', 'squares'] as const) whole[key] += part[key];
      whole.most = Math.max(whole.most, part.most);
      whole.least = Math.min(whole.least, part.least);
    }
    expect(read.header).toMatchObject({ version: 4, nBasesCovered: whole.covered });
    expect(read.header['nLevels']).toBeGreaterThan(4);
    // pyBigWig cuts these numbers to whole ones.
    for (const [key, value] of [
      ['minVal', whole.least],
      ['maxVal', whole.most],
      ['sumData', whole.sum],
      ['sumSquared', whole.squares],
    ] as const)
      expect(Math.abs(read.header[key] - value), key).toBeLessThanOrEqual(1);
    windows.forEach(([name, from, to], index) => {
      const piece = pieces.find(({ chromosome }) => chromosome === name);
      const expected: [number, number, number][] = [];
      piece?.start.forEach((start, run) => {
        if (start < to && piece.end[run] > from) expected.push([start, piece.end[run], piece.value[run]]);
      });
      expect(read.windows[index], `${name}:${from}-${to}`).toEqual(expected);
    });
    bins.forEach(([name, from, to, count], index) => {
      const piece = pieces.find(({ chromosome }) => chromosome === name) ?? pieces[0];
      const [mean, most, coverage] = read.bins[index];
      for (let bin = 0; bin < count; bin++) {
        const [start, end] = [bin, bin + 1].map((i) => from + Math.floor(((to - from) * i) / count));
        const brute = bruteForce(piece, start, end);
        expect(mean[bin], `mean ${name}:${start}-${end}`).toBeCloseTo(brute.sum / brute.covered, 4);
        expect(most[bin]).toBe(brute.most);
        expect(coverage[bin]).toBeCloseTo(brute.covered / (end - start), 6);
      }
    });
  });

  test('hundreds of chromosomes are found by their names', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'chipmate-bigwig-')), 'scaffolds.bw');
    const chromosomes = Array.from({ length: 700 }, (_, i) => ({ name: `scaffold_${i}`, length: 1000 + i }));
    const of = (chromosome: string, i: number) => ({
      chromosome,
      start: Int32Array.of(i),
      end: Int32Array.of(i + 5),
      value: Float64Array.of(i / 4),
    });
    await writeBigWig(
      path,
      chromosomes,
      chromosomes.map(({ name }, i) => of(name, i)),
    );
    const read = readBack(
      path,
      chromosomes.map(({ name, length }): Window => [name, 0, length]),
      [],
    );
    expect(read.chromosomes).toEqual(
      Object.fromEntries(chromosomes.map(({ name, length }) => [name, length])),
    );
    expect(read.windows).toEqual(chromosomes.map((_, i) => [[i, i + 5, i / 4]]));
  });

  test('a signal without runs is a file without values', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'chipmate-bigwig-')), 'empty.bw');
    await writeBigWig(path, CHROMOSOMES, []);
    const read = readBack(path, [['chr1', 0, 1000]], []);
    expect(read.windows).toEqual([[]]);
    expect(read.header).toMatchObject({ nLevels: 0, nBasesCovered: 0 });
  });
});

/** A file of all three types of sections, and its runs and statistics in pyBigWig's own words. */
const WRITE = `
import json, pyBigWig, random, sys
random.seed(4)
file = pyBigWig.open(sys.argv[1], "w")
file.addHeader([("chr2", 300000), ("chr1", 500000), ("chrM", 16569)], maxZooms=8)
at, starts, ends, values = 10, [], [], []
while at < 299000:
    starts.append(at); at += random.randint(1, 90); ends.append(at); values.append(random.random() * 50 - 10)
    at += random.choice([0, 0, 0, 400])
file.addEntries(["chr2"] * len(starts), starts, ends=ends, values=values)
file.addEntries("chr1", list(range(100, 90000, 30)), values=[float(i % 17) for i in range(100, 90000, 30)], span=20)
file.addEntries("chr1", 100000, values=[random.random() for _ in range(9000)], span=25, step=40)
file.close()
file = pyBigWig.open(sys.argv[1])
kept = lambda run: run[2] == run[2]
print(json.dumps({
    "runs": {c: [list(run) for run in (file.intervals(c) or []) if kept(run)] for c in file.chroms()},
    "exact": {c: file.stats(c, 0, 90000, nBins=9, exact=True) for c in ("chr1", "chr2")},
    "zoomed": {c: file.stats(c, 0, 90000, nBins=9) for c in ("chr1", "chr2")},
    "levels": file.header()["nLevels"],
}))
`;

describeWith(python !== undefined, 'pyBigWig', 'bigWig files that pyBigWig writes', () => {
  test('are read as pyBigWig reads them', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'chipmate-bigwig-')), 'theirs.bw');
    const { stdout, stderr, status } = spawnSync(python ?? '', ['-c', WRITE, path], { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    const theirs = JSON.parse(stdout) as {
      runs: Record<string, [number, number, number][]>;
      exact: Record<string, number[]>;
      zoomed: Record<string, number[]>;
      levels: number;
    };
    const file = openBigWig(path);
    expect(file.resolutions).toHaveLength(theirs.levels);
    expect(theirs.levels).toBeGreaterThan(1);
    expect(file.chromosomes.map(({ name }) => name)).toEqual(['chr2', 'chr1', 'chrM']);
    for (const [chromosome, { name, length }] of file.chromosomes.entries()) {
      const { start, end, value } = file.runs(chromosome, 0, length);
      const runs = Array.from(start, (from, run) => [from, end[run], value[run]]);
      expect(runs, name).toEqual(theirs.runs[name]);
      if (name === 'chrM') continue;
      const window = { chromosome, start: 0, end: 90_000 };
      const means = (exact: boolean): number[] => [...file.means(window, 9, exact)];
      for (const [bin, mean] of means(true).entries()) expect(mean).toBeCloseTo(theirs.exact[name][bin], 5);
      for (const [bin, mean] of means(false).entries()) expect(mean).toBeCloseTo(theirs.zoomed[name][bin], 3);
    }
    file.close();
  });
});
