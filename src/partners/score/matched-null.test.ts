import { expect, test } from 'vitest';
import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { mean, standardDeviation } from '../../statistics/descriptive.ts';
import { createRandom } from '../../statistics/random.ts';
import { countOccupancy } from '../sites/occupancy.ts';
import { sitesInCommon } from './conditional-odds.ts';
import { MatchedQueries } from './matched-null.ts';

const SITES = 3000;

/** Sites of one cell type whose binders crowd where chromatin is open. */
function crowdedSites(): CellClassSites {
  const random = createRandom(3);
  const binders = Array.from({ length: 12 }, (_, j) => ({
    antigen: `F${j}`,
    cell: 'A',
    experiments: [],
    sites: 0,
  }));
  const offset = [0];
  const binder: number[] = [];
  for (let site = 0; site < SITES; site++) {
    const openness = random.uniform();
    binders.forEach((_, j) => {
      if (random.uniform() < 0.6 * openness * openness) binder.push(j);
    });
    offset.push(binder.length);
  }
  const start = Uint32Array.from({ length: SITES }, (_, i) => i * 1000);
  return {
    cellClass: 'simulated',
    binders,
    start,
    end: start.map((position) => position + 300),
    promoter: Uint8Array.from(start, (_, i) => (i % 4 === 0 ? 1 : 0)),
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

test('shared sites stand in mean and standard deviation of what random queries share', () => {
  const sites = crowdedSites();
  const random = createRandom(5);
  // Binder 0 is the query's own, and half of its sites are the query.
  const bound = Array.from({ length: SITES }, (_, site) => site).filter(
    (site) => sites.members.binder[sites.members.offset[site]] === 0 && site % 2 === 0,
  );
  const query = { site: Uint32Array.from(bound), score: new Float64Array(bound.length).fill(1) };
  const matched = new MatchedQueries(sites, query, countOccupancy(sites, [0]), 0, random);
  const drawn = Array.from({ length: 400 }, () => sitesInCommon(sites, matched.draw().site));
  for (const binder of [1, 7]) {
    const shared = drawn.map((counts) => counts[binder]);
    const spread = standardDeviation(shared);
    const ofMean = matched.sharedBeyondRandom(mean(shared), binder, sites.members);
    const further = matched.sharedBeyondRandom(mean(shared) + 3 * spread, binder, sites.members);
    expect(Math.abs(ofMean)).toBeLessThan(0.2);
    expect(Math.abs(further - 3)).toBeLessThan(0.5);
  }
  // The query's own binder holds all of its sites.
  expect(matched.sharedBeyondRandom(bound.length, 0, sites.members)).toBeGreaterThan(4);
});
