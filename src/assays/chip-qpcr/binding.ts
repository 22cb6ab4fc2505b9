// Is a region bound? Above IgG and above a negative region, in three chromatins at least.
import { holmWithin } from '../cq/holm-within.ts';
import { mean } from '../../statistics/descriptive.ts';
import { oneSampleTTest } from '../../statistics/tests/t-tests.ts';
import type { Judged } from '../../tables/verdicts.ts';
import { unitsOf, type CultureValue } from '../cq/contrasts.ts';
import type { Culture } from '../cq/cultures.ts';
import { ENOUGH, LOG10_ALPHA } from '../design/verdict-of-effect.ts';
import { isIn, strataOf, type Stratum } from '../cq/strata.ts';
import { effectOf, type Effect, type ValueByUnit } from '../design/effect.ts';
import { isAboveInput, type Enrichment } from './enrichment.ts';

/** One antibody at one amplicon in one arm. */
export interface Binding extends Stratum {
  readonly amplicon: string;
  readonly antibody: string;
  readonly perturbation: string | null;
  readonly drug: string | null;
  readonly isNegative: boolean;
  /** log2 percent of input: mean over chromatins with its 95 % interval. */
  readonly percent: { readonly estimate: number; readonly low: number; readonly high: number };
  /** Chromatins with a value. */
  readonly n: number;
  /** log2 fold over IgG, over the negative regions; null where there are none. */
  readonly overIgG: Effect | null;
  readonly overRegion: Effect | null;
  /** log10 p of the weaker of the two, and after Holm's correction over all that the table asks to be bound. */
  readonly log10P: number;
  readonly adjusted: number;
  readonly judged: Judged;
}

/**
 * log2 percent of input over the mean of the negative regions in the same chromatin, of the same antibody; NaN without one.
 * @param enrichments of one antibody
 */
export function overNegative(
  enrichments: readonly Enrichment[],
  negative: readonly string[],
): (each: Pick<Enrichment, 'culture'>) => number {
  const background = new Map<Culture, number[]>();
  for (const { culture, amplicon, value } of enrichments)
    if (negative.includes(amplicon) && !Number.isNaN(value))
      background.set(culture, [...(background.get(culture) ?? []), value]);
  return ({ culture }) => mean(background.get(culture) ?? []);
}

/** Every antibody at every amplicon in every arm. @param unclean amplicons that amplify without template */
export function bindings(
  enrichments: readonly Enrichment[],
  negative: readonly string[],
  pairing: 'by experiment' | 'none',
  unclean: ReadonlySet<string>,
): Binding[] {
  const rows = strataOf(enrichments.map(({ culture }) => culture)).flatMap((stratum) => {
    const within = enrichments.filter(({ culture }) => isIn(culture, stratum));
    return armsAmong(within).flatMap((arm) => {
      const inArm = within.filter(
        ({ culture }) => culture.perturbation === arm.perturbation && culture.drug === arm.drug,
      );
      const antibodies = [...new Set(inArm.flatMap(({ antibody }) => antibody ?? []))];
      return antibodies.flatMap((antibody) => {
        const rows = ofAntibody(inArm, antibody, { negative, pairing, unclean });
        return rows.map((row) => ({ ...stratum, ...arm, antibody, ...row }));
      });
    });
  });
  const adjusted = holmWithin(
    rows.map(({ log10P }) => log10P),
    rows.map(() => 'binding'),
  );
  return rows.map(({ doubts, ...row }, i) => ({
    ...row,
    adjusted: adjusted[i],
    judged: row.isNegative ? { verdict: 'not tested', reason: null } : judge(row, adjusted[i], doubts),
  }));
}

function armsAmong(enrichments: readonly Enrichment[]): Pick<Culture, 'perturbation' | 'drug'>[] {
  const arms = enrichments.map(({ culture: { perturbation, drug } }) => ({ perturbation, drug }));
  return [...new Map(arms.map((arm) => [JSON.stringify(arm), arm])).values()];
}

interface Asked {
  readonly negative: readonly string[];
  readonly pairing: 'by experiment' | 'none';
  readonly unclean: ReadonlySet<string>;
}

type Row = Omit<Binding, keyof Stratum | 'perturbation' | 'drug' | 'antibody' | 'adjusted' | 'judged'> & {
  readonly doubts: Doubts;
};

