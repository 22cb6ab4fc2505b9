// The parts of a question about a few loci: windows, chances, shared words, amplicons.
import { expect, test } from 'vitest';
import { modelsOf, peaksAt } from '../../../test/support/hand-made-genes.ts';
import { decodeSequence, encodeSequence } from '../../genome/sequence.ts';
import { createRandom } from '../../statistics/random.ts';
import { elementLibrary } from '../sequence-elements.ts';
import { scannedMotif } from '../scanned-motif.ts';
import { ampliconAt } from './amplicon-windows.ts';
import {
  chanceAmong,
  chanceInRandom,
  chanceOfLoci,
  largestShareToStandOut,
  nearestByGc,
  placesFor,
  siteP,
} from './chance-of-loci.ts';
import { peakWindows, promoterWindows } from './locus-windows.ts';
import { sharedWords } from './shared-words.ts';

const elements = elementLibrary();
const element = (id: string) => scannedMotif(elements, elements.id.indexOf(id));
const random = createRandom(5);
const letters = (count: number): string =>
  Array.from({ length: count }, () => 'ACGT'[random.integer(4)]).join('');

test('windows lie around the peaks in reach of any TSS of the gene, else at its promoters', () => {
  const models = modelsOf(
    ['A', 't1', 'chr1', 50_000, 1],
    ['A', 't2', 'chr1', 51_200, 1],
    ['B', 't3', 'chr1', 90_000, -1],
    ['A', 't4', 'chr2', 500, 1],
  );
  const peaks = peaksAt(['chr1', 61_200], ['chr1', 49_000], ['chr1', 61_201], ['chr2', 500]);
  const windows = peakWindows(models, 'A', peaks, { locus: 2, reach: 10_000, width: 1000 });
  expect(windows.map(({ start, end, centre, toTss }) => [start, end, centre, toTss])).toEqual([
    [48_500, 49_500, 49_000, -1000],
    [60_700, 61_700, 61_200, 10_000],
  ]);
  expect(peakWindows(models, 'B', peaks, { locus: 0, reach: 30_000, width: 101 })[0]).toMatchObject({
    toTss: 28_800,
    strand: -1,
    start: 61_150,
    end: 61_251,
  });
  // Two TSSs 1.2 kb apart have one window; that of the other strand looks the other way.
  expect(promoterWindows(models, 'A', 0)).toMatchObject([{ start: 48_000, end: 51_701, centre: 50_000 }]);
  expect(promoterWindows(models, 'B', 0)).toMatchObject([{ start: 89_500, end: 92_001, centre: 90_000 }]);
});

test('sites of GGGAA and of AP-1 in four random windows of 1 kb', () => {
  const [ikaros, ap1] = [element('IKZF core'), element('AP-1')];
  expect([1 / siteP(ikaros), 1 / siteP(ap1)]).toEqual([1024, 8192]);
  // One in 512 bp on two strands; AP-1's word is its own other strand.
  expect([placesFor(ikaros, 1000), placesFor(ap1, 1000), placesFor(ap1, 5)]).toEqual([1992, 994, 0]);
  expect(4 * placesFor(ikaros, 1000) * siteP(ikaros)).toBeCloseTo(7.8, 1);
  expect(4 * placesFor(ap1, 1000) * siteP(ap1)).toBeCloseTo(0.49, 2);
  const four = (motif: ReturnType<typeof element>) =>
    Array.from({ length: 4 }, () => [chanceInRandom(motif, 1000)]);
  expect(chanceOfLoci(four(ikaros), 1).any).toBeCloseTo(0.9996, 4);
  expect(10 ** chanceOfLoci(four(ikaros), 4).log10P).toBeCloseTo(0.54, 2);
  expect(chanceOfLoci(four(ap1), 4).any).toBeCloseTo(1 - (8191 / 8192) ** (4 * 994), 12);
  expect(10 ** chanceOfLoci(four(ap1), 4).log10P).toBeCloseTo((1 - (8191 / 8192) ** 994) ** 4, 12);
});

test('random sequence holds as many loci as the chance says', () => {
  const word = element('RUNX');
  const expected = chanceInRandom(word, 300);
  let found = 0;
  for (let i = 0; i < 4000; i++) if (/TGTGGT|ACCACA/.test(letters(300))) found++;
  // Four standard deviations.
  expect(Math.abs(found / 4000 - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 4000));
});

test('other windows alike in GC; their share, with one that has the motif and one that has not added', () => {
  const others = {
    gc: Float64Array.from([0.9, 0.4, 0.5, 0.1, 0.41]),
    has: Uint8Array.from([1, 0, 0, 0, 1, 0, 0, 1, 1, 1]),
  };
  const near = nearestByGc(others, 0.42, 3);
  expect([...near]).toEqual([4, 1, 2]);
  expect(chanceAmong(others, near, 0, 1)).toBe(2 / 5);
  expect(chanceAmong(others, near, 1, 1)).toBe(3 / 5);
  expect(chanceAmong(others, near, 0, 0.5)).toBeCloseTo(1 - Math.sqrt(3 / 5), 12);
  // Of two windows of one locus either may have it.
  const { expected, log10P, any } = chanceOfLoci([[0.5, 0.5], [0.1]], 2);
  expect([expected, any]).toEqual([0.85, 0.775]);
  expect(10 ** log10P).toBeCloseTo(0.075, 12);
  expect(largestShareToStandOut(4, 1)).toBeCloseTo(0.05 ** 0.25, 12);
});

test('the longest words that all loci share, on either strand, and none that is part of another', () => {
  const [planted, second] = ['CCATGGTACTGAACCTGGATC', 'GATTACAG'];
  const other = (word: string): string =>
    [...word]
      .reverse()
      .map((letter) => 'TGCA'['ACGT'.indexOf(letter)])
      .join('');
  const loci = [0, 1, 2].map((locus) => [
    encodeSequence(letters(60) + (locus === 1 ? other(planted) : planted) + letters(60)),
    encodeSequence(`${letters(30)}N${second}N${letters(30)}`),
  ]);
  const found = sharedWords(loci, 5);
  expect(found[0].word).toBe(planted < other(planted) ? planted : other(planted));
  // 64 + 69 words of 15 bp in the windows of each locus.
  expect(found[0].words).toBeGreaterThan(60);
  expect(found[1].word).toBe('CTGTAATC');
  expect(found.slice(2).every(({ word }) => word.length === 7)).toBe(true);
  expect(sharedWords(loci.slice(0, 1), 5)).toEqual([]);
});

test('an amplicon is the nearest stretch without repeats, unknown bases and extreme GC', () => {
  const good = encodeSequence('ACGT'.repeat(150));
  const none = new Uint8Array(600);
  expect(ampliconAt(good, none, 300)).toEqual({ start: 250, end: 350, gc: 0.5 });
  const masked = none.slice().fill(1, 200, 330);
  const beside = ampliconAt(good, masked, 300);
  expect(beside).toMatchObject({ start: 330 });
  expect(ampliconAt(good, none.slice().fill(1), 300)).toBe('masked');
  expect(ampliconAt(encodeSequence('AT'.repeat(300)), none, 300)).toBe('GC');
  expect(ampliconAt(encodeSequence('N'.repeat(600)), none, 300)).toBe('unknown bases');
  expect(ampliconAt(good.slice(0, 60), none.slice(0, 60), 30)).toBe('window ends');
  expect(decodeSequence(good).slice(0, 4)).toBe('ACGT');
});
