import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { finishComparison, type BinderAt, type Compared, type ComparisonRow } from './comparison-rows.ts';
import { groupDifference, pairedDifference, type Effect } from './pooled-difference.ts';

/** A query's effects in one cell class. */
export interface ClassEffects {
  readonly sites: CellClassSites;
  /** By binder; undefined for those of the query's own antigen. */
  readonly effects: readonly (Effect | undefined)[];
}

/** One of two queries that are compared; both list the same cell classes. */
export interface ComparedQuery {
  /** Its cell type; undefined where unknown. */
  readonly cell: string | undefined;
  readonly classes: readonly ClassEffects[];
}

/** In which cell types the two queries meet a factor. */
export type Basis =
  'own cell types' | 'any cell type' | 'other cell types' | 'cell type of A' | 'cell type of B';

/**
 * Compares two queries factor by factor. Where both have a cell type and the atlas has the factor in both, each query
 * meets it in its own; else both meet the same binders, those of neither cell type before those of one of them, which
 * favours the query of that cell type.
 * @param antigenKey one key for all names of a factor
 * @returns surest difference first within each basis
 */
export function compareQueries(
  a: ComparedQuery,
  b: ComparedQuery,
  antigenKey: (name: string) => string,
): ComparisonRow<Basis>[] {
  const effect = (query: ComparedQuery, { cellClass, binder }: BinderAt): Effect =>
    query.classes[cellClass].effects[binder] as Effect;
  const compared: Compared<Basis>[] = [];
  for (const [antigen, binders] of bindersByAntigen([a, b], antigenKey)) {
    const cellOf = ({ cellClass, binder }: BinderAt): string =>
      nameKey(a.classes[cellClass].sites.binders[binder].cell);
    const within = (cell: string) => binders.filter((at) => cellOf(at) === nameKey(cell));
    const { basis, left, right } = chooseBinders(binders, within, a.cell, b.cell);
    const effects = [left.map((at) => effect(a, at)), right.map((at) => effect(b, at))];
    compared.push({
      antigen,
      basis,
      bindersA: left,
      bindersB: right,
      ...(left === right
        ? pairedDifference(effects[0], effects[1])
        : groupDifference(effects[0], effects[1])),
    });
  }
  const order: Basis[] = [
    'own cell types',
    'any cell type',
    'other cell types',
    'cell type of A',
    'cell type of B',
  ];
  return finishComparison(compared, (basis) => order.indexOf(basis));
}

function chooseBinders(
  binders: readonly BinderAt[],
  within: (cell: string) => readonly BinderAt[],
  cellA: string | undefined,
  cellB: string | undefined,
): { basis: Basis; left: readonly BinderAt[]; right: readonly BinderAt[] } {
  const same = (basis: Basis, chosen: readonly BinderAt[]) => ({ basis, left: chosen, right: chosen });
  if (cellA === undefined || cellB === undefined) return same('any cell type', binders);
  const ofA = within(cellA);
  if (nameKey(cellA) === nameKey(cellB))
    return ofA.length > 0 ? same('own cell types', ofA) : same('other cell types', binders);
  const ofB = within(cellB);
  if (ofA.length > 0 && ofB.length > 0) return { basis: 'own cell types', left: ofA, right: ofB };
  const others = binders.filter((at) => !ofA.includes(at) && !ofB.includes(at));
  if (others.length > 0) return same('other cell types', others);
  return ofA.length > 0 ? same('cell type of A', ofA) : same('cell type of B', ofB);
}

/** The binders of each factor that has an effect on every query, under the name that the atlas uses first. */
export function bindersByAntigen(
  queries: readonly { readonly classes: readonly ClassEffects[] }[],
  antigenKey: (name: string) => string,
): Map<string, BinderAt[]> {
  const byKey = new Map<string, { name: string; binders: BinderAt[] }>();
  queries[0].classes.forEach(({ sites }, cellClass) => {
    sites.binders.forEach(({ antigen }, binder) => {
      if (queries.some(({ classes }) => classes[cellClass].effects[binder] === undefined)) return;
      const key = antigenKey(antigen);
      const known = byKey.get(key) ?? { name: antigen, binders: [] };
      byKey.set(key, known);
      known.binders.push({ cellClass, binder });
    });
  });
  return new Map([...byKey.values()].map(({ name, binders }) => [name, binders]));
}
