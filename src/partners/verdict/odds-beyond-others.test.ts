import { expect, test } from 'vitest';
import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { createRandom } from '../../statistics/random.ts';
import { conditionalOdds, stretchesOfSites } from '../score/conditional-odds.ts';
import { fitPartnerModel } from '../score/fit-partner-model.ts';
import { countOccupancy } from '../sites/occupancy.ts';
import { oddsBeyondOthers } from './odds-beyond-others.ts';

const SITES = 3000;

/** Sites of cell type A with 22 binders, of which 1 follows 0, and of cell types with two each that share a group. */
function simulatedSites(): CellClassSites {
  const random = createRandom(11);
  const cells = [...Array.from({ length: 22 }, () => 'A'), 'B', 'B', 'C', 'C'];
  const count = new Array<number>(cells.length).fill(0);
  const offset = [0];
  const binder: number[] = [];
  for (let site = 0; site < SITES; site++) {
    const openness = random.uniform();
    let first = false;
    cells.forEach((_, j) => {
      const bound = random.uniform() < 0.02 + 0.3 * openness + (j === 1 && first ? 0.5 : 0);
      if (j === 0) first = bound;
      if (!bound) return;
      binder.push(j);
      count[j]++;
    });
    offset.push(binder.length);
  }
  const binders = cells.map((cell, j) => ({
    antigen: `F${j}`,
    cell,
    experiments: [`E${j}`],
    sites: count[j],
  }));
  const members = {
    siteCount: SITES,
    offset: Uint32Array.from(offset),
    binder: Uint16Array.from(binder),
    code: new Uint8Array(binder.length),
  };
  const start = Uint32Array.from({ length: SITES }, (_, i) => i * 50_000);
  const codeScore = Float64Array.of(1);
  return {
    cellClass: 'simulated',
    binders,
    start,
    end: start.map((position) => position + 300),
    promoter: undefined,
    members,
    codeScore,
    model: fitPartnerModel(binders, members, codeScore),
  };
}

test('the odds of a pair stand out among those of both, and no others do', () => {
  const sites = simulatedSites();
  const { siteCount, offset, binder } = sites.members;
  const bound = Uint32Array.from({ length: siteCount }, (_, site) => site).filter((site) =>
    binder.subarray(offset[site], offset[site + 1]).includes(0),
  );
  const odds = conditionalOdds(sites, bound, stretchesOfSites(sites.start), countOccupancy(sites, [0]));
  const [partner, ...others] = oddsBeyondOthers(sites, { odds }, [1, 2, 9, 21]);
  expect(partner).toBeGreaterThan(5);
  for (const z of others) expect(Math.abs(z)).toBeLessThan(4);
  // A group of four has no spread to stand out from.
  expect(oddsBeyondOthers(sites, { odds }, [22, 25])).toEqual([Number.NaN, Number.NaN]);
});
