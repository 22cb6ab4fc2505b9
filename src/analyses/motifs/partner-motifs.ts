import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { InputError } from '../../errors.ts';
import type { MotifLibrary } from '../../formats/motifs/motif-library.ts';
import { takePeaks } from '../../genome/place.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { bestSites } from '../../motifs/enrichment/best-sites.ts';
import { factorsOfMotif } from '../../motifs/factors-of-motif.ts';
import { motifFamilies } from '../../motifs/motif-families.ts';
import {
  mostTelling,
  ownMotif,
  splitWindows,
  type OwnMotif,
  type SplitWindows,
} from '../../motifs/partners/own-motif.ts';
import { partnerMotifColumns } from '../../motifs/partners/partner-motif-columns.ts';
import { motifVerdict, oneOfEachFamily, sitsOn, type PartnerMotif } from '../../motifs/partners/sits-on.ts';
import type { ScanKernel } from '../../motifs/scan-memory.ts';
import type { ScannedMotif } from '../../motifs/scanned-motif.ts';
import {
  backgroundOf,
  baseProbabilities,
  UNIFORM,
  type Background,
  type Matrix,
} from '../../motifs/score-matrix.ts';
import { motifsAt } from '../../motifs/select-motifs.ts';
import { SEQUENCE_ELEMENTS } from '../../motifs/sequence-elements.ts';
import { gapOf } from '../../motifs/spacing/placements.ts';
import type { SpacingFamily, SpacingWord } from '../../motifs/spacing/spacing-families.ts';
import type { MotifSpacing } from '../../motifs/spacing/spacing-of-motif.ts';
import { readyMotifs, spacingsInWindows, type ReadyMotif } from '../../motifs/spacing/spacings-in-windows.ts';
import { takeWindows, type MotifWindows } from '../../motifs/windows/motif-windows.ts';
import type { BoundSites } from '../../partners/sites/bound-sites.ts';
import { benjaminiHochberg } from '../../statistics/combine/multiple-testing.ts';
import { binomialLog10P } from '../../statistics/distributions/binomial.ts';
import { createRandom } from '../../statistics/random.ts';
import type { Answer } from '../../tables/answer.ts';
import { tableOf } from '../../tables/table.ts';
import { judgedColumns, type Judged } from '../../tables/verdicts.ts';
import type { Asked } from '../inputs/asked.ts';
import { choose, type Choices, type Choosing } from '../inputs/choices.ts';
import type { FoundSequence } from '../inputs/sequence.ts';
import { queryOnSites, type PartnersInput } from '../partners.ts';
import { motifScanChoices, tooWeak } from './scan.ts';
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
/** Share of the shared sites that another factor of a family binds, from which it is named. */
const BOUND = 0.1;
/** How many times as many windows as by chance have a site of the query's own motif, at least. */
const LEAST_EXCESS = 1.2;
const NAMED = 8;

/**
 * Do partners sit on motifs of their own at the sites that they share with the query? Of each candidate: whether its motif is in more of
 * the shared sites than of the query's other sites (alike in GC and CpG), how it is spaced from the query's own motif there, and on which
 * of the two it therefore sits. Which factor of a family binds is nothing that a motif tells: the others are named.
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
  const motifs = new MotifsOfFactors(input, { windows: near.windows, background, p });
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
    if (split === undefined) return { motifs: own };
    const tests = own.map((motif) => ownMotif(motifs.shortOf(motif), split));
    const { which, log10P } = mostTelling(tests);
    const rows = [...wide.windows.row.keys()].filter((i) => isShared(wide.windows.row[i]));
    return {
      ...{
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
  /** Its motifs that can have sites. */
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

/** The motifs of the library by their factors, and where they are in the windows. */
class MotifsOfFactors {
  readonly #factors: readonly (readonly string[])[];
  readonly #ready = new Map<number, ReadyMotif>();
  readonly #short = new Map<number, Int32Array>();
  readonly #windows: MotifWindows;
  /** Motifs of these factors that no sequence can have at this P. */
  readonly weak: readonly string[];
  readonly #p: number;

