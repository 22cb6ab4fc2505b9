// An atlas in which every true partner has noisy copies: real cell classes hold nine AP-1 members and dozens of
// experiments of one factor.
import type { CellClassSites, SiteColumn } from '../../src/atlas/site-columns.ts';
import { fitPartnerModel } from '../../src/partners/score/fit-partner-model.ts';
import type { Random } from '../../src/statistics/random.ts';
import type { Truth } from './truth.ts';

/** A copy keeps each site with this probability ... */
const KEPT = 0.8;
/** ... at a score changed by a log-normal factor of this spread ... */
const SPREAD = 0.5;
/** ... and gains this share of other sites of its cell type. */
const GAINED = 0.2;

/** The sites with copies of all columns that are a true partner of some column of their cell type. */
export function withNoisyCopies(
  sites: CellClassSites,
  copies: number,
  truth: Truth,
  random: Random,
): CellClassSites {
  const { columns, members } = sites;
  const copiesOf = new Map<number, number[]>();
  const all: SiteColumn[] = [...columns];
  columns.forEach((column, j) => {
    const partners = truth.get(column.antigen);
    if (!columns.some((other) => other.cell === column.cell && partners?.has(other.antigen) === true)) return;
    const list = Array.from({ length: copies }, (_, copy) => {
      all.push({ ...column, antigen: `${column.antigen} copy ${copy + 1}`, experiments: [] });
      return all.length - 1;
    });
    copiesOf.set(j, list);
  });
  const inCell = new Map<string, number>();
  for (let m = 0; m < members.column.length; m++) {
    const { cell } = columns[members.column[m]];
    inCell.set(cell, (inCell.get(cell) ?? 0) + 1);
  }
  const largest = sites.codeScore.length - 1;
  const offset = new Uint32Array(members.siteCount + 1);
  const column: number[] = [];
  const code: number[] = [];
  for (let site = 0; site < members.siteCount; site++) {
    const here = new Map<number, number>();
    const bound = new Map<string, number>();
    for (let m = members.offset[site]; m < members.offset[site + 1]; m++) {
      const j = members.column[m];
      here.set(j, members.code[m]);
      bound.set(columns[j].cell, (bound.get(columns[j].cell) ?? 0) + 1);
      for (const copy of copiesOf.get(j) ?? []) {
        if (random.uniform() >= KEPT) continue;
        here.set(copy, Math.min(largest, Math.round(members.code[m] * Math.exp(SPREAD * random.normal()))));
      }
    }
    for (const [j, list] of copiesOf) {
      const occupancy = bound.get(columns[j].cell);
      if (occupancy === undefined || here.has(j)) continue;
      const chance = (GAINED * columns[j].sites * occupancy) / (inCell.get(columns[j].cell) ?? 1);
      for (const copy of list)
        if (random.uniform() < chance)
          here.set(copy, Math.min(largest, Math.floor(random.exponential() / sites.codeScore[1])));
    }
    for (const [j, value] of [...here].sort(([a], [b]) => a - b)) {
      column.push(j);
      code.push(value);
    }
    offset[site + 1] = column.length;
  }
  const diluted = {
    siteCount: members.siteCount,
    offset,
    column: Uint16Array.from(column),
    code: Uint8Array.from(code),
  };
  return { ...sites, columns: all, members: diluted, model: fitPartnerModel(all, diluted, sites.codeScore) };
}
