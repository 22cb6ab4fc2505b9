import { InputError } from '../../errors.ts';
import { nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { nearestNames } from '../../genome/names.ts';
import { finishComparison, type BinderAt, type Compared, type ComparisonRow } from './comparison-rows.ts';
import { bindersByAntigen, type ClassEffects } from './compare-queries.ts';
import { groupDifference, type Effect } from './pooled-difference.ts';

/**
 * Compares one query between two groups of cell types: factors that the atlas has in both. The binders of a group are
 * pooled, those of different cell types being allowed to differ.
 * @param a keys of cell types, see `cellGroup`
 * @returns surest difference first
 */
export function cellDifferences(
  classes: readonly ClassEffects[],
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  antigenKey: (name: string) => string,
): ComparisonRow<'cell types'>[] {
  const compared: Compared<'cell types'>[] = [];
  for (const [antigen, binders] of bindersByAntigen([{ classes }], antigenKey)) {
    const within = (cells: ReadonlySet<string>) =>
      binders.filter(({ cellClass, binder }) =>
        cells.has(nameKey(classes[cellClass].sites.binders[binder].cell)),
      );
    const effects = (list: readonly BinderAt[]) =>
      list.map(({ cellClass, binder }) => classes[cellClass].effects[binder] as Effect);
    const [left, right] = [within(a), within(b)];
    if (left.length === 0 || right.length === 0) continue;
    compared.push({
      antigen,
      basis: 'cell types',
      bindersA: left,
      bindersB: right,
      ...groupDifference(effects(left), effects(right)),
    });
  }
  return finishComparison(compared, () => 0);
}

/**
 * Keys of the cell types that names stand for: a cell type, or a class of them.
 * @param classes the classes of cell types and the binders of each
 * @throws InputError for a name that the atlas does not have
 */
export function cellGroup(
  wanted: readonly string[],
  classes: readonly { readonly cellClass: string; readonly binders: readonly { readonly cell: string }[] }[],
): Set<string> {
  const keys = new Set<string>();
  for (const name of wanted) {
    const key = nameKey(name);
    const meant = classes.flatMap(({ cellClass, binders }) =>
      binders.filter(({ cell }) => nameKey(cell) === key || nameKey(cellClass) === key),
    );
    if (meant.length === 0) {
      const known = [
        ...new Set(
          classes.flatMap(({ cellClass, binders }) => [cellClass, ...binders.map(({ cell }) => cell)]),
        ),
      ];
      const near = nearestNames(
        name,
        known.filter((each) => each !== ''),
      );
      throw new InputError(`the atlas has no factor in the cell type ${name}`, {
        key: 'atlas.no-factor-in',
        values: { cell: name },
        expected: near.length > 0 ? `such as ${near.join(', ')}` : known.sort().slice(0, 20).join(', '),
        fix: 'chipmate atlas search lists the cell types',
      });
    }
    for (const { cell } of meant) keys.add(nameKey(cell));
  }
  return keys;
}

/** @throws InputError where a cell type is in both groups */
export function refuseCommonCells(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  names: readonly string[],
): void {
  const common = names.filter(
    (name, i) => a.has(nameKey(name)) && b.has(nameKey(name)) && names.indexOf(name) === i,
  );
  if (common.length === 0) return;
  throw new InputError('the two groups of cell types overlap', {
    expected: 'no cell type in both --a and --b',
    found: common.join(', '),
    fix: 'leave it out of one of the groups',
  });
}
