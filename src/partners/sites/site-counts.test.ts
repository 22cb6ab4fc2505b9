import fc from 'fast-check';
import { expect, test } from 'vitest';
import { consensusSites, siteAt } from './consensus-sites.ts';
import { SiteCounter } from './site-counts.ts';

const QUERY = 3;
/** Experiments 0 and 1 make the sites, 2 is another one, 3 the query. */
const IN_UNIVERSE = Uint8Array.of(1, 1, 0);

/** The second chromosome begins within the places that summits are drawn from. */
const OFFSETS = [0, 3008];

function slowly(summits: [number, number][]) {
  const makers = summits.filter(([, e]) => e < 2).map(([x]) => x);
  const sites = consensusSites(Uint32Array.from(makers).sort(), OFFSETS);
  const bound = [0, 1, 2, QUERY].map(
    (e) => new Set(summits.filter(([, one]) => one === e).map(([x]) => siteAt(sites, x))),
  );
  bound.forEach((set) => set.delete(-1));
  const query = bound[QUERY];
  return {
    sites: sites.count,
    querySites: query.size,
    experimentSites: [0, 1, 2].map((e) => bound[e].size),
    sharedSites: [0, 1, 2].map((e) => [...bound[e]].filter((site) => query.has(site)).length),
  };
}

test('sites, hits and shared sites follow the definition, however the summits are cut into pieces', () => {
  const summit = fc.tuple(fc.integer({ min: 200, max: 6000 }), fc.integer({ min: 0, max: QUERY }));
  fc.assert(
    fc.property(
      fc.array(summit, { maxLength: 120 }),
      fc.array(fc.integer({ min: 0, max: 6000 }), { maxLength: 6 }),
      (summits, cuts) => {
        const counter = new SiteCounter(IN_UNIVERSE, OFFSETS);
        let from = 0;
        for (const upTo of [...cuts.sort((a, b) => a - b), 7000]) {
          const piece = summits.filter(([x]) => x >= from && x < upTo);
          counter.add(
            {
              position: Uint32Array.from(piece, ([x]) => x),
              experiment: Uint32Array.from(piece, ([, e]) => e),
            },
            upTo,
          );
          from = upTo;
        }
        const { sites, querySites, experimentSites, sharedSites } = counter.finish();
        expect({
          sites,
          querySites,
          experimentSites: [...experimentSites],
          sharedSites: [...sharedSites],
        }).toEqual(slowly(summits));
      },
    ),
    { numRuns: 300 },
  );
});
