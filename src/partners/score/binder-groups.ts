import type { BinderGroup, Binder } from '../../atlas/sites/cell-class-sites.ts';

/** Below this number of binders partial correlations are biased downwards, and a cell type is no group of its own. */
export const FEWEST_BINDERS = 20;

/** Cell types with at least 20 binders are groups of their own; the others share one. */
export function groupBinders(binders: readonly Binder[]): {
  groups: BinderGroup[];
  groupOfBinder: Uint16Array;
} {
  const byCell = new Map<string, number[]>();
  binders.forEach(({ cell }, i) => {
    const list = byCell.get(cell);
    if (list === undefined) byCell.set(cell, [i]);
    else list.push(i);
  });
  const groups: BinderGroup[] = [];
  const groupOfBinder = new Uint16Array(binders.length);
  const rest: number[] = [];
  for (const [cell, list] of byCell) {
    if (list.length < FEWEST_BINDERS) rest.push(...list);
    else {
      for (const binder of list) groupOfBinder[binder] = groups.length;
      groups.push({ cell, background: Uint16Array.from(list) });
    }
  }
  if (rest.length > 0) {
    for (const binder of rest) groupOfBinder[binder] = groups.length;
    const background =
      rest.length < FEWEST_BINDERS ? Uint16Array.from(binders.keys()) : Uint16Array.from(rest);
    groups.push({ cell: '', background });
  }
  return { groups, groupOfBinder };
}
