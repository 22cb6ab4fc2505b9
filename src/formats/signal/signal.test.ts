import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bigWig, type Section } from '../../../test/support/signal-files.ts';
import { bruteForce, cut, madeUpPiece } from '../../../test/support/signals.ts';
import { bigBed } from '../peaks/big-bed-writer.ts';
import { writeBedGraph } from './bed-graph-writer.ts';
import { openBigWig } from './big-wig-reader.ts';
import { writeBigWig } from './big-wig-writer.ts';
import type { SignalPiece } from './signal-runs.ts';
import { ZoomSizes } from './zoom-sizes.ts';

const CHROMOSOMES = [
  { name: 'chr1', length: 300_000 },
  { name: 'chr2', length: 90_000 },
  { name: 'chrM', length: 16_569 },
];
const PIECES = [0, 2].map((i) => madeUpPiece(CHROMOSOMES[i], { seed: i, mean: 20, gaps: 0.1 }));

const place = (name: string): string => join(mkdtempSync(join(tmpdir(), 'chipmate-signal-')), name);

function piece(chromosome: string, runs: readonly (readonly [number, number, number])[]): SignalPiece {
  return {
    chromosome,
    start: Int32Array.from(runs, ([start]) => start),
    end: Int32Array.from(runs, ([, end]) => end),
    value: Float64Array.from(runs, ([, , value]) => value),
  };
}

test('what is written as bigWig is read again, also within windows and from zoom levels', async () => {
  const path = place('signal.bw');
  await writeBigWig(path, CHROMOSOMES, PIECES);
  const file = openBigWig(path);
  expect(file.chromosomes).toEqual(CHROMOSOMES);
  expect(file.resolutions[0]).toBe(160);
  expect(file.runs(1, 0, 90_000).start).toHaveLength(0);
  for (const [at, chromosome] of [0, 2].entries()) {
    const written = PIECES[at];
    const { start, end, value } = file.runs(chromosome, 0, CHROMOSOMES[chromosome].length);
    expect({ start, end, value }).toEqual({ start: written.start, end: written.end, value: written.value });
    const cutOff = file.runs(chromosome, written.start[5] + 1, written.end[9]);
    expect(cutOff.start[0]).toBe(written.start[5] + 1);
    expect(cutOff.end.at(-1)).toBe(written.end[9]);
    // Edges of bins are those of summaries: nothing is approximated.
    const window = { chromosome, start: 0, end: 15 * 640 };
    const exact = file.means(window, 15, true);
    const zoomed = file.means(window, 15);
    for (let bin = 0; bin < 15; bin++) {
      const { sum, covered } = bruteForce(written, bin * 640, (bin + 1) * 640);
      expect(exact[bin]).toBeCloseTo(sum / covered, 9);
      expect(zoomed[bin]).toBeCloseTo(sum / covered, 4);
    }
    expect([...zoomed]).not.toEqual([...exact]);
  }
  expect([...file.means({ chromosome: 1, start: 0, end: 90_000 }, 2)]).toEqual([NaN, NaN]);
  file.close();
});

test('the same runs give the same bytes, in however many pieces they come', async () => {
  const [whole, pieces] = [place('whole.bw'), place('pieces.bw')];
  await writeBigWig(whole, CHROMOSOMES, PIECES);
  const inPieces = async function* (): AsyncGenerator<SignalPiece> {
    for (const each of PIECES) yield* cut(each, 700);
  };
  await writeBigWig(pieces, CHROMOSOMES, inPieces());
  expect(readFileSync(pieces).equals(readFileSync(whole))).toBe(true);
});

test('runs that are none are refused, and no file is left', async () => {
  const faulty: [SignalPiece[], RegExp][] = [
    [[piece('chr9', [[0, 1, 1]])], /not in the list/],
    [[piece('chr2', [[0, 1, 1]]), piece('chr1', [[0, 1, 1]])], /too late/],
    [[piece('chr1', [[5, 9, 1]]), piece('chr1', [[8, 10, 1]])], /no run behind 9/],
    [[piece('chr1', [[5, 5, 1]])], /no run/],
    [[piece('chr1', [[5, 6, NaN]])], /no run/],
    [[piece('chr1', [[5, 6, 1e300]])], /no run/],
    [[piece('chrM', [[5, 16_570, 1]])], /ends at 16570/],
  ];
  for (const [pieces, words] of faulty) {
    const path = place('faulty.bw');
    await expect(writeBigWig(path, CHROMOSOMES, pieces)).rejects.toThrow(words);
    expect(readdirSync(join(path, '..'))).toEqual([]);
  }
  await expect(writeBigWig('-', CHROMOSOMES, PIECES)).rejects.toThrow(/pipe or a device/);
});

test('zoom levels begin at about ten runs, have at most half as many summaries, and end at one for each chromosome', () => {
  const dense = new ZoomSizes();
  for (let run = 0; run < 100_000; run++) dense.add(0, 20 * run, 20 * run + 20);
  expect(dense.resolutions(10)).toEqual([160, 640, 2560, 10_240, 40_960, 163_840, 655_360, 2_621_440]);
  expect(dense.resolutions(3)).toEqual([160, 640, 2560]);
  // Runs far from one another: a level is left out where each of them would be a summary of its own.
  const sparse = new ZoomSizes();
  for (let run = 0; run < 1000; run++) sparse.add(1, 10_000 * run, 10_000 * run + 20);
  expect(sparse.resolutions(10)[0]).toBe(40_960);
  expect(new ZoomSizes().resolutions(10)).toEqual([]);
});

