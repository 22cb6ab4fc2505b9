import type { CellClassSites, SiteColumn, SiteMembers } from '../../atlas/site-columns.ts';
import { fitPartnerModel } from './fit-partner-model.ts';

/**
 * A cell class as some of its columns alone would have it: sites that one of them binds, and a model fitted to them.
 * The places of the sites stay those of the whole class.
 * @returns the same sites where every column is kept
 */
export function restrictBackground(
  sites: CellClassSites,
  isKept: (column: SiteColumn) => boolean,
): CellClassSites {
  const kept = [...sites.columns.keys()].filter((j) => isKept(sites.columns[j]));
  if (kept.length === sites.columns.length) return sites;
  const columns = kept.map((j) => sites.columns[j]);
  const { members, rows } = keptMembers(sites.members, kept, sites.columns.length);
  return {
    cellClass: sites.cellClass,
    columns,
    start: rows.map((site) => sites.start[site]),
    end: rows.map((site) => sites.end[site]),
    promoter: sites.promoter && Uint8Array.from(rows, (site) => sites.promoter?.[site] ?? 0),
    members,
    codeScore: sites.codeScore,
    model: fitPartnerModel(columns, members, sites.codeScore),
  };
}

/** Members of the kept columns, and the sites that still have one, ascending. */
function keptMembers(
  { siteCount, offset, column, code }: SiteMembers,
  kept: readonly number[],
  columns: number,
): { members: SiteMembers; rows: Uint32Array } {
  const newColumn = new Int32Array(columns).fill(-1);
  kept.forEach((j, i) => (newColumn[j] = i));
  const rows: number[] = [];
  const offsets: number[] = [0];
  const newMembers = new Uint16Array(column.length);
  const newCodes = new Uint8Array(column.length);
  let used = 0;
  for (let site = 0; site < siteCount; site++) {
    const before = used;
    for (let m = offset[site]; m < offset[site + 1]; m++) {
      if (newColumn[column[m]] < 0) continue;
      newMembers[used] = newColumn[column[m]];
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
      column: newMembers.slice(0, used),
      code: newCodes.slice(0, used),
    },
    rows: Uint32Array.from(rows),
  };
}
