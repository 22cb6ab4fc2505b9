import type { Figure } from '../../figures/svg.ts';
import type { MotifLibrary } from '../../formats/motifs/motif-library.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { chanceInRandom } from '../../motifs/loci/chance-of-loci.ts';
import { centred, compareMatrices } from '../../motifs/matrix-similarity.ts';
import { SAME_FAMILY } from '../../motifs/motif-families.ts';
import type { ScanKernel } from '../../motifs/scan-memory.ts';
import type { ScannedMotif } from '../../motifs/scanned-motif.ts';
import { backgroundOf, UNIFORM } from '../../motifs/score-matrix.ts';
import { motifsAt, selectMotifs } from '../../motifs/select-motifs.ts';
import { compositeAt } from '../../motifs/spacing/composite-at.ts';
import { gapOf, orientationOf, type Placed } from '../../motifs/spacing/placements.ts';
import { spacingColumns } from '../../motifs/spacing/spacing-columns.ts';
import type { SpacingFamily } from '../../motifs/spacing/spacing-families.ts';
import { spacingFigure } from '../../motifs/spacing/spacing-figure.ts';
import {
  readyMotifs,
  spacingsInWindows,
  type ReadyMotif,
  type SpacingsInWindows,
} from '../../motifs/spacing/spacings-in-windows.ts';
import { binomialLog10P, proportionInterval } from '../../statistics/distributions/binomial.ts';
import type { Answer } from '../../tables/answer.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import { choose, type Choices, type Choosing } from '../inputs/choices.ts';
import type { WindowSource } from '../inputs/motifs/compared-input.ts';
import type { FoundSequence } from '../inputs/sequence.ts';
import { motifScanChoices } from './scan.ts';
import { sourceWindows } from '../inputs/motifs/source-windows.ts';

/** What may be chosen when the spacing of motifs is asked for. */
export const motifSpacingChoices = {
  width: { type: 'integer', min: 20, max: 10_000, default: 500, unit: 'bp', help: 'motifs.choice.width' },
  bestPeaks: { type: 'integer', min: 1, help: 'motifs.choice.best-peaks' },
  margin: { type: 'integer', min: 10, max: 10_000, default: 150, unit: 'bp', help: 'motifs.choice.margin' },
  ...motifScanChoices,
} as const satisfies Choices;

/** What the spacing of motifs needs, opened. */
export interface MotifSpacingInput {
  /** A library of one motif: the factor's own. */
  readonly primary: MotifLibrary;
  /** The motifs whose spacing is asked for. */
  readonly library: MotifLibrary;
  /** Peaks, or sequences that are windows themselves. */
  readonly foreground: WindowSource;
  /** The genome that peaks lie on. */
  readonly genome?: Pick<FoundSequence, 'sequences' | 'sequenceOf'> | undefined;
  /** Makes what looks for motifs, all of which have a site. */
  readonly kernel: (motifs: readonly ScannedMotif[]) => ScanKernel;
  readonly names?: KnownNames;
  /** What there was to say when the input was opened. */
  readonly notices?: readonly Notice[];
}

export interface MotifSpacingAnswer extends Answer {
  /** The gaps of the families that are the same site, fixed or close, in the order of the rows. */
  readonly figures: readonly Figure[];
}

const NAMED = 8;
/** A gap is near below this part of the margin. */
const NEAR_PART = 3;
/** Fewer windows with the primary motif can show the strongest spacings alone. */
const FEW = 100;
/** log10 P of as many windows with the primary motif, above which they may be chance. */
const BY_CHANCE = -2;

/**
 * How do motifs stand to a factor's own in its peaks: on the same site, at a fixed gap and orientation, close, or independently of it?
 * @returns one row for each family of motifs, the most certain first
 * @throws InputError where `only` names no motif of the library
 */
export function motifSpacing(
  input: MotifSpacingInput,
  asking: Choosing<typeof motifSpacingChoices> = {},
): MotifSpacingAnswer {
  const { primary, library: all, kernel, names = new KnownNames() } = input;
  const { width, bestPeaks, margin, p, bases, only = [] } = choose(motifSpacingChoices, asking);
  const { windows, notices } = sourceWindows(input.foreground, input.genome, { width, bestPeaks });
  const background = bases === 'uniform' ? UNIFORM : backgroundOf([windows.codes]);
  const chosen = selectMotifs(all, only, names);
  const others = rowsWhere(chosen, (i) => chosen.id[i] !== primary.id[0]);
  const ready = readyMotifs(others, p, background);
  const library = rowsWhere(others, (i) => ready[i].motif.most >= 0);
  const motifs = ready.filter(({ motif }) => motif.most >= 0);
  const [own] = readyMotifs(primary, p, background);
  const near = Math.max(1, Math.floor(margin / NEAR_PART));
  const found = spacingsInWindows(windows, own, motifs, { background, margin, near, kernel });
  const shown = { primary, library, own, motifs, found };
  const asked = { margin, near, p, windows: windows.count, bases: windows.codes.length };
  const weak = others.id.filter((_, i) => ready[i].motif.most < 0);
  return {
    table: tableFrom(shown),
    notices: [...(input.notices ?? []), ...notices, ...noticesOf(shown, asked, weak)],
    figures: figuresOf(shown),
  };
}

function rowsWhere(library: MotifLibrary, holds: (row: number) => boolean): MotifLibrary {
  return motifsAt(library, [...library.id.keys()].filter(holds));
}

