import { expect, test } from 'vitest';
import { libraryOf, randomMatrix, SimulatedWindows } from '../../../test/support/simulated-windows.ts';
import { binomialLog10P } from '../../statistics/distributions/binomial.ts';
import { sidakLog10P } from '../../statistics/combine/sidak.ts';
import { createRandom } from '../../statistics/random.ts';
import { JavascriptScanKernel } from '../javascript-scan-kernel.ts';
import { UNIFORM } from '../score-matrix.ts';
import { compositeAt } from './composite-at.ts';
import { distinctFlanks } from './distinct-flanks.ts';
import {
  gapBin,
  gapOf,
  orientationOf,
  overlapBin,
  overlapWays,
  placed,
  placementsOf,
  type Placements,
} from './placements.ts';
import { sharedInformation, siteProbability } from './shared-bases.ts';
import { readyMotifs, spacingsInWindows } from './spacings-in-windows.ts';
import { chanceShares, fixedGap } from './spacing-tests.ts';

const options = {
  ...{ background: UNIFORM, margin: 120, near: 40 },
  kernel: (motifs: ConstructorParameters<typeof JavascriptScanKernel>[0]) => new JavascriptScanKernel(motifs),
};

function answer(windows: SimulatedWindows, primary: string, ...secondary: string[]) {
  const [own] = readyMotifs(libraryOf(primary), 1e-4, UNIFORM);
  const found = spacingsInWindows(windows, own, readyMotifs(libraryOf(...secondary), 1e-4, UNIFORM), options);
  return found.families.map(({ motif, word, where, test: { count } }) => {
    const { all } = found.spacings[motif];
    const place = where === undefined ? [] : [gapOf(all, where), orientationOf(all, where)];
    return [secondary[motif].split('=')[0], word, ...place, count];
  });
}

test('spacings that were planted are found to the base, on both strands, with gap and orientation', () => {
  // Primary, secondary, as written on one strand; the pair is put on either.
  const plantings = [
    ['ATGCACCTG', 0, 'GATTACAGG', 'downstream, same strand'],
    ['ATGCACCTG', 17, 'CCTGTAATC', 'downstream, other strand'],
    ['CCTGTAATC', 61, 'ATGCACCTG', 'upstream, other strand'],
    ['GATTACAGG', 100, 'ATGCACCTG', 'upstream, same strand'],
  ] as const;
  for (const [before, gap, behind, orientation] of plantings) {
    const windows = new SimulatedWindows(200, 300, createRandom(gap + 1));
    const unit = before + 'N'.repeat(gap) + behind;
    for (let i = 0; i < 200; i++) {
      const primary = i % 4 === 0 ? unit : before.startsWith('ATG') ? before : behind;
      windows.put(i, windows.random.integer(300 - unit.length), primary, windows.random.integer(2) === 1);
    }
    expect(answer(windows, 'P=ATGCACCTG', 'S=GATTACAGG', 'X=CCATTGG')).toEqual([
      ['S', 'fixed spacing', gap, orientation, expect.closeTo(50, -1)],
      ['X', expect.stringMatching(/^(?:independent|not estimable)$/), expect.any(Number)],
    ]);
  }
});

test('palindromes: what cannot be told of the orientation is one place', () => {
  const windows = new SimulatedWindows(240, 300, createRandom(3));
  for (let i = 0; i < 240; i++) {
    const unit = i % 3 === 0 ? 'TGACTCANNNNGAAACTTT' : 'TGACTCA';
    windows.put(i, 50 + windows.random.integer(150), unit, windows.random.integer(2) === 1);
  }
  expect(answer(windows, 'AP1=TGASTCA', 'S=GAAACTTT')).toEqual([
    ['S', 'fixed spacing', 4, 'pointing away', 79],
  ]);
  expect(answer(windows, 'S=GAAACTTT', 'AP1=TGASTCA')).toEqual([['AP1', 'fixed spacing', 4, 'upstream', 80]]);
});

test('a look-alike is the same site; two motifs of one spot without a gap of their own are close; few windows tell nothing', () => {
  const windows = new SimulatedWindows(300, 400, createRandom(8));
  for (let i = 0; i < 300; i++) {
    windows.put(i, 196, 'GCCACACCC', windows.random.integer(2) === 1);
    const beside = windows.random.integer(2) === 1 ? 150 : 206;
    windows.put(i, beside + windows.random.integer(38), 'CAGATAAG', windows.random.integer(2) === 1);
    if (i < 8) windows.put(i, 300, 'TTTACGTAAAC');
  }
  expect(answer(windows, 'P=GCCACACCC', 'L=CCACACCCN', 'C=CAGATAAG', 'F=TTTACGTAAAC')).toEqual([
    ['L', 'same site', -8, expect.any(String), 300],
    ['C', 'close without fixed spacing', expect.any(Number)],
    ['F', 'not estimable', expect.any(Number)],
  ]);
});

