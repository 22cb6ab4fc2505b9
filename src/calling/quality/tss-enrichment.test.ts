import { expect, test } from 'vitest';
import type { GeneModels } from '../../genome/genes.ts';
import type { AlignedReads } from '../../genome/reads/aligned-reads.ts';
import { createRandom } from '../../statistics/random.ts';
import { tssEnrichment } from './tss-enrichment.ts';

const LENGTH = 60_000;
const run = {
  ...{ meanLength: 36, firstLength: 36 },
  counts: {
    ...{ records: 0, kept: 0, unmapped: 0, secondary: 0, failed: 0 },
    ...{ markedDuplicates: 0, lowQuality: 0, unpaired: 0, mates: 0 },
  },
};
const random = createRandom(9);
const places: [tss: number, strand: 1 | -1][] = Array.from({ length: 30 }, (_, gene) => [
  500 + random.integer(LENGTH - 500),
  gene % 3 === 0 ? -1 : 1,
]);
// Two transcripts with one start, and a chromosome without reads.
const starts = [...places, places[1], places[3]];
const genes: GeneModels = {
  ...{ source: 'test', count: starts.length + 1, symbol: [], geneId: [], transcript: [] },
  chromosomeNames: ['1', 'chr2'],
  chromosome: Uint16Array.from([...starts.map(() => 0), 1]),
  start: new Int32Array(starts.length + 1),
  end: new Int32Array(starts.length + 1),
  tss: Int32Array.from([...starts.map(([tss]) => tss), 5000]),
  strand: Int8Array.from([...starts.map(([, strand]) => strand), 1]),
};
/** Most lie upstream of a start in the direction of its gene. */
const fragments = Array.from({ length: 4000 }, (_, i): [start: number, end: number] => {
  const [tss, strand] = places[random.integer(places.length)];
  const middle = i % 2 === 0 ? tss - strand * random.integer(300) : 300 + random.integer(LENGTH - 600);
  const half = 20 + random.integer(90);
  return [Math.max(0, middle - half), middle + half];
});

/** Base by base. */
function slowly(drawn: readonly (readonly [start: number, end: number])[]): number[] {
  const depth = new Array<number>(LENGTH + 5000).fill(0);
  for (const [start, end] of drawn) for (let at = Math.max(0, start); at < end; at++) depth[at]++;
  const used = places.filter(([tss]) => tss >= 2000 && tss + 2000 < LENGTH);
  const sums = Array.from({ length: 4001 }, (_, at) =>
    used.reduce((sum, [tss, strand]) => sum + depth[tss + strand * (at - 2000)], 0),
  );
  const ends = [...sums.slice(0, 100), ...sums.slice(-100)];
  const mean = ends.reduce((sum, value) => sum + value, 0) / 200;
  return sums.map((value) => value / mean);
}

const empty = { name: 'chr2', length: LENGTH };

test('the profile is the coverage base by base, in the direction of the genes, of pairs', () => {
  const sorted = [...fragments].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const reads: AlignedReads = {
    ...{ ...run, layout: 'paired' },
    chromosomes: [
      {
        ...{ name: 'chr1', length: LENGTH },
        start: Int32Array.from(sorted, ([start]) => start),
        end: Int32Array.from(sorted, ([, end]) => end),
      },
      { ...empty, start: new Int32Array(0), end: new Int32Array(0) },
    ],
  };
  const found = tssEnrichment(reads, genes, 0);
  const expected = slowly(fragments);
  expect(found.starts).toBe(places.filter(([tss]) => tss >= 2000 && tss + 2000 < LENGTH).length);
  expect(found.profile.length).toBe(4001);
  found.profile.forEach((value, at) => expect(value).toBeCloseTo(expected[at], 9));
  expect(found.enrichment).toBe(found.profile[2000]);
  expect(Math.max(...found.profile.subarray(1800, 2000))).toBeGreaterThan(1.5 * found.profile[2400]);
});

test('single reads are drawn to the length of fragments, either strand in its direction', () => {
  const forward = fragments.filter((_, i) => i % 3 === 0).map(([start]) => start);
  const reverse = fragments.filter((_, i) => i % 3 !== 0).map(([, end]) => end);
  const reads: AlignedReads = {
    ...{ ...run, layout: 'single' },
    chromosomes: [
      {
        ...{ name: 'chr1', length: LENGTH },
        forward: Int32Array.from(forward).sort(),
        reverse: Int32Array.from(reverse).sort(),
      },
    ],
  };
  const expected = slowly([
    ...forward.map((start) => [start, start + 150] as const),
    ...reverse.map((end) => [end - 150, end] as const),
  ]);
  tssEnrichment(reads, genes, 150).profile.forEach((value, at) => expect(value).toBeCloseTo(expected[at], 9));
  const none = {
    ...reads,
    chromosomes: [{ ...empty, name: 'chr1', forward: new Int32Array(0), reverse: new Int32Array(0) }],
  };
  expect(tssEnrichment(none, genes, 150)).toMatchObject({ starts: 0, enrichment: NaN });
});
