// Every gene in every contrast: effect, p after correction over all that is asked in one way, and its word.
import type { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { holmWithin } from '../cq/holm-within.ts';
import type { Judged } from '../../tables/verdicts.ts';
import { perturbationKind, type Arms } from '../cq/arms.ts';
import {
  contrastEffect,
  contrastsOf,
  inGroups,
  type Contrast,
  type ContrastEffect,
  type CultureValue,
} from '../cq/contrasts.ts';
import { judgedEffect, LOG10_ALPHA, type Doubts } from '../design/verdict-of-effect.ts';
import { isIn, strataOf, type Stratum } from '../cq/strata.ts';
import { ownGene, wasShown, type Shown } from './own-gene.ts';
import type { Quantity } from './relative-quantity.ts';
import { directionTogether, inWordsTogether, type Together } from './together.ts';

/** One gene in one contrast. */
export interface ComparedTarget extends Stratum {
  readonly gene: string;
  readonly contrast: Contrast;
  /** The gene is the one that the reagent is for. */
  readonly own: boolean;
  /** On log2 of the relative amount. */
  readonly effect: ContrastEffect;
  /** In cycles, efficiencies left aside. */
  readonly deltaDeltaCq: number;
  /** log10 p after Holm's correction over all comparisons of this kind in the table: genes, arms, cells and time points. */
  readonly adjusted: number;
  readonly judged: Judged;
  /** Of an interaction. */
  readonly together: Together | null;
  /** Of a contrast of a perturbation whose gene is known: whether it worked. */
  readonly shown: Shown | null;
}

export interface Comparing {
  readonly quantities: readonly Quantity[];
  /** log2 amount of the only reference gene by culture; empty where there are several. */
  readonly onlyReference: readonly CultureValue[];
  readonly arms: Arms;
  readonly pairing: 'by experiment' | 'none';
  readonly names: KnownNames;
  /** Genes, reference genes among them, whose blanks come too near to samples. */
  readonly unclean: ReadonlySet<string>;
  readonly references: readonly string[];
  /** Reference genes that are not steady. */
  readonly unsteady: boolean;
}

/** A reference gene that moves by this (log2) and by half of the effect may be what makes it. */
const MOVES = 0.5;
const PART = 0.5;

/** All genes in all contrasts within cells and time points; whether reagents change their own genes is a family of its own. */
export function compareTargets(asked: Comparing): ComparedTarget[] {
  const contrasts = contrastsOf(asked.arms);
  const rows = strataOf(asked.quantities.map(({ culture }) => culture)).flatMap((stratum) => {
    const within = asked.quantities.filter(({ culture }) => isIn(culture, stratum));
    const genes = [...new Set(within.map(({ gene }) => gene))];
    const reference = asked.onlyReference.filter(({ culture }) => isIn(culture, stratum));
    return contrasts.flatMap((contrast) => {
      const whole = { ...asked, stratum, contrast, within, genes, reference };
      const { own, shown } = ownOf(whole);
      return genes.flatMap((gene) => {
        const quantities = within.filter((each) => each.gene === gene);
        if (!inGroups(quantities, contrast)) return [];
        return [{ gene, own: gene === own, shown, whole, ...effectsOf(quantities, contrast, asked.pairing) }];
      });
    });
  });
  const adjusted = holmWithin(
    rows.map(({ effect }) => effect.log10P),
    rows.map(({ own, whole }) => `${whole.contrast.kind}${own ? ', own gene' : ''}`),
  );
  return rows.map(({ whole, ...row }, i) => judged(row, whole, adjusted[i]));
}

interface Effects {
  readonly gene: string;
  readonly effect: ContrastEffect;
  readonly deltaDeltaCq: number;
  readonly involved: readonly Quantity[];
}

function effectsOf(
  quantities: readonly Quantity[],
  contrast: Contrast,
  pairing: Comparing['pairing'],
): Omit<Effects, 'gene'> {
  const cycles = quantities.map(({ culture, deltaCq }) => ({ culture, value: deltaCq }));
  return {
    effect: contrastEffect(quantities, contrast, pairing),
    deltaDeltaCq: contrastEffect(cycles, contrast, pairing).estimate,
    involved: quantities.filter((each) => inGroups([each], contrast, 'some')),
  };
}

interface Within extends Comparing {
  readonly stratum: Stratum;
  readonly contrast: Contrast;
  readonly within: readonly Quantity[];
  readonly genes: readonly string[];
  readonly reference: readonly CultureValue[];
}

/** The gene that the reagent of a contrast is for, null where none is or was measured; and whether it was changed. */
function ownOf(asked: Within): { readonly own: string | null; readonly shown: Shown | null } {
  const { perturbation, kind } = asked.contrast;
  if (perturbation === null || kind === 'drug') return { own: null, shown: null };
  const own = ownGene(perturbation, asked.genes, asked.names);
  return { own, shown: shownIn(asked, perturbation, own) };
}

function judged(
  row: Effects & Pick<ComparedTarget, 'own' | 'shown'>,
  asked: Within,
  adjusted: number,
): ComparedTarget {
  const { contrast, stratum } = asked;
  const { gene, own, shown, effect, deltaDeltaCq } = row;
  const alone = contrast.kind === 'interaction' ? aloneEffects(asked, gene) : null;
  const together = alone === null ? null : inWordsTogether(effect, ...alone, adjusted < LOG10_ALPHA);
  const doubts = doubtsOf(row, asked, own ? null : shown);
  const expected = alone === null ? 0 : directionTogether(...alone);
  return {
    ...stratum,
    ...{ gene, contrast, own, effect, deltaDeltaCq, adjusted, together, shown },
    judged: judgedEffect(effect, adjusted, doubts, expected),
  };
}

/** What each of two treatments does alone. */
function aloneEffects(
  { within, contrast, pairing }: Within,
  gene: string,
): [perturbation: ContrastEffect, drug: ContrastEffect] {
  const own = within.filter((each) => each.gene === gene);
  const { control, alone } = contrast;
  const [first, second] = alone ?? [control, control];
  const against = (treated: Contrast['control']): ContrastEffect =>
    contrastEffect(own, { ...contrast, treated, control, alone: null }, pairing);
  return [against(first), against(second)];
}

/** Whether the reagent lowered, or raised, its own gene: beside the same drug, for an interaction without one. */
function shownIn({ within, contrast, pairing }: Within, perturbation: string, own: string | null): Shown {
  if (own === null) return wasShown(undefined, null);
  const { kind, alone, treated, control } = contrast;
  const without = alone?.[0] ?? treated;
  const asked: Contrast = { ...contrast, kind, treated: without, control, alone: null };
  const quantities = within.filter(({ gene }) => gene === own);
  return wasShown(contrastEffect(quantities, asked, pairing), perturbationKind(perturbation));
}

function doubtsOf(row: Effects, asked: Within, shown: Shown | null): Doubts {
  const { gene, effect, involved } = row;
  const { unclean, references, unsteady, reference, contrast, pairing } = asked;
  const silent = involved.some((each) => Number.isNaN(each.value) && each.of.undetermined > 0);
  const moves =
    reference.length > 0 && contrast.alone === null
      ? Math.abs(contrastEffect(reference, contrast, pairing).estimate)
      : 0;
  const inDoubt = unsteady || (moves >= MOVES && moves >= PART * Math.abs(effect.estimate));
  const suggested =
    shown === 'not shown'
      ? 'knock-down not seen'
      : involved.some(({ undetermined }) => undetermined)
        ? 'undetermined wells'
        : unclean.has(gene) || references.some((each) => unclean.has(each))
          ? 'amplifies without template'
          : inDoubt
            ? 'reference in doubt'
            : null;
  return {
    notEstimable:
      shown === 'failed'
        ? 'knock-down failed'
        : silent && effect.noTest === 'no experiments'
          ? 'not amplified'
          : null,
    suggested,
    unseen: shown === 'not shown' ? 'unchanged, knock-down not seen' : null,
  };
}