test('bases that the primary site has anyway are no spacing; more than them is one', () => {
  const world = (isMore: (window: number) => boolean): SimulatedWindows => {
    const windows = new SimulatedWindows(400, 300, createRandom(5));
    for (let i = 0; i < 400; i++)
      windows.put(i, 100 + windows.random.integer(90), isMore(i) ? 'CCATGACTCGGAA' : 'CCATGACTC');
    return windows;
  };
  // The last three bases begin the other motif: 64 times as often as by chance it stands there, and that says nothing.
  expect(
    answer(
      world(() => false),
      'P=CCATGACTC',
      'S=CTCGGAA',
    ),
  ).toEqual([['S', expect.stringMatching(/^(?:independent|not estimable)$/), expect.any(Number)]]);
  const beside = answer(
    world((i) => i % 4 === 0),
    'P=CCATGACTC',
    'S=CTCGGAA',
  );
  expect(beside).toEqual([['S', 'fixed spacing', -3, 'downstream, same strand', 100]]);
});

test('in 60 worlds without a planted spacing one is told at most 7 times', () => {
  let told = 0;
  for (let trial = 0; trial < 60; trial++) {
    const random = createRandom(14).split(trial);
    const windows = new SimulatedWindows(120, 260, random);
    for (let i = 0; i < 120; i++) {
      windows.put(i, random.integer(250), 'GCCACACCC', random.integer(2) === 1);
      windows.put(i, random.integer(250), 'CAGATAAG', random.integer(2) === 1);
    }
    const others = [10, 12].map((width) => randomMatrix(`R${width}`, width, random));
    const words = answer(windows, 'P=GCCACACCC', 'S=CAGATAAG', 'GGAA', 'CACGTG', ...others).map(
      ([, word]) => word,
    );
    told += Number(words.some((word) => !/^(?:independent|not)/.test(String(word))));
  }
  // P of 8 or more at a rate of 0.05: 0.01.
  expect(told).toBeLessThanOrEqual(7);
});

/** Primary sites with all their flanks. */
function wholeSites(count: number, margin: number, width: number) {
  const all = (value: number) => Uint16Array.from({ length: count }, () => value);
  const row = Uint32Array.from({ length: count }, (_, i) => i);
  return {
    window: row,
    start: row,
    strand: new Uint8Array(count),
    left: all(margin),
    right: all(margin),
    width,
  };
}

test('a gap is tested against uniform places, and against the gaps beside it', () => {
  const all = placementsOf({ width: 8, turns: false }, { width: 7, turns: false }, 156);
  expect(all.gaps * all.orientations.length).toBe(600);
  const sites = wholeSites(180, 156, 8);
  const apart = new Uint32Array(180).fill(1);
  const pairs = {
    counts: new Uint32Array(600),
    overlapped: new Uint32Array(0),
    apart,
    near: new Uint8Array(180),
    over: apart,
  };
  pairs.counts[310] = 9;
  pairs.counts[20] = 2;
  const found = fixedGap(pairs.counts, chanceShares(sites, pairs, all), all);
  const one = binomialLog10P(9, 180, 1 / 600, 'upper');
  expect(found).toMatchObject({ bin: 310, count: 9, of: 180 });
  expect(found.log10P).toBeCloseTo(one, 9);
  expect(found.corrected).toBeCloseTo(sidakLog10P(one, 600), 9);
  pairs.counts.fill(0);
  pairs.counts.fill(6, 300, 450);
  pairs.counts[310] = 9;
  const among = fixedGap(pairs.counts, chanceShares(sites, pairs, all), all);
  expect(among.log10P).toBeCloseTo(binomialLog10P(9, 129, 1 / 21, 'upper'), 9);
  expect(among.expectedShare).toBeCloseTo(6 / 180, 12);
});

test('the other strand of the sequence gives the same place, of palindromes, too', () => {
  const shapes = [false, true].flatMap((a) => [false, true].map((b) => [a, b] as const));
  for (const [primaryTurns, secondaryTurns] of shapes) {
    const all = placementsOf({ width: 7, turns: primaryTurns }, { width: 5, turns: secondaryTurns }, 30);
    const bins = new Set<number>();
    const numbers = (start: number, strand: number, second: number, other: number): number[] => {
      const where = placed(all, { start, strand }, { start: second, strand: other });
      return [gapBin(all, where), gapBin(all, where) < 0 ? overlapBin(all, where) : -1];
    };
    for (let second = 0; second < 63; second++)
      for (const [strand, other] of [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ] as const) {
        const forward = numbers(30, strand, second, other);
        expect(numbers(30, 1 - strand, 67 - second - 5, 1 - other)).toEqual(forward);
        if (primaryTurns) expect(numbers(30, 1 - strand, second, other)).toEqual(forward);
        if (secondaryTurns) expect(numbers(30, strand, second, 1 - other)).toEqual(forward);
        if (forward[0] >= 0) bins.add(forward[0]);
      }
    expect(bins.size).toBe(all.gaps * all.orientations.length);
    expect(Math.max(...bins)).toBe(bins.size - 1);
    expect(waysOf(all)).toBe(2 * (7 + 5 - 1));
  }
});

