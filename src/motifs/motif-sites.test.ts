import { expect, test } from 'vitest';
import { motifFromText } from '../formats/motifs/motif-reader.ts';
import { JavascriptScanKernel } from './javascript-scan-kernel.ts';
import { motifSites } from './motif-sites.ts';
import { scannedMotif } from './scanned-motif.ts';
import { scanSequence } from './scan-sequence.ts';

const codes = (letters: string): Uint8Array => Uint8Array.from(letters, (base) => 'ACGT'.indexOf(base));

function sitesOf(motifText: string, letters: string, p?: number) {
  const motifs = [scannedMotif(motifFromText(motifText, '--motif'), 0, { p })];
  return motifSites(scanSequence(new JavascriptScanKernel(motifs), codes(letters), motifs), motifs);
}

test('both strands of a palindrome are one site, on the strand that scores higher', () => {
  // The first column wants T: the site reads TGACTCA forwards, TGAGTCA, which scores higher, backwards.
  const counts = 'A 0 0 18 0 1 0 20; C 0 0 1 9 0 18 0; G 1 20 0 11 0 1 0; T 19 0 1 0 19 1 0';
  const { start, strand, short, otherShort } = sitesOf(counts, 'AAATGACTCAAAA', 0.001);
  expect([[...start], [...strand]]).toEqual([[3], [1]]);
  expect(otherShort[0]).toBeGreaterThan(short[0]);
});

test('also where the other strand lies off by some bases', () => {
  const { start, strand, otherShort } = sitesOf('NNTGACGTCA', 'GGGGTGACGTCAGGGG');
  expect([[...start], [...strand], [...otherShort]]).toEqual([[2], [0], [0]]);
});

test('a motif that is no palindrome keeps both strands', () => {
  const { start, strand, otherShort } = sitesOf('GGAA', 'GGAATTCC');
  expect([[...start], [...strand], [...otherShort]]).toEqual([
    [0, 4],
    [0, 1],
    [-1, -1],
  ]);
});
