// Does a protein leave a region, or come to it, when something else is gone or a drug is there?
import { holmWithin } from '../cq/holm-within.ts';
import type { Judged } from '../../tables/verdicts.ts';
import type { Arms } from '../cq/arms.ts';
import {
  contrastEffect,
  contrastsOf,
  inGroups,
  type Contrast,
  type ContrastEffect,
} from '../cq/contrasts.ts';
import { judgedEffect, type Doubts } from '../design/verdict-of-effect.ts';
import { isIn, strataOf, type Stratum } from '../cq/strata.ts';
import { overNegative, type Binding } from './binding.ts';
import { isAboveInput, type Enrichment } from './enrichment.ts';

/** One antibody at one amplicon in one contrast of arms. */
export interface Difference extends Stratum {
  readonly amplicon: string;
  readonly antibody: string;
  readonly contrast: Contrast;
  readonly isNegative: boolean;
  /** On log2 percent of input. */
  readonly effect: ContrastEffect;
  /** On log2 of the fold over the negative regions; null where there are none. */
  readonly specific: ContrastEffect | null;
  readonly adjusted: number;
  readonly judged: Judged;
}

interface Asked {
  readonly enrichments: readonly Enrichment[];
  readonly bindings: readonly Binding[];
  readonly arms: Arms;
  readonly negative: readonly string[];
  readonly pairing: 'by experiment' | 'none';
  readonly unclean: ReadonlySet<string>;
}

/** All antibodies at all amplicons in all contrasts of arms. */
export function differences(asked: Asked): Difference[] {
  const { enrichments, arms } = asked;
  const rows = strataOf(enrichments.map(({ culture }) => culture)).flatMap((stratum) => {
    const within = enrichments.filter(({ culture }) => isIn(culture, stratum));
    const antibodies = [...new Set(within.flatMap(({ antibody }) => antibody ?? []))];
    return contrastsOf(arms).flatMap((contrast) =>
      antibodies.flatMap((antibody) => {
        const own = within.filter((each) => each.antibody === antibody);
        return ofContrast(own, contrast, { ...asked, stratum, antibody });
      }),
    );
  });
  const adjusted = holmWithin(
    rows.map(({ isNegative, effect }) => (isNegative ? NaN : effect.log10P)),
    rows.map(({ contrast }) => contrast.kind),
  );
  return rows.map(({ doubts, ...row }, i) => ({
    ...row,
    adjusted: adjusted[i],
    judged: row.isNegative
      ? { verdict: 'not tested', reason: null }
      : judgedEffect(row.effect, adjusted[i], doubts),
  }));
}

type Unjudged = Omit<Difference, 'adjusted' | 'judged'> & { readonly doubts: Doubts };

function ofContrast(
  own: readonly Enrichment[],
  contrast: Contrast,
  asked: Asked & { readonly stratum: Stratum; readonly antibody: string },
): Unjudged[] {
  const { negative, pairing, stratum, antibody } = asked;
  const background = overNegative(own, negative);
  const hasNegative = own.some(({ amplicon }) => negative.includes(amplicon));
  const rows = [...new Set(own.map(({ amplicon }) => amplicon))].flatMap((amplicon) => {
    const here = own.filter((each) => each.amplicon === amplicon);
    if (!inGroups(here, contrast)) return [];
    const isNegative = negative.includes(amplicon);
    const above = here.map((each) => ({ culture: each.culture, value: each.value - background(each) }));
    return [
      {
        ...{ amplicon, here, isNegative, effect: contrastEffect(here, contrast, pairing) },
        specific: isNegative || !hasNegative ? null : contrastEffect(above, contrast, pairing),
      },
    ];
  });
  return rows.map(({ here, ...row }) => ({
    ...{ ...stratum, ...row, antibody, contrast },
    doubts: doubtsOf({ ...row, here }, contrast, asked),
  }));
}

function doubtsOf(
  {
    amplicon,
    effect,
    specific,
    here,
  }: Pick<Difference, 'amplicon' | 'effect' | 'specific'> & {
    readonly here: readonly Enrichment[];
  },
  { treated, control, alone }: Contrast,
  { bindings, unclean, stratum, antibody }: Asked & { readonly stratum: Stratum; readonly antibody: string },
): Doubts {
  const groups = [treated, control, ...(alone ?? [])];
  const involved = (each: { readonly perturbation: string | null; readonly drug: string | null }): boolean =>
    groups.some(
      ({ perturbations, drugs }) => perturbations.includes(each.perturbation) && drugs.includes(each.drug),
    );
  const bound = bindings.some(
    (each) =>
      each.amplicon === amplicon &&
      each.antibody === antibody &&
      each.cell === stratum.cell &&
      Object.is(each.time, stratum.time) &&
      involved(each) &&
      (each.judged.verdict === 'supported' || each.judged.verdict === 'suggested'),
  );
  const ofGroups = here.filter(({ culture }) => involved(culture));
  const silent = ofGroups.some((each) => each.undetermined);
  const together = specific === null || !(effect.estimate < 0 ? specific.high < 0 : specific.low > 0);
  return {
    notEstimable: bound
      ? silent && effect.noTest === 'no experiments'
        ? 'not amplified'
        : null
      : 'bound in neither arm',
    suggested: ofGroups.some((each) => isAboveInput(each))
      ? 'above the input'
      : specific === null
        ? 'no negative region'
        : together
          ? 'negative region moves too'
          : silent
            ? 'undetermined wells'
            : unclean.has(amplicon)
              ? 'amplifies without template'
              : null,
  };
}
