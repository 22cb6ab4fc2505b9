import { describe, expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { SIMILARITY_RULES } from './colocalization-like.ts';
import { colocalizationTable, meetingsAtSites, type ScoredPeaks } from './colocalization-table.ts';

/** Made-up peaks of experiments that share many places, 2,000 bp apart. */
function madeUp(experiments: number, peaks: number): ScoredPeaks & { rows: [number, number, number][] } {
  const random = createRandom(11);
  const rows = Array.from({ length: peaks }, (): [number, number, number] => [
    1000 + 2000 * random.integer(300) + random.integer(250),
    random.integer(experiments),
    Math.floor(100 * random.exponential()),
  ]);
  const column = (i: number): number[] => rows.map((row) => row[i]);
  return { experiments, summit: Uint32Array.from(column(0)), experiment: column(1), score: column(2), rows };
}

describe('Colocalization', () => {
  const experiments = 6;
  const columns = [1, 4];
  const peaks = madeUp(experiments, 900);
  const sites = meetingsAtSites(peaks, columns, [0]);

  // The same by brute force: every occupied place is a site; ask it which class of which experiment it holds.
  const places = [...new Set(peaks.rows.map(([summit]) => Math.floor(summit / 2000)))];
  const classOf = peaks.rows.map(([, experiment, score]) => {
    const own = peaks.rows.filter((row) => row[1] === experiment).map((row) => row[2]);
    const mean = own.reduce((a, b) => a + b) / own.length;
    const deviation = Math.sqrt(own.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (own.length - 1));
    const z = (score - mean) / deviation;
    return z > 0.5 ? 3 : z < -0.5 ? 1 : 2;
  });
  const siteSet = (experiment: number, strength: number): Set<number> =>
    new Set(
      places.filter((place) =>
        peaks.rows.some(
          ([summit, own], i) =>
            own === experiment && classOf[i] === strength && Math.floor(summit / 2000) === place,
        ),
      ),
    );
  const sets = Array.from({ length: experiments }, (_, experiment) =>
    [1, 2, 3].map((strength) => siteSet(experiment, strength)),
  );
  const common = (a: Set<number>, b: Set<number>): number => [...a].filter((site) => b.has(site)).length;

  test('sites, their sizes and what is shared equal a brute-force search', () => {
    expect(sites.universe).toBe(places.length);
    for (let e = 0; e < experiments; e++)
      for (let k = 0; k < 3; k++) expect(sites.size[3 * e + k]).toBe(sets[e][k].size);
    columns.forEach((column, c) => {
      for (let e = 0; e < experiments; e++)
        for (let i = 0; i < 3; i++)
          for (let j = 0; j < 3; j++)
            expect(sites.shared[9 * (c * experiments + e) + 3 * i + j]).toBe(
              common(sets[e][i], sets[column][j]),
            );
    });
  });

  for (const [name, rule] of Object.entries(SIMILARITY_RULES)) {
    test(`every cell, average and rank equal a brute-force computation with the rule ${name}`, () => {
      const interaction = [0, 0, 500, 0, 0, 100];
      const table = colocalizationTable(sites, experiments, columns, interaction, rule);
      const expected = Array.from({ length: experiments }, (_, row) =>
        columns.map((column) => {
          if (column === row) return 10;
          let best = 0;
          for (let i = 0; i < 3; i++)
            for (let j = 0; j < 3; j++)
              if (
                rule(
                  common(sets[row][i], sets[column][j]),
                  sets[row][i].size,
                  sets[column][j].size,
                  places.length,
                )
              )
                best = Math.max(best, (i + 1) * (j + 1));
          return best;
        }),
      );
      expect([...table.score]).toEqual(expected.flat());
      const averages = expected.map((cells) => {
        const others = cells.filter((cell) => cell !== 10);
        return others.reduce((a, b) => a + b, 0) / others.length;
      });
      expect([...table.average]).toEqual(averages);
      const order = [...table.order];
      for (let i = 1; i < order.length; i++) {
        const [before, row] = [order[i - 1], order[i]];
        expect(averages[before]).toBeGreaterThanOrEqual(averages[row]);
        if (averages[before] === averages[row])
          expect(interaction[before]).toBeGreaterThanOrEqual(interaction[row]);
      }
    });
  }
});
