import { describe, expect, it } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { stretchesOfSites, conditionalOdds } from './conditional-odds.ts';
import { countOccupancy } from '../sites/occupancy.ts';

const COLUMNS = 6;
const SITES = 3000;

/** Sites of one cell type; binder 1 follows the query, the others are bound at random. */
function simulatedSites(): { sites: CellClassSites; query: Uint32Array; present: number[][] } {
  const random = createRandom(5);
  const present: number[][] = [];
  const query: number[] = [];
  const offset = [0];
  const binder: number[] = [];
  for (let site = 0; site < SITES; site++) {
    const openness = random.uniform();
    const bound = random.uniform() < 0.2 + 0.3 * openness;
    if (bound) query.push(site);
    const row = Array.from({ length: COLUMNS }, (_, j) =>
      random.uniform() < 0.1 + 0.5 * openness + (j === 1 && bound ? 0.3 : 0) ? 1 : 0,
    );
    present.push(row);
    row.forEach((value, j) => value === 1 && binder.push(j));
    offset.push(binder.length);
  }
  const start = Uint32Array.from({ length: SITES }, (_, i) => i * 50_000);
  const sites: CellClassSites = {
    cellClass: 'simulated',
    binders: Array.from({ length: COLUMNS }, (_, j) => ({
      antigen: `F${j}`,
      cell: 'X',
      experiments: [],
      sites: 0,
    })),
    start,
    end: start.map((position) => position + 300),
    promoter: Uint8Array.from({ length: SITES }, (_, i) => (i % 5 === 0 ? 1 : 0)),
    members: {
      siteCount: SITES,
      offset: Uint32Array.from(offset),
      binder: Uint16Array.from(binder),
      code: new Uint8Array(binder.length),
    },
    codeScore: Float64Array.of(1),
    model: undefined,
  };
  return { sites, query: Uint32Array.from(query), present };
}

/** The pooled log odds ratio, told site by site, with one stretch of sites left out. */
function direct(
  { sites, query, present }: ReturnType<typeof simulatedSites>,
  j: number,
  own: number,
  leaveOut: number,
): number {
  const bound = new Set(query);
  const stretches = stretchesOfSites(sites.start);
  const strata = new Map<string, [number, number, number, number]>();
  present.forEach((row, site) => {
    if (stretches[site] === leaveOut) return;
    const others = row.reduce((sum, value, k) => sum + (k === j || k === own ? 0 : value), 0);
    if (others === 0) return;
    const key = `${Math.min(others, 4)} ${sites.promoter?.[site]}`;
    const table = strata.get(key) ?? [0, 0, 0, 0];
    strata.set(key, table);
    table[(row[j] === 1 ? 0 : 2) + (bound.has(site) ? 0 : 1)]++;
  });
  let agree = 0.5;
  let differ = 0.5;
  for (const [a, b, c, d] of strata.values()) {
    agree += (a * d) / (a + b + c + d);
    differ += (b * c) / (a + b + c + d);
  }
  return Math.log(agree / differ);
}

describe('conditional odds ratio', () => {
  const simulated = simulatedSites();
  const { sites, query } = simulated;
  const stretches = stretchesOfSites(sites.start);
  const own = 3;
  const odds = conditionalOdds(sites, query, stretches, countOccupancy(sites, [own]));

  it('equals Mantel-Haenszel told site by site', () => {
    for (const j of [0, 1, 2, 4, 5])
      expect(odds.naturalLogOddsRatio[j]).toBeCloseTo(direct(simulated, j, own, -1), 10);
    expect(odds.naturalLogOddsRatio[own]).toBeNaN();
  });

  it('is the same for binders that are asked for alone', () => {
    const some = conditionalOdds(sites, query, stretches, countOccupancy(sites, [own], [1, own, 4]));
    for (const j of [1, 4]) {
      expect(some.naturalLogOddsRatio[j]).toBe(odds.naturalLogOddsRatio[j]);
      expect(some.standardError[j]).toBe(odds.standardError[j]);
    }
    expect(some.naturalLogOddsRatio[2]).toBeNaN();
    expect(some.naturalLogOddsRatio[own]).toBeNaN();
    expect(some.shared).toEqual(odds.shared);
  });

  it('finds the binder that follows the query and centres the others near 0', () => {
    expect(odds.naturalLogOddsRatio[1]).toBeGreaterThan(1);
    for (const j of [0, 2, 4, 5])
      expect(Math.abs(odds.naturalLogOddsRatio[j])).toBeLessThan(4 * odds.standardError[j]);
  });

  it('has the error of a jackknife over 5-Mb stretches', () => {
    const count = stretches[SITES - 1] + 1;
    const values = Array.from({ length: count }, (_, stretch) => direct(simulated, 1, own, stretch));
    const mean = values.reduce((sum, value) => sum + value, 0) / count;
    const variance = (values.reduce((sum, value) => sum + (value - mean) ** 2, 0) * (count - 1)) / count;
    expect(odds.standardError[1] / Math.sqrt(variance)).toBeGreaterThan(0.95);
    expect(odds.standardError[1] / Math.sqrt(variance)).toBeLessThan(1.05);
  });
});
