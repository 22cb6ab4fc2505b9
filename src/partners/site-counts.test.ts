import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SiteCounter } from './site-counts.ts';

const QUERY = 3;
/** Experiments 0 and 1 make the sites, 2 is another one, 3 the query. */
const IN_UNIVERSE = Uint8Array.of(1, 1, 0);

function slowly(summits: [number, number][]) {
  const makers = summits
    .filter(([, e]) => e < 2)
    .map(([x]) => x)
    .sort((a, b) => a - b);
  const sites: { first: number; last: number }[] = [];
  for (const x of makers) {
    const site = sites.at(-1);
    if (site !== undefined && x - site.last <= 300) site.last = x;
    else sites.push({ first: x, last: x });
  }
  const binds = (e: number, { first, last }: { first: number; last: number }): boolean =>
    summits.some(
      ([x, other]) => other === e && (e < 2 ? x >= first && x <= last : x >= first - 150 && x <= last + 150),
    );
  const count = (test: (site: { first: number; last: number }) => boolean) => sites.filter(test).length;
  return {
    sites: sites.length,
    querySites: count((site) => binds(QUERY, site)),
    experimentSites: [0, 1, 2].map((e) => count((site) => binds(e, site))),
    sharedSites: [0, 1, 2].map((e) => count((site) => binds(e, site) && binds(QUERY, site))),
  };
}

test('sites, hits and shared sites follow the definition, however the summits are cut into pieces', () => {
  const summit = fc.tuple(fc.integer({ min: 200, max: 6000 }), fc.integer({ min: 0, max: QUERY }));
  fc.assert(
    fc.property(
      fc.array(summit, { maxLength: 60 }),
      fc.array(fc.integer({ min: 0, max: 6000 }), { maxLength: 6 }),
      (summits, cuts) => {
        const counter = new SiteCounter(IN_UNIVERSE);
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
