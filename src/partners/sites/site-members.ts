import type { SiteMembers } from '../../atlas/sites/cell-class-sites.ts';
import type { ConsensusSites } from './consensus-sites.ts';
import type { SortedSummits } from './sorted-summits.ts';

/** Who binds each site: one member per binder, with its largest score where several summits fall on the site. */
export function membersOfSites(
  sites: ConsensusSites,
  summits: SortedSummits,
  binderCount: number,
): SiteMembers {
  const offset = new Uint32Array(sites.count + 1);
  const binder = new Uint16Array(summits.position.length);
  const code = new Uint8Array(summits.position.length);
  const siteOfBinder = new Int32Array(binderCount).fill(-1);
  const best = new Uint8Array(binderCount);
  let count = 0;
  let next = 0;
  for (let site = 0; site < sites.count; site++) {
    offset[site] = count;
    while (next < summits.position.length && summits.position[next] < sites.start[site]) next++;
    for (; next < summits.position.length && summits.position[next] < sites.end[site]; next++) {
      const member = summits.owner[next];
      if (siteOfBinder[member] !== site) {
        siteOfBinder[member] = site;
        best[member] = summits.code[next];
        binder[count++] = member;
      } else if (summits.code[next] > best[member]) best[member] = summits.code[next];
    }
    binder.subarray(offset[site], count).sort();
    for (let i = offset[site]; i < count; i++) code[i] = best[binder[i]];
  }
  offset[sites.count] = count;
  return { siteCount: sites.count, offset, binder: binder.slice(0, count), code: code.slice(0, count) };
}