interface Shown {
  readonly primary: MotifLibrary;
  readonly library: MotifLibrary;
  readonly own: ReadyMotif;
  readonly motifs: readonly ReadyMotif[];
  readonly found: SpacingsInWindows;
}

function tableFrom({ library, own, motifs, found: { spacings, families } }: Shown): Table {
  const placed = families.map(({ word, where, motif }) =>
    word === 'independent' ? spacings[motif].fixed.where : where,
  );
  const at = <Value>(of: (where: Placed, motif: number) => Value): (Value | null)[] =>
    families.map(({ motif }, i) => {
      const where = placed[i];
      return where === undefined ? null : of(where, motif);
    });
  const told = families.map(({ word, test }) => word !== 'not estimable' && test.of > 0);
  const intervals = families.map(({ test }, i) =>
    told[i] ? proportionInterval(test.count, test.of) : { low: NaN, high: NaN },
  );
  const composites = at((where, motif) => compositeAt(own.probabilities, motifs[motif].probabilities, where));
  return tableOf(spacingColumns, {
    rank: families.map((_, i) => i + 1),
    motif: families.map(({ motif }) => library.id[motif]),
    motifName: families.map(({ motif }) => library.name[motif]),
    motifs: families.map(({ members }) => members),
    verdict: families.map((family) => verdictOf(family, spacings)),
    gap: at((where, motif) => gapOf(spacings[motif].all, where)),
    orientation: at((where, motif) => orientationOf(spacings[motif].all, where)).map((text, i) =>
      text === '' || families[i].word === 'same site' ? null : text,
    ),
    element: families.map(({ word }, i) => (word === 'fixed spacing' ? composites[i] : null)),
    windows: families.map(({ test }) => test.of),
    windowsAt: families.map(({ test }) => test.count),
    share: families.map(({ test }, i) => (told[i] ? (100 * test.count) / test.of : NaN)),
    ciLow: intervals.map(({ low }) => 100 * low),
    ciHigh: intervals.map(({ high }) => 100 * high),
    expectedShare: families.map(({ test }, i) => (told[i] ? 100 * test.expectedShare : NaN)),
    nearShare: families.map(({ motif }, i) =>
      told[i] ? (100 * spacings[motif].near.count) / spacings[motif].near.of : NaN,
    ),
    nearExpected: families.map(({ motif }, i) => (told[i] ? 100 * spacings[motif].near.expectedShare : NaN)),
    similarity: families.map(({ motif }) => similarity(own, motifs[motif])),
    minusLog10P: families.map(({ log10P }) => -log10P),
    minusLog10Q: families.map(({ log10Q }) => -log10Q),
  });
}

function verdictOf({ word, where, motif }: SpacingFamily, spacings: SpacingsInWindows['spacings']): string {
  if (word !== 'fixed spacing' || where === undefined) return word;
  return `fixed spacing of ${gapOf(spacings[motif].all, where)} bp`;
}

function similarity(own: ReadyMotif, other: ReadyMotif): number {
  return compareMatrices(centred(own.probabilities), centred(other.probabilities)).correlation;
}

function figuresOf({ primary, library, found: { families, spacings } }: Shown): Figure[] {
  return families.flatMap(({ motif, word, where }) => {
    if (word === 'independent' || word === 'not estimable') return [];
    const { all, counts } = spacings[motif];
    return spacingFigure({
      ...{ primary: primary.id[0], motif: library.id[motif], name: library.name[motif], word },
      gap: where === undefined ? undefined : gapOf(all, where),
      ...{ orientations: all.orientations, counts, gaps: all.gaps },
    });
  });
}

interface Asked {
  readonly margin: number;
  readonly near: number;
  readonly p: number;
  readonly windows: number;
  readonly bases: number;
}

function noticesOf(
  { primary, library, own, motifs, found }: Shown,
  { bases, ...asked }: Asked,
  weak: readonly string[],
): Notice[] {
  const { p, windows } = asked;
  const name = primary.id[0];
  const { kept, families } = found;
  const counts = { found: found.found, kept, copies: found.found - kept };
  const notices: Notice[] = [
    note('motifs.spacing', {
      ...{ primary: name, ...counts, ...asked },
      motifs: library.id.length,
      families: families.length,
    }),
  ];
  if (own.motif.most < 0) notices.push(caution('motifs.primary-too-weak', { primary: name, p }));
  else if (kept < FEW) notices.push(caution('motifs.spacing-few', { primary: name, kept }));
  // In a window of mean length, from the exact P of a site, which a word has as well.
  const rate = own.motif.most < 0 ? 0 : chanceInRandom(own.motif, bases / Math.max(1, windows));
  if (rate > 0 && found.found > 0 && binomialLog10P(found.found, windows, rate, 'upper') > BY_CHANCE)
    notices.push(
      caution('motifs.primary-by-chance', {
        ...{ primary: name, found: found.found },
        expected: Math.round(rate * windows),
      }),
    );
  const alike = families.filter(({ motif }) => similarity(own, motifs[motif]) >= SAME_FAMILY);
  if (alike.length > 0)
    notices.push(
      note('motifs.look-alikes', {
        ...{ primary: name, motifs: alike.length },
        names: someOf(alike.map(({ motif }) => library.id[motif])),
      }),
    );
  if (weak.length > 0)
    notices.push(caution('motifs.too-weak', { motifs: weak.length, p, names: someOf(weak) }));
  return notices;
}

function someOf(names: readonly string[]): string {
  return names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ', ...' : '');
}