  constructor(
    { library, kernel, candidates, asked }: PartnerMotifsInput,
    { windows, background, p }: { windows: MotifWindows; background: Background; p: number },
  ) {
    const { names, identity } = asked;
    this.#windows = windows;
    this.#p = p;
    this.#factors = library.name.map((name) =>
      factorsOfMotif(name, names).map((factor) => names.key(factor)),
    );
    const keys = new Set([...candidates.map(({ antigen }) => names.key(antigen)), ...identity.antigens]);
    const wanted = [...this.#factors.keys()].filter((i) => this.#factors[i].some((key) => keys.has(key)));
    readyMotifs(motifsAt(library, wanted), p, background).forEach((ready, i) => {
      if (ready.motif.most >= 0) this.#ready.set(wanted[i], ready);
    });
    this.weak = wanted.filter((row) => !this.#ready.has(row)).map((row) => library.id[row]);
    const rows = [...this.#ready.keys()];
    let at = 0;
    for (const { short } of bestSites(
      kernel,
      rows.map((row) => this.ready(row).motif),
      windows,
    ))
      this.#short.set(rows[at++], short);
  }

  /** The motifs of a factor that can have sites. */
  of(key: string): number[] {
    return [...this.#ready.keys()].filter((motif) => this.#factors[motif].includes(key));
  }

  ready(motif: number): ReadyMotif {
    return this.#ready.get(motif)!;
  }

  /** Of each window by how much the best site falls short; negative without a site. */
  shortOf(motif: number): Int32Array {
    return this.#short.get(motif)!;
  }

  /** Of the motifs of some factors the one whose sites are least by chance; undefined where all may be. */
  mostCertain(keys: readonly string[]): number | undefined {
    let [best, least] = [-1, LEVEL];
    const candidates = new Set(keys.flatMap((key) => this.of(key)));
    for (const motif of candidates) {
      const found = this.shortOf(motif).reduce((sum, short) => sum + (short >= 0 ? 1 : 0), 0);
      const { width, p } = this.ready(motif).motif;
      const each = p.at(-1) ?? this.#p;
      const rate = -Math.expm1(-2 * each * (WIDTH - width + 1));
      if (found < LEAST_EXCESS * rate * this.#windows.count) continue;
      const one = binomialLog10P(found, this.#windows.count, Math.min(1, rate), 'upper');
      const log10P = one + Math.log10(candidates.size);
      if (log10P < least) [best, least] = [motif, log10P];
    }
    return best < 0 ? undefined : best;
  }
}

interface SitesOfQuery {
  readonly sites: CellClassSites;
  readonly query: BoundSites;
}

/** Whether a factor binds each of the query's sites in some cells. */
function sharedWith({ sites, query }: SitesOfQuery, antigen: string, cell: string): (row: number) => boolean {
  const binder = sites.binders.findIndex((each) => each.antigen === antigen && each.cell === cell);
  const { offset, binder: members } = sites.members;
  const shared = Uint8Array.from(query.site, (site) =>
    binder >= 0 && members.subarray(offset[site], offset[site + 1]).includes(binder) ? 1 : 0,
  );
  return (row) => shared[row] === 1;
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
    hasMotif: each.motifs.length > 0,
    own: each.own === undefined ? undefined : { ...each.own, log10Q: log10Q[i] },
    querys: each.querys,
    shared: each.split?.shared.length ?? 0,
    spacing: wordOf(each, i),
  }));
  const number = (value: (each: Answered) => number | undefined) => found.map((each) => value(each) ?? null);
  const families = familiesOf(found, library, input);
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
    expectedShare: number(({ spaced }) => spaced?.family.test.expectedShare),
    family: families.map(({ factors }) => factors.join(', ') || null),
    familyBound: families.map(({ bound }) => bound(sites).join(', ') || null),
  });
  return { table, verdicts };
}

interface FactorsOfFamily {
  /** Of the family; undefined where the candidate has no motif. */
  readonly number: number | undefined;
  /** The factors whose motifs are like the candidate's, by symbol. */
  readonly factors: readonly string[];
  /** Those of them that have experiments in the candidate's cells and are at its shared sites, with their share. */
  readonly bound: (sites: SitesOfQuery) => string[];
}

/** Who else goes by the motif of each candidate. */
function familiesOf(
  found: readonly Answered[],
  library: MotifLibrary,
  { candidates, asked: { names } }: PartnerMotifsInput,
): FactorsOfFamily[] {
  const none: FactorsOfFamily = { number: undefined, factors: [], bound: () => [] };
  if (found.every(({ best }) => best === undefined)) return found.map(() => none);
  const { family } = motifFamilies(
    library.id.map((_, i) => baseProbabilities(matrixOf(library, i), UNIFORM)),
  );
  return found.map(({ best }, i) => {
    if (best === undefined) return none;
    const { antigen, cell } = candidates[i];
    // A composite element holds the motif of another factor as well, which is not like this one.
    const members = [...library.name.keys()].filter(
      (motif) => family[motif] === family[best] && (motif === best || !isComposite(library, motif)),
    );
    const factors = [
      ...new Set(members.flatMap((motif) => factorsOfMotif(library.name[motif], names))),
    ].sort();
    return {
      number: family[best],
      factors,
      bound: (sites) => {
        const own = sharedWith(sites, antigen, cell);
        const rows = [...sites.query.site.keys()].filter(own);
        const others = sites.sites.binders.filter(
          (each) =>
            each.cell === cell &&
            each.antigen !== antigen &&
            factors.some((factor) => names.same(factor, each.antigen)),
        );
        return others
          .map((each) => {
            const isBound = sharedWith(sites, each.antigen, cell);
            return { name: each.antigen, share: rows.filter(isBound).length / rows.length };
          })
          .filter(({ share }) => share >= BOUND)
          .sort((a, b) => b.share - a.share)
          .map(({ name, share }) => `${name} ${Math.round(100 * share)}%`);
      },
    };
  });
}

function matrixOf({ kind, matrix, sites }: MotifLibrary, i: number): Matrix {
  return { kind: kind[i], values: matrix[i], sites: sites[i] };
}

/** What the query's own motif is taken to be. */
function isComposite({ kind, id }: MotifLibrary, motif: number): boolean {
  return kind[motif] === 'word' && COMPOSITES.has(id[motif]);
}

const COMPOSITES: ReadonlySet<string> = new Set(
  SEQUENCE_ELEMENTS.filter(({ composite }) => composite).map(({ name }) => name),
);

function primaryNotices(
  primary: number | undefined,
  motifs: MotifsOfFactors,
  { library, asked }: PartnerMotifsInput,
): Notice[] {
  const { antigens } = asked.identity;
  if (antigens.length === 0) return [caution('partner-motifs.query-unknown')];
  const factor = antigens.slice(0, NAMED).join(', ').toUpperCase();
  if (antigens.every((key) => motifs.of(key).length === 0))
    return [caution('partner-motifs.own-motif-unknown', { factor })];
  return primary === undefined
    ? [caution('partner-motifs.no-own-motif', { factor })]
    : [note('partner-motifs.own-motif', { motif: library.id[primary], name: library.name[primary] })];
}
