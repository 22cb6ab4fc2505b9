import { describe, expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { codingTssRows, targetGeneTable } from './chip-atlas-target-genes.ts';
import { tssWindows } from '../../genome/tss-windows.ts';

const genes = {
  source: 'made up',
  count: 3,
  symbol: ['A', 'A', 'B'],
  geneId: ['', '', ''],
  transcript: ['NM_1', 'NR_2', 'NM_3'],
  chromosomeNames: ['chr1', 'chr2'],
  chromosome: Uint16Array.of(0, 0, 1),
  start: Int32Array.of(500, 9000, 100),
  end: Int32Array.of(501, 9001, 101),
  tss: Int32Array.of(500, 9000, 100),
  strand: Int8Array.of(1, 1, -1),
};

describe('Target Genes', () => {
  test('every cell equals a search through all peaks', () => {
    const random = createRandom(3);
    const symbols = Array.from({ length: 80 }, () => `G${random.integer(40)}`);
    const tss = symbols.map(() => random.integer(100_000));
    const peaks = Array.from({ length: 600 }, () => {
      const start = random.integer(100_000);
      return {
        column: random.integer(5),
        start,
        end: start + 1 + random.integer(900),
        score: random.integer(500),
      };
    });
    const window = 1000;
    const near = (position: number, start: number, end: number): boolean =>
      start - window < position + 1 && end + window > position - 1;
    const pairs = tss.flatMap((position, row) =>
      peaks.filter(({ start, end }) => near(position, start, end)).map((peak) => ({ row, ...peak })),
    );
    const interactions = new Map([
      ['G1', 600],
      ['UNBOUND', 150],
    ]);
    const table = targetGeneTable(
      symbols,
      5,
      {
        tss: pairs.map(({ row }) => row),
        column: pairs.map(({ column }) => column),
        score: pairs.map(({ score }) => score),
      },
      interactions,
    );
    expect(table.gene.length).toBeGreaterThan(10);
    table.gene.forEach((gene, row) => {
      let sum = 0;
      for (let column = 0; column < 5; column++) {
        const scores = peaks
          .filter(
            (peak) =>
              peak.column === column &&
              tss.some((position, i) => symbols[i] === gene && near(position, peak.start, peak.end)),
          )
          .map(({ score }) => score);
        const best = Math.max(0, ...scores);
        expect(table.score[row * 5 + column]).toBe(best);
        sum += best;
      }
      expect(table.average[row]).toBeCloseTo(sum / 5, 12);
      expect(table.interaction[row]).toBe(interactions.get(gene) ?? 0);
      if (row > 0) expect(table.average[row]).toBeLessThanOrEqual(table.average[row - 1]);
    });
    expect(table.gene.at(-1)).toBe('UNBOUND');
    expect(table.average.at(-1)).toBe(0);
  });

  test('ties in the average are broken by the interaction', () => {
    const peaks = { tss: [0, 1, 2], column: [0, 0, 0], score: [70, 70, 70] };
    const table = targetGeneTable(['A', 'B', 'C'], 1, peaks, new Map([['C', 900]]));
    expect(table.gene).toEqual(['C', 'A', 'B']);
  });

  test('windows reach from one base before to one base behind the TSS and its distance', () => {
    const windows = tssWindows(genes, [0, 2], 1000);
    expect([...windows.start]).toEqual([0, 0]);
    expect([...windows.end]).toEqual([1501, 1101]);
  });

  test('only protein-coding transcripts count where the gene models name them', () => {
    expect([...codingTssRows(genes)]).toEqual([0, 2]);
    expect([...codingTssRows({ ...genes, transcript: ['', '', ''] })]).toEqual([0, 1, 2]);
  });
});