function ofAntibody(inArm: readonly Enrichment[], antibody: string, asked: Asked): Row[] {
  const { negative, pairing, unclean } = asked;
  const own = inArm.filter((each) => each.antibody === antibody);
  const background = overNegative(own, negative);
  const hasNegative = own.some(({ amplicon }) => negative.includes(amplicon));
  return [...new Set(own.map(({ amplicon }) => amplicon))].map((amplicon) => {
    const here = own.filter((each) => each.amplicon === amplicon);
    const igg = inArm.filter((each) => each.amplicon === amplicon && each.antibody === null);
    const values = byUnit(here);
    const isNegative = negative.includes(amplicon);
    const region = byUnit(here.map(({ culture }) => ({ culture, value: background({ culture }) })));
    const overIgG = igg.length === 0 ? null : effectOf(values, byUnit(igg), pairing);
    const overRegion = isNegative || !hasNegative ? null : effectOf(values, region, pairing);
    const tests = [overIgG, overRegion].filter((test) => test !== null);
    const log10P =
      isNegative || tests.length === 0 || tests.some((test) => Number.isNaN(test.log10P))
        ? NaN
        : Math.max(...tests.map((test) => test.log10P));
    const { estimate, low, high } = oneSampleTTest([...values.values()]);
    const doubts = {
      silent: values.size === 0 && here.some(({ of }) => of.undetermined > 0),
      noIgGSeen: igg.length > 0 && igg.every(({ value }) => Number.isNaN(value)),
      undetermined: [...here, ...igg].some(({ undetermined }) => undetermined),
      unclean: unclean.has(amplicon),
      aboveInput: [...here, ...igg].some((each) => isAboveInput(each)),
    };
    const percent = { estimate, low, high };
    return { amplicon, isNegative, percent, n: values.size, overIgG, overRegion, log10P, doubts };
  });
}

function byUnit(values: readonly CultureValue[]): ValueByUnit {
  const [perturbations, drugs] = [
    values.map(({ culture }) => culture.perturbation),
    values.map(({ culture }) => culture.drug),
  ];
  return unitsOf(values, { perturbations, drugs });
}

interface Doubts {
  /** The antibody did not amplify in any chromatin. */
  readonly silent: boolean;
  /** IgG was there and did not amplify. */
  readonly noIgGSeen: boolean;
  readonly undetermined: boolean;
  readonly unclean: boolean;
  /** More was precipitated than there is. */
  readonly aboveInput: boolean;
}

type Tested = Pick<Binding, 'overIgG' | 'overRegion'>;

/** log2 of the fold from which on two chromatins that cannot tell are not taken for no difference. */
const FAR = 1;

/** *supported* is "bound": both lower ends above 1, three chromatins, and p below .05 after correction. */
function judge({ overIgG, overRegion }: Tested, adjusted: number, doubts: Doubts): Judged {
  if (doubts.silent) return { verdict: 'not estimable', reason: 'not amplified' };
  // Where IgG gives no signal at all there is no ratio; the negative region still tells.
  const igg = doubts.noIgGSeen ? null : overIgG;
  const tests = [igg, overRegion].filter((test) => test !== null);
  if (tests.length === 0) return { verdict: 'not estimable', reason: 'no IgG, no negative region' };
  if (tests.some(({ noTest }) => noTest === 'one experiment'))
    return { verdict: 'not estimable', reason: 'no residual degrees' };
  if (tests.some(({ noTest }) => noTest === 'no spread'))
    return { verdict: 'not estimable', reason: 'no spread' };
  if (tests.some(({ noTest }) => noTest !== null)) return { verdict: 'not estimable', reason: null };
  const p = doubts.noIgGSeen ? (overRegion?.log10P ?? NaN) : adjusted;
  const fewest = Math.min(...tests.map(({ n, nControl }) => Math.min(n, nControl)));
  const isAbove = tests.every(({ low }) => low > 0);
  if (!(isAbove && p < LOG10_ALPHA))
    return fewest < ENOUGH && tests.every(({ estimate }) => estimate >= FAR)
      ? { verdict: 'not estimable', reason: 'too few experiments' }
      : { verdict: 'no significant difference', reason: isAbove ? 'several claims tested' : null };
  if (doubts.aboveInput) return { verdict: 'suggested', reason: 'above the input' };
  if (overIgG === null) return { verdict: 'suggested', reason: 'no IgG' };
  if (overRegion === null) return { verdict: 'suggested', reason: 'no negative region' };
  if (doubts.undetermined) return { verdict: 'suggested', reason: 'undetermined wells' };
  if (doubts.unclean) return { verdict: 'suggested', reason: 'amplifies without template' };
  return fewest < ENOUGH
    ? { verdict: 'suggested', reason: 'two experiments' }
    : { verdict: 'supported', reason: null };
}
