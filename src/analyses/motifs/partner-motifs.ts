import { InputError } from '../../errors.ts';
import type { MotifLibrary } from '../../formats/motifs/motif-library.ts';
import { takePeaks } from '../../genome/place.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import {
  mostTelling,
  ownMotif,
  splitWindows,
  type OwnMotif,
  type SplitWindows,
} from '../../motifs/partners/own-motif.ts';
import { MotifsOfFactors } from '../../motifs/partners/motifs-of-factors.ts';
import { partnerMotifColumns } from '../../motifs/partners/partner-motif-columns.ts';
import { motifVerdict, oneOfEachFamily, sitsOn, type PartnerMotif } from '../../motifs/partners/sits-on.ts';
import type { ScanKernel } from '../../motifs/scan-memory.ts';
import type { ScannedMotif } from '../../motifs/scanned-motif.ts';
import { backgroundOf, type Background } from '../../motifs/score-matrix.ts';
import { gapOf } from '../../motifs/spacing/placements.ts';
import type { SpacingFamily, SpacingWord } from '../../motifs/spacing/spacing-families.ts';
import type { MotifSpacing } from '../../motifs/spacing/spacing-of-motif.ts';
import { spacingsInWindows, type ReadyMotif } from '../../motifs/spacing/spacings-in-windows.ts';
import { takeWindows, type MotifWindows } from '../../motifs/windows/motif-windows.ts';
import { benjaminiHochberg } from '../../statistics/combine/multiple-testing.ts';
import { createRandom } from '../../statistics/random.ts';
import type { Answer } from '../../tables/answer.ts';
import { tableOf } from '../../tables/table.ts';
import { judgedColumns, type Judged } from '../../tables/verdicts.ts';
import type { Asked } from '../inputs/asked.ts';
import { choose, type Choices, type Choosing } from '../inputs/choices.ts';
import type { ExpressedFactors } from '../inputs/genes/expressed-factors.ts';
import type { FoundSequence } from '../inputs/sequence.ts';
import { queryOnSites, type PartnersInput } from '../partners.ts';
import { motifScanChoices, tooWeak } from './scan.ts';
import { factorsOfFamilies, sharedWith, type SitesOfQuery } from '../inputs/motifs/factors-of-families.ts';
import { windowsOfPeaks } from '../inputs/motifs/source-windows.ts';

/** What may be chosen when partners' motifs are looked for. */
export const partnerMotifsChoices = {
  p: motifScanChoices.p,
  seed: { type: 'integer', default: 1, min: 0, help: 'motifs.choice.seed' },
} as const satisfies Choices;

/** What the question needs, opened. */
export interface PartnerMotifsInput {
  readonly asked: Asked;
  readonly sites: PartnersInput['sites'];
  /** The class of cell types whose sites are looked at. */
  readonly cellClass: string;
  readonly genome: Pick<FoundSequence, 'sequences' | 'sequenceOf' | 'notices'>;
  readonly library: MotifLibrary;
  /** Makes what looks for motifs, all of which have a site. */
  readonly kernel: (motifs: readonly ScannedMotif[]) => ScanKernel;
  /** Whether factors are expressed in the query's cells; undefined where no experiment tells. */
  readonly expression?: ExpressedFactors | undefined;
  /** Partner candidates, each in the cell type that its row is of. */
  readonly candidates: readonly { readonly antigen: string; readonly cell: string }[];
}

/** Motifs of partners, and the word of each. */
export interface PartnerMotifs extends Answer {
  readonly verdicts: readonly Judged[];
}

/** bp of the windows that are compared, and of those in which spacing is looked for on either side of a site. */
const WIDTH = 200;
const SPACING = { width: 400, margin: 150, near: 50 };
const LEVEL = Math.log10(0.05);
const NAMED = 8;

/**
 * Do partners sit on motifs of their own at the sites that they share with the query? Of each candidate: whether its motif is in more of
 * the shared sites than of the query's other sites (alike in GC and CpG), how it is spaced from the query's own motif there, and on which
 * of the two it therefore sits. Which factor of a family binds is nothing that a motif tells: all are named, and those that neither expression
 * nor ChIP-seq of these cells rules out.
 * @returns one row per candidate, in their order
 * @throws InputError where the sequence is known at none of the peaks
 */
