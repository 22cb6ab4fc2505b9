// An atlas in which every true partner has noisy copies: real cell classes hold nine AP-1 members and dozens of
// experiments of one factor.
import type { CellClassSites, Binder } from '../../src/atlas/sites/cell-class-sites.ts';
import { fitPartnerModel } from '../../src/partners/score/fit-partner-model.ts';
import type { Random } from '../../src/statistics/random.ts';
import type { Truth } from './truth.ts';

/** A copy keeps each site with this probability ... */
const KEPT = 0.8;
/** ... at a score changed by a log-normal factor of this spread ... */
const SPREAD = 0.5;
/** ... and gains this share of other sites of its cell type. */
const GAINED = 0.2;

/** The sites with copies of all binders that are a true partner of some binder of their cell type. */
export function withNoisyCopies(
  sites: CellClassSites,
  copies: number,
  truth: Truth,
  random: Random,
): CellClassSites {
  const { binders, members } = sites;
  const copiesOf = new Map<number, number[]>();
  const all: Binder[] = [...binders];
  binders.forEach((binder, j) => {
    const partners = truth.get(binder.antigen);
    if (!binders.some((other) => other.cell === binder.cell && partners?.has(other.antigen) === true)) return;
    const list = Array.from({ length: copies }, (_, copy) => {
      all.push({ ...binder, antigen: `${binder.antigen} copy ${copy + 1}`, experiments: [] });
      return all.length - 1;
    });
    copiesOf.set(j, list);
  });
  const inCell = new Map<string, number>();
  for (let m = 0; m < members.binder.length; m++) {
    const { cell } = binders[members.binder[m]];
    inCell.set(cell, (inCell.get(cell) ?? 0) + 1);
  }
  const largest = sites.codeScore.length - 1;
  const offset = new Uint32Array(members.siteCount + 1);
  const binder: number[] = [];
  const code: number[] = [];
  for (let site = 0; site < members.siteCount; site++) {
    const here = new Map<number, number>();
    const bound = new Map<string, number>();
    for (let m = members.offset[site]; m < members.offset[site + 1]; m++) {
      const j = members.binder[m];
      here.set(j, members.code[m]);
      bound.set(binders[j].cell, (bound.get(binders[j].cell) ?? 0) + 1);
      for (const copy of copiesOf.get(j) ?? []) {
        if (random.uniform() >= KEPT) continue;
        here.set(copy, Math.min(largest, Math.round(members.code[m] * Math.exp(SPREAD * random.normal()))));
      }
    }
    for (const [j, list] of copiesOf) {
      const occupancy = bound.get(binders[j].cell);
      if (occupancy === undefined || here.has(j)) continue;
      const chance = (GAINED * binders[j].sites * occupancy) / (inCell.get(binders[j].cell) ?? 1);
      for (const copy of list)
        if (random.uniform() < chance)
          here.set(copy, Math.min(largest, Math.floor(random.exponential() / sites.codeScore[1])));
    }
    for (const [j, value] of [...here].sort(([a], [b]) => a - b)) {
      binder.push(j);
      code.push(value);
    }
    offset[site + 1] = binder.length;
  }
  const diluted = {
    siteCount: members.siteCount,
    offset,
    binder: Uint16Array.from(binder),
    code: Uint8Array.from(code),
  };
  return { ...sites, binders: all, members: diluted, model: fitPartnerModel(all, diluted, sites.codeScore) };
}
