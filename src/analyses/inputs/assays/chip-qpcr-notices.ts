// What is said of a table of ChIP-qPCR.
import { ampliconState, type Amplicons } from '../../../assays/chip-qpcr/amplicons.ts';
import type { Binding } from '../../../assays/chip-qpcr/binding.ts';
import type { Difference } from '../../../assays/chip-qpcr/differences.ts';
import { isAboveInput, partOfName, type Enrichment } from '../../../assays/chip-qpcr/enrichment.ts';
import { mixedFractions } from '../../../assays/chip-qpcr/input-fractions.ts';
import type { Arms } from '../../../assays/cq/arms.ts';
import type { Blank } from '../../../assays/cq/blanks.ts';
import type { TechnicalMean } from '../../../assays/cq/cultures.ts';
import type { Primers } from '../../../assays/cq/primers.ts';
import { caution, note, type Notice } from '../../../messages/message.ts';
import { power } from '../../../statistics/power.ts';
import type { Readings } from '../../../tables/readings.ts';
import { cqNotices, short, someOf } from './cq-notices.ts';
import { saidOfEffect } from './design-notices.ts';
import { once } from './qpcr-notices.ts';

interface Said {
  readonly readings: Readings;
  readonly rows: readonly number[];
  readonly means: readonly TechnicalMean[];
  readonly primers: ReadonlyMap<string, Primers>;
  readonly arms: Arms;
  readonly blanks: readonly Blank[];
  readonly enrichments: readonly Enrichment[];
  readonly bindings: readonly Binding[];
  readonly differences: readonly Difference[];
  readonly negative: readonly string[];
  /** Nobody named them. */
  readonly negativeByName: boolean;
  readonly amplicons: Amplicons;
  readonly cycleForNone: number | undefined;
  /** Spellings of one amplicon. */
  readonly merged: readonly string[];
}

/** Notices of the regions, the wells, what is bound, and what differs between arms. */
export function chipQpcrNotices(said: Said): Notice[] {
  const { means, readings, bindings, differences } = said;
  const shown = means.map((each) => {
    const { amplicon, part } = partOfName(each.measured);
    return { ...each, measured: `${amplicon}, ${part.antibody ?? part.kind}` };
  });
  const ofEffects = [
    ...bindings.flatMap(({ amplicon, antibody, overIgG, overRegion }) =>
      [overIgG, overRegion]
        .filter((effect) => effect !== null)
        .flatMap((effect) => saidOfEffect(readings, `${antibody}, ${amplicon}`, effect)),
    ),
    ...differences.flatMap(({ amplicon, antibody, contrast, effect }) =>
      saidOfEffect(readings, `${contrast.comparison}, ${antibody}, ${amplicon}`, effect),
    ),
  ];
  return once([
    ...ofRegions(said),
    ...ofInput(said),
    ...cqNotices({ ...said, means: shown }),
    ...ofEffects,
    ...ofBinding(said),
    ...ofDifferences(differences),
  ]);
}

function ofRegions({ negative, negativeByName, amplicons, enrichments, bindings }: Said): Notice[] {
  const names = [...new Set(enrichments.map(({ amplicon }) => amplicon))];
  const inState = (state: string): string[] =>
    names.filter((name) => ampliconState(name, negative, amplicons) === state);
  const [off, wrong] = [inState('on no peak'), inState('negative region on a peak')];
  const lacking = enrichments.filter(({ hasInput }) => !hasInput);
  const noIgG = bindings.filter(({ overIgG }) => overIgG === null);
  return [
    ...(negative.length > 0 && negativeByName
      ? [note('chip-qpcr.negative-by-name', { names: negative.join(', ') })]
      : []),
    ...(negative.length === 0 ? [caution('chip-qpcr.no-negative-region')] : []),
    ...(noIgG.length > 0
      ? [caution('chip-qpcr.no-igg', { names: someOf([...new Set(noIgG.map(({ amplicon }) => amplicon))]) })]
      : []),
    ...(off.length > 0 ? [caution('chip-qpcr.on-no-peak', { names: off.join(', ') })] : []),
    ...(wrong.length > 0 ? [caution('chip-qpcr.negative-on-peak', { names: wrong.join(', ') })] : []),
    ...(lacking.length > 0
      ? [
          caution('chip-qpcr.no-input', {
            values: lacking.length,
            names: someOf([...new Set(lacking.map(({ amplicon }) => amplicon))]),
          }),
        ]
      : []),
  ];
}

/** Percentages that cannot be, and parts that differ where there is one. */
function ofInput({ readings, rows, enrichments }: Said): Notice[] {
  const above = enrichments.filter((each) => isAboveInput(each));
  const names = above.map(
    ({ amplicon, antibody, value, culture }) =>
      `${antibody ?? 'IgG'}, ${amplicon}${culture.unit === '' ? '' : `, ${culture.unit}`} (${short(power(2, value))} %)`,
  );
  const mixed = mixedFractions(readings, rows);
  return [
    ...(above.length > 0
      ? [caution('chip-qpcr.above-input', { values: above.length, names: someOf(names) })]
      : []),
    ...(mixed.length > 0 ? [caution('chip-qpcr.mixed-fractions', { names: someOf(mixed) })] : []),
  ];
}

function ofBinding({ bindings }: Said): Notice[] {
  const bound = bindings.filter(({ judged }) => judged.verdict === 'supported');
  const tested = bindings.filter(({ isNegative }) => !isNegative);
  return [note('chip-qpcr.bound', { bound: bound.length, tested: tested.length })];
}

function ofDifferences(differences: readonly Difference[]): Notice[] {
  return differences
    .filter(({ judged, contrast }) => judged.verdict === 'supported' && contrast.kind !== 'both')
    .map(({ amplicon, antibody, contrast, effect }) =>
      note('chip-qpcr.difference', {
        ...{ antibody, amplicon, comparison: contrast.comparison },
        ...{ times: short(power(2, effect.estimate)), low: short(power(2, effect.low)) },
        high: short(power(2, effect.high)),
      }),
    );
}
