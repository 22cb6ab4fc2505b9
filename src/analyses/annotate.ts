import type { Answer } from '../tables/answer.ts';
import type { ClassShare } from '../genome/annotation/place-classes-figure.ts';
import { annotationColumns, placeClassColumns } from '../genome/annotation/annotation-columns.ts';
import { sitesLike } from '../genome/annotation/matched-sites.ts';
import { indexPlaces, PLACE_CLASSES, type PlaceIndex } from '../genome/annotation/place-classes.ts';
import type { Assembly } from '../genome/assembly.ts';
import { chromosomeCodes } from '../genome/chromosome-names.ts';
import type { GeneModels } from '../genome/genes.ts';
import { MergedRegions, overlapFlags } from '../genome/intervals.ts';
import { genesWithin, indexTss, nearestTss, type TssIndex } from '../genome/nearest-tss.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { takePeaks } from '../genome/place.ts';
import { UNKNOWN_BASE } from '../genome/sequence.ts';
import { caution, note, type Notice } from '../messages/message.ts';
import { createRandom } from '../statistics/random.ts';
import { conditionalOddsRatio } from '../statistics/tests/fisher.ts';
import { tableOf, type Table } from '../tables/table.ts';
import { choose, type Choices, type Choosing, type Chosen } from './inputs/choices.ts';
import type { FoundGenes } from './inputs/genes/gene-models.ts';
import { checkPeaksAndGenes } from './inputs/genes/peaks-and-genes.ts';
import type { FoundSequence } from './inputs/sequence.ts';

/** What may be chosen when peaks are annotated. */
export const annotateChoices = {
  promoter: { type: 'integer', min: 0, default: 1000, unit: 'bp', help: 'annotate.choice.promoter' },
  reach: { type: 'integer', min: 0, default: 100_000, unit: 'bp', help: 'annotate.choice.reach' },
  copies: { type: 'integer', min: 1, max: 1000, default: 10, help: 'annotate.choice.copies' },
  seed: { type: 'integer', min: 0, default: 1, help: 'annotate.choice.seed' },
} as const satisfies Choices;

type Settings = Chosen<typeof annotateChoices>;

/** What the annotation of peaks needs, opened. */
export interface AnnotateInput {
  /** What messages call the peaks. */
  readonly name: string;
  readonly peaks: PeakColumns;
  /** What was said of the peaks as they were read. */
  readonly notices: readonly Notice[];
  readonly genes: FoundGenes;
  /** Chromosomes and their sizes, for random sites; on its chromosomes the peaks are placed. */
  readonly genome?: Assembly;
  readonly blacklist?: PeakColumns;
  /** Keeps random sites out of gaps. */
  readonly sequence?: FoundSequence;
}

/** One row for every peak; the classes beside random sites. */
export interface Annotated extends Answer {
  readonly classes: Table;
  /** The same for the figure. */
  readonly shares: readonly ClassShare[];
}

/**
 * At what kind of place does every peak lie, which genes are near, and is that more than at random sites?
 * @throws InputError where peaks and gene models share no chromosome or are of different builds
 */
export function annotate(input: AnnotateInput, asking: Choosing<typeof annotateChoices> = {}): Annotated {
  const settings = choose(annotateChoices, asking);
  const { peaks, genes, genome, blacklist } = input;
  const { models, assembly } = genes;
  const tss = indexTss(models);
  const fit = checkPeaksAndGenes(input.name, peaks, tss, assembly);
  const places = indexPlaces(models, settings.promoter);
  const codes = chromosomeCodes(peaks.chromosomeNames, models.chromosomeNames);
  const classOf = Uint8Array.from(peaks.summit, (summit, i) => places.at(codes[peaks.chromosome[i]], summit));
  const listed = blacklist === undefined ? undefined : overlapFlags(peaks, blacklist);
  const kept = Uint32Array.from(peaks.start.keys()).filter((i) => listed?.[i] !== 1);
  const random = genome === undefined ? undefined : randomClasses(input, genome, kept, places, settings);
  const counted = countClasses(kept.map((i) => classOf[i]));
  const shares = sharesOf(places, counted, kept.length, random);
  return {
    table: peakTable(peaks, tss, { classOf, listed }, settings.reach),
    classes: classTable(shares),
    shares,
    notices: [
      ...input.notices,
      ...fit,
      note('annotate.classed', {
        peaks: peaks.count,
        promoter: settings.promoter,
        source: models.source,
      }),
      ...partsSaid(models, places),
      ...blacklistSaid(peaks.count, kept.length, listed !== undefined),
      ...randomSaid(input, settings, random),
    ],
  };
}

/** How many sites are in each class. */
interface Counted {
  readonly ofClass: Float64Array;
  readonly sites: number;
  readonly without: number;
}

/** The classes of random sites like the peaks, outside the blacklist and, where the sequence is known, outside gaps. */
function randomClasses(
  { peaks, genes, blacklist, sequence }: AnnotateInput,
  genome: Assembly,
  kept: Uint32Array,
  places: PlaceIndex,
  { copies, seed }: Settings,
): Counted {
  const like = takePeaks(peaks, kept);
  const listed = blacklist === undefined ? undefined : new MergedRegions(blacklist);
  const inList = chromosomeCodes(peaks.chromosomeNames, blacklist?.chromosomeNames ?? []);
  const inSequence = sequence?.sequenceOf(peaks.chromosomeNames);
  const allowed = (row: number, start: number, summit: number): boolean => {
    const chromosome = like.chromosome[row];
    const end = start + like.end[row] - like.start[row];
    if (listed !== undefined && inList[chromosome] >= 0 && listed.overlap(inList[chromosome], start, end))
      return false;
    const on = inSequence?.[chromosome] ?? -1;
    return on < 0 || sequence?.sequences.bases(on, summit, summit + 1)[0] !== UNKNOWN_BASE;
  };
  const sizes = peaks.chromosomeNames.map((name) => genome.sizes[genome.find(name)] ?? 0);
  const sites = sitesLike(like, sizes, copies, createRandom(seed), allowed);
  const codes = chromosomeCodes(peaks.chromosomeNames, genes.models.chromosomeNames);
  const classes = Uint8Array.from(sites.summit, (summit, i) =>
    places.at(codes[like.chromosome[sites.row[i]]], summit),
  );
  return { ofClass: countClasses(classes), sites: sites.row.length, without: sites.without };
}

