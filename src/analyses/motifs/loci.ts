import type { MotifLibrary } from '../../formats/motifs/motif-library.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { gcContent } from '../../genome/sequence.ts';
import { iupacShares } from '../../genome/words/iupac.ts';
import type { Notice } from '../../messages/message.ts';
import { chanceAmong, chanceInRandom, LEAST_OTHERS, nearestByGc } from '../../motifs/loci/chance-of-loci.ts';
import { PROMOTER, type WindowKind } from '../../motifs/loci/locus-windows.ts';
import { sharedWords, type SharedWord } from '../../motifs/loci/shared-words.ts';
import {
  knownBases,
  otherWindows,
  sitesIn,
  type OtherWindows,
} from '../../motifs/loci/windows-with-motif.ts';
import type { MotifSites } from '../../motifs/motif-sites.ts';
import type { ScanKernel } from '../../motifs/scan-memory.ts';
import { scannedMotif, type ScannedMotif } from '../../motifs/scanned-motif.ts';
import { backgroundOf, UNIFORM } from '../../motifs/score-matrix.ts';
import { joinLibraries, motifsAt, selectMotifs } from '../../motifs/select-motifs.ts';
import { createRandom } from '../../statistics/random.ts';
import type { Answer } from '../../tables/answer.ts';
import type { Table } from '../../tables/table.ts';
import { choose, type Choices, type Choosing } from '../inputs/choices.ts';
import { lociSaid } from '../inputs/loci/notices.ts';
import { otherPromoters, otherSites, type OtherSettings, type OtherSources } from '../inputs/loci/others.ts';
import { lociSites, lociTable } from '../inputs/loci/table.ts';
import { lociWindows, type LociPlaces, type LocusWindow } from '../inputs/loci/windows.ts';
import { motifScanChoices } from './scan.ts';

/** What may be chosen when motifs are looked for in chosen loci. */
export const motifLociChoices = {
  width: { type: 'integer', min: 20, max: 100_000, default: 1000, unit: 'bp', help: 'loci.choice.width' },
  reach: { type: 'integer', min: 0, default: 10_000, unit: 'bp', help: 'loci.choice.reach' },
  ...motifScanChoices,
  words: { type: 'integer', min: 0, max: 1000, default: 10, help: 'loci.choice.words' },
  others: { type: 'integer', min: 0, max: 100_000, default: 2000, help: 'loci.choice.others' },
  seed: { type: 'integer', min: 0, default: 1, help: 'loci.choice.seed' },
} as const satisfies Choices;

/** What motifs in loci need, opened. */
export interface MotifLociInput extends LociPlaces, OtherSources {
  readonly library: MotifLibrary;
  readonly kernel: (motifs: readonly ScannedMotif[]) => ScanKernel;
  readonly names?: KnownNames;
  /** What was said of peaks, genes and sequence. */
  readonly notices: readonly Notice[];
}

/** Motifs and words with their chance, those least to be expected first; every site of them; and what figure and amplicons need. */
export interface MotifLoci extends Answer {
  readonly sites: Table;
  readonly loci: readonly string[];
  readonly windows: readonly LocusWindow[];
  /** Motifs in the order of the table, and the sites of each window, with numbers of these motifs. */
  readonly motifs: readonly string[];
  /** Those of them that were asked for; the others are words that all loci share. */
  readonly asked: readonly string[];
  /** Bases of each motif. */
  readonly widths: ArrayLike<number>;
  readonly sitesOf: readonly MotifSites[];
}

/** What windows of a kind are compared with; undefined is random sequence. */
type Others = Partial<Record<WindowKind, OtherWindows>>;

/**
 * Which motifs do chosen loci have, which do all share, and how many other loci would have them as well?
 * @throws InputError where no locus has a known base, and where `only` names no motif
 */