test('bedGraph has the shortest numbers that read back as the same', async () => {
  const values = [0.1, 1 / 3, 1e-12, 3, -0.5, 16_777_217];
  const runs = values.map((value, i): [number, number, number] => [10 * i, 10 * i + 10, value]);
  const double = piece('chr1', runs);
  const single = { ...double, chromosome: 'chr2', value: Float32Array.from(double.value) };
  const path = place('signal.bedGraph');
  await writeBedGraph(path, CHROMOSOMES, [double, single]);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(lines[0]).toBe('chr1\t0\t10\t0.1');
  expect(lines.map((line) => line.split('\t')[3])).toEqual([
    ...['0.1', '0.3333333333333333', '1e-12', '3', '-0.5', '16777217'],
    ...['0.1', '0.33333334', '1e-12', '3', '-0.5', '16777216'],
  ]);
  lines.slice(6).forEach((line, i) => expect(Math.fround(Number(line.split('\t')[3]))).toBe(single.value[i]));
  await writeBedGraph(`${path}.gz`, CHROMOSOMES, [double, single]);
  expect(gunzipSync(readFileSync(`${path}.gz`)).toString()).toBe(readFileSync(path, 'utf8'));
});

const SECTIONS: readonly Section[] = [
  {
    chromosome: 0,
    type: 1,
    step: 0,
    span: 0,
    runs: [
      [5, 9, 1.5],
      [9, 30, -2],
    ],
  },
  {
    chromosome: 0,
    type: 2,
    step: 0,
    span: 7,
    runs: [
      [40, 47, 3],
      [60, 67, NaN],
      [80, 87, 4],
    ],
  },
  {
    chromosome: 2,
    type: 3,
    step: 10,
    span: 4,
    runs: [
      [100, 104, 5],
      [110, 114, 6],
    ],
  },
];

test.each([
  { bigEndian: false, packed: true, children: 256 },
  { bigEndian: true, packed: true, children: 2 },
  { bigEndian: false, packed: false, children: 2 },
  { bigEndian: true, packed: false, children: 256 },
])('every type of section is read: $bigEndian, $packed, $children', (options) => {
  const path = place('made.bw');
  writeFileSync(path, bigWig({ chromosomes: CHROMOSOMES, sections: SECTIONS, ...options }));
  const file = openBigWig(path);
  const told = (chromosome: number, from: number, to: number): number[][] => {
    const { start, end, value } = file.runs(chromosome, from, to);
    return Array.from(start, (at, run) => [at, end[run], value[run]]);
  };
  expect(told(0, 0, 300_000)).toEqual([
    [5, 9, 1.5],
    [9, 30, -2],
    [40, 47, 3],
    [80, 87, 4],
  ]);
  expect(told(0, 8, 41)).toEqual([
    [8, 9, 1.5],
    [9, 30, -2],
    [40, 41, 3],
  ]);
  expect(told(0, 47, 80)).toEqual([]);
  expect(told(2, 0, 16_569)).toEqual([
    [100, 104, 5],
    [110, 114, 6],
  ]);
  expect([...file.means({ chromosome: 0, start: 0, end: 40 }, 4)]).toEqual([(4 * 1.5 - 2) / 5, -2, -2, NaN]);
  file.close();
});

test('what is no bigWig file is refused in a sentence', () => {
  const path = place('other.bw');
  const made = bigWig({ chromosomes: CHROMOSOMES, sections: SECTIONS });
  const refusalOf = (bytes: Uint8Array): string => {
    writeFileSync(path, bytes);
    try {
      const file = openBigWig(path);
      file.runs(0, 0, 300_000);
    } catch (error) {
      return String(error);
    }
    return 'read';
  };
  expect(refusalOf(made)).toBe('read');
  const items = [{ chromosome: 'chr1', start: 1, end: 2, rest: 'a' }];
  const sizes = new Map([['chr1', 300]]);
  expect(refusalOf(bigBed(items, { sizes, autoSql: '', fields: 4, bedFields: 3 }))).toMatch(
    /this is a bigBed file/,
  );
  expect(refusalOf(Buffer.from('chr1\t5\t9\t1.5\n'))).toMatch(/this is no bigWig file/);
  expect(refusalOf(made.subarray(0, 300))).toMatch(/damaged or was cut off/);
  const infinite: Section = { ...SECTIONS[0], runs: [[5, 9, Infinity]] };
  expect(refusalOf(bigWig({ chromosomes: CHROMOSOMES, sections: [infinite] }))).toMatch(
    /infinite value at chr1:5/,
  );
  const overlapping: Section = { ...SECTIONS[0], runs: [[29, 50, 1]] };
  expect(refusalOf(bigWig({ chromosomes: CHROMOSOMES, sections: [SECTIONS[0], overlapping] }))).toMatch(
    /two values for chr1:29/,
  );
});
