// Was the gene really lowered, or raised, that the reagent is for?
import { KnownNames, nameKey } from '../../genome/antigens/antigen-aliases.ts';
import type { Effect } from '../design/effect.ts';
import type { PerturbationKind } from '../cq/arms.ts';

/** Shown beyond doubt, not shown, or shown not to have worked. */
export type Shown = 'shown' | 'not shown' | 'failed';

/** What is left of a gene that was knocked down, at most; and its rise where it was over-expressed, at least (log2). */
const LOWERED = Math.log2(0.7);
const RAISED = Math.log2(1.5);

/** `siFOS #2` -> FOS: the gene among these that a reagent is named after; null where none is. */
export function ownGene(
  perturbation: string,
  genes: readonly string[],
  names = new KnownNames(),
): string | null {
  const parts = [perturbation, ...perturbation.split(/[\s_#./+():,-]+/)].filter((part) => part !== '');
  const candidates = parts.flatMap((part) => {
    const bare = part
      .replace(/^(?:si|sh|sg|oe|kd|ko)(?:rna)?[-_ ]?/i, '')
      .replace(/[-_ ]?(?:oe|kd|ko)$/i, '');
    return [part, bare, ...(names.symbol(bare) === undefined ? [bare.replace(/(?<!\d)\d{1,3}$/, '')] : [])];
  });
  const found = candidates.filter((name) => nameKey(name).length > 1);
  return genes.find((gene) => found.some((name) => names.same(name, gene))) ?? null;
}

/**
 * Whether a perturbation worked, by the RNA of its own gene. A knock-out need not lower the RNA, so that its absence of an effect is no failure.
 * @param effect on the gene itself, log2; undefined where it was not measured
 */
export function wasShown(effect: Effect | undefined, kind: PerturbationKind | null): Shown {
  if (effect === undefined) return 'not shown';
  const raised = kind === 'over-expression';
  const sign = raised ? 1 : -1;
  const needed = raised ? RAISED : -LOWERED;
  const [nearest, furthest] = raised ? [effect.low, effect.high] : [-effect.high, -effect.low];
  if (nearest > 0 && sign * effect.estimate >= needed) return 'shown';
  return furthest < needed && kind !== 'knock-out' ? 'failed' : 'not shown';
}
