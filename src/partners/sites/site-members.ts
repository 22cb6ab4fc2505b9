import type { SiteMembers } from '../../atlas/site-columns.ts';
import type { ConsensusSites } from './consensus-sites.ts';

/** Peaks of all experiments of a cell class, sorted by summit. */
export interface ClassSummits {
  /** Linear coordinate, ascending. */
  readonly position: Uint32Array;
  /** Column (antigen and cell) of each. */
  readonly column: Uint16Array;
  /** Code of the exponential rank score of each. */
  readonly code: Uint8Array;
}

/** Who binds each site: one member per column, with its largest score where several summits fall on the site. */
export function membersOfSites(
  sites: ConsensusSites,
  summits: ClassSummits,
  columnCount: number,
): SiteMembers {
  const offset = new Uint32Array(sites.count + 1);
  const column = new Uint16Array(summits.position.length);
  const code = new Uint8Array(summits.position.length);
  const siteOfColumn = new Int32Array(columnCount).fill(-1);
  const best = new Uint8Array(columnCount);
  let count = 0;
  let next = 0;
  for (let site = 0; site < sites.count; site++) {
    offset[site] = count;
    while (next < summits.position.length && summits.position[next] < sites.start[site]) next++;
    for (; next < summits.position.length && summits.position[next] < sites.end[site]; next++) {
      const member = summits.column[next];
      if (siteOfColumn[member] !== site) {
        siteOfColumn[member] = site;
        best[member] = summits.code[next];
        column[count++] = member;
      } else if (summits.code[next] > best[member]) best[member] = summits.code[next];
    }
    column.subarray(offset[site], count).sort();
    for (let i = offset[site]; i < count; i++) code[i] = best[column[i]];
  }
  offset[sites.count] = count;
  return { siteCount: sites.count, offset, column: column.slice(0, count), code: code.slice(0, count) };
}
