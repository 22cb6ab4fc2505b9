import type { CellClassSites, Binder, SiteMembers } from '../../atlas/sites/cell-class-sites.ts';
import { fitPartnerModel } from './fit-partner-model.ts';

/**
 * A cell class as some of its binders alone would have it: sites that one of them binds, and a model fitted to them.
 * The places of the sites stay those of the whole class.
 * @returns the same sites where every binder is kept
 */
export function conditionOnBinders(
  sites: CellClassSites,
  isKept: (binder: Binder) => boolean,
): CellClassSites {
  const kept = [...sites.binders.keys()].filter((j) => isKept(sites.binders[j]));
  if (kept.length === sites.binders.length) return sites;
  const binders = kept.map((j) => sites.binders[j]);
  const { members, rows } = keptMembers(sites.members, kept, sites.binders.length);
  return {
    cellClass: sites.cellClass,
    binders,
    start: rows.map((site) => sites.start[site]),
    end: rows.map((site) => sites.end[site]),
    promoter: sites.promoter && Uint8Array.from(rows, (site) => sites.promoter?.[site] ?? 0),
    members,
    codeScore: sites.codeScore,
    model: fitPartnerModel(binders, members, sites.codeScore),
  };
}

/** Members of the kept binders, and the sites that still have one, ascending. */
function keptMembers(
  { siteCount, offset, binder, code }: SiteMembers,
  kept: readonly number[],
  binders: number,
): { members: SiteMembers; rows: Uint32Array } {
  const newBinder = new Int32Array(binders).fill(-1);
  kept.forEach((j, i) => (newBinder[j] = i));
  const rows: number[] = [];
  const offsets: number[] = [0];
  const newMembers = new Uint16Array(binder.length);
  const newCodes = new Uint8Array(binder.length);
  let used = 0;
  for (let site = 0; site < siteCount; site++) {
    const before = used;
    for (let m = offset[site]; m < offset[site + 1]; m++) {
      if (newBinder[binder[m]] < 0) continue;
      newMembers[used] = newBinder[binder[m]];
      newCodes[used++] = code[m];
    }
    if (used === before) continue;
    rows.push(site);
    offsets.push(used);
  }
  return {
    members: {
      siteCount: rows.length,
      offset: Uint32Array.from(offsets),
      binder: newMembers.slice(0, used),
      code: newCodes.slice(0, used),
    },
    rows: Uint32Array.from(rows),
  };
}