/** How many ways of overlapping all numbers have together. */
function waysOf(all: Placements): number {
  const bins = Array.from({ length: 2 * (all.primaryWidth + all.secondaryWidth - 1) }, (_, bin) => bin);
  return bins.reduce((sum, bin) => sum + overlapWays(all, bin).length, 0);
}

test('copies of a sequence count once, on the other strand, too; others do not', () => {
  const windows = new SimulatedWindows(40, 209, createRandom(4));
  const unit = Array.from(windows.codes.subarray(0, 209), (code) => 'ACGT'[code]).join('');
  for (const [window, other] of [
    [7, false],
    [20, true],
    [33, false],
  ] as const) {
    windows.put(window, 0, unit, other);
    // A quarter of its bases changed.
    for (let at = window % 4; at < 209; at += 4) windows.put(window, at, 'ACGT'[windows.random.integer(4)]);
  }
  const sites = wholeSites(40, 100, 9);
  const strand = Uint8Array.from({ length: 40 }, (_, i) => Number(i === 20));
  const start = Uint32Array.from({ length: 40 }, (_, i) => i * 209 + 100);
  const kept = distinctFlanks(windows.codes, { ...sites, start, strand }, 100, false);
  expect([...Array(40).keys()].filter((i) => !kept.includes(i))).toEqual([7, 20, 33]);
  const turned = distinctFlanks(windows.codes, { ...sites, start }, 100, true);
  expect([...Array(40).keys()].filter((i) => !turned.includes(i))).toEqual([7, 20, 33]);
});

test('P of a site over columns of different bases is that of going through all sequences', () => {
  const short = Int32Array.from([0, 900, 400, 700, 300, 0, 800, 100, 0, 0, 500, 600, 250, 700, 0, 50]);
  const columns = [
    [0.1, 0.2, 0.3, 0.4],
    [0.25, 0.25, 0.25, 0.25],
    [0, 0.5, 0.5, 0],
    [0.7, 0.1, 0.1, 0.1],
  ] as const;
  let sum = 0;
  for (let code = 0; code < 256; code++) {
    const bases = [code & 3, (code >> 2) & 3, (code >> 4) & 3, code >> 6];
    const lacks = bases.reduce((total, base, column) => total + short[column * 4 + base], 0);
    if (lacks <= 1000) sum += bases.reduce((p, base, column) => p * columns[column][base], 1);
  }
  expect(siteProbability(short, 1000, columns)).toBeCloseTo(sum, 12);
});

test('a gap below 0 is the number of bases that both sites have, of one within the other, too', () => {
  const widths = { primaryWidth: 10, secondaryWidth: 4 };
  const gaps = [-7, -4, -1, 0, 3, 6, 8, 10, 12].map((shift) => gapOf(widths, { shift }));
  expect(gaps).toEqual([3, 0, -3, -4, -4, -4, -2, 0, 2]);
});

test('information that two overlapping motifs share, of the motif that has more of its own there', () => {
  const bits = Float64Array.from([2, 2, 2, 2]);
  expect(sharedInformation(bits, Float64Array.from([2, 1, 1]), { shift: 3, other: 0 })).toBe(0.5);
  expect(sharedInformation(bits, Float64Array.from([2, 1, 1]), { shift: 3, other: 1 })).toBe(0.25);
  expect(sharedInformation(bits, Float64Array.from([1]), { shift: 1, other: 0 })).toBe(1);
});

test('composite elements are known by what both motifs make together', () => {
  const shares = (word: string) => libraryOf(word).matrix[0];
  // AP-1, then GAAA that points to it without a gap, and TTTC four bases before it.
  expect(compositeAt(shares('TGANTCA'), shares('GAAA'), { shift: -4, other: 0 })).toBe('AICE, no gap');
  expect(compositeAt(shares('TGANTCA'), shares('GAAA'), { shift: 7, other: 1 })).toBe('AICE, no gap');
  expect(compositeAt(shares('TGANTCA'), shares('GAAA'), { shift: -8, other: 1 })).toBe('AICE, 4 bp');
  expect(compositeAt(shares('GGAA'), shares('GAAA'), { shift: 6, other: 0 })).toBe('EICE');
  expect(compositeAt(shares('TGANTCA'), shares('GAAA'), { shift: -6, other: 0 })).toBeUndefined();
  expect(compositeAt(shares('GGAA'), shares('GAAA'), { shift: 6, other: 1 })).toBeUndefined();
});
