import { expect, test } from 'vitest';
import { SimulatedWindows } from '../../../test/support/simulated-windows.ts';
import { encodeSequence, reverseComplement } from '../../genome/sequence.ts';
import { createRandom, type Random } from '../../statistics/random.ts';
import { JavascriptScanKernel } from '../javascript-scan-kernel.ts';
import { UNIFORM } from '../score-matrix.ts';
import { motifWindows } from '../windows/motif-windows.ts';
import { consensusOf } from './consensus.ts';
import { discoverMotifs } from './discover-motifs.ts';
import { seedWords, signedG } from './seed-words.ts';

const finder = {
  background: UNIFORM,
  kernel: (motifs: ConstructorParameters<typeof JavascriptScanKernel>[0]) => new JavascriptScanKernel(motifs),
};

function discover(foreground: SimulatedWindows, background: SimulatedWindows, random: Random, most = 4) {
  const [own, other] = [foreground, background].map((one) => motifWindows(one).windows);
  return discoverMotifs(own, other, most, finder, random);
}

/** The consensus on the strand that comes first in the alphabet. */
function plain(probabilities: Float64Array): string {
  return [probabilities, probabilities.slice().reverse()].map(consensusOf).sort()[0];
}

test('motifs that were planted on both strands are found, with their bases beside a gap, one after the other', () => {
  const random = createRandom(2);
  const own = new SimulatedWindows(300, 120, random.split('own'));
  for (let i = 0; i < 300; i++) {
    const other = own.random.integer(2) === 1;
    if (i % 5 < 3) own.put(i, own.random.integer(100), 'GATNNNNNNATCAGGT'.replace('NNNNNN', 'NNNCNN'), other);
    if (i % 5 > 1) own.put(i, own.random.integer(100), i % 2 === 0 ? 'TGACTCATT' : 'TGAGTCATT');
  }
  const { motifs, rejected } = discover(own, new SimulatedWindows(600, 120, random.split('other')), random);
  const found = motifs.map(({ probabilities }) => plain(probabilities));
  expect(found).toHaveLength(2);
  expect(found.some((word) => /ATNNNCNNATCAGG|CCTGATNNGNNNAT/.test(word))).toBe(true);
  expect(found.some((word) => /TGASTCAT|ATGASTCA/.test(word))).toBe(true);
  for (const { log10P, sites } of motifs) {
    expect(log10P).toBeLessThan(-20);
    expect(sites).toBeGreaterThan(120);
  }
  expect(rejected === undefined || rejected.log10P > Math.log10(0.05)).toBe(true);
});

test('the same windows give the same motifs, and their other strand does', () => {
  const random = createRandom(6);
  const own = new SimulatedWindows(120, 80, random.split('own'));
  for (let i = 0; i < 120; i++) own.put(i, own.random.integer(70), 'CCACGTGACC', i % 3 === 0);
  const other = new SimulatedWindows(120, 80, random.split('other'));
  const first = discover(own, other, createRandom(1), 1);
  expect(discover(own, other, createRandom(1), 1)).toEqual(first);
  for (let i = 0; i < 120; i++) {
    const bases = own.codes.subarray(own.offset[i], own.offset[i + 1]);
    bases.set(reverseComplement(bases));
  }
  expect(discover(own, other, createRandom(1), 1)).toEqual(first);
  expect(plain(first.motifs[0].probabilities)).toMatch(/CCACGTGACC|GGTCACGTGG/);
});

test('without a signal a motif is told in at most 4 of 15 trials', () => {
  let told = 0;
  for (let trial = 0; trial < 15; trial++) {
    const random = createRandom(9).split(trial);
    const [own, other] = ['a', 'b'].map((side) => new SimulatedWindows(60, 60, random.split(side)));
    told += discover(own, other, random, 1).motifs.length;
  }
  // P of 5 or more at a rate of 0.05: 0.0006.
  expect(told).toBeLessThanOrEqual(4);
});

test('windows too few to make a matrix give no motif', () => {
  const random = createRandom(1);
  const [own, other] = ['a', 'b'].map((side) => new SimulatedWindows(6, 60, random.split(side)));
  expect(discover(own, other, random)).toEqual({ motifs: [], rejected: undefined });
});

test('words count once in a window, on either strand, with a gap of any bases', () => {
  const side = (...sequences: string[]) => {
    const codes = encodeSequence(sequences.join(''));
    const offset = [0];
    for (const { length } of sequences) offset.push(offset[offset.length - 1] + length);
    const { windows } = motifWindows({ codes, offset });
    return { windows, rows: Uint32Array.from({ length: windows.count }, (_, i) => i) };
  };
  const foreground = side('AATGAACGCCGTT', 'CCGGCCTTCATGT', 'TGATGCCTGATGCC');
  const [best] = seedWords(foreground, side('AAAAAAAAAAA', 'CCCCCCCCCC', 'ACACACACACA'), 5);
  expect(best.score).toBeCloseTo(signedG(2, 3, 0, 3), 12);
  const gapped = seedWords(foreground, side('AAAAAAAAAAA', 'CCCCCCCCCC', 'ACACACACACA'), 1000);
  const word = gapped.find(
    ({ bases }) => bases.join('') === [...encodeSequence('TGA'), 4, ...encodeSequence('GCC')].join(''),
  );
  const turned = gapped.find(
    ({ bases }) => bases.join('') === [...encodeSequence('GGC'), 4, ...encodeSequence('TCA')].join(''),
  );
  // TGATGCC twice in one window, TGAACGCC has a gap of two.
  expect([word, turned].map((found) => found?.score)).toContain(signedG(1, 3, 0, 3));
});

test('G is that of R, and below 0 where the first share is the smaller', () => {
  // 2 * sum(O ln(O / E)), counted apart.
  expect(signedG(30, 100, 20, 200)).toBeCloseTo(18.130675552225, 10);
  expect(signedG(20, 200, 30, 100)).toBe(-signedG(30, 100, 20, 200));
  expect(signedG(5, 50, 10, 100)).toBeCloseTo(0, 12);
});

test('the consensus of a matrix follows the rule of Cavener', () => {
  const rows = [
    ...[0.7, 0.1, 0.1, 0.1],
    ...[0.51, 0.3, 0.1, 0.09],
    ...[0.1, 0.45, 0.1, 0.35],
    ...[0.3, 0.3, 0.2, 0.2],
  ];
  expect(consensusOf(Float64Array.from(rows))).toBe('AMYN');
});
