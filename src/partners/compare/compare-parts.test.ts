import { describe, expect, it } from 'vitest';
import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { cochranMantelHaenszel } from '../../statistics/tests/cochran-mantel-haenszel.ts';
import { normalLog10P } from '../../statistics/distributions/normal.ts';
import { createRandom, type Random } from '../../statistics/random.ts';
import { buildClassSites } from '../sites/build-class-sites.ts';
import { compareParts } from './compare-parts.ts';
import { binsOfOccupancy } from '../sites/occupancy.ts';
import { boundSites, type BoundSites } from '../sites/bound-sites.ts';
import { simulateExperiments } from '../../../test/support/simulate-experiments.ts';

/** Experiment `asked` of a simulated world of strong confounding as a query; it is its own antigen's binder. */
function simulatedQuery(asked: number): { sites: CellClassSites; query: BoundSites; own: number[] } {
  const { peaks, signal, offset, tss } = simulateExperiments({
    seed: 5,
    confounding: 1,
    regions: 20_000,
    experiments: 40,
    partnered: 24,
    peaks: [1000, 8000],
  });
  const sites = buildClassSites('simulated', peaks, [0], tss);
  const [from, to] = [offset[asked], offset[asked + 1]];
  const query = boundSites(
    { summit: peaks.summit.subarray(from, to), signal: signal.subarray(from, to) },
    sites,
  );
  const { name } = peaks.experiments[asked];
  const own = [...sites.binders.keys()].filter((j) => sites.binders[j].experiments.includes(name));
  return { sites, query, own };
}

const boundBy = ({ members }: CellClassSites, site: number): Uint16Array =>
  members.binder.subarray(members.offset[site], members.offset[site + 1]);

const { sites, query, own } = simulatedQuery(0);
/** Parts drawn site by site with a chance of the site. */
const drawn = (random: Random, chance: (i: number) => number): Uint8Array =>
  Uint8Array.from(query.site, (_, i) => Number(random.uniform() < chance(i)));

/** Shares of factors with p below 0.05 and below 0.001 over several draws of parts that do not depend on any factor. */
function falseCalls(chance: (i: number) => number): { at05: number; at001: number; tests: number } {
  const random = createRandom(11);
  let [at05, at001, tests] = [0, 0, 0];
  for (let draw = 0; draw < 60; draw++) {
    for (const { log2OddsRatio, error } of compareParts(sites, query, drawn(random, chance), own).binders) {
      if (!(error > 0)) continue;
      const log10P = normalLog10P(log2OddsRatio / error, 'two-sided');
      tests++;
      at05 += Number(log10P < Math.log10(0.05));
      at001 += Number(log10P < -3);
    }
  }
  return { at05: at05 / tests, at001: at001 / tests, tests };
}

describe('two parts of a query', () => {
  it('has the ratio and the test of Mantel and Haenszel over strength, promoters and other factors', () => {
    const part = drawn(createRandom(3), (i) => (boundBy(sites, query.site[i]).includes(7) ? 0.5 : 0.2));
    const { binders, sitesWithin, sitesAgainst } = compareParts(sites, query, part, own);
    expect(sitesWithin + sitesAgainst).toBe(query.site.length);
    const bins = binsOfOccupancy(sites.binders.length);
    const sorted = [...query.score].sort((a, b) => a - b);
    const fifth = (score: number): number =>
      [1, 2, 3, 4].filter((k) => score > sorted[Math.floor((k * sorted.length) / 5)]).length;
    for (const binder of [7, 12]) {
      const tables = Array.from({ length: 4 }, () => new Float64Array(10 * 100));
      query.site.forEach((site, i) => {
        const others = [...boundBy(sites, site)].filter((j) => j !== binder && !own.includes(j)).length;
        if (others === 0) return;
        const stratum = (bins[others] * 5 + fifth(query.score[i])) * 2 + (sites.promoter?.[site] ?? 0);
        tables[(part[i] === 1 ? 0 : 1) * 2 + (boundBy(sites, site).includes(binder) ? 0 : 1)][stratum]++;
      });
      const [both, firstOnly, boundOnly, neither] = tables;
      const { oddsRatio, z } = cochranMantelHaenszel(both, firstOnly, boundOnly, neither);
      const { log2OddsRatio, error } = binders[binder];
      expect(log2OddsRatio).toBeCloseTo(Math.log2(oddsRatio), 1);
      expect(Math.abs(log2OddsRatio / error)).toBeLessThanOrEqual(Math.abs(z) + 1e-9);
      expect(Math.abs(log2OddsRatio / error)).toBeGreaterThan(0.7 * Math.abs(z));
    }
    const strongest = [...binders.keys()]
      .filter((j) => binders[j].error > 0)
      .sort(
        (a, b) => binders[b].log2OddsRatio / binders[b].error - binders[a].log2OddsRatio / binders[a].error,
      )[0];
    expect(strongest).toBe(7);
    for (const j of own) expect(binders[j].error).toBeNaN();
  });

  it('calls as many factors as the level says where the parts are drawn at random, also of unequal size', () => {
    for (const share of [0.5, 0.08]) {
      const { at05, at001, tests } = falseCalls(() => share);
      expect(tests).toBeGreaterThan(1500);
      expect(at05).toBeGreaterThan(0.03);
      expect(at05).toBeLessThan(0.07);
      expect(at001).toBeLessThan(0.004);
    }
  });

  it('stays so where one part holds the stronger sites, or the promoters', () => {
    const stronger = falseCalls((i) => 0.2 * (query.score[i] > 1 ? 2 : 0.5));
    const promoters = falseCalls((i) => 0.2 * (sites.promoter?.[query.site[i]] === 1 ? 2 : 0.5));
    for (const { at05 } of [stronger, promoters]) {
      expect(at05).toBeGreaterThan(0.03);
      expect(at05).toBeLessThan(0.07);
    }
  });

  it('says nothing about factors of which too few sites are expected in a part', () => {
    const part = Uint8Array.from(query.site, (_, i) => Number(i < 3));
    expect(compareParts(sites, query, part, own).binders.every(({ error }) => Number.isNaN(error))).toBe(
      true,
    );
  });
});