export function partnerMotifs(
  input: PartnerMotifsInput,
  asking: Choosing<typeof partnerMotifsChoices> = {},
): PartnerMotifs {
  const { p, seed } = choose(partnerMotifsChoices, asking);
  const { asked, candidates, genome, kernel } = input;
  const placed = queryOnSites(
    { asked, sites: input.sites, genes: () => undefined, cellClasses: [input.cellClass] },
    undefined,
  );
  const [{ sites, query }] = placed.classes;
  const onSites = takePeaks(asked.peaks, query.peak);
  const near = windowsOfPeaks(onSites, genome, WIDTH);
  const wide = windowsOfPeaks(onSites, genome, SPACING.width);
  if (near.windows.count === 0)
    throw new InputError('the sequence is known at none of the peaks', {
      file: asked.name,
      fix: 'give the sequence of the genome that the peaks are of',
    });
  const background = backgroundOf([near.windows.codes]);
  const { names } = asked;
  const keys = new Set([...candidates.map(({ antigen }) => names.key(antigen)), ...asked.identity.antigens]);
  const motifs = new MotifsOfFactors({ library: input.library, kernel, names }, keys, {
    ...{ windows: near.windows, background, p },
    width: WIDTH,
  });
  const primary = motifs.mostCertain(asked.identity.antigens);
  const random = createRandom(seed).split('partner motifs');
  const answers = candidates.map(({ antigen, cell }): Answered => {
    const own = motifs.of(asked.names.key(antigen));
    const isShared = sharedWith({ sites, query }, antigen, cell);
    const split =
      own.length === 0
        ? undefined
        : splitWindows(
            near.windows,
            (i) => isShared(near.windows.row[i]),
            random.split(`${antigen} ${cell}`),
          );
    const isKnown = motifs.has(names.key(antigen));
    if (split === undefined) return { isKnown, motifs: own };
    const tests = own.map((motif) => ownMotif(motifs.shortOf(motif), split));
    const { which, log10P } = mostTelling(tests);
    const rows = [...wide.windows.row.keys()].filter((i) => isShared(wide.windows.row[i]));
    return {
      ...{
        isKnown,
        motifs: own,
        split,
        best: own[which],
        isQuerys: own[which] === primary,
        own: { ...tests[which], log10P },
      },
      querys: primary === undefined ? undefined : ownMotif(motifs.shortOf(primary), split),
      spaced:
        primary === undefined
          ? undefined
          : spacedFrom(motifs.ready(primary), motifs.ready(own[which]), takeWindows(wide.windows, rows), {
              background,
              kernel,
            }),
    };
  });
  return {
    ...judgedTable(answers, { input, sites: { sites, query } }),
    notices: [
      ...asked.notices,
      ...input.sites.notices,
      ...genome.notices,
      ...placed.notices,
      ...near.notices,
      ...tooWeak(motifs.weak, p),
      ...primaryNotices(primary, motifs, input),
    ],
  };
}

/** What was found of one candidate. */
interface Answered {
  /** Whether the library has a motif of it, and those that can have sites. */
  readonly isKnown: boolean;
  readonly motifs: readonly number[];
  readonly split?: SplitWindows | undefined;
  /** The motif that says most, and whether it is the query's own. */
  readonly best?: number;
  readonly isQuerys?: boolean;
  readonly own?: OwnMotif;
  readonly querys?: OwnMotif | undefined;
  readonly spaced?: Spaced | undefined;
}

interface Spaced {
  readonly family: SpacingFamily;
  readonly spacing: MotifSpacing;
}

/** How the motif of a partner is spaced from the query's own in some windows. */
function spacedFrom(
  primary: ReadyMotif,
  motif: ReadyMotif,
  windows: MotifWindows,
  { background, kernel }: { background: Background; kernel: PartnerMotifsInput['kernel'] },
): Spaced | undefined {
  const { margin, near } = SPACING;
  if (motif === primary) return undefined;
  const options = { background, margin, near, kernel };
  const { families, spacings } = spacingsInWindows(windows, primary, [motif], options);
  const [family] = families;
  return family === undefined ? undefined : { family, spacing: spacings[family.motif] };
}