function countClasses(classes: ArrayLike<number>): Float64Array {
  const counts = new Float64Array(PLACE_CLASSES.length);
  for (let i = 0; i < classes.length; i++) counts[classes[i]]++;
  return counts;
}

function sharesOf(
  { classes }: PlaceIndex,
  counted: Float64Array,
  peaks: number,
  random: Counted | undefined,
): ClassShare[] {
  return classes.map((placeClass) => {
    const number = PLACE_CLASSES.indexOf(placeClass);
    const here = counted[number];
    const beside = {
      ...{ placeClass, peaks: here, share: (100 * here) / peaks },
    };
    if (random === undefined || random.sites === 0) return beside;
    const there = random.ofClass[number];
    return {
      ...beside,
      random: {
        sites: there,
        share: (100 * there) / random.sites,
        odds: conditionalOddsRatio(here, peaks - here, there, random.sites - there),
      },
    };
  });
}

function classTable(shares: readonly ClassShare[]): Table {
  const compared = shares.every(({ random }) => random !== undefined);
  const ofRandom = (value: (random: NonNullable<ClassShare['random']>) => number) =>
    compared ? shares.map(({ random }) => (random === undefined ? null : value(random))) : undefined;
  return tableOf(placeClassColumns, {
    placeClass: shares.map(({ placeClass }) => placeClass),
    peaks: shares.map(({ peaks }) => peaks),
    share: shares.map(({ share }) => share),
    randomSites: ofRandom(({ sites }) => sites),
    randomShare: ofRandom(({ share }) => share),
    oddsRatio: ofRandom(({ odds }) => odds.estimate),
    ciLow: ofRandom(({ odds }) => odds.low),
    ciHigh: ofRandom(({ odds }) => odds.high),
  });
}

function peakTable(
  peaks: PeakColumns,
  tss: TssIndex,
  { classOf, listed }: { readonly classOf: Uint8Array; readonly listed: Uint8Array | undefined },
  reach: number,
): Table {
  const { genes } = tss;
  const { gene, distance } = nearestTss(tss, peaks);
  const nameOf = (row: number): string => genes.symbol[row] || genes.transcript[row];
  const reached = Array.from({ length: peaks.count }, () => new Map<string, number>());
  const pairs = genesWithin(tss, peaks, reach);
  for (let i = 0; i < pairs.peak.length; i++) {
    const own = reached[pairs.peak[i]];
    const name = nameOf(pairs.gene[i]);
    const known = own.get(name);
    if (known === undefined || Math.abs(pairs.distance[i]) < Math.abs(known))
      own.set(name, pairs.distance[i]);
  }
  return tableOf(annotationColumns, {
    chrom: Array.from(peaks.chromosome, (code) => peaks.chromosomeNames[code]),
    peakStart: peaks.start,
    peakEnd: peaks.end,
    peakSummit: peaks.summit,
    peakScore: peaks.score,
    placeClass: Array.from(classOf, (number) => PLACE_CLASSES[number]),
    nearestGene: Array.from(gene, (row) => (row < 0 ? null : nameOf(row))),
    transcript: Array.from(gene, (row) => (row < 0 ? null : genes.transcript[row] || null)),
    distanceToTss: Array.from(distance, (bp, i) => (gene[i] < 0 ? null : bp)),
    genesInReach: reached.map(({ size }) => size),
    genes: reached.map((own) => listOf(own) || null),
    blacklisted: listed && Array.from(listed, (flag) => (flag === 1 ? 'yes' : 'no')),
  });
}

/** `IRF4 -120; DUSP22 98310`, the nearest first. */
function listOf(distances: ReadonlyMap<string, number>): string {
  return [...distances]
    .sort(([a, x], [b, y]) => Math.abs(x) - Math.abs(y) || (a < b ? -1 : 1))
    .map(([name, bp]) => `${name} ${bp}`)
    .join('; ');
}

/** Which classes these gene models cannot tell. */
function partsSaid({ source, parts }: GeneModels, { classes }: PlaceIndex): Notice[] {
  if (parts === undefined) return [note('annotate.no-exons', { source })];
  return classes.includes("5' UTR") ? [] : [caution('annotate.no-coding', { source })];
}

function blacklistSaid(peaks: number, kept: number, given: boolean): Notice[] {
  return given ? [note('annotate.blacklisted', { listed: peaks - kept, peaks })] : [];
}

function randomSaid(
  { genome, sequence, blacklist }: AnnotateInput,
  { copies, seed }: Settings,
  random: Counted | undefined,
): Notice[] {
  if (genome === undefined || random === undefined) return [note('annotate.no-sizes')];
  const said = { sites: random.sites, copies, seed, genome: genome.name };
  return [
    note(blacklist === undefined ? 'annotate.random' : 'annotate.random-outside', said),
    ...(sequence === undefined ? [note('annotate.gaps', { genome: genome.name })] : []),
    ...(random.without > 0 ? [caution('annotate.without-place', { sites: random.without })] : []),
  ];
}
