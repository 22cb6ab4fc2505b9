import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { cochranMantelHaenszel } from '../../statistics/tests/cochran-mantel-haenszel.ts';
import { motifWindows } from '../windows/motif-windows.ts';
import { atlasOdds, windowStrata } from './atlas-odds.ts';

test('every binder and the query against the other sites of like GC: as counted site by site', () => {
  const random = createRandom(5);
  const [sites, binders] = [3000, 4];
  const offset = new Uint32Array(sites + 1);
  const members: number[] = [];
  for (let i = 0; i < sites; i++) {
    for (let j = 0; j < binders; j++) if (random.uniform() < [0.3, 0.1, 0.5, 0.02][j]) members.push(j);
    offset[i + 1] = members.length;
  }
  // Every other site was read, in two strata; the motif is more common in the second, and where binder 1 binds.
  const site = Uint32Array.from({ length: sites / 2 }, (_, i) => 2 * i);
  const stratum = Uint16Array.from(site, () => random.integer(2));
  const binds = (i: number, j: number): boolean => members.slice(offset[i], offset[i + 1]).includes(j);
  const hit = Uint8Array.from(site, (each, i) =>
    random.uniform() < 0.1 + 0.3 * stratum[i] + (binds(each, 1) ? 0.4 : 0) ? 1 : 0,
  );
  const bound = Uint8Array.from(site, () => random.integer(2));
  const all = {
    siteCount: sites,
    offset,
    binder: Uint16Array.from(members),
    code: new Uint8Array(members.length),
  };
  const found = atlasOdds({ site, stratum, strata: 2 }, hit, all, binders, bound);
  const slow = (isIn: (i: number) => boolean): number => {
    const table = [0, 1].map((layer) => {
      const cells = [0, 0, 0, 0];
      for (const i of site.keys())
        if (stratum[i] === layer) cells[(isIn(i) ? 0 : 2) + (hit[i] === 1 ? 0 : 1)]++;
      return cells;
    });
    const [a, b, c, d] = [0, 1, 2, 3].map((cell) => table.map((cells) => cells[cell]));
    return cochranMantelHaenszel(a, b, c, d).oddsRatio;
  };
  expect(found.query).toBeCloseTo(
    slow((i) => bound[i] === 1),
    10,
  );
  for (const j of [0, 1, 2])
    expect(found.binders[j]).toBeCloseTo(
      slow((i) => binds(site[i], j)),
      10,
    );
  expect(found.binders[1]).toBeGreaterThan(3);
  // Fewer than 100 sites.
  expect(found.binders[3]).toBeNaN();
});

test('strata hold windows of like GC and CpG', () => {
  const codes = Uint8Array.from([0, 1, 2, 3, 0, 1, 2, 3, 0, 0, 3, 3, 0, 3, 0, 3]);
  const { windows } = motifWindows({ codes, offset: [0, 8, 16] });
  const { stratum, strata } = windowStrata(windows);
  expect(stratum[0]).not.toBe(stratum[1]);
  expect(Math.max(...stratum)).toBeLessThan(strata);
});