function judgedTable(
  found: readonly Answered[],
  { input, sites }: { input: PartnerMotifsInput; sites: SitesOfQuery },
): Pick<PartnerMotifs, 'table' | 'verdicts'> {
  const { library, candidates } = input;
  const log10P = Float64Array.from(found, ({ own }) => own?.log10P ?? NaN);
  const log10Q = benjaminiHochberg(log10P);
  const spacingQ = benjaminiHochberg(Float64Array.from(found, ({ spaced }) => spaced?.family.log10P ?? NaN));
  const wordOf = ({ spaced, isQuerys }: Answered, i: number): SpacingWord | undefined => {
    if (isQuerys === true) return 'same site';
    if (spaced === undefined) return undefined;
    const { word } = spaced.family;
    return word === 'not estimable' || spacingQ[i] <= LEVEL ? word : 'independent';
  };
  const partners = found.map((each, i): PartnerMotif => ({
    motifs: each.motifs.length > 0 ? 'some' : each.isKnown ? 'too weak' : 'none',
    own: each.own === undefined ? undefined : { ...each.own, log10Q: log10Q[i] },
    querys: each.querys,
    shared: each.split?.shared.length ?? 0,
    spacing: wordOf(each, i),
  }));
  const number = (value: (each: Answered) => number | undefined) => found.map((each) => value(each) ?? null);
  const families = factorsOfFamilies(
    found.map(({ best }) => best),
    candidates,
    { library, sites, names: input.asked.names, expression: input.expression },
  );
  const verdicts = oneOfEachFamily(
    partners.map(motifVerdict),
    families.map(({ number }) => number),
    found.map(({ own }) => own?.log2OddsRatio ?? NaN),
  );
  const table = tableOf(partnerMotifColumns, {
    antigen: candidates.map(({ antigen }) => antigen),
    cell: candidates.map(({ cell }) => cell),
    ...judgedColumns(verdicts),
    motif: found.map(({ best }) => (best === undefined ? null : library.id[best])),
    motifName: found.map(({ best }) => (best === undefined ? null : library.name[best])),
    motifs: found.map((each) => each.motifs.length),
    log2OddsRatio: number(({ own }) => own?.log2OddsRatio),
    ciLow: number(({ own }) => own?.low),
    ciHigh: number(({ own }) => own?.high),
    minusLog10P: log10P.map((p) => -p),
    minusLog10Q: log10Q.map((q) => -q),
    sharedWindows: number(({ split }) => split?.shared.length),
    sharedWithMotif: number(({ own }) => own?.sharedWith),
    otherWindows: number(({ split }) => split?.others.length),
    otherWithMotif: number(({ own }) => own?.othersWith),
    sharedWithQueryMotif: number(({ querys }) => querys?.sharedWith),
    sits: partners.map((each) => sitsOn(each) ?? null),
    spacing: partners.map(({ spacing }) => spacing ?? null),
    gap: found.map(({ spaced }, i) =>
      spaced?.family.where === undefined || partners[i].spacing !== 'fixed spacing'
        ? null
        : gapOf(spaced.spacing.all, spaced.family.where),
    ),
    windowsWithBoth: number(({ spaced }) => spaced?.family.test.of),
    windowsAt: number(({ spaced }) => spaced?.family.test.count),
    expectedShare: number(({ spaced }) => spaced && 100 * spaced.family.test.expectedShare),
    family: families.map(({ factors }) => factors.join(', ') || null),
    familyExpressed: families.map(({ expressed }) => expressed.join(', ') || null),
    familyChanged: families.map(({ changed }) => changed.join(', ') || null),
    familyBound: families.map(({ bound }) => bound.join(', ') || null),
    familyLeft: families.map(({ left }) => left.join(', ') || null),
  });
  return { table, verdicts };
}

/** What the query's own motif is taken to be. */
function primaryNotices(
  primary: number | undefined,
  motifs: MotifsOfFactors,
  { library, asked }: PartnerMotifsInput,
): Notice[] {
  const { antigens } = asked.identity;
  if (antigens.length === 0) return [caution('partner-motifs.query-unknown')];
  const factor = antigens.slice(0, NAMED).join(', ').toUpperCase();
  if (!antigens.some((key) => motifs.has(key)))
    return [caution('partner-motifs.own-motif-unknown', { factor })];
  return primary === undefined
    ? [caution('partner-motifs.no-own-motif', { factor })]
    : [note('partner-motifs.own-motif', { motif: library.id[primary], name: library.name[primary] })];
}
