import { describe, expect, it } from 'vitest';
import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { createRandom } from '../../statistics/random.ts';
import { conditionalOdds, stretchesOfSites } from '../score/conditional-odds.ts';
import { groupBinders } from '../score/binder-groups.ts';
import { countOccupancy } from '../sites/occupancy.ts';
import { oddsAmongPairs, oddsOfBinders } from './odds-among-pairs.ts';
import { calibratedOnPairs } from './pair-scales.ts';

const SITES = 4000;

/** Sites of cell types with so many binders each; binder 1 of each follows its binder 0. */
function simulatedSites(columns: Readonly<Record<string, number>>, sharedAntigens = false): CellClassSites {
  const random = createRandom(7);
  const binders = Object.entries(columns).flatMap(([cell, count]) =>
    Array.from({ length: count }, (_, j) => ({
      antigen: sharedAntigens ? `F${j}` : `F${j} of ${cell}`,
      cell,
      experiments: [],
      sites: 0,
    })),
  );
  const offset = [0];
  const binder: number[] = [];
  for (let site = 0; site < SITES; site++) {
    const openness = random.uniform();
    let first = false;
    binders.forEach(({ antigen }, j) => {
      const follows = antigen.startsWith('F1 ') || antigen === 'F1';
      const bound = random.uniform() < 0.02 + 0.4 * openness + (follows && first ? 0.3 : 0);
      first = bound;
      if (bound) binder.push(j);
    });
    offset.push(binder.length);
  }
  const start = Uint32Array.from({ length: SITES }, (_, i) => i * 50_000);
  return {
    cellClass: 'simulated',
    binders,
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
}

/** Sites that a binder binds, ascending. */
function sitesOf({ members }: CellClassSites, j: number): Uint32Array {
  return Uint32Array.from({ length: members.siteCount }, (_, site) => site).filter((site) =>
    members.binder.subarray(members.offset[site], members.offset[site + 1]).includes(j),
  );
}

describe('the conditional odds of all pairs of a cell type', () => {
  const sites = simulatedSites({ A: 23, B: 21 });

  it('are the same for some binders alone, before and after all pairs were counted', () => {
    const fresh = simulatedSites({ A: 23, B: 21 });
    const alone = oddsOfBinders(fresh, 1, [30, 25]);
    const pairs = oddsAmongPairs(fresh, 'B');
    if (pairs === undefined) throw new Error('no pairs');
    const n = pairs.binders.length;
    const rowOf = (binder: number) => {
      const row = pairs.binders.indexOf(binder);
      const values = new Float64Array(fresh.binders.length).fill(Number.NaN);
      pairs.binders.forEach((j, k) => (values[j] = pairs.naturalLogOddsRatio[row * n + k]));
      return values;
    };
    expect(alone).toEqual([rowOf(30), rowOf(25)]);
    expect(oddsOfBinders(fresh, 1, [30, 25])).toEqual(alone);
  });

  it.each(['A', 'B'])('are what every binder of %s has as a query', (cell) => {
    const pairs = oddsAmongPairs(sites, cell);
    if (pairs === undefined) throw new Error('no pairs');
    const n = pairs.binders.length;
    const stretches = stretchesOfSites(sites.start);
    pairs.binders.forEach((query, i) => {
      const { naturalLogOddsRatio } = conditionalOdds(
        sites,
        sitesOf(sites, query),
        stretches,
        countOccupancy(sites, [query]),
      );
      pairs.binders.forEach((j, k) => {
        if (k !== i) expect(pairs.naturalLogOddsRatio[i * n + k]).toBeCloseTo(naturalLogOddsRatio[j], 9);
      });
      expect(pairs.naturalLogOddsRatio[i * n + i]).toBeNaN();
    });
  });

  it('count the antigens of a group of small cell types once', () => {
    const mixed = simulatedSites({ A: 5, B: 6 }, true);
    expect(groupBinders(mixed.binders).groups).toHaveLength(1);
    const pairs = oddsAmongPairs(mixed, 'B');
    const [i, j] = [6, 9];
    const [boundByI, boundByJ] = [new Set(sitesOf(mixed, i)), new Set(sitesOf(mixed, j))];
    const strata = new Map<string, [number, number, number, number]>();
    for (let site = 0; site < SITES; site++) {
      const { offset, binder } = mixed.members;
      const antigens = new Set(
        Array.from(binder.subarray(offset[site], offset[site + 1]), (k) => mixed.binders[k].antigen),
      ).size;
      const cell = (boundByI.has(site) ? 0 : 2) + (boundByJ.has(site) ? 0 : 1);
      const others = antigens - [2, 1, 1, 0][cell];
      if (others <= 0) continue;
      const key = `${others < 4 ? others : others < 6 ? 4 : 6} ${mixed.promoter?.[site]}`;
      const table = strata.get(key) ?? [0, 0, 0, 0];
      strata.set(key, table);
      table[cell]++;
    }
    let agree = 0.5;
    let differ = 0.5;
    for (const [a, b, c, d] of strata.values()) {
      agree += (a * d) / (a + b + c + d);
      differ += (b * c) / (a + b + c + d);
    }
    expect(pairs?.naturalLogOddsRatio[(i - 5) * 6 + (j - 5)]).toBeCloseTo(Math.log(agree / differ), 10);
  });

  it('are made once for the sites of an opened atlas, and anew for other promoters', () => {
    const again = { ...sites, promoter: sites.promoter?.slice() };
    expect(oddsAmongPairs(again, 'A')).toBe(oddsAmongPairs(sites, 'A'));
    const without = { ...sites, promoter: undefined };
    expect(oddsAmongPairs(without, 'A')?.naturalLogOddsRatio).not.toEqual(
      oddsAmongPairs(sites, 'A')?.naturalLogOddsRatio,
    );
  });

  it('are left out where there are hardly any', () => {
    expect(oddsAmongPairs(simulatedSites({ A: 2, B: 21 }), 'A')).toBeUndefined();
  });

  it('give the binder that follows a query the first place', () => {
    const query = 0;
    const { naturalLogOddsRatio } = conditionalOdds(
      sites,
      sitesOf(sites, query),
      stretchesOfSites(sites.start),
      countOccupancy(sites, [query]),
    );
    const pairs = oddsAmongPairs(sites, 'A');
    if (pairs === undefined) throw new Error('no pairs');
    const z = calibratedOnPairs(pairs, naturalLogOddsRatio);
    expect(z[query]).toBeNaN();
    expect(z[30]).toBeNaN();
    const others = pairs.binders.filter((j) => j !== query);
    expect(others.reduce((best, j) => (z[j] > z[best] ? j : best))).toBe(1);
    expect(z[1]).toBeGreaterThan(5);
  });
});
