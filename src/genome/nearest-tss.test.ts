import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GeneModels } from './genes.ts';
import { genesWithin, indexTss, nearestTss } from './nearest-tss.ts';
import { peaksOf } from '../../test/support/peaks-of-rows.ts';

function genesOf(rows: readonly (readonly [string, string, number, number, 1 | -1])[]): GeneModels {
  const chromosomeNames = [...new Set(rows.map(([, name]) => name))];
  return {
    source: 'test',
    count: rows.length,
    symbol: rows.map(([symbol]) => symbol),
    geneId: rows.map(() => ''),
    transcript: rows.map(() => ''),
    chromosomeNames,
    chromosome: Uint16Array.from(rows, ([, name]) => chromosomeNames.indexOf(name)),
    start: Int32Array.from(rows, ([, , start]) => start),
    end: Int32Array.from(rows, ([, , , end]) => end),
    tss: Int32Array.from(rows, ([, , start, end, strand]) => (strand > 0 ? start : end - 1)),
    strand: Int8Array.from(rows, (row) => row[4]),
  };
}

test('distance is signed along transcription; chromosome styles are bridged; none on a chromosome without genes', () => {
  const index = indexTss(
    genesOf([
      ['A', 'chr1', 1000, 2000, 1],
      ['B', 'chr1', 5000, 6000, -1],
    ]),
  );
  const { gene, distance } = nearestTss(
    index,
    peaksOf([
      ['1', 899, 901],
      ['chr1', 1100, 1100],
      ['chr1', 5899, 5899],
      ['chr1', 6099, 6099],
      ['chr9', 1, 2],
    ]),
  );
  expect([...gene]).toEqual([0, 0, 1, 1, -1]);
  expect([...distance]).toEqual([-100, 100, 100, -100, 0]);
});

test('of equally near genes the first in the file', () => {
  const index = indexTss(
    genesOf([
      ['right', 'chr1', 120, 200, 1],
      ['left', 'chr1', 80, 90, 1],
      ['also right', 'chr1', 120, 300, 1],
    ]),
  );
  expect([...nearestTss(index, peaksOf([['chr1', 100, 100]])).gene]).toEqual([0]);
});

test('equal to comparing every peak with every gene', () => {
  const gene = fc.tuple(
    fc.constant('g'),
    fc.constantFrom('chr1', 'chr2'),
    fc.nat(300),
    fc.nat(50),
    fc.constantFrom<1 | -1>(1, -1),
  );
  const peak = fc.tuple(fc.constantFrom('1', 'chr2', 'chr3'), fc.nat(400));
  fc.assert(
    fc.property(
      fc.array(gene, { minLength: 1, maxLength: 30 }),
      fc.array(peak, { maxLength: 30 }),
      fc.nat(60),
      (geneRows, peakRows, window) => {
        const genes = genesOf(
          geneRows.map(([name, chr, start, size, strand]) => [name, chr, start, start + size + 1, strand]),
        );
        const peaks = peaksOf(peakRows.map(([name, at]) => [name, at, at]));
        const index = indexTss(genes);
        const nearest = nearestTss(index, peaks);
        const pairs = genesWithin(index, peaks, window);
        const found = new Set(
          Array.from(pairs.peak, (row, pair) => `${row} ${pairs.gene[pair]} ${pairs.distance[pair]}`),
        );
        const expected = new Set<string>();
        for (let row = 0; row < peaks.count; row++) {
          let best = -1;
          let bestGap = Infinity;
          for (let g = 0; g < genes.count; g++) {
            const name = peaks.chromosomeNames[peaks.chromosome[row]];
            if (`chr${name.replace('chr', '')}` !== genes.chromosomeNames[genes.chromosome[g]]) continue;
            const gap = Math.abs(peaks.summit[row] - genes.tss[g]);
            if (gap < bestGap) [best, bestGap] = [g, gap];
            if (gap <= window)
              expected.add(`${row} ${g} ${(peaks.summit[row] - genes.tss[g]) * genes.strand[g]}`);
          }
          expect(nearest.gene[row]).toBe(best);
          if (best >= 0) expect(Math.abs(nearest.distance[row])).toBe(bestGap);
        }
        expect(found).toEqual(expected);
        expect(pairs.peak.length).toBe(expected.size);
      },
    ),
  );
});