export async function motifLoci(
  input: MotifLociInput,
  asking: Choosing<typeof motifLociChoices> = {},
): Promise<MotifLoci> {
  const settings = choose(motifLociChoices, asking);
  const { p, bases, only = [], words } = settings;
  const { names: loci, windows, notices } = lociWindows(input, settings);
  const asked = selectMotifs(input.library, only, input.names ?? new KnownNames());
  const ofLoci = loci.map((_, locus) =>
    windows.flatMap((each) => (each.locus === locus ? [each.codes] : [])),
  );
  const shared = sharedWords(ofLoci, words).filter(({ word }) => !asked.id.includes(word));
  const all = joinLibraries([asked, wordLibrary(shared)]);
  const background = bases === 'uniform' ? UNIFORM : backgroundOf(windows.map(({ codes }) => codes));
  const scanned = all.id.map((_, i) => scannedMotif(all, i, { p, background }));
  const possible = scanned.flatMap(({ most }, i) => (most >= 0 ? [i] : []));
  const library = motifsAt(all, possible);
  const motifs = possible.map((i) => scanned[i]);
  const kernel = input.kernel(motifs);
  const sitesOf = windows.map(({ codes }) => sitesIn(kernel, codes, motifs));
  const others = await othersOf(input, windows, settings, (codes) => otherWindows(kernel, codes, motifs));
  const chances = chancesOf(windows, motifs, others, settings.width);
  const counted = { loci, windows, sitesOf, motifs, chances };
  const { table, order, said } = lociTable(library, shared, counted, againstOf(windows, others));
  const place = new Uint32Array(order.length);
  order.forEach((motif, i) => (place[motif] = i));
  const sorted = motifsAt(library, order);
  const renumbered = sitesOf.map((sites) => ({ ...sites, motif: sites.motif.map((motif) => place[motif]) }));
  const ready = order.map((i) => motifs[i]);
  return {
    table,
    sites: lociSites(sorted, ready, loci, windows, renumbered),
    ...{ loci, windows, motifs: sorted.id, asked: asked.id, widths: sorted.width, sitesOf: renumbered },
    notices: [
      ...input.notices,
      ...notices,
      ...lociSaid({
        ...{ loci: loci.length, windows, settings, background, rows: said },
        weak: all.id.filter((_, i) => !possible.includes(i)),
        others: { sites: (others.peak ?? others.region)?.gc.length, promoters: others.promoter?.gc.length },
        asked: asked.id.length,
      }),
    ],
  };
}

function wordLibrary(shared: readonly SharedWord[]): MotifLibrary {
  const words = shared.map(({ word }) => word);
  return {
    id: words,
    name: words,
    kind: words.map(() => 'word'),
    width: Uint16Array.from(words, ({ length }) => length),
    matrix: words.map(iupacShares),
    sites: new Float64Array(words.length).fill(NaN),
    file: words.map(() => ''),
    line: new Uint32Array(words.length),
  };
}

/** What each kind of window is compared with, as far as there are enough. */
async function othersOf(
  sources: OtherSources,
  windows: readonly LocusWindow[],
  settings: OtherSettings,
  looked: (codes: readonly Uint8Array[]) => OtherWindows,
): Promise<Others> {
  const random = createRandom(settings.seed);
  const has = (...kinds: readonly WindowKind[]): boolean => windows.some(({ kind }) => kinds.includes(kind));
  const sites = has('peak', 'region')
    ? looked(await otherSites(sources, windows, settings, random.split('sites')))
    : undefined;
  const promoter = has('promoter')
    ? looked(otherPromoters(sources, windows, settings, random.split('promoters')))
    : undefined;
  const enough = (found: OtherWindows | undefined): OtherWindows | undefined =>
    found !== undefined && found.gc.length >= LEAST_OTHERS ? found : undefined;
  return { peak: enough(sites), region: enough(sites), promoter: enough(promoter) };
}

/** The chance of every motif in every window, motif by motif. @param width bp of whole windows */
function chancesOf(
  windows: readonly LocusWindow[],
  motifs: readonly ScannedMotif[],
  others: Others,
  width: number,
): number[][] {
  const promoter = PROMOTER.before + PROMOTER.after + 1;
  const compared = windows.map(({ kind, codes }) => {
    const bases = knownBases(codes);
    const found = others[kind];
    if (found === undefined) return { bases };
    const length = bases / (kind === 'promoter' ? promoter : width);
    return { bases, to: { found, length, near: nearestByGc(found, gcContent(codes)) } };
  });
  return motifs.map((motif, number) =>
    compared.map(({ bases, to }) =>
      to === undefined ? chanceInRandom(motif, bases) : chanceAmong(to.found, to.near, number, to.length),
    ),
  );
}

/** What the chances of a table rest on, in words. */
function againstOf(windows: readonly LocusWindow[], others: Others): string {
  const kinds = new Set(
    windows.map(({ kind }) =>
      others[kind] === undefined ? 'random sequence' : kind === 'promoter' ? 'promoters' : 'bound sites',
    ),
  );
  return [...kinds].join(', ');
}
