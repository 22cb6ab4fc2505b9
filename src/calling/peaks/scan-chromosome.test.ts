import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { drawnFragments, drawnReads, type DrawnReads } from './drawn-reads.ts';
import { scanChromosome, type ChromosomeToScan } from './scan-chromosome.ts';
import { pileupScore } from './score-table.ts';

const LENGTH = 36_000;

function someReads(random: () => number, count: number): Int32Array {
  const crowded = random() * LENGTH;
  return Int32Array.from({ length: count }, () =>
    Math.floor(random() < 0.5 ? random() * LENGTH : Math.min(LENGTH, crowded + random() * 300)),
  ).sort();
}

/** Coverage of every base, summed from the left, and where the last interval ends. */
function slowCoverage({ edges, length }: DrawnReads): { coverage: Int32Array; end: number } {
  const coverage = new Int32Array(LENGTH);
  let end = 0;
  for (const { position, offset, change } of edges) {
    for (const place of position) {
      const edge = Math.min(length, Math.max(0, place + offset));
      coverage[edge] += change;
      if (change < 0) end = Math.max(end, edge);
    }
  }
  for (let base = 1; base < LENGTH; base++) coverage[base] += coverage[base - 1];
  return { coverage, end };
}

/** Base by base: pileup, expectation and score, up to the end of the track that ends first. */
function slowly({ treatment, background, scale, least }: ChromosomeToScan): number[][] {
  const tracks = [treatment, ...background].map(slowCoverage);
  const end = Math.min(...tracks.map((track) => track.end));
  return Array.from({ length: end }, (_, base) => {
    const pileup = Math.fround(tracks[0].coverage[base] * Math.fround(scale));
    const expected = background.map(({ scale: worth }, i) =>
      Math.fround(tracks[i + 1].coverage[base] * Math.fround(worth)),
    );
    const highest = Math.max(Math.fround(least), ...expected);
    return [pileup, highest, pileupScore(Math.trunc(pileup), highest)];
  });
}

test('pileup, expectation and score of every base are those of summing edges base by base', () => {
  for (let seed = 1; seed <= 6; seed++) {
    const source = createRandom(seed);
    const random = (): number => source.uniform();
    const [forward, reverse] = [someReads(random, 150), someReads(random, 140)];
    const [controlForward, controlReverse] = [someReads(random, 200), someReads(random, 90)];
    const length = seed % 3 === 0 ? undefined : LENGTH;
    const control = (width: number) => ({
      ...drawnReads(
        controlForward,
        controlReverse,
        { before: width >> 1, behind: width - (width >> 1) },
        LENGTH,
      ),
      scale: 37 / width,
    });
    const chromosome: ChromosomeToScan = {
      treatment:
        seed % 2 === 0
          ? drawnReads(forward, reverse, { before: -3, behind: 180 }, LENGTH)
          : drawnFragments(
              forward,
              forward.map((start) => Math.min(LENGTH, start + 100 + (start % 90))),
              length,
            ),
      scale: seed % 4 === 0 ? 0.7 : 1,
      background: [[], [control(180), control(1000), control(9000)], [control(5000)]][seed % 3],
      least: 0.31,
      keepAbove: 1,
    };
    const bases = slowly(chromosome);
    const drawn: number[][] = [];
    const { stretches, histogram } = scanChromosome(chromosome, (start, end, pileup, expected) => {
      expect(start).toBe(drawn.length);
      for (let base = start; base < end; base++) drawn.push([pileup, expected]);
    });
    expect(drawn.map(String), `seed ${seed}`).toEqual(
      bases.map(([pileup, expected]) => `${pileup},${expected}`),
    );
    const counted = new Map<number, number>();
    for (const [, , score] of bases) counted.set(score, (counted.get(score) ?? 0) + 1);
    expect(new Map(Array.from(histogram.score, (score, i) => [score, histogram.bases[i]]))).toEqual(counted);
    const kept = Array.from(stretches.start, (start, i) =>
      bases
        .slice(start, stretches.end[i])
        .map(() => `${stretches.pileup[i]},${stretches.expected[i]},${stretches.score[i]}`),
    ).flat();
    expect(kept).toEqual(bases.filter(([, , score]) => score > 1).map(String));
  }
});

test('a chromosome on which the chip has no reads has no stretches', () => {
  const empty = drawnReads(new Int32Array(0), new Int32Array(0), { before: 0, behind: 100 });
  const { stretches, histogram } = scanChromosome({
    ...{ treatment: empty, scale: 1, background: [], least: 1, keepAbove: 0 },
  });
  expect([stretches.start.length, histogram.score.length]).toEqual([0, 0]);
});
