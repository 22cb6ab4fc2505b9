import { expect, test } from 'vitest';
import { motifFromText } from '../../formats/motifs/motif-reader.ts';
import { createRandom } from '../../statistics/random.ts';
import { JavascriptScanKernel } from '../javascript-scan-kernel.ts';
import { joinLibraries } from '../select-motifs.ts';
import { scannedMotif } from '../scanned-motif.ts';
import { motifWindows } from '../windows/motif-windows.ts';
import { bestSites } from './best-sites.ts';

const random = createRandom(6);
const offset = [0];
for (let i = 0; i < 300; i++) offset.push(offset[i] + 5 + random.integer(40));
const { windows } = motifWindows({
  codes: Uint8Array.from({ length: offset[300] }, () => random.integer(4)),
  offset,
});
const library = joinLibraries(
  // More motifs than are looked for at once.
  Array.from({ length: 40 }, (_, i) =>
    motifFromText(
      `m${i}=${Array.from({ length: 5 + (i % 3) }, () => `${random.integer(9)} ${random.integer(9)} 3 1`).join(';')}`,
      'test',
    ),
  ),
);
const motifs = library.id.map((_, i) => scannedMotif(library, i, { p: 0.02 }));

test('the best site of every window, as by going through all places', () => {
  const possible = motifs.filter(({ most }) => most >= 0);
  expect(possible.length).toBeGreaterThan(33);
  let [at, found] = [0, 0];
  for (const { short, start } of bestSites((some) => new JavascriptScanKernel(some), possible, windows)) {
    const motif = possible[at++];
    for (let window = 0; window < windows.count; window++) {
      const bases = windows.codes.subarray(windows.offset[window], windows.offset[window + 1] - 1);
      const falls = (place: number): number =>
        Math.min(
          ...[motif.short, motif.shortReverse].map((table) =>
            Array.from({ length: motif.width }, (_, j) => table[j * 4 + bases[place + j]]).reduce(
              (sum, value) => sum + value,
              0,
            ),
          ),
        );
      const places = Array.from({ length: Math.max(0, bases.length - motif.width + 1) }, (_, i) => falls(i));
      const best = Math.min(...places);
      if (best > motif.most) expect([short[window], start[window]]).toEqual([-1, -1]);
      else {
        expect(short[window]).toBe(best);
        expect(places[start[window]]).toBe(best);
        found++;
      }
    }
  }
  expect(at).toBe(possible.length);
  expect(found).toBeGreaterThan(1000);
});

test('of equally good sites each is drawn as often as the others', () => {
  const word = motifFromText('CC', 'test');
  const cc = scannedMotif(word, 0);
  const copies = 3000;
  // AACCAACCAACC and its like: three sites in each window.
  const codes = Uint8Array.from({ length: 12 * copies }, (_, i) => (i % 4 < 2 ? 0 : 1));
  const same = motifWindows({ codes, offset: Array.from({ length: copies + 1 }, (_, i) => 12 * i) }).windows;
  const [{ start }] = [...bestSites((some) => new JavascriptScanKernel(some), [cc], same)];
  for (const place of [2, 6, 10]) {
    const share = start.filter((at) => at === place).length / copies;
    expect(Math.abs(share - 1 / 3)).toBeLessThan(0.04);
  }
});
